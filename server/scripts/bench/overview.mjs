// `npm run -s bench [-- --size N] [-- --json]`: an overview, the figures of the README, each beside a baseline of the same run.
// Works in a folder of its own (BENCH_DIR keeps a grown world between runs); never touches .data.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { buildClient, buildServer, root } from '../build.mjs';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '280' },
    rounds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const size = Number(options.size);
const rounds = Number(options.rounds);
const kept = process.env.BENCH_DIR;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'wasl-bench-'));

/** What people type: a craft, a skill, a name, a place, in three languages, with slips; narrow and broad. */
const queries = [
  'نحاسيات',
  'copperware',
  'dinanderie',
  'natural dyeing',
  'teinture naturelle',
  'صباغة طبيعية',
  'Atelier Cuivre',
  'mosaïque nabeul',
  'olive wood bowls',
  'خشب الزيتون',
  'tapis',
  'سجاد',
  'pottery sejnane',
  'فخار نابل',
  'lether bags',
  'maroquinerie casablanca',
  'jewelry',
  'bijoux en argent',
  'تطريز',
  'embroidery hebron',
  'export europe',
  'packaging',
  'تصميم غرافيكي',
  'furniture tripoli',
];
const page = `query($q: String!) { search(query: $q, first: 20) { total facets { name values { id count label { text } } }
  understood { noun id label { text } } hits { reasons { kind words label { text } } highlights { field segments { text hit } }
  stakeholder { id slug name summary { text } country { name { text } } place { name { text } } sectors { label { text } } womenLed { form evidence } } } } }`;
const partners = `{ recommendations(first: 10) { partners { score stakeholder { id name country { name { text } } } reasons { text } } } }`;

function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

async function timed(work, count) {
  const times = [];
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    await work(n);
    times.push(performance.now() - began);
  }
  return { p50: +quantile(times, 0.5).toFixed(1), p95: +quantile(times, 0.95).toFixed(1), n: count };
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function serve(port) {
  const began = performance.now();
  const endsWithUs = ['--import', join(root, 'server/scripts/bench/end-with-parent.mjs')];
  const child = spawn(process.execPath, [...endsWithUs, join(root, 'server/scripts/start.mjs')], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'warn', DATABASE_URL: '', MEILI_URL: '' },
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
  return { seconds: +((performance.now() - began) / 1000).toFixed(1), stop };
}

async function wasl(...args) {
  const child = spawn(process.execPath, [join(root, 'server/scripts/wasl.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '', MEILI_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await new Promise((done, fail) =>
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error('seeding failed')))),
  );
}

/** The JavaScript that the first page loads before anything is clicked, gzipped. */
function initialScript() {
  const assets = join(root, 'client/dist/assets');
  const html = readFileSync(join(root, 'client/dist/index.html'), 'utf8');
  const files = readdirSync(assets).filter((name) => name.endsWith('.js') && html.includes(name));
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  return +(bytes / 1000).toFixed(1);
}

function databaseClient() {
  const lines = readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(folder, 'postgres/password'), 'utf8').trim();
  return new pg.Client({ connectionString: `postgres://wasl:${password}@127.0.0.1:${lines[3]}/postgres` });
}

