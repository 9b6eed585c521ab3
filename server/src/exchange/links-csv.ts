import { linkOrigins, linkStatuses, linkTypes } from '../cooperation/cooperation-link.js';
import { idFrom } from '../foundation/ids.js';
import { pgArray } from '../search/pg-array.js';
import { BadCell } from './bad-cell.js';
import { insertRows, updateRows } from './bulk.js';
import { dayOf, oneOf } from './cells.js';
import type { CsvNoun } from './csv-noun.js';

/** A cooperation link as the CSV tells it. */
export interface ImportedLink {
  from: string;
  to: string;
  type: string;
  status: string;
  origin: string;
  since: string;
  until: string | null;
  source: string | null;
}

const columns =
  'id uuid, from_id uuid, to_id uuid, type text, status text, origin text, since date, until date, source_url text';

/** Typed, dated links between two stakeholders, one a row. */
export const linksCsv: CsvNoun<ImportedLink> = {
  noun: 'link',
  required: ['from', 'to', 'since'],
  columns: ['id', 'from', 'to', 'type', 'status', 'origin', 'since', 'until', 'source_url'],
  externalId: (row) => row.id || [row.from, row.to, row.type ?? '', row.since].join('>'),
  refersTo: (row) => [
    { noun: 'stakeholder', id: row.from ?? '', column: 'from' },
    { noun: 'stakeholder', id: row.to ?? '', column: 'to' },
  ],
  newId: (source, externalId) =>
    source === 'wasl' && !externalId.includes('>') ? externalId : idFrom('import', 'link', source, externalId),
  read(row, before, { references, today }) {
    const from = references.get(`stakeholder ${row.from}`) ?? '';
    const to = references.get(`stakeholder ${row.to}`) ?? '';
    if (from === to) throw new BadCell('to', 'to-itself');
    const since = dayOf(row.since ?? '', 'since');
    if (since > today) throw new BadCell('since', 'in-the-future', { value: since });
    const until = row.until === undefined ? (before?.until ?? null) : row.until ? dayOf(row.until, 'until') : null;
    if (until && until < since) throw new BadCell('until', 'before', { value: until, other: since });
    if (row.source_url && !URL.canParse(row.source_url)) {
      throw new BadCell('source_url', 'not-a-link', { value: row.source_url });
    }
    return {
      from,
      to,
      type: row.type ? oneOf(row.type, linkTypes, 'type') : (before?.type ?? 'co-produces'),
      status: row.status ? oneOf(row.status, linkStatuses, 'status') : (before?.status ?? 'declared'),
      origin: row.origin ? oneOf(row.origin, linkOrigins, 'origin') : (before?.origin ?? 'import'),
      since,
      until,
      source: row.source_url === undefined ? (before?.source ?? null) : row.source_url || null,
    };
  },
  async load(em, ids) {
    const rows = await em.execute<(ImportedLink & { id: string })[]>(
      `select id, from_id as "from", to_id as "to", type, status, origin, since::text, until::text, source_url as source
       from cooperation_link where id = any(?::uuid[])`,
      [pgArray(ids)],
    );
    return new Map(rows.map(({ id, ...record }) => [id, record]));
  },
  async save(em, records) {
    const rowOf = (id: string, record: ImportedLink) => ({
      id,
      from_id: record.from,
      to_id: record.to,
      type: record.type,
      status: record.status,
      origin: record.origin,
      since: record.since,
      until: record.until,
      source_url: record.source,
    });
    const fresh = records.filter((each) => each.isNew);
    const made = new Set(
      await insertRows(
        em,
        'cooperation_link',
        columns,
        fresh.map((each) => rowOf(each.id, each.record)),
        'id',
      ),
    );
    await updateRows(
      em,
      'cooperation_link',
      columns,
      records.filter((each) => !each.isNew).map((each) => rowOf(each.id, each.record)),
    );
    return fresh.filter((each) => !made.has(each.id)).map((each) => each.id);
  },
  cells: (id, record, external) => ({
    id,
    from: external(record.from),
    to: external(record.to),
    type: record.type,
    status: record.status,
    origin: record.origin,
    since: record.since,
    until: record.until ?? '',
    source_url: record.source ?? '',
  }),
};
