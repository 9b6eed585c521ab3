// The browser journeys: starts Wasl on a database of its own and drives the Chromium of this machine.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.mjs';

function findChromium() {
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return [process.env.CHROMIUM, ...places].find((place) => place && existsSync(place));
}

/** Chromium and Arabic fonts from Debian's packages, where we may install them. */
function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  process.stdout.write('installing chromium and fonts from the packages of Debian\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-core'], { stdio: 'ignore', env: environment });
}

function startWasl(folder) {
  const environment = { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', DATABASE_URL: '' };
  const child = spawn(process.execPath, [join(root, 'server/scripts/start.mjs')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const url = /http:\/\/\S+/.exec(said)?.[0];
      if (url) done({ child, url });
    });
    child.on('exit', () => fail(new Error(`Wasl did not start: ${said}`)));
  });
}

/** Runs the journeys and adds to `count`; without a Chromium it says which command brings one, and skips them. */
export async function journeys(count) {
  process.stdout.write('\n== browser journeys\n');
  if (!findChromium()) installChromium();
  const chromium = findChromium();
  if (!chromium) {
    process.stdout.write(
      'SKIPPED: the browser journeys need Chromium. Install it with: sudo apt-get install chromium fonts-noto-core\n',
    );
    count.skipped++;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'wasl-journeys-'));
  try {
    const { child, url } = await startWasl(folder);
    const cli = join(root, 'client/node_modules/@playwright/test/cli.js');
    const environment = {
      ...process.env,
      WASL_URL: url,
      CHROMIUM: chromium,
      // The database of these journeys, for those that move the clock.
      DATA_DIR: folder,
      DATABASE_URL: '',
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'report.json'),
    };
    const run = spawn(process.execPath, [cli, 'test', '--reporter=list,json'], {
      cwd: join(root, 'client'),
      env: environment,
      stdio: 'inherit',
    });
    await new Promise((done) => run.on('exit', done));
    const { readFileSync } = await import('node:fs');
    const { stats } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    count.passed += stats.expected + stats.flaky;
    count.failed += stats.unexpected;
    count.skipped += stats.skipped;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGINT');
    await ended;
  } catch (error) {
    process.stdout.write(`FAILED: ${error.message}\n`);
    count.failed++;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
