import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { validate } from 'uuid';
import { newId } from '../foundation/ids.js';
import { pgArray } from '../search/pg-array.js';
import { BadCell } from './bad-cell.js';
import { insertRows } from './bulk.js';
import type { Row } from './cells.js';
import type { CsvNoun, Saved } from './csv-noun.js';
import type { ReadRow } from './read-rows.js';
import type { Vocabularies } from './vocabularies.js';

export interface NounCounts {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** Why a row did not go in. */
export interface Refusal {
  file: string;
  line: number;
  field: string;
  reason: string;
}

/** What stays the same through a file. */
export interface FileSetting<R extends object> {
  format: CsvNoun<R>;
  file: string;
  source: string;
  today: string;
  vocabularies: Vocabularies;
  /** External identifiers met so far in the file. */
  seen: Set<string>;
}

interface BatchResult {
  counts: NounCounts;
  refusals: Refusal[];
}

export function emptyCounts(): NounCounts {
  return { created: 0, updated: 0, unchanged: 0, refused: 0 };
}

/**
 * Brings in rows by one transaction with its audit event. When the database refuses the batch for
 * a reason that the reading did not foresee, it is halved until the row that is to blame stands alone and is refused.
 */
export async function importBatch<R extends object>(
  em: EntityManager,
  setting: FileSetting<R>,
  rows: readonly ReadRow[],
): Promise<BatchResult> {
  const seen = new Set<string>();
  try {
    const result = await em.transactional((transaction) => writeBatch(transaction, setting, rows, seen));
    for (const id of seen) setting.seen.add(id);
    return result;
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    const [only] = rows;
    if (rows.length === 1 && only) {
      const reason = `the database refuses it (${error.message.split('\n')[0]})`;
      return {
        counts: { ...emptyCounts(), refused: 1 },
        refusals: [{ file: setting.file, line: only.line, field: 'row', reason }],
      };
    }
    const middle = Math.ceil(rows.length / 2);
    const first = await importBatch(em, setting, rows.slice(0, middle));
    const second = await importBatch(em, setting, rows.slice(middle));
    return {
      counts: {
        created: first.counts.created + second.counts.created,
        updated: first.counts.updated + second.counts.updated,
        unchanged: first.counts.unchanged + second.counts.unchanged,
        refused: first.counts.refused + second.counts.refused,
      },
      refusals: [...first.refusals, ...second.refusals],
    };
  }
}

/** Data exceptions (class 22) and broken constraints (class 23) of SQLSTATE; anything else is not the row's fault. */
function isRefusedByDatabase(error: unknown): error is Error {
  const code = (error as { code?: unknown }).code;
  return error instanceof Error && typeof code === 'string' && /^2[23]/.test(code);
}

async function writeBatch<R extends object>(
  em: EntityManager,
  setting: FileSetting<R>,
  rows: readonly ReadRow[],
  seen: Set<string>,
): Promise<BatchResult> {
  const { format, source, file } = setting;
  const counts = emptyCounts();
  const refusals: Refusal[] = [];
  const refuse = (line: number, field: string, reason: string) => {
    counts.refused++;
    refusals.push({ file, line, field, reason });
  };
  const fresh: { line: number; row: Row; externalId: string }[] = [];
  for (const each of rows) {
    if ('broken' in each) refuse(each.line, 'row', each.broken);
    else {
      const externalId = format.externalId(each.row);
      if (!externalId) refuse(each.line, 'id', 'must not be empty');
      else if (seen.has(externalId) || setting.seen.has(externalId)) {
        refuse(each.line, 'id', `“${externalId}” stands in an earlier row of this file`);
      } else {
        seen.add(externalId);
        fresh.push({ line: each.line, row: each.row, externalId });
      }
    }
  }
  const references = await readReferences(em, setting, fresh);
  const ids = await knownIds(
    em,
    format.noun,
    source,
    fresh.map((each) => each.externalId),
  );
  const idOf = (externalId: string) => ids.get(externalId) ?? format.newId(source, externalId);
  const lineOf = new Map<string, number>();
  const changed: Saved<R>[] = [];
  const keys: object[] = [];
  const readable = fresh.flatMap(({ line, row, externalId }) => {
    try {
      if (source === 'wasl') requireOwnId(format.noun, externalId);
      for (const { noun, id, column } of format.refersTo(row)) {
        if (!references.has(`${noun} ${id}`))
          throw new BadCell(column, 'unknown-reference', { noun, value: id, source });
      }
      const reading = { vocabularies: setting.vocabularies, references, today: setting.today };
      const id = format.ownId ? format.ownId(format.read(row, null, reading)) : idOf(externalId);
      return [{ line, row, externalId, id, reading }];
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      refuse(line, error.field, error.reason);
      return [];
    }
  });
  const standing = await format.load(
    em,
    readable.map((each) => each.id),
  );
  for (const { line, row, externalId, id, reading } of readable) {
    const before = standing.get(id) ?? null;
    try {
      const record = format.read(row, before, reading);
      if (before && isDeepStrictEqual(record, before)) counts.unchanged++;
      else {
        if (!before && source === 'wasl' && format.noun === 'stakeholder') Object.assign(record, { slug: externalId });
        lineOf.set(id, line);
        changed.push({ id, record, isNew: !before });
      }
      if (source !== 'wasl' && !format.ownId && !ids.has(externalId)) {
        const checksum = createHash('sha256').update(JSON.stringify(record)).digest('hex');
        keys.push({ noun: format.noun, source, external_id: externalId, record_id: id, checksum });
      }
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      refuse(line, error.field, error.reason);
    }
  }
  const doubles = new Set(await format.save(em, changed));
  for (const id of doubles) refuse(lineOf.get(id) ?? 0, 'row', 'the database holds the same record already');
  const written = changed.filter((each) => !doubles.has(each.id));
  for (const each of written) counts[each.isNew ? 'created' : 'updated']++;
  await insertRows(
    em,
    'import_key',
    'noun text, source text, external_id text, record_id uuid, checksum text',
    keys.filter((key) => !doubles.has((key as { record_id: string }).record_id)),
    'record_id',
  );
  await audit(em, setting, counts);
  return { counts, refusals };
}

/** Our own identifiers are slugs for stakeholders and UUIDs for everything else that has one. */
function requireOwnId(noun: string, id: string): void {
  if (noun === 'stakeholder' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    throw new BadCell('id', 'not-a-slug', { value: id });
  }
  if ((noun === 'offering' || noun === 'project') && !validate(id)) {
    throw new BadCell('id', 'not-a-uuid', { value: id });
  }
}

/** Records of a noun by a source's identifiers. */
async function knownIds(
  em: EntityManager,
  noun: string,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  if (source === 'wasl' && noun !== 'stakeholder') {
    return new Map(externalIds.filter((id) => validate(id)).map((id) => [id, id]));
  }
  const rows = await em.execute<{ key: string; id: string }[]>(
    source === 'wasl'
      ? 'select slug as key, id from stakeholder where slug = any(?::text[])'
      : `select external_id as key, record_id as id from import_key
         where external_id = any(?::text[]) and noun = ? and source = ?`,
    source === 'wasl' ? [pgArray(externalIds)] : [pgArray(externalIds), noun, source],
  );
  return new Map(rows.map((row) => [row.key, row.id]));
}

async function readReferences<R extends object>(
  em: EntityManager,
  { format, source }: FileSetting<R>,
  rows: readonly { row: Row }[],
): Promise<Map<string, string>> {
  const references = new Map<string, string>();
  const wanted = rows.flatMap(({ row }) => format.refersTo(row));
  for (const noun of ['stakeholder', 'project'] as const) {
    const keys = [...new Set(wanted.filter((each) => each.noun === noun).map((each) => each.id))];
    if (keys.length === 0) continue;
    const known = await knownIds(em, noun, source, keys);
    const real =
      source === 'wasl' && noun === 'project'
        ? await em.execute<{ id: string }[]>('select id from project where id = any(?::uuid[])', [
            pgArray([...known.values()]),
          ])
        : null;
    for (const [key, id] of known) {
      if (!real || real.some((each) => each.id === id)) references.set(`${noun} ${key}`, id);
    }
  }
  return references;
}

/** One audit event a batch, in the transaction of the write; the outbox is written by the database itself. */
async function audit<R extends object>(
  em: EntityManager,
  { format, source, file }: FileSetting<R>,
  counts: NounCounts,
): Promise<void> {
  if (counts.created + counts.updated === 0) return;
  const event = {
    id: newId(),
    actor: 'command-line',
    action: 'import',
    noun: format.noun,
    record_id: source,
    after: { file, ...counts },
  };
  await insertRows(
    em,
    'audit_event',
    'id uuid, actor text, action text, noun text, record_id text, after jsonb',
    [event],
    'id',
  );
}
