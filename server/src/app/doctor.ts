import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { systemClock } from '../foundation/clock.js';
import { createPostgresEngine } from '../search/postgres-engine.js';
import { type Config, readConfig } from './config.js';
import { openAsIs } from './start.js';

/** One thing looked at. */
export interface Finding {
  state: 'good' | 'note' | 'wrong';
  subject: string;
  /** What was found and, unless it is good, what to do. */
  words: string;
}

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Looks at everything Wasl stands on and says, a line each, what is wrong and what to do. */
export async function* diagnose(environment: NodeJS.ProcessEnv, root: string): AsyncGenerator<Finding> {
  const major = Number(process.versions.node.split('.')[0]);
  yield {
    state: major >= 24 ? 'good' : 'wrong',
    subject: 'Node',
    words: major >= 24 ? process.version : `${process.version} is too old: use the workspace’s, by npm start.`,
  };
  let config: Config;
  try {
    config = readConfig(environment);
    yield { state: 'good', subject: 'settings', words: 'can be read' };
  } catch (error) {
    yield { state: 'wrong', subject: 'settings', words: (error as Error).message };
    return;
  }
  yield dataFolder(resolve(root, config.DATA_DIR));
  yield await port(config);
  yield* database(config, root);
  if (config.MEILI_URL) yield await meilisearch(config.MEILI_URL);
  else yield { state: 'note', subject: 'Meilisearch', words: 'MEILI_URL is not set: PostgreSQL answers searches.' };
  if (config.SMTP_URL) yield await smtp(config.SMTP_URL);
  else yield { state: 'note', subject: 'mail', words: 'SMTP_URL is not set: no mail leaves.' };
  const browser = browsers.find((path) => existsSync(path));
  yield browser
    ? { state: 'good', subject: 'browser for tests', words: browser }
    : { state: 'note', subject: 'browser for tests', words: 'none found; on Debian: sudo apt-get install chromium.' };
}

function dataFolder(folder: string): Finding {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return { state: 'good', subject: 'data folder', words: `${folder} can be written` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { state: 'wrong', subject: 'data folder', words: `${folder} cannot be written (${code}): set DATA_DIR.` };
  }
}

function port(config: Config): Promise<Finding> {
  const subject = `port ${config.PORT}`;
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () =>
      done({ state: 'note', subject, words: 'is taken, by Wasl or another program; PORT chooses another.' }),
    );
    server.listen(config.PORT, config.HOST, () =>
      server.close(() => done({ state: 'good', subject, words: `is free on ${config.HOST}` })),
    );
  });
}

async function* database(config: Config, root: string): AsyncGenerator<Finding> {
  try {
    const opened = await openAsIs(config, root);
    try {
      const pending = await opened.orm.migrator.getPending();
      if (pending.length > 0) {
        const names = pending.map((each) => each.name).join(', ');
        yield { state: 'wrong', subject: 'database', words: `lacks the migrations ${names}: run wasl migrate.` };
        return;
      }
      const em = opened.orm.em.fork();
      const rows = await em.execute<{ version: string; lag: string; aside: string }[]>(
        `select current_setting('server_version') as version,
           (select count(*) from outbox o where (o.xid, o.id) >
             coalesce((select (r.xid, r.id) from outbox_reader r where r.name = 'postgres'), ('0'::xid8, 0::bigint))) as lag,
           (select count(*) from outbox_set_aside) as aside`,
      );
      const found = rows[0] ?? { version: '?', lag: '0', aside: '0' };
      yield { state: 'good', subject: 'database', words: `PostgreSQL ${found.version}, schema up to date` };
      const { documents } = await createPostgresEngine(opened.orm, systemClock).health();
      yield documents > 0
        ? { state: 'good', subject: 'search index', words: `${documents} documents, ${found.lag} changes to come` }
        : { state: 'note', subject: 'search index', words: 'is empty: wasl search rebuild fills it.' };
      if (Number(found.aside) > 0) {
        yield {
          state: 'wrong',
          subject: 'outbox',
          words: `${found.aside} changes were set aside; see outbox_set_aside.`,
        };
      }
    } finally {
      await opened.close();
    }
  } catch (error) {
    yield { state: 'wrong', subject: 'database', words: (error as Error).message };
  }
}

async function meilisearch(url: string): Promise<Finding> {
  try {
    const response = await fetch(join(url, 'health').replace(':/', '://'), { signal: AbortSignal.timeout(3000) });
    if (response.ok) return { state: 'good', subject: 'Meilisearch', words: `answers at ${url}` };
    return { state: 'wrong', subject: 'Meilisearch', words: `answers ${response.status} at ${url}: check MEILI_URL.` };
  } catch {
    return { state: 'wrong', subject: 'Meilisearch', words: `does not answer at ${url}: start it or unset MEILI_URL.` };
  }
}

function smtp(url: string): Promise<Finding> {
  const { hostname, port: given, protocol } = new URL(url);
  const number = Number(given) || (protocol === 'smtps:' ? 465 : 25);
  return new Promise((done) => {
    const socket = connect({ host: hostname, port: number, timeout: 3000 });
    const end = (state: Finding['state'], words: string) => {
      socket.destroy();
      done({ state, subject: 'mail', words });
    };
    socket.once('connect', () => end('good', `${hostname}:${number} answers`));
    socket.once('timeout', () => end('wrong', `${hostname}:${number} does not answer: check SMTP_URL.`));
    socket.once('error', () => end('wrong', `${hostname}:${number} cannot be reached: check SMTP_URL.`));
  });
}
