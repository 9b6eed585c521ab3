// What every benchmark needs: a world of some size in a folder of its own, a server on it, and times told as quantiles.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../build.mjs';
import { watchCpu } from './cpu-time.mjs';

const endsWithUs = ['--import', join(root, 'server/scripts/bench/end-with-parent.mjs')];

/** Ctrl-C lets what was begun be put away: servers end with us, folders of our own are removed. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** The folder of the world: that of BENCH_DIR, kept between runs, or a fresh one that is removed. */
export function benchFolder() {
  const kept = process.env.BENCH_DIR;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'wasl-bench-'));
  const remove = () => kept ?? rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  return { folder, remove };
}

/** The machine, and how busy it is with other work: figures mean nothing without both. */
export function machine() {
  return {
    machine: `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    at: new Date().toISOString().slice(0, 10),
    loadBefore: loadavg()[0].toFixed(1),
  };
}

function quantile(sorted, share) {
  return +sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
}

/** p50, p95 and p99 of times in milliseconds. */
export function quantiles(times) {
  if (times.length === 0) return null;
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99), n: sorted.length };
}

export async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts Wasl on the folder; `settings` go to its environment. */
export async function serve(folder, settings = {}) {
  const port = await freePort();
  const began = performance.now();
  const since = new Date();
  const child = spawn(process.execPath, [...endsWithUs, join(root, 'server/scripts/start.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      MEILI_URL: '',
      ...settings,
      DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise((done, fail) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('Wasl is at') && done());
    child.on('exit', () => fail(new Error('Wasl did not start.')));
  });
  const stop = () =>
    new Promise((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done();
      child.once('exit', done);
      child.kill('SIGINT');
    });
  const url = `http://127.0.0.1:${port}/graphql`;
  const seconds = +((performance.now() - began) / 1000).toFixed(1);
  return { url, seconds, since, stop, cpu: () => watchCpu(folder, child.pid) };
}

/** Runs a command of Wasl on the folder; what it said, how long it took and how much of the processors, in seconds. */
export async function wasl(folder, args, settings = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, [...endsWithUs, join(root, 'server/scripts/wasl.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', MEILI_URL: '', ...settings, DATA_DIR: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const cpu = watchCpu(folder, child.pid);
  await new Promise((done, fail) =>
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`wasl ${args.join(' ')} failed`)))),
  );
  cpu.stop();
  return { seconds: +((performance.now() - began) / 1000).toFixed(1), cpuSeconds: cpu.seconds(), said };
}

/** A connection to the embedded database of a server that runs on the folder. */
export async function connect(folder) {
  const lines = readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(folder, 'postgres/password'), 'utf8').trim();
  const client = new pg.Client({ connectionString: `postgres://wasl:${password}@127.0.0.1:${lines[3]}/postgres` });
  await client.connect();
  return client;
}

/** Asks the server and throws what it refuses. */
export async function ask(url, query, variables, headers = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(answer.errors[0].message);
  return answer.data;
}

/** Waits until a server that has just begun has read the network and measured it, which it does beside its first answers. */
export async function settled({ url, since }, client) {
  const measured = 'select 1 from network_standing where computed_at >= $1 limit 1';
  for (let tries = 0; tries < 180; tries++) {
    const read = await ask(url, '{ snapshotVersion }').catch(() => null);
    if (read && (await client.query(measured, [since])).rowCount > 0) return;
    await new Promise((done) => setTimeout(done, 1000));
  }
  throw new Error('The server did not read and measure the network in three minutes.');
}

/** Prints a report as JSON or a line for each figure. */
export function tell(report, json) {
  if (json) return process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  for (const [name, value] of Object.entries(report)) {
    const words =
      value && typeof value === 'object'
        ? Object.entries(value)
            .map(([key, each]) => `${key} ${each}`)
            .join(', ')
        : value;
    process.stdout.write(`${name.padEnd(28)} ${words ?? '(none)'}\n`);
  }
}
