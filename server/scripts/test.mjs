// `npm test`: lint, types, house map, schema, unit and room tests on real PostgreSQL, browser journeys.
// Ends with one plain line: N passed, N failed, N skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient, buildServer, root } from './build.mjs';

const count = { passed: 0, failed: 0, skipped: 0 };
const scratch = mkdtempSync(join(tmpdir(), 'wasl-results-'));

function run(name, program, args, cwd = root) {
  process.stdout.write(`\n== ${name}\n`);
  return spawnSync(process.execPath, [program, ...args], { cwd, stdio: 'inherit' }).status === 0;
}

/** A check that counts as one test. */
function check(name, passes) {
  if (passes) count.passed++;
  else {
    count.failed++;
    process.stdout.write(`FAILED: ${name}\n`);
  }
}

function attempt(name, work) {
  process.stdout.write(`\n== ${name}\n`);
  try {
    work();
    return true;
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
    return false;
  }
}

/** Runs a package's Vitest tests and adds up what its report counts. */
function vitest(folder) {
  const report = join(scratch, `${folder}.json`);
  const args = ['run', '--root', folder, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  run(`tests of ${folder}/`, join(root, 'node_modules/vitest/vitest.mjs'), args);
  if (!existsSync(report)) return check(`tests of ${folder}/ ran`, false);
  const result = JSON.parse(readFileSync(report, 'utf8'));
  count.passed += result.numPassedTests;
  count.failed += result.numFailedTests + (result.numFailedTestSuites > 0 && result.numFailedTests === 0 ? 1 : 0);
  count.skipped += result.numPendingTests;
  for (const file of result.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'pending' || test.status === 'skipped') process.stdout.write(`skipped: ${test.fullName}\n`);
    }
  }
}

check('lint', run('lint', join(root, 'node_modules/@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']));
check(
  'promises',
  run('promises', join(root, 'node_modules/oxlint/bin/oxlint'), [
    '--type-aware',
    '-A',
    'all',
    '-D',
    'typescript/no-floating-promises',
    '-D',
    'typescript/no-misused-promises',
    'server/src',
    'seeds/src',
  ]),
);
check('types', attempt('types: server and seeds', buildServer));
if (existsSync(join(root, 'client/vite.config.ts'))) {
  check('client builds', attempt('client: typed operations and bundle', buildClient));
  check('client types', run('types: client', join(root, 'node_modules/typescript/bin/tsc'), ['-p', 'client']));
}
for (const folder of ['server', 'seeds', 'client']) {
  if (existsSync(join(root, folder, 'vitest.config.ts'))) vitest(folder);
}
if (existsSync(join(root, 'server/scripts/browser.mjs'))) {
  const { journeys } = await import('./browser.mjs');
  await journeys(count);
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
process.exit(count.failed > 0 ? 1 : 0);
