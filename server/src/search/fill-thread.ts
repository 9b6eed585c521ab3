import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { createSpotter, type SpotLabel } from '../thesaurus/spotting.js';
import { copyDocuments } from './document-store.js';
import { poolWith } from './pool-with.js';
import { runOver } from './run.js';
import { type Recognised, stakeholderDocuments } from './stakeholder-documents.js';
import { writersOver } from './writers.js';

/** What a thread is given: where the database is, which table to fill, and what documents are made by. */
export interface Filling {
  url: string;
  table: string;
  labels: readonly SpotLabel[];
  sectors: Recognised['sectors'];
  today: string;
}

/** Stakeholders whose documents are to be made and written; nothing when no more are to come. */
export type Asked = { number: number; ids: readonly string[] } | null;

/** How many documents that were, or why none. */
export type Answered = { number: number; count: number } | { number: number; error: unknown };

const { url, table, labels, sectors, today } = workerData as Filling;
// What is half built after a crash is built again, so nothing has to wait for the disk.
const pool = poolWith(url, ['synchronous_commit=off'], { max: 4, application_name: 'wasl makes documents' });
const run = runOver(pool);
const { writingOf, words } = writersOver(run);
await words.recall();
const recognised: Recognised = { spotter: createSpotter(labels), sectors };

async function put(ids: readonly string[]): Promise<number> {
  const documents = await stakeholderDocuments(run, recognised, ids, today, null);
  await copyDocuments(pool, table, documents, await writingOf(documents));
  await words.add(documents);
  return documents.length;
}

async function answer({ number, ids }: NonNullable<Asked>): Promise<void> {
  const answered: Answered = await put(ids).then(
    (count) => ({ number, count }),
    (error: unknown) => ({ number, error }),
  );
  parentPort?.postMessage(answered);
}

parentPort?.on('message', (asked: Asked) => {
  if (asked) return void answer(asked);
  parentPort?.close();
  void pool.end();
});
