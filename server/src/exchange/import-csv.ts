import { createWriteStream } from 'node:fs';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { stringify } from 'csv-stringify';
import { tried } from '../foundation/tried.js';
import { type CsvNoun, csvNouns, type NounName } from './csv-nouns.js';
import { emptyCounts, importBatch, type NounCounts, type Refusal } from './import-batch.js';
import { type ReadRow, readRows, requireUtf8 } from './read-rows.js';
import { readVocabularies } from './vocabularies.js';

export interface ImportOptions extends Partial<Record<NounName, string>> {
  /** Whose identifiers the files carry; `wasl` means our own (slugs and UUIDs), as `wasl export` writes them. */
  source: string;
  batch: number;
  dryRun: boolean;
  /** File for the refused rows. */
  report?: string;
  today: Date;
}

export interface ImportResult {
  nouns: ({ noun: NounName } & NounCounts)[];
  /** The first refusals; all are in the report. */
  firstRefusals: Refusal[];
}

const shown = 20;

/**
 * Imports CSV files in the order in which they refer to each other, streaming, a transaction a batch. Rows that cannot
 * go in are reported and the others go in; running it again changes nothing; an interrupted run is simply run again.
 * Throws FileRefused before anything is written when a file is not UTF-8 CSV with the right columns.
 */
export async function importCsv(
  orm: MikroORM,
  options: ImportOptions,
  progress: (words: string) => void,
): Promise<ImportResult> {
  const given = csvNouns.flatMap(({ name, format }) => {
    const file = options[name];
    return file ? [{ name, format, file }] : [];
  });
  for (const { file, format } of given) {
    await requireUtf8(file);
    await readRows(file, format.required, format.columns).next();
  }
  const result: ImportResult = { nouns: [], firstRefusals: [] };
  const report = options.report ? reportTo(options.report) : null;
  const run = async (em: EntityManager) => {
    for (const { name, format, file } of given) {
      const counts = await importFile(em, format, file, options, (done, refusals) => {
        result.firstRefusals.push(...refusals.slice(0, Math.max(0, shown - result.firstRefusals.length)));
        for (const each of refusals) report?.write(each);
        progress(`${name}: ${done} rows`);
      });
      result.nouns.push({ noun: name, ...counts });
    }
  };
  try {
    await (options.dryRun ? tried(orm.em, run) : run(orm.em.fork()));
  } finally {
    await report?.end();
  }
  return result;
}

async function importFile<R extends object>(
  em: EntityManager,
  format: CsvNoun<R>,
  file: string,
  options: ImportOptions,
  told: (done: number, refusals: Refusal[]) => void,
): Promise<NounCounts> {
  const setting = {
    format,
    file,
    source: options.source,
    today: options.today.toISOString().slice(0, 10),
    vocabularies: await readVocabularies(em),
    seen: new Set<string>(),
  };
  const counts = emptyCounts();
  let rows: ReadRow[] = [];
  let done = 0;
  const flush = async () => {
    const made = await importBatch(em, setting, rows);
    for (const key of ['created', 'updated', 'unchanged', 'refused'] as const) counts[key] += made.counts[key];
    done += rows.length;
    told(done, made.refusals);
    rows = [];
  };
  for await (const row of readRows(file, format.required, format.columns)) {
    rows.push(row);
    if (rows.length >= options.batch) await flush();
  }
  if (rows.length > 0) await flush();
  return counts;
}

/** The refused rows as CSV, to be mended and sent in again. */
function reportTo(file: string): { write(refusal: Refusal): void; end(): Promise<void> } {
  const rows = stringify({ header: true, columns: ['file', 'line', 'field', 'reason'] });
  const out = rows.pipe(createWriteStream(file));
  return {
    write: (refusal) => void rows.write(refusal),
    end: () =>
      new Promise((done, fail) => {
        out.on('finish', done).on('error', fail);
        rows.end();
      }),
  };
}
