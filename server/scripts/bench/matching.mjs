// `npm run -s bench -- matching [--size N]`: the picture of the network and what is asked of it, at 10,000, 100,000 and
// 1,000,000 generated stakeholders, filled in without a database; with BENCH_DIR (a folder that `wasl seed --size N` filled
// as its DATA_DIR) or DATABASE_URL first built from that PostgreSQL, whose processor time is told apart.
// `--size 0` measures nothing but that. Each size runs in a process of its own. Beside wall time stands CPU time, which other work on the machine sways less.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer, root } from '../build.mjs';
import { secondsOf } from './cpu-time.mjs';

const load = (path) => import(join(root, 'server/dist', path));
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const round = (value) => +value.toFixed(value < 10 ? 2 : 0);

/** Quantiles of wall and CPU time in milliseconds; the first tenth warms up. */
async function timed(count, work) {
  const [wall, used] = [[], []];
  for (let n = 0; n < count; n++) {
    const [began, spent] = [performance.now(), cpu()];
    await work(n);
    if (n < count / 10) continue;
    wall.push(performance.now() - began);
    used.push(cpu() - spent);
  }
  const at = (times, share) =>
    round(times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))]);
  return {
    p50: at(wall, 0.5),
    p95: at(wall, 0.95),
    p99: at(wall, 0.99),
    cpuP50: at(used, 0.5),
    cpuP95: at(used, 0.95),
  };
}

async function once(work) {
  const [began, spent] = [performance.now(), cpu()];
  const result = await work();
  return [result, { ms: round(performance.now() - began), cpu: round(cpu() - spent) }];
}

/** What is asked of a picture, over members chosen evenly. */
async function questions(snapshot, count) {
  const [{ recommend }, { nodeOf, idOf }, { shortestPaths }, { strongestEdges }, { sightOf }, { changing }] =
    await Promise.all(
      [
        'matching/recommend.js',
        'cooperation/snapshot.js',
        'cooperation/paths.js',
        'cooperation/neighbourhood.js',
        'cooperation/visible-to.js',
        'cooperation/change-snapshot.js',
      ].map(load),
    );
  const someone = (n) => Math.floor(((n * 0.6180339887) % 1) * snapshot.size);
  const viewer = (index) => ({
    audience: 'members',
    actsFor: idOf(snapshot, index),
    accountId: null,
    roles: [],
    facilitates: [],
    delegateOf: [],
  });
  const wishes = {
    acrossBorders: true,
    kinship: 'either',
    sector: null,
    womenLed: false,
    evenExposure: true,
    setAside: [],
  };
  const sight = (n) => sightOf(snapshot, viewer(someone(n)));
  return {
    update: await timed(50, (n) => {
      const node = nodeOf(snapshot, someone(n));
      const change = changing(snapshot);
      if (node) change.put({ ...node, concepts: [n, n + 1, n + 2] });
      change.end({ version: snapshot.version + 1, day: snapshot.day });
    }),
    recommend: await timed(count, (n) => {
      const you = nodeOf(snapshot, someone(n));
      if (you) recommend(snapshot, viewer(someone(n)), you, wishes, 10);
    }),
    paths: await timed(count, (n) => shortestPaths(snapshot, sight(n), someone(n), someone(n + 5000))),
    neighbourhood: await timed(count, (n) =>
      strongestEdges(snapshot, sight(n), { centre: someone(n), depth: 2, limit: 200, clusters: false }),
    ),
    someone,
  };
}

/** graphology's neighbours and its bidirectional shortest path on the same links: one path, nothing hidden, no merit. */
async function graphologyOn(snapshot, count, someone) {
  const require = createRequire(join(root, 'client/package.json'));
  const { UndirectedGraph } = require('graphology');
  const { linksOf } = await load('cooperation/snapshot.js');
  const [graph, build] = await once(() => {
    const made = new UndirectedGraph();
    for (let index = 0; index < snapshot.size; index++) made.addNode(index);
    for (let index = 0; index < snapshot.size; index++) {
      const { page, begin, end } = linksOf(snapshot, index);
      for (let at = begin; at < end; at++) if (page.to[at] > index) made.mergeEdge(index, page.to[at]);
    }
    return made;
  });
  const breadthFirst = (from, to) => {
    const before = new Map([[String(from), null]]);
    for (const at of before.keys()) {
      if (at === String(to)) return before;
      for (const next of graph.neighbors(at)) if (!before.has(next)) before.set(next, at);
    }
    return null;
  };
  return {
    build,
    neighbours: await timed(count, (n) => graph.neighbors(someone(n))),
    shortestPath: await timed(Math.min(count, 40), (n) => breadthFirst(someone(n), someone(n + 5000))),
  };
}

/** The database of BENCH_DIR or DATABASE_URL, and how to let go of it. */
async function database() {
  const folder = process.env.BENCH_DIR;
  if (!folder) return { url: process.env.DATABASE_URL, stop: async () => {} };
  return (await load('app/embedded-postgres.js')).startEmbeddedPostgres(folder);
}