const report = {
  machine: `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  at: new Date().toISOString().slice(0, 10),
};
try {
  buildServer();
  buildClient();
  const port = await freePort();
  let running = await serve(port);
  report.firstStartSeconds = running.seconds;
  await running.stop();
  if (size > 280) await wasl('seed', '--size', String(size));
  running = await serve(port);
  report.secondStartSeconds = running.seconds;
  report.clientScriptKB = initialScript();

  const url = `http://127.0.0.1:${port}/graphql`;
  const ask = async (query, variables, headers = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const answer = await response.json();
    if (answer.errors) throw new Error(answer.errors[0].message);
    return answer.data;
  };
  const client = databaseClient();
  await client.connect();
  const count = async (sql) => Number((await client.query(sql)).rows[0].n);
  report.postgres = (await client.query('show server_version')).rows[0].server_version;
  report.stakeholders = await count('select count(*) n from stakeholder');
  report.links = await count('select count(*) n from cooperation_link');

  for (const query of queries) await ask(page, { q: query });
  const totals = new Map();
  for (const query of queries) totals.set(query, (await ask(page, { q: query })).search.total);
  const narrow = queries.filter((query) => totals.get(query) < 2000);
  const broad = queries.filter((query) => totals.get(query) >= 2000);
  const over = (list) => timed((n) => ask(page, { q: list[n % list.length] }), list.length * rounds);
  report.searchNarrow = narrow.length > 0 ? { queries: narrow.length, ...(await over(narrow)) } : null;
  report.searchBroad = broad.length > 0 ? { queries: broad.length, ...(await over(broad)) } : null;
  const ilike = `select s.id, s.name, count(*) over () as total from stakeholder s
    where s.name ilike $1 or s.summary::text ilike $1 or s.description::text ilike $1 order by s.name limit 20`;
  report.searchBaselineIlike = await timed(
    (n) => client.query(ilike, [`%${queries[n % queries.length]}%`]),
    queries.length * Math.min(rounds, 5),
  );
  report.suggest = await timed(
    (n) =>
      ask('query($q: String!) { suggest(query: $q, first: 10) { noun id label { text } } }', {
        q: queries[n % queries.length].slice(0, 4),
      }),
    queries.length * rounds,
  );

  const asking = (
    await client.query(
      `select s.id from stakeholder s where demonstration and type = 'company' and exists
         (select from offering o where o.stakeholder_id = s.id and direction = 'need') order by md5(s.id::text) limit 40`,
    )
  ).rows.map((row) => row.id);
  // The first answer builds the snapshot; where the server cannot hold one of this size, the report says so.
  try {
    await ask(partners, {}, { 'x-wasl-view-as': asking[0] });
    report.recommend = await timed(
      (n) => ask(partners, {}, { 'x-wasl-view-as': asking[n % asking.length] }),
      Math.min(asking.length * rounds, size > 10_000 ? 80 : 800),
    );
  } catch (error) {
    report.recommend = `not measured: ${error.message}`;
  }
  const alike = (query) =>
    timed(
      (n) =>
        ask(
          query,
          { from: asking[n % asking.length], to: asking[(n + 7) % asking.length] },
          { 'x-wasl-view-as': asking[n % asking.length] },
        ),
      asking.length * 4,
    );
  report.connection = await alike(
    'query($from: String!, $to: String!) { connection(from: $from, to: $to) { steps { to { id name } } } }',
  );
  report.neighbourhood = await alike(
    'query($from: String!) { neighbourhood(of: $from, depth: 2, limit: 200) { edges { from to } nodes { id name } } }',
  );
  const overlap = `select o.stakeholder_id, count(*) n from offering_concept oc join offering o on o.id = oc.offering_id
    where o.direction = 'offer' and o.stakeholder_id <> $1 and oc.concept_id in
      (select c.concept_id from offering_concept c join offering m on m.id = c.offering_id
       where m.stakeholder_id = $1 and m.direction = 'need') group by 1 order by 2 desc limit 10`;
  report.recommendBaselineOverlap = await timed((n) => client.query(overlap, [asking[n % asking.length]]), 200);
  const memory = await fetch(`http://127.0.0.1:${port}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
  report.serverRssMB = Math.round(Number(/^process_resident_memory_bytes (\S+)/m.exec(memory)?.[1] ?? 0) / 1e6);
  await client.end();
  await running.stop().catch(() => {});
} finally {
  if (!kept) rmSync(folder, { recursive: true, force: true });
}

if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
else {
  for (const [name, value] of Object.entries(report)) {
    const words =
      value && typeof value === 'object'
        ? Object.entries(value)
            .map(([key, each]) => `${key} ${each}`)
            .join(', ')
        : value;
    process.stdout.write(`${name.padEnd(26)} ${words ?? '(none)'}\n`);
  }
  process.stdout.write(
    'Times in milliseconds over HTTP unless the name says otherwise; baselines are plain SQL without HTTP.\n',
  );
}
