import { idFrom } from '../foundation/ids.js';
import { pgArray } from '../search/pg-array.js';
import { BadCell } from './bad-cell.js';
import { insertRows, updateRows } from './bulk.js';
import { dayOf, joinList, languageOf, localisedCells, oneOf, splitList } from './cells.js';
import type { CsvNoun } from './csv-noun.js';

/** A project as the CSV tells it. */
export interface ImportedProject {
  title: Record<string, string>;
  text: Record<string, string>;
  themes: string[];
  starts: string;
  ends: string | null;
  source: string | null;
  demonstration: boolean;
}

const columns =
  'id uuid, title jsonb, text jsonb, themes text[], starts date, ends date, source text, demonstration boolean';

/** Named, dated cooperations, one a row. */
export const projectsCsv: CsvNoun<ImportedProject> = {
  noun: 'project',
  required: ['id', 'title', 'starts'],
  columns: ['id', 'lang', 'title', 'title.*', 'text', 'text.*', 'themes', 'starts', 'ends', 'source', 'demonstration'],
  externalId: (row) => row.id ?? '',
  refersTo: () => [],
  newId: (source, externalId) => (source === 'wasl' ? externalId : idFrom('import', 'project', source, externalId)),
  read(row, before) {
    const lang = row.lang ? languageOf(row.lang, 'lang') : 'en';
    const title = localisedCells(row, 'title', lang) ?? before?.title ?? {};
    if (Object.keys(title).length === 0) throw new BadCell('title', 'empty');
    const starts = dayOf(row.starts ?? '', 'starts');
    const ends = row.ends === undefined ? (before?.ends ?? null) : row.ends ? dayOf(row.ends, 'ends') : null;
    if (ends && ends < starts) throw new BadCell('ends', 'before', { value: ends, other: starts });
    return {
      title,
      text: localisedCells(row, 'text', lang) ?? before?.text ?? {},
      themes: row.themes === undefined ? (before?.themes ?? []) : splitList(row.themes),
      starts,
      ends,
      source: row.source === undefined ? (before?.source ?? null) : row.source || null,
      demonstration: row.demonstration
        ? oneOf(row.demonstration, ['yes', 'no'], 'demonstration') === 'yes'
        : (before?.demonstration ?? false),
    };
  },
  async load(em, ids) {
    const rows = await em.execute<(ImportedProject & { id: string })[]>(
      `select id, title, text, themes, starts::text, ends::text, source, demonstration from project
       where id = any(?::uuid[])`,
      [pgArray(ids)],
    );
    return new Map(rows.map(({ id, ...record }) => [id, record]));
  },
  async save(em, records) {
    const fresh = records.filter((each) => each.isNew);
    const made = new Set(
      await insertRows(
        em,
        'project',
        columns,
        fresh.map((each) => ({ id: each.id, ...each.record })),
        'id',
      ),
    );
    await updateRows(
      em,
      'project',
      columns,
      records.filter((each) => !each.isNew).map((each) => ({ id: each.id, ...each.record })),
    );
    return fresh.filter((each) => !made.has(each.id)).map((each) => each.id);
  },
  cells: (_id, record) => ({
    ...Object.fromEntries(Object.entries(record.title).map(([lang, text]) => [`title.${lang}`, text])),
    ...Object.fromEntries(Object.entries(record.text).map(([lang, text]) => [`text.${lang}`, text])),
    themes: joinList(record.themes),
    starts: record.starts,
    ends: record.ends ?? '',
    source: record.source ?? '',
    demonstration: record.demonstration ? 'yes' : 'no',
  }),
};