/** The real thing: built from PostgreSQL, changed by a write, and a recommender in SQL beside ours. */
async function fromPostgres() {
  const { default: pg } = await import('pg');
  const { buildSnapshot, updateSnapshot } = await load('cooperation/build-snapshot.js');
  const { idOf } = await load('cooperation/snapshot.js');
  const { url, stop } = await database();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const day = new Date().toISOString().slice(0, 10);
  const { pid } = (await client.query('select pg_backend_pid() pid')).rows[0];
  const before = memory();
  const builds = [];
  let shown = null;
  // The second finds the database's memory warm, and the code compiled.
  for (let run = 0; run < 2; run++) {
    shown = null;
    const spent = secondsOf([pid]);
    const [made, build] = await once(() => buildSnapshot(client, day));
    shown = made;
    builds.push({ ...build, postgresCpu: spent === null ? null : round(1000 * (secondsOf([pid]) - spent)) });
  }
  const after = memory();
  const asked = await questions(shown.snapshot, 300);
  const id = (n) => idOf(shown.snapshot, asked.someone(n));
  const { rows } = await client.query(
    'select (select count(*) from stakeholder)::int stakeholders, (select count(*) from cooperation_link)::int links, ((select count(*) from stakeholder_concept) + (select count(*) from offering_concept))::int concepts',
  );
  const overlap = `select o.stakeholder_id, count(*) n from offering_concept oc join offering o on o.id = oc.offering_id
    where o.direction = 'offer' and o.stakeholder_id <> $1 and oc.concept_id in
      (select c.concept_id from offering_concept c join offering m on m.id = c.offering_id
       where m.stakeholder_id = $1 and m.direction = 'need') group by 1 order by 2 desc limit 10`;
  const changed = await timed(30, async (n) => {
    await client.query('update stakeholder set completeness = (completeness + 1) % 100 where id = $1', [id(n)]);
    shown = await updateSnapshot(client, shown, day);
  });
  const report = {
    ...rows[0],
    firstBuild: builds[0],
    build: builds[1],
    held: { arraysMB: round(after.arraysMB - before.arraysMB), heapMB: round(after.heapMB - before.heapMB) },
    memory: after,
    writeAndUpdate: changed,
    recommend: asked.recommend,
    paths: asked.paths,
    neighbourhood: asked.neighbourhood,
    sqlOverlap: await timed(60, (n) => client.query(overlap, [id(n)])),
  };
  await client.end();
  await stop();
  return report;
}

function memory() {
  globalThis.gc?.();
  const { rss, arrayBuffers, heapUsed } = process.memoryUsage();
  return { rssMB: round(rss / 1e6), arraysMB: round(arrayBuffers / 1e6), heapMB: round(heapUsed / 1e6) };
}

async function measure(size) {
  if (size === 0) return fromPostgres();
  const { generatedNetwork } = await load('testing/generated-network.js');
  const [snapshot, build] = await once(() => generatedNetwork({ size }));
  const held = memory();
  const { someone, ...asked } = await questions(snapshot, 300);
  // At a million graphology's objects alone would fill the memory of a small machine.
  const graphology = size <= 100_000 ? await graphologyOn(snapshot, 200, someone) : 'left out at this size';
  return { size, generateAndBuild: build, memory: held, ...asked, graphology };
}

/** Runs each size in a process of its own and tells what it measured. */
export async function benchMatching(args) {
  const { values: options } = parseArgs({
    args,
    options: { size: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  buildServer();
  const sizes = options.size ? [Number(options.size)] : [10_000, 100_000, 1_000_000];
  if (process.env.BENCH_DIR || process.env.DATABASE_URL) {
    if (options.size === '0') sizes.pop();
    sizes.unshift(0);
  }
  const results = [];
  for (const size of sizes) {
    const flags = ['--expose-gc', '--max-old-space-size=8000', import.meta.filename, '--one', String(size)];
    const { stdout } = spawnSync(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 });
    const result = JSON.parse(String(stdout));
    results.push(result);
    if (options.json) continue;
    process.stdout.write(
      size === 0 ? '\nbuilt from PostgreSQL\n' : `\n${size} generated stakeholders, without a database\n`,
    );
    for (const [name, value] of Object.entries(result))
      process.stdout.write(
        `  ${name.padEnd(18)} ${JSON.stringify(value).replaceAll(/["{}]/g, '').replaceAll(',', '  ')}\n`,
      );
  }
  const [small, large] = [results.find((each) => each.size), results.findLast((each) => each.size)];
  const exponent = (name) =>
    round(Math.log(large[name].cpuP50 / small[name].cpuP50) / Math.log(large.size / small.size));
  const growth =
    large && large.size > small.size ? { recommend: exponent('recommend'), paths: exponent('paths') } : null;
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0].toFixed(1)}`;
  if (options.json) process.stdout.write(`${JSON.stringify({ machine, results, growth }, null, 2)}\n`);
  else {
    if (growth)
      process.stdout.write(
        `\ngrowth of the median's CPU time with size: n^${growth.recommend} recommend, n^${growth.paths} paths\n`,
      );
    process.stdout.write(`${machine}\nMilliseconds; p50, p95, p99 by the clock, cpuP50 and cpuP95 of the processor.\n`);
  }
}

// The process for one size.
if (process.argv[2] === '--one') process.stdout.write(JSON.stringify(await measure(Number(process.argv[3]))));
