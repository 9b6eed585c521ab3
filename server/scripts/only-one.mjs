// One Wasl for each data folder: a second start says where the first is instead of disturbing it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './build.mjs';

const note = join(resolve(root, process.env.DATA_DIR || '.data'), 'running.json');

function lives(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  try {
    // After a crash the number may belong to another program.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs');
  } catch {
    return process.platform !== 'linux';
  }
}

function readNote() {
  try {
    return JSON.parse(readFileSync(note, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Takes the data folder for this process, or answers with the address of the Wasl that has it, waiting while that one
 * still starts. With a database of its own (DATABASE_URL) several may run, so nothing is taken.
 */
export async function takeFolder() {
  if (process.env.DATABASE_URL) return null;
  mkdirSync(join(note, '..'), { recursive: true });
  for (let unreadable = 0; ; ) {
    try {
      writeFileSync(note, JSON.stringify({ pid: process.pid }), { flag: 'wx' });
      process.on('exit', () => {
        if (readNote()?.pid === process.pid) rmSync(note, { force: true });
      });
      return null;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const other = readNote();
    if (other?.url && lives(other.pid)) return other.url;
    // Without readable words it is being written, or was cut short.
    if (other ? !lives(other.pid) : ++unreadable > 10) rmSync(note, { force: true });
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** Tells a second start where this one answers. */
export function tellAddress(url) {
  if (!process.env.DATABASE_URL) writeFileSync(note, JSON.stringify({ pid: process.pid, url }));
}
