import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { WrongSetting } from './config.js';

/** Whether a process of that number lives. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits until the server answers to our password; `ended` tells that it will not, `said` what it wrote. */
export async function waitUntilReady(url: string, ended: () => boolean, said: () => string): Promise<void> {
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

/** The server that runs on these data. A note left behind by a crash, whose number another program has now, goes. */
export function runningIn(root: string): { pid: number; port: number } | null {
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
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.ref();
  process.kill(child.pid, 'SIGINT');
  await ended;
}
