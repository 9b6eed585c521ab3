import { pgArray } from './pg-array.js';
import type { SearchFilters } from './search-engine.js';

/** A piece of a statement with the values of its placeholders in order. */
export interface Sql {
  text: string;
  values: unknown[];
}

/**
 * Which documents are meant, as data: PostgreSQL reads it as a statement (`sqlOf`), this process over the values it holds
 * (`testOf`).
 */
export type Condition =
  /** With one of these facet values, by number. */
  | { is: 'tagged'; numbers: readonly number[] }
  | { is: 'listed'; records: readonly string[] }
  /** Open to an audience, by its bit. */
  | { is: 'open'; to: number }
  | { is: 'inside'; bounds: NonNullable<SearchFilters['bounds']> }
  | { is: 'around'; latitude: number; longitude: number; km: number }
  /** Updated so many seconds after 1970, or later. */
  | { is: 'since'; seconds: number }
  /** What only the database can tell: words, spellings, blocks. */
  | { is: 'found'; sql: Sql }
  | { is: 'not'; of: Condition }
  | { is: 'all' | 'any'; of: readonly Condition[] };

export const everything: Condition = { is: 'all', of: [] };
export const nothing: Condition = { is: 'any', of: [] };

const isEmpty = (each: Condition, is: 'all' | 'any'): boolean => each.is === is && each.of.length === 0;

export function all(...parts: readonly Condition[]): Condition {
  if (parts.some((each) => isEmpty(each, 'any'))) return nothing;
  const some = parts.filter((each) => !isEmpty(each, 'all'));
  return some.length === 1 && some[0] ? some[0] : { is: 'all', of: some };
}

/** Values of several facets are one list: each has a number of its own. */
export function any(...parts: readonly Condition[]): Condition {
  if (parts.some((each) => isEmpty(each, 'all'))) return everything;
  const numbers = parts.flatMap((each) => (each.is === 'tagged' ? each.numbers : []));
  const some: Condition[] = parts.filter((each) => each.is !== 'tagged' && !isEmpty(each, 'any'));
  if (numbers.length > 0) some.unshift({ is: 'tagged', numbers });
  return some.length === 1 && some[0] ? some[0] : { is: 'any', of: some };
}

const kilometresPerDegree = 111.19;

/** The latitudes within a distance of a point: found by an index, or by one comparison, before distances are measured. */
export function strip({ latitude, km }: { latitude: number; km: number }): [south: number, north: number] {
  return [latitude - km / kilometresPerDegree, latitude + km / kilometresPerDegree];
}

/** Great-circle distance in kilometres from a point to the document's place, by the haversine formula. */
export function distance(latitude: number, longitude: number): Sql {
  return {
    text: `12742 * asin(sqrt(power(sin(radians(d.latitude - ?::float8) / 2), 2)
      + cos(radians(?::float8)) * cos(radians(d.latitude)) * power(sin(radians(d.longitude - ?::float8) / 2), 2)))`,
    values: [latitude, latitude, longitude],
  };
}

/** A condition on the documents `d` as a statement has it. */
export function sqlOf(condition: Condition): Sql {
  switch (condition.is) {
    case 'tagged':
      return { text: 'd.tags && ?::int[]', values: [`{${condition.numbers.join(',')}}`] };
    case 'listed':
      return { text: 'd.record_id = any(?::text[])', values: [pgArray(condition.records)] };
    case 'open':
      return { text: `d.open_to & ${condition.to} <> 0`, values: [] };
    case 'inside': {
      const { south, north, west, east } = condition.bounds;
      return {
        text: 'd.latitude between ?::float8 and ?::float8 and d.longitude between ?::float8 and ?::float8',
        values: [south, north, west, east],
      };
    }
    case 'around': {
      const { text, values } = distance(condition.latitude, condition.longitude);
      return {
        text: `d.latitude between ?::float8 and ?::float8 and ${text} <= ?::float8`,
        values: [...strip(condition), ...values, condition.km],
      };
    }
    case 'since':
      return { text: 'd.updated_at >= to_timestamp(?::float8)', values: [condition.seconds] };
    case 'found':
      return condition.sql;
    case 'not': {
      const { text, values } = sqlOf(condition.of);
      // Where nothing is known of a place, it is not there.
      return { text: `(${text}) is not true`, values };
    }
    default: {
      const parts = condition.of.map(sqlOf);
      if (parts.length === 0) return { text: condition.is === 'all' ? 'true' : 'false', values: [] };
      return {
        text: parts.map((each) => `(${each.text})`).join(condition.is === 'all' ? ' and ' : ' or '),
        values: parts.flatMap((each) => each.values),
      };
    }
  }
}

/** What a condition asks of the database. */
export function foundIn(condition: Condition): Sql[] {
  switch (condition.is) {
    case 'found':
      return [condition.sql];
    case 'not':
      return foundIn(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(foundIn);
    default:
      return [];
  }
}
