// `npm start`: build what changed, then run until Ctrl-C.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildClient, buildServer, root } from './build.mjs';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write('Wasl needs Node 24; the workspace brings it. Start with: npm start\n');
  process.exit(1);
}

try {
  buildServer();
  if (existsSync(join(root, 'client/vite.config.ts'))) buildClient();
} catch (error) {
  process.stderr.write(`\nWasl did not start. ${error.message}\n`);
  process.exit(1);
}

const { start, sayWhy } = await import('../dist/main.js');
const { seedIfEmpty } = await import('../../seeds/dist/seed.js');

let stop;
let stopping = false;
const end = async () => {
  if (stopping || !stop) return;
  stopping = true;
  await stop();
  process.exit(0);
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
try {
  stop = await start(seedIfEmpty);
} catch (error) {
  sayWhy(error);
  process.exit(1);
}
