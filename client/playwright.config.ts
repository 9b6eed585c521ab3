import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  workers: 1,
  timeout: 60_000,
  // Slow machines answer late; what never comes still fails. A journey that passes only when repeated is printed as flaky.
  expect: { timeout: 15_000 },
  retries: 1,
  use: {
    baseURL: process.env.WASL_URL ?? 'http://127.0.0.1:4000',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
