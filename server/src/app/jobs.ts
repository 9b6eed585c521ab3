import { EventEmitter } from 'node:events';
import {
  parseCronItems,
  run,
  runOnce,
  type TaskList,
  type WorkerEvents,
  Logger as WorkerLogger,
} from 'graphile-worker';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import type { Logger } from 'pino';
import { measureNetwork } from '../cooperation/measure-network.js';
import type { Clock } from '../foundation/clock.js';
import type { Job, JobContext } from '../foundation/jobs.js';
import { BadInput } from '../foundation/refusal.js';
import { sendMail } from '../foundation/send-mail.js';
import { tellOfPasskey } from '../identity/tell-of-passkey.js';
import { bindBlocks } from '../introductions/block-stakeholder.js';
import { expireIntroductions, remindIntroductions } from '../introductions/introductions-in-time.js';
import { dailyDigest, mailNotification, weeklyDigest } from '../notifications/mail-notification.js';
import { alertSavedSearches } from '../search/alert-saved-searches.js';
import { createPostgresEngine } from '../search/postgres-engine.js';
import type { HasSearch, SearchEngine } from '../search/search-engine.js';
import { clearExpired } from './clear-expired.js';
import type { Config } from './config.js';
import type { Database } from './database.js';
import { createLogger } from './logger.js';
import { livingWorkers } from './lost-jobs.js';

/** What jobs may use of all rooms together. */
export type EveryJobContext = JobContext & Pick<HasSearch, 'embedded'>;

/** Every room's work outside requests. */
export const jobs: readonly Job<Pick<HasSearch, 'embedded'>>[] = [
  sendMail,
  mailNotification,
  dailyDigest,
  weeklyDigest,
  expireIntroductions,
  remindIntroductions,
  bindBlocks,
  tellOfPasskey,
  alertSavedSearches,
  measureNetwork,
  clearExpired,
];

/** How the mail of this installation is sent; null without SMTP_URL. */
function postOf(config: Config, publicUrl: string): JobContext['post'] {
  if (!config.SMTP_URL) return null;
  const from = config.MAIL_FROM ?? `Wasl <no-reply@${new URL(publicUrl).hostname}>`;
  return { transporter: createTransport(config.SMTP_URL), from };
}

/** What a job may use, made anew for each. */
export function jobContextOf(
  orm: Database,
  config: Config,
  log: Logger,
  clock: Clock,
  publicUrl: string,
  embedded: SearchEngine = createPostgresEngine(orm, clock),
): () => EveryJobContext {
  const post = postOf(config, publicUrl);
  return () => ({ em: orm.em.fork(), clock, log, post, publicUrl, embedded });
}

function tasksOf(context: () => EveryJobContext): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: unknown) => {
        await job.run((payload ?? {}) as Record<string, string>, context());
      },
    ]),
  );
}

/** The queue's own words go to our log; a job that failed is an error there, and is tried again later and later. */
function loggerOf(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error') log.error({ queue: message }, 'a job failed');
    else log.debug({ queue: message }, 'queue');
  });
}

/** Works through the queue until stopped; several processes may, each job is taken by one. */
export async function startJobs(
  orm: Database,
  config: Config,
  log: Logger,
  clock: Clock,
  publicUrl: string,
  embedded: SearchEngine,
): Promise<() => Promise<void>> {
  const pool = new pg.Pool({ connectionString: orm.config.get('clientUrl'), max: 4 });
  const lost = (error: Error) => log.warn({ err: error }, 'the queue lost a connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const repeated = jobs.flatMap(({ name, every }) => (every ? [{ task: name, match: every }] : []));
  const living = livingWorkers(orm.config.get('clientUrl') ?? '', (error) =>
    log.warn({ err: error }, 'jobs of workers that are gone could not be looked for'),
  );
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => living.began(worker.workerId));
  const runner = await run({
    pgPool: pool,
    events,
    taskList: tasksOf(jobContextOf(orm, config, log, clock, publicUrl, embedded)),
    parsedCronItems: parseCronItems(repeated),
    concurrency: 2,
    noHandleSignals: true,
    logger: loggerOf(log),
  });
  for (const { name, atStart } of jobs) if (atStart) await runner.addJob(name, {}, { jobKey: `${name} at start` });
  return async () => {
    await runner.stop();
    await living.stop();
    await pool.end();
  };
}

/** Does one job now, with the clock so many days ahead. */
export async function doJob(orm: Database, config: Config, name: string, clock: Clock): Promise<void> {
  const job = jobs.find((each) => each.name === name);
  if (!job) throw new BadInput('name', 'must be one of {values}', { values: jobs.map((each) => each.name).join(', ') });
  const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  await job.run({}, jobContextOf(orm, config, createLogger('warn'), clock, publicUrl)());
}

/** Works through what is due now, then returns; for tests. */
export async function runDueJobs(orm: Database, log: Logger, context: () => EveryJobContext): Promise<void> {
  await runOnce({
    connectionString: orm.config.get('clientUrl') ?? '',
    taskList: tasksOf(context),
    noHandleSignals: true,
    logger: loggerOf(log),
  });
}
