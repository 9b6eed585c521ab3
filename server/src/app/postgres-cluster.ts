import { spawn, spawnSync } from 'node:child_process';
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
import { dirname, join } from 'node:path';
import { WrongSetting } from './config.js';
import { type Account, canReach, giveTo, openPlace } from './postgres-account.js';

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

/** Makes the cluster beside its place and moves it in whole, so that a start cut short leaves nothing half-made. */
export async function initialise(root: string, initdb: string, account: Account): Promise<void> {
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
export function checkData(root: string, version: string): void {
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
export function handOver(root: string, account: Account): string {
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
