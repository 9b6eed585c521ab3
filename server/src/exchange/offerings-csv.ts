import { idFrom } from '../foundation/ids.js';
import { agreements, directions, offeringKinds } from '../offerings/offering.js';
import { pgArray } from '../search/pg-array.js';
import { BadCell } from './bad-cell.js';
import { insertRows, replaceOwned, updateRows } from './bulk.js';
import { dayOf, joinList, languageOf, localisedCells, oneOf, splitList } from './cells.js';
import type { CsvNoun } from './csv-noun.js';

/** An offer or need as the CSV tells it. */
export interface ImportedOffering {
  stakeholder: string;
  direction: string;
  kind: string;
  title: Record<string, string>;
  text: Record<string, string>;
  concepts: string[];
  targets: string[];
  agreements: string[];
  quantity: string | null;
  from: string;
  until: string;
  status: string;
}

const statuses = ['open', 'paused', 'fulfilled', 'expired'] as const;
const columns = `id uuid, stakeholder_id uuid, direction text, kind text, title jsonb, text jsonb, targets text[],
  agreements text[], quantity text, valid_from date, valid_until date, status text`;

/** A day a year later, the usual life of an offer. */
function yearAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

/** Offers and needs, one a row. */
export const offeringsCsv: CsvNoun<ImportedOffering> = {
  noun: 'offering',
  required: ['id', 'stakeholder', 'direction', 'title'],
  columns: [
    'id',
    'stakeholder',
    'direction',
    'kind',
    'lang',
    'title',
    'title.*',
    'text',
    'text.*',
    'concepts',
    'targets',
    'agreements',
    'quantity',
    'from',
    'until',
    'status',
  ],
  externalId: (row) => row.id ?? '',
  refersTo: (row) => [{ noun: 'stakeholder', id: row.stakeholder ?? '', column: 'stakeholder' }],
  newId: (source, externalId) => (source === 'wasl' ? externalId : idFrom('import', 'offering', source, externalId)),
  read(row, before, { vocabularies, references, today }) {
    const lang = row.lang ? languageOf(row.lang, 'lang') : 'en';
    const title = localisedCells(row, 'title', lang) ?? before?.title ?? {};
    if (Object.keys(title).length === 0) throw new BadCell('title', 'empty');
    const from = row.from ? dayOf(row.from, 'from') : (before?.from ?? today);
    const until = row.until ? dayOf(row.until, 'until') : (before?.until ?? yearAfter(from));
    if (until < from) throw new BadCell('until', 'before', { value: until, other: from });
    const list = (column: string, kept: string[], one: (value: string) => string) =>
      row[column] === undefined ? kept : [...new Set(splitList(row[column]).map(one))].sort();
    return {
      stakeholder: references.get(`stakeholder ${row.stakeholder}`) ?? '',
      direction: oneOf(row.direction ?? '', directions, 'direction'),
      kind: row.kind ? oneOf(row.kind, offeringKinds, 'kind') : (before?.kind ?? 'product'),
      title,
      text: localisedCells(row, 'text', lang) ?? before?.text ?? {},
      concepts: list('concepts', before?.concepts ?? [], (value) => vocabularies.concept(value, 'concepts')),
      targets: list('targets', before?.targets ?? [], (value) => vocabularies.country(value, 'targets').code),
      agreements: list('agreements', before?.agreements ?? [], (value) => oneOf(value, agreements, 'agreements')),
      quantity: row.quantity === undefined ? (before?.quantity ?? null) : row.quantity || null,
      from,
      until,
      status: row.status ? oneOf(row.status, statuses, 'status') : (before?.status ?? 'open'),
    };
  },
  async load(em, ids) {
    const rows = await em.execute<(ImportedOffering & { id: string })[]>(
      `select o.id, o.stakeholder_id as stakeholder, o.direction, o.kind, o.title, o.text, o.quantity, o.status,
         array(select unnest(o.targets) order by 1) as targets, array(select unnest(o.agreements) order by 1) as agreements,
         o.valid_from::text as "from", o.valid_until::text as until,
         array(select concept_id from offering_concept where offering_id = o.id and origin = 'declared'
           order by concept_id collate "C") as concepts
       from offering o where o.id = any(?::uuid[])`,
      [pgArray(ids)],
    );
    return new Map(rows.map(({ id, ...record }) => [id, record]));
  },
  async save(em, records) {
    const rowOf = (id: string, record: ImportedOffering) => ({
      id,
      stakeholder_id: record.stakeholder,
      direction: record.direction,
      kind: record.kind,
      title: record.title,
      text: record.text,
      targets: record.targets,
      agreements: record.agreements,
      quantity: record.quantity,
      valid_from: record.from,
      valid_until: record.until,
      status: record.status,
    });
    const fresh = records.filter((each) => each.isNew);
    const made = new Set(
      await insertRows(
        em,
        'offering',
        columns,
        fresh.map((each) => rowOf(each.id, each.record)),
        'id',
      ),
    );
    await updateRows(
      em,
      'offering',
      columns,
      records.filter((each) => !each.isNew).map((each) => rowOf(each.id, each.record)),
      ', version = offering.version + 1',
    );
    const kept = records.filter((each) => !each.isNew || made.has(each.id));
    await replaceOwned(
      em,
      'offering_concept',
      'offering_id',
      'offering_id uuid, concept_id text, origin text',
      kept.map((each) => each.id),
      kept.flatMap(({ id, record }) =>
        record.concepts.map((concept_id) => ({ offering_id: id, concept_id, origin: 'declared' })),
      ),
    );
    return fresh.filter((each) => !made.has(each.id)).map((each) => each.id);
  },
  cells: (_id, record, external) => ({
    stakeholder: external(record.stakeholder),
    direction: record.direction,
    kind: record.kind,
    ...Object.fromEntries(Object.entries(record.title).map(([lang, text]) => [`title.${lang}`, text])),
    ...Object.fromEntries(Object.entries(record.text).map(([lang, text]) => [`text.${lang}`, text])),
    concepts: joinList(record.concepts),
    targets: joinList(record.targets),
    agreements: joinList(record.agreements),
    quantity: record.quantity ?? '',
    from: record.from,
    until: record.until,
    status: record.status,
  }),
};
