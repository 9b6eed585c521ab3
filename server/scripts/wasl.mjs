// `npm run -s wasl -- COMMAND`: the command line, built first where the tools to build are; seeds are handed in here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer, root } from './build.mjs';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write('Wasl needs Node 24; the workspace brings it. Use: npm run -s wasl -- COMMAND\n');
  process.exit(1);
}
try {
  if (existsSync(join(root, 'node_modules/typescript'))) buildServer();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const { runCommand } = await import('../dist/cli.js');
const { seedIfEmpty } = await import('../../seeds/dist/seed.js');
const { growWorld } = await import('../../seeds/dist/grow.js');
const { evaluationSet } = await import('../../seeds/dist/evaluation-set.js');
process.exitCode = await runCommand(process.argv.slice(2), { seedIfEmpty, growWorld, evaluationSet });
// The work is done and let go of; whatever connection still lingers (one that broke in the middle) keeps nobody waiting.
setTimeout(() => process.exit(), 5_000).unref();
