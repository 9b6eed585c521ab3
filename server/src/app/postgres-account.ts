import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WrongSetting } from './config.js';

/** How a program of PostgreSQL is started so that it is not root, which it refuses to be. */
export interface Account {
  command(program: string, args: string[]): [string, string[]];
  options: SpawnOptions;
  /** The user of the system it runs as, where that is not ours. */
  uid: number | null;
}

/** A place every user can enter: the home of programs and data when folders above the workspace shut others out. */
export const openPlace = '/var/lib/wasl';

const asWeAre: Account = { command: (program, args) => [program, args], options: {}, uid: null };

/** In a user namespace root is nobody to PostgreSQL and still enters folders that only root can. */
const inNamespace: Account = {
  command: (program, args) => ['unshare', ['--user', program, ...args]],
  options: {},
  uid: null,
};

function asUser(uid: number, gid: number): Account {
  return { command: (program, args) => [program, args], options: { uid, gid, cwd: '/' }, uid };
}

/**
 * As root: whoever owns the data already; else root in a user namespace; where those are forbidden, `nobody`.
 * Everyone else runs PostgreSQL as they are.
 */
export function accountFor(root: string): Account {
  if (process.getuid?.() !== 0) return asWeAre;
  const data = join(root, 'data');
  const owner = existsSync(data) ? statSync(data) : null;
  if (owner && owner.uid !== 0) return asUser(owner.uid, owner.gid);
  if (spawnSync('unshare', ['--user', 'true']).status === 0) return inNamespace;
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid > 0 && gid > 0) return asUser(uid, gid);
  throw new WrongSetting(
    'PostgreSQL does not run as root, this machine forbids user namespaces and has no user nobody: start as an ordinary user or set DATABASE_URL.',
  );
}

/** Whether a user can get to a path: every folder above it lets others, or its owner, pass. */
export function canReach(path: string, uid: number): boolean {
  for (let each = dirname(path); ; each = dirname(each)) {
    const { mode, uid: owner } = statSync(each);
    if (!(owner === uid ? mode & 0o100 : mode & 0o001)) return false;
    if (each === dirname(each)) return true;
  }
}

/** The folder of PostgreSQL's programs, copied to where the account can get at it when it cannot here. */
export function reachablePrograms(folder: string, version: string, account: Account): string {
  if (account.uid === null || canReach(join(folder, 'bin/postgres'), account.uid)) return folder;
  const copy = join(openPlace, `postgresql-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(openPlace, { recursive: true, mode: 0o755 });
    const half = `${copy}.${process.pid}`;
    cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copy);
  }
  return copy;
}

/** Gives a folder and all in it to the account. */
export function giveTo(folder: string, { options: { uid, gid } }: Account): void {
  if (uid === undefined || gid === undefined || lstatSync(folder).isSymbolicLink()) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveTo(path, { options: { uid, gid } } as Account);
    else if (!entry.isSymbolicLink()) chownSync(path, uid, gid);
  }
}
