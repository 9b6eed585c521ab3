// `npm run -s bench -- evaluation [--stakeholders N] [--pairs N]`: how long `wasl matching evaluate` takes on an invented
// import of joint projects, the last two of its twelve years being foreseen. Aim: 20,000 and 100,000 in ten minutes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer, root } from '../build.mjs';
import { machine, tell, wasl } from './world.mjs';

const split = '2020-01-01';

export async function benchEvaluation(args) {
  const { values } = parseArgs({
    args,
    options: {
      stakeholders: { type: 'string', default: '20000' },
      pairs: { type: 'string', default: '100000' },
    },
  });
  const before = machine();
  buildServer();
  const { writeCooperation } = await import(join(root, 'server/dist/testing/generated-cooperation.js'));
  const folder = mkdtempSync(join(tmpdir(), 'wasl-evaluation-'));
  try {
    writeCooperation(folder, { stakeholders: Number(values.stakeholders), pairs: Number(values.pairs) });
    const files = ['stakeholders', 'projects', 'participations'].flatMap((each) => [
      `--${each}`,
      join(folder, `${each}.csv`),
    ]);
    const { said, ...took } = await wasl(folder, ['matching', 'evaluate', ...files, '--split', split]);
    process.stdout.write(said);
    tell({ ...before, ...took });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
