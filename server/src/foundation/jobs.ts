import type { Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import type { Clock } from './clock.js';
import type { HasDatabase } from './database-slice.js';

/** What work outside a request may use. */
export interface JobContext extends HasDatabase {
  clock: Clock;
  log: Logger;
  /** Sends mail; null where no SMTP server is set. */
  post: { transporter: Transporter; from: string } | null;
  /** Where people reach this installation, for links in mail. */
  publicUrl: string;
}

/**
 * Work outside a request. It runs at least once and may run twice after a crash, so it looks at what stands before it
 * acts. `More` is what it needs of other rooms, handed over by the app. With `every` (a crontab pattern, UTC) it also runs by itself, with an empty payload.
 */
export interface Job<More = object> {
  name: string;
  every?: string;
  /** Also done once whenever a server or worker starts. */
  atStart?: true;
  run(payload: Record<string, string>, context: JobContext & More): Promise<void>;
}

/** Queues a job in the caller's transaction. A pending job with the same `key` is replaced, not doubled. */
export async function addJob(
  em: HasDatabase['em'],
  name: string,
  payload: Record<string, string>,
  { key, at }: { key: string; at?: Date },
): Promise<void> {
  await em.execute('select graphile_worker.add_job(?, ?::json, run_at => ?, job_key => ?)', [
    name,
    JSON.stringify(payload),
    at ?? new Date(),
    key,
  ]);
}
