import type { MikroORM } from '@mikro-orm/postgresql';
import type { Viewer } from '../identity/viewer.js';
import { fold } from '../thesaurus/normalise.js';
import type { FacetNumbers } from './facet-numbers.js';
import { lookUpKeys, type Meeting, nameHas } from './names/names-meet.js';
import { pgArray } from './pg-array.js';
import type { Plan } from './plan.js';
import { atPlaces, type Sql, visible } from './statement.js';
import { alikeWords } from './word-store.js';

/** What is found by sound and by spelling; kept in PostgreSQL whichever engine answers. */
export interface Spelling {
  /** Records with this name in any script or spelling, at the places asked for, the surest first. */
  named(name: string, at: Pick<Plan, 'places' | 'countries'>, viewer: Viewer): Promise<string[]>;
  /** Records with words spelt like those asked for, those that answer most of the query first, and the words. */
  spelt(plan: Plan, viewer: Viewer): Promise<{ ids: string[]; alike: string[] }>;
}

const mostCompared = 300;
const most = 100;
const mostWords = 8;
const surest: readonly Meeting[] = ['exact', 'romanised', 'skeleton'];

interface Named {
  id: string;
  names: string[];
}

/** A skeleton brings names that may be meant; only those that meet by their vowels too are answers. */
export function postgresSpelling(orm: MikroORM, numbers: FacetNumbers): Spelling {
  return {
    async named(name, at, viewer) {
      const { parts, whole } = lookUpKeys(name);
      if (parts.length === 0 || parts.length > mostWords || fold(name).length < 3) return [];
      const place = atPlaces(await numbers.known(), at);
      const open = visible(viewer);
      const all = parts.map(() => 'd.name_keys && ?::text[]').join(' and ');
      const rows = await orm.em.fork().execute<Named[]>(
        `select d.record_id as id, to_jsonb(array(select t ->> 'text' from jsonb_array_elements(d.texts) t
           where t ->> 'field' in ('name', 'otherName'))) as names
         from search_document d where ((${all}) or d.name_keys && ?::text[]) and (${open.text}) and (${place.text})
         limit ${mostCompared}`,
        [...parts.map(pgArray), pgArray(whole), ...open.values, ...place.values],
      );
      return rows
        .map(({ id, names }) => ({ id, found: bestOf(names, name) }))
        .filter(({ found }) => found !== null)
        .sort((a, b) => (a.found ?? 0) - (b.found ?? 0) || (a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map(({ id }) => id);
    },
    async spelt(plan, viewer) {
      const rest = plan.rest.split(' ').filter(Boolean);
      const words = [...(rest.length > 0 ? rest : plan.words)].sort((a, b) => b.length - a.length).slice(0, mostWords);
      const alike = await alikeWords(orm.em.fork(), words);
      if (alike.size === 0) return { ids: [], alike: [] };
      const place = atPlaces(await numbers.known(), plan);
      const open = visible(viewer);
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
      const rows = await orm.em.fork().execute<{ id: string }[]>(
        `select record_id as id from (${parts.map((each) => each.text).join(' union all ')}) found
         group by record_id having sum(worth) >= ?::float8 order by sum(worth) desc, record_id limit ${most}`,
        [...parts.flatMap((each) => each.values), words.length / 2 - 0.25],
      );
      return {
        ids: rows.map((row) => row.id),
        alike: [...new Set([...alike.values()].flatMap((list) => list.map((each) => each.word)))],
      };
    },
  };
}

/** How well the best of the names answers, the less the better; null when none does. */
function bestOf(names: readonly string[], asked: string): number | null {
  const found = names.flatMap((name) => nameHas(name, asked) ?? []);
  return found.length === 0 ? null : Math.min(...found.map((each) => surest.indexOf(each.meeting) + 1 - each.share));
}
