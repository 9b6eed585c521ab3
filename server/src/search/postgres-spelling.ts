import type { MikroORM } from '@mikro-orm/postgresql';
import type { Viewer } from '../identity/viewer.js';
import { fold } from '../thesaurus/normalise.js';
import { type Sql, sqlOf } from './condition.js';
import type { FacetNumbers } from './facet-numbers.js';
import { readerOf } from './index-reader.js';
import { closeKeys, closenessTo, mostParts } from './names/name-closeness.js';
import { pgArray } from './pg-array.js';
import type { Plan } from './plan.js';
import { atPlaces, visible } from './statement.js';
import { alikeWords } from './word-store.js';

/** What is found by sound and by spelling; kept in PostgreSQL whichever engine answers. */
export interface Spelling {
  /** Records whose name has most of this one, in any script or spelling, at the places asked for, the closest first. */
  named(name: string, at: Pick<Plan, 'places' | 'countries'>, viewer: Viewer): Promise<CloseName[]>;
  /** Records with words spelt like those asked for, those that answer most of the query first, and the words. */
  spelt(plan: Plan, viewer: Viewer): Promise<{ ids: string[]; alike: string[] }>;
}

/** A record with a name that resembles the one asked for; `closeness` as `closenessTo` has it. */
export interface CloseName {
  id: string;
  closeness: number;
}

/** So many names with each part are compared: a name that has only what a hundred others have is told by two of its parts. */
const mostCompared = 100;
const most = 100;
const mostWords = 8;
/** Pairs of more parts than these are not looked up. */
const mostPaired = 4;
const leastClose = 0.5;

export function postgresSpelling(orm: MikroORM, numbers: FacetNumbers): Spelling {
  const read = readerOf(orm);
  return {
    async named(name, at, viewer) {
      const { parts, whole } = closeKeys(name);
      if (parts.length === 0 || fold(name).length < 3) return [];
      const place = sqlOf(atPlaces({ numbers: await numbers.known() }, at));
      const open = sqlOf(visible(viewer));
      const longest = [...parts].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0)).slice(0, mostPaired);
      const pairs = longest.flatMap((one, position) => longest.slice(position + 1).map((other) => [one, other]));
      // A long name is looked for whole: by single parts it would be compared with a good share of all names.
      const some = parts.length > mostParts ? [] : [...parts.map((each) => [each]), ...pairs];
      // All the parts of a short name are one of these already.
      const lookUps = [...some, ...(parts.length > 2 ? [parts] : []), ...(whole.length > 0 ? [[whole]] : [])];
      const selects = lookUps.map(
        (keys): Sql => ({
          text: `(select d.record_id as id, d.title, d.names from search_document d
            where ${keys.map(() => 'd.name_keys && ?::text[]').join(' and ')} and (${open.text}) and (${place.text})
            limit ${mostCompared})`,
          values: [...keys.map(pgArray), ...open.values, ...place.values],
        }),
      );
      const rows = await read<{ id: string; title: string; names: string }>({
        text: selects.map((each) => each.text).join(' union '),
        values: selects.flatMap((each) => each.values),
      });
      const closeness = closenessTo(name);
      return (
        rows
          // With another name beside it the title is compared by itself, and all names together.
          .map(({ id, title, names }) => {
            const own = closeness(title);
            return { id, closeness: names.trim() === fold(title).trim() ? own : Math.max(own, closeness(names)) };
          })
          .filter((each) => each.closeness >= leastClose)
          .sort((a, b) => b.closeness - a.closeness || (a.id < b.id ? -1 : 1))
          .slice(0, most)
      );
    },
    async spelt(plan, viewer) {
      const rest = plan.rest.split(' ').filter(Boolean);
      const words = [...(rest.length > 0 ? rest : plan.words)].sort((a, b) => b.length - a.length).slice(0, mostWords);
      const alike = await alikeWords(read, words);
      if (alike.size === 0) return { ids: [], alike: [] };
      const place = sqlOf(atPlaces({ numbers: await numbers.known() }, plan));
      const open = sqlOf(visible(viewer));
      const parts = [...alike.values()].map(
        (list): Sql => ({
          text: `(select d.record_id, ?::float8 as worth from search_document d
            where d.words @@ ?::tsquery and (${open.text}) and (${place.text}) limit 1000)`,
          values: [
            list[0]?.likeness ?? 0,
            list.map((each) => `'${each.word}'`).join(' | '),
            ...open.values,
            ...place.values,
          ],
        }),
      );
      const rows = await read<{ id: string }>({
        text: `select record_id as id from (${parts.map((each) => each.text).join(' union all ')}) found
         group by record_id having sum(worth) >= ?::float8 order by sum(worth) desc, record_id limit ${most}`,
        values: [...parts.flatMap((each) => each.values), words.length / 2 - 0.25],
      });
      return {
        ids: rows.map((row) => row.id),
        alike: [...new Set([...alike.values()].flatMap((list) => list.map((each) => each.word)))],
      };
    },
  };
}
