// `npm start`: build what changed, then run until Ctrl-C.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildClient, buildServer, root } from './build.mjs';
import { takeFolder, tellAddress } from './only-one.mjs';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write('Wasl needs Node 24; the workspace brings it. Start with: npm start\n');
  process.exit(1);
}

try {
  const address = await takeFolder();
  if (address) {
    process.stdout.write(
      `\n  Wasl is already running at ${address}\n  Stop that one with Ctrl-C, or start a second with another DATA_DIR and PORT.\n\n`,
    );
    process.exit(0);
  }
  buildServer();
  if (existsSync(join(root, 'client/vite.config.ts'))) buildClient();
} catch (error) {
  const words = ['EACCES', 'EPERM', 'EROFS'].includes(error.code)
    ? `${error.path} cannot be written (${error.code}); it may belong to another user: start as that user, or set DATA_DIR.`
    : error.message;
  process.stderr.write(`\nWasl did not start. ${words}\n`);
  process.exit(1);
}

const { start, sayWhy } = await import('../dist/main.js');
const { seedIfEmpty } = await import('../../seeds/dist/seed.js');

let stop;
let stopping = false;
const end = async () => {
  if (stopping) return;
  stopping = true;
  // What a start has begun is finished first, so that neither the database nor its processes are left behind.
  if (!stop) process.stdout.write('\n  Stopping as soon as the start is done …\n');
  else await stop().then(() => process.exit(0));
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
try {
  stop = await start(seedIfEmpty, tellAddress);
  if (stopping) await stop().then(() => process.exit(0));
} catch (error) {
  sayWhy(error);
  process.exit(1);
}
