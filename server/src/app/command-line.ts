import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from 'commander';
import type { EvaluationSet } from '../search/evaluation/evaluation-files.js';
import { readConfig } from './config.js';
import type { Database } from './database.js';
import { createLogger } from './logger.js';
import { openMigrated } from './start.js';

export const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** Makes the command end with 1, though it went on to its end. */
export type Failed = () => void;

/** What the seeds hand in, since the server does not know them. */
export interface Seeds {
  seedIfEmpty(orm: Database, demonstration: boolean): Promise<void>;
  growWorld(orm: Database, size: number, progress: (done: number) => void): Promise<number>;
  /** Our judged queries: the open half or the one held back. */
  evaluationSet(heldBack: boolean): EvaluationSet;
}

export function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

/** Progress goes to stderr, so that what a command prints can be piped. */
export function tell(words: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${words}` : `${words}\n`);
}

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return number;
}

/** Resolves when the process is asked to end. */
export function untilStopped(): Promise<void> {
  return new Promise((done) => {
    process.on('SIGINT', () => done());
    process.on('SIGTERM', () => done());
  });
}

/** Runs one command with the database open: the configured one, or the embedded one, joined where it already runs. */
export async function withDatabase<T>(work: (orm: Database) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const database = await openMigrated(config, createLogger('warn'), root);
  try {
    return await work(database.orm);
  } finally {
    await database.close();
  }
}
