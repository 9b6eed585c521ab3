import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

const wasl = fileURLToPath(new URL('../../server/scripts/wasl.mjs', import.meta.url));

/** Does one of the server's jobs as if so many days had gone by, on the database of these journeys. */
export function afterDays(days: number, job: string): void {
  const { status, stderr } = spawnSync(process.execPath, [wasl, 'job', job, '--days-ahead', String(days)], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}
