import { setImmediate } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Sql } from './condition.js';
import { withMarks } from './conditions-in-memory.js';
import { addRows, type Documents, type Listed, noDocuments, rowsOf } from './documents.js';
import { type Read, readerOf } from './index-reader.js';

/** The documents that the database finds for a statement, by number; 0, which no document has, where there are none. */
export type Found = (sql: Sql) => readonly number[];

/** The values of all documents, held by this process and as true as the database at the moment of every reading. */
export interface HeldDocuments {
  /**
   * Hands over the documents with what the database finds among them in the same moment, and with what comes in `meanwhile`;
   * `work` may not wait for anything.
   */
  read<T, M = undefined>(
    wanted: readonly Sql[],
    work: (documents: Documents, found: Found, meanwhile: M) => T,
    meanwhile?: Promise<M>,
  ): Promise<T>;
}

interface Held {
  /** Which table they are of: a rebuild puts another in its place. */
  table: string;
  documents: Documents;
}

type Answer = Listed & { table: string | null; highest: number | null } & Record<`found${number}`, string>;

const column = (expression: string) => `coalesce(string_agg(${expression}, ' ' order by number), '')`;

/** What was written since, and what is wanted, in one statement: they tell of the same moment. */
async function ask(read: Read, known: number, wanted: readonly Sql[]): Promise<Answer> {
  const found = wanted.map(
    ({ text }, at) =>
      `, (select coalesce(string_agg(d.number::text, ' '), '') from search_document d where ${text}) as found${at}`,
  );
  const [answer] = await read<Answer>({
    text: `select (select tableoid::text from search_document limit 1) as table,
        (select max(number) from search_document) as highest, written.* ${found.join('')}
      from (select ${column('number::text')} as numbers, ${column('record_id')} as records, ${column('open_to::text')} as open,
        ${column('facets')} as facets, ${column(`array_to_string(tsvector_to_array(name_words), ',')`)} as "nameWords",
        ${column(`coalesce(latitude::text, '')`)} as latitudes,
        ${column(`coalesce(longitude::text, '')`)} as longitudes,
        ${column('extract(epoch from updated_at)::text')} as updated
        from search_document where number > ?::int) written`,
    values: [...wanted.flatMap((each) => each.values), known],
  });
  if (!answer) throw new Error('PostgreSQL gave no row where there is always one.');
  return answer;
}

const keyOf = ({ text, values }: Sql): string => JSON.stringify([text, values]);

/** So many rows are taken in between other work when all of them are read. */
const atOnce = 20_000;
const held = new WeakMap<MikroORM, HeldDocuments>();

export function heldDocuments(orm: MikroORM): HeldDocuments {
  const known = held.get(orm);
  if (known) return known;
  const fresh = hold(readerOf(orm));
  held.set(orm, fresh);
  return fresh;
}

function hold(read: Read): HeldDocuments {
  let current: Held | null = null;
  let loading: Promise<void> | null = null;

  const load = async (): Promise<void> => {
    const answer = await ask(read, 0, []);
    const documents = noDocuments();
    const rows = rowsOf(answer);
    for (let at = 0; at < rows.numbers.length; at += atOnce) {
      addRows(documents, rows, at, Math.min(at + atOnce, rows.numbers.length));
      await setImmediate();
    }
    current = { table: answer.table ?? '', documents };
  };
  return {
    async read<T, M>(
      wanted: readonly Sql[],
      work: (documents: Documents, found: Found, meanwhile: M) => T,
      meanwhile?: Promise<M>,
    ) {
      const different = new Map(wanted.map((each) => [keyOf(each), each]));
      for (;;) {
        if (!current) {
          loading ??= load().finally(() => {
            loading = null;
          });
          await loading;
          continue;
        }
        const { table, documents } = current;
        const asked = documents.size - 1;
        const [answer, beside] = await Promise.all([ask(read, asked, [...different.values()]), meanwhile]);
        // Another reading found a table put in place meanwhile.
        if (current?.documents !== documents) continue;
        if ((answer.table ?? '') !== table || (answer.highest ?? 0) < asked) {
          current = null;
          continue;
        }
        const rows = rowsOf(answer);
        addRows(documents, rows, 0, rows.numbers.length);
        const lists = new Map(
          [...different.keys()].map((key, at) => [key, (answer[`found${at}`] ?? '').split(' ').map(Number)]),
        );
        const found = (sql: Sql) => {
          const list = lists.get(keyOf(sql));
          // A block that was not asked about must not read as nobody blocked.
          if (!list) throw new Error('The documents were read without one of the statements they are told by.');
          return list;
        };
        return withMarks(() => work(documents, found, beside as M));
      }
    },
  };
}
