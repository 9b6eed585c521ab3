// Loaded before what a benchmark starts: when the benchmark is gone, however it ended, this ends too, and the database with it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const serves = process.argv[1]?.endsWith('start.mjs');

function endDatabase() {
  try {
    const pid = Number(readFileSync(join(process.env.DATA_DIR, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGINT');
  } catch {
    // There is none, or no longer.
  }
}

// Nobody reads any more what this says.
process.stdout.on('error', () => {});
process.stdin.on('end', () => {
  process.on('exit', endDatabase);
  // A server ends in its own order; a command knows no signal.
  if (serves) process.kill(process.pid, 'SIGINT');
  else process.exit(1);
});
process.stdin.resume();
process.stdin.unref?.();
