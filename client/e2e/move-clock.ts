import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
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

/** A server of the same records whose clock is so many days on, and how to end it. */
export async function serverAhead(days: number): Promise<{ url: string; end: () => void }> {
  const env = { ...process.env, PORT: '0', JOBS: 'off', LOG_LEVEL: 'silent' };
  const server = spawn(process.execPath, [wasl, 'serve', '--days-ahead', String(days)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { url, end: () => server.kill() };
  }
  throw new Error('The server ahead did not start.');
}
