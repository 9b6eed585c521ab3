// `npm run -s bench [-- --size N] [-- --json]`: an overview, the figures of the README, each beside a baseline of the same run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { buildClient, buildServer, root } from '../build.mjs';
import { baselines, searchTimes, suggestTimes } from './search.mjs';
import { ask, benchFolder, connect, machine, quantiles, serve, settled, tell, timed, wasl } from './world.mjs';

const partners = `{ recommendations(first: 10) { partners { score stakeholder { id name country { name { text } } } reasons { text } } } }`;
const paths = 'query($from: String!, $to: String!) { connection(from: $from, to: $to) { steps { to { id name } } } }';
const around =
  'query($from: String!) { neighbourhood(of: $from, depth: 2, limit: 200) { edges { from to } nodes { id name } } }';
/** Partners by shared concepts, without a reason. */
const overlap = `select o.stakeholder_id, count(*) n from offering_concept oc join offering o on o.id = oc.offering_id
  where o.direction = 'offer' and o.stakeholder_id <> $1 and oc.concept_id in
    (select c.concept_id from offering_concept c join offering m on m.id = c.offering_id
     where m.stakeholder_id = $1 and m.direction = 'need') group by 1 order by 2 desc limit 10`;

/** The JavaScript that the first page loads before anything is clicked, gzipped. */
function initialScript() {
  const assets = join(root, 'client/dist/assets');
  const html = readFileSync(join(root, 'client/dist/index.html'), 'utf8');
  const files = readdirSync(assets).filter((name) => name.endsWith('.js') && html.includes(name));
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  return +(bytes / 1000).toFixed(1);
}

/** Times of `work`, given a number from 0 on, over so many calls. */
async function over(count, work) {
  const times = [];
  for (let n = 0; n < count; n++) times.push((await timed(() => work(n))).ms);
  return quantiles(times);
}

/** Runs the overview. */
export async function benchOverview(args) {
  const { values: options } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: '280' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  });
  const [size, rounds] = [Number(options.size), Number(options.rounds)];
  buildServer();
  buildClient();
  const { folder, remove } = benchFolder();
  const report = machine();
  try {
    const first = await serve(folder);
    await first.stop();
    if (size > 280) await wasl(folder, ['seed', '--size', String(size)]);
    const running = await serve(folder);
    const client = await connect(folder);
    const read = async (sql) => (await client.query(sql)).rows;
    Object.assign(report, {
      firstStartSeconds: first.seconds,
      secondStartSeconds: running.seconds,
      clientScriptKB: initialScript(),
      ...(
        await read(`select (select count(*) from stakeholder) as stakeholders, (select count(*) from cooperation_link) as links,
        current_setting('server_version') as postgres`)
      )[0],
    });
    await settled(running, client);
    const { narrow, broad } = await searchTimes(running, rounds);
    Object.assign(report, {
      searchNarrow: narrow,
      searchBroad: broad,
      suggest: await suggestTimes(running.url, rounds),
    });
    report.searchBaselineIlike = (await baselines(client)).ilike;

    const asking = await read(`select s.id from stakeholder s where demonstration and type = 'company' and exists
      (select from offering o where o.stakeholder_id = s.id and direction = 'need') order by md5(s.id::text) limit 40`);
    const at = (n) => asking[n % asking.length].id;
    const as = (n, query, variables = {}) => ask(running.url, query, variables, { 'x-wasl-view-as': at(n) });
    report.recommend = await over(16 * rounds, (n) => as(n, partners));
    report.connection = await over(32 * rounds, (n) => as(n, paths, { from: at(n), to: at(n + 7) }));
    report.neighbourhood = await over(32 * rounds, (n) => as(n, around, { from: at(n) }));
    report.recommendBaselineOverlap = await over(200, (n) => client.query(overlap, [at(n)]));
    const metrics = await (await fetch(new URL('/metrics', running.url))).text();
    report.serverRssMB = Math.round(Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1] ?? 0) / 1e6);
    await client.end();
    await running.stop();
  } finally {
    remove();
  }
  tell(report, options.json);
  if (!options.json)
    process.stdout.write(
      'Milliseconds over HTTP unless the name says otherwise; baselines are plain SQL without HTTP.\n',
    );
}
