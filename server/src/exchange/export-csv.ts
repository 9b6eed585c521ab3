import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type Stringifier, stringify } from 'csv-stringify';
import { pgArray } from '../search/pg-array.js';
import { protect } from './cells.js';
import { type CsvNoun, csvNouns } from './csv-nouns.js';

const page = 1000;
const nothing = '00000000-0000-0000-0000-000000000000';
const tables = {
  stakeholder: 'stakeholder',
  offering: 'offering',
  link: 'cooperation_link',
  project: 'project',
  participation: 'participation',
} as const;

/**
 * Writes the five files that `wasl import` reads, streaming. With source `wasl` every record by our own identifiers
 * (slugs, UUIDs); with another source those that came from it, by its identifiers. Contacts only when asked for.
 */
export async function exportCsv(
  orm: MikroORM,
  options: { out: string; source: string; withContacts: boolean },
): Promise<Record<string, number>> {
  mkdirSync(options.out, { recursive: true });
  const em = orm.em.fork();
  const written: Record<string, number> = {};
  for (const { name, format } of csvNouns) {
    const left = options.withContacts ? [] : ['contacts'];
    const columns = (await columnsOf(em, format)).filter((column) => !left.includes(column));
    const rows = stringify({ header: true, columns });
    const out = rows.pipe(createWriteStream(join(options.out, `${name}.csv`)));
    written[`${name}.csv`] = await writeRows(em, format as CsvNoun<object>, options.source, columns, rows);
    rows.end();
    await finished(out);
  }
  return written;
}

/** The columns of a file; a text has one column for each language that occurs. */
async function columnsOf(em: EntityManager, format: { noun: keyof typeof tables; columns: readonly string[] }) {
  const texts = format.columns.filter((column) => column.endsWith('.*')).map((column) => column.slice(0, -2));
  const perLanguage: string[] = [];
  for (const text of texts) {
    const rows = await em.execute<{ lang: string }[]>(
      `select distinct jsonb_object_keys(${text}) as lang from ${tables[format.noun]} order by 1`,
    );
    perLanguage.push(...rows.map((row) => `${text}.${row.lang}`));
  }
  const plain = format.columns.filter(
    (column) => column !== 'lang' && !column.endsWith('.*') && !texts.includes(column),
  );
  return [...plain, ...perLanguage];
}

async function writeRows(
  em: EntityManager,
  format: CsvNoun<object>,
  source: string,
  columns: string[],
  rows: Stringifier,
): Promise<number> {
  let after = [nothing, nothing];
  let count = 0;
  for (;;) {
    const ids = await nextIds(em, format, after);
    const last = ids.at(-1);
    if (!last) return count;
    after = last.split(' ');
    const records = await format.load(em, ids);
    const mentioned = [...new Set([...ids, ...[...records.values()].flatMap(mentions)].flatMap((id) => id.split(' ')))];
    const external = await externalIds(em, source, mentioned);
    for (const id of ids) {
      const record = records.get(id);
      const own = external.get(id);
      if (!record || (!format.ownId && !own) || !mentions(record).every((each) => external.has(each))) continue;
      const cells: Record<string, string> = format.cells(id, record, (each) => external.get(each) ?? '');
      if (!format.ownId) cells.id = own ?? '';
      const line = Object.fromEntries(columns.map((column) => [column, protect(cells[column] ?? '')]));
      if (!rows.write(line)) await once(rows, 'drain');
      count++;
    }
    em.clear();
  }
}

/** Identifiers of stakeholders and projects that a record refers to. */
function mentions(record: object): string[] {
  return Object.entries(record).flatMap(([key, value]) =>
    ['stakeholder', 'project', 'from', 'to'].includes(key) && /^[0-9a-f-]{36}$/.test(String(value)) ? [value] : [],
  );
}

async function nextIds(em: EntityManager, format: CsvNoun<object>, after: string[]): Promise<string[]> {
  if (format.ownId) {
    const rows = await em.execute<{ id: string }[]>(
      `select project_id || ' ' || stakeholder_id as id from participation
       where (project_id, stakeholder_id) > (?::uuid, ?::uuid) order by project_id, stakeholder_id limit ?::int`,
      [after[0], after[1], page],
    );
    return rows.map((row) => row.id);
  }
  const rows = await em.execute<{ id: string }[]>(
    `select id from ${tables[format.noun]} where id > ?::uuid order by id limit ?::int`,
    [after[0], page],
  );
  return rows.map((row) => row.id);
}

async function externalIds(em: EntityManager, source: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (source !== 'wasl') {
    const rows = await em.execute<{ id: string; key: string }[]>(
      'select record_id as id, external_id as key from import_key where record_id = any(?::uuid[]) and source = ?',
      [pgArray(ids), source],
    );
    return new Map(rows.map((row) => [row.id, row.key]));
  }
  const slugs = await em.execute<{ id: string; slug: string }[]>(
    'select id, slug from stakeholder where id = any(?::uuid[])',
    [pgArray(ids)],
  );
  return new Map([...ids.map((id) => [id, id] as const), ...slugs.map((row) => [row.id, row.slug] as const)]);
}
