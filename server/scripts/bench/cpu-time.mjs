// How much of the processors something took, beside how long: on a machine with other work only the former tells.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ticksPerSecond = 100;

/** Parent and seconds of a process with those of its children that have ended; null when it is gone. */
function statOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    const [, parent] = fields;
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
    return { parent: Number(parent), seconds: ticks / ticksPerSecond };
  } catch {
    return null;
  }
}

/** Seconds of processor time of processes and all their descendants; null where the system does not tell. */
export function secondsOf(roots) {
  const all = new Map();
  try {
    for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) all.set(Number(name), statOf(name));
  } catch {
    return null;
  }
  const belongs = (pid, depth = 0) =>
    roots.includes(pid) || (depth < 20 && Boolean(all.get(pid)) && belongs(all.get(pid).parent, depth + 1));
  let seconds = 0;
  for (const [pid, stat] of all) if (stat && belongs(pid)) seconds += stat.seconds;
  return seconds;
}

function databaseOf(folder) {
  try {
    return Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

/** Watches a process and the database of its folder; `seconds()` is what they have taken since. */
export function watchCpu(folder, pid) {
  const read = () => secondsOf([pid, databaseOf(folder)].filter(Boolean));
  const before = read() ?? 0;
  let last = before;
  const look = () => {
    last = Math.max(last, read() ?? 0);
  };
  // What has ended tells nothing any more, so it is looked at while it lives.
  const timer = setInterval(look, 250);
  timer.unref();
  return {
    seconds() {
      look();
      return +(last - before).toFixed(1);
    },
    stop: () => clearInterval(timer),
  };
}
