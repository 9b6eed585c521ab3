// `npm run -s bench -- search [--sizes 10000,100000] [--rounds 5] [--as-is] [--json]`: search at each size, the page exactly as the
// client asks it, beside a baseline in plain SQL of the same run, and Meilisearch where MEILI_URL is given.
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { buildClient, buildServer } from '../build.mjs';
import { page, searches, suggest, typed } from './search-log.mjs';
import { ask, benchFolder, connect, machine, quantiles, serve, settled, tell, timed, wasl } from './world.mjs';

const broadFrom = 2000;

/** One client, after each search was asked once. */
export async function searchTimes({ url, cpu: watch }, rounds) {
  const times = { narrow: [], broad: [] };
  const slowest = [];
  const cpu = { narrow: 0, broad: 0 };
  for (const variables of searches) await ask(url, page, variables);
  for (const variables of searches) {
    const { search } = await ask(url, page, variables);
    const own = [];
    const kind = search.total < broadFrom ? 'narrow' : 'broad';
    const taken = watch();
    for (let round = 0; round < rounds; round++) own.push((await timed(() => ask(url, page, variables))).ms);
    taken.stop();
    cpu[kind] += taken.seconds() * 1000;
    times[kind].push(...own);
    slowest.push({ query: variables.query, total: search.total, ms: quantiles(own).p50 });
  }
  slowest.sort((a, b) => b.ms - a.ms);
  // Processor time tells what a page costs where other work makes the clock useless.
  const of = (kind) => ({ ...quantiles(times[kind]), cpu: +(cpu[kind] / (times[kind].length || 1)).toFixed(1) });
  return {
    narrow: of('narrow'),
    broad: of('broad'),
    slowNarrow: slowest.filter((each) => each.total < broadFrom).slice(0, 5),
    slowBroad: slowest.filter((each) => each.total >= broadFrom).slice(0, 5),
  };
}

export async function suggestTimes(url, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    for (const q of typed) times.push((await timed(() => ask(url, suggest, { q }))).ms);
  }
  return quantiles(times);
}

/** Sixteen clients at once for ten seconds, each asking the log from its own place; every answer's time is kept. */
async function under16(url) {
  const times = [];
  const load = autocannon({
    url,
    connections: 16,
    duration: 10,
    requests: searches.map((variables) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: page, variables }),
    })),
  });
  load.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  const { requests, errors, non2xx } = await load;
  return { perSecond: requests.average, ...quantiles(times), errors: errors + non2xx };
}

/** From a committed write until a search finds it, several times. */
async function visibleAfter(url, client) {
  const times = [];
  const { rows } = await client.query(`select id, summary from stakeholder where status = 'published'
    and visibility ->> 'summary' = 'public' and visibility ->> 'profile' = 'public' order by id limit 10`);
  for (const [number, { id, summary }] of rows.entries()) {
    const word = `visiblequark${Date.now()}x${number}`;
    await client.query('update stakeholder set summary = $2 where id = $1', [id, { ...summary, en: word }]);
    const { ms } = await timed(async () => {
      while ((await ask(url, page, { ...searches[0], query: word })).search.total === 0) {
        await new Promise((done) => setTimeout(done, 20));
      }
    });
    times.push(ms);
    await client.query('update stakeholder set summary = $2 where id = $1', [id, summary]);
  }
  return quantiles(times);
}

export async function baselines(client) {
  const ilike = `select id, name, count(*) over () from stakeholder
    where name ilike $1 or summary::text ilike $1 or description::text ilike $1 order by name limit 20`;
  const simple = `select id, name, count(*) over () from stakeholder
    where to_tsvector('simple', name || ' ' || summary::text || ' ' || description::text) @@ plainto_tsquery('simple', $1)
    order by name limit 20`;
  const over = async (sql, value) => {
    const times = [];
    for (const { query } of searches.slice(0, 6)) times.push((await timed(() => client.query(sql, [value(query)]))).ms);
    return quantiles(times);
  };
  return { ilike: await over(ilike, (query) => `%${query}%`), simple: await over(simple, (query) => query) };
}

/** Documents and megabytes of the engine's own store; names and spellings lie in PostgreSQL whichever engine answers. */
async function sizeOf(client, { MEILI_URL: meilisearch, MEILI_MASTER_KEY: key }) {
  if (meilisearch) {
    const response = await fetch(new URL('/stats', meilisearch), { headers: { authorization: `Bearer ${key}` } });
    const { usedDatabaseSize, indexes } = await response.json();
    const documents = Object.values(indexes).reduce((sum, each) => sum + each.numberOfDocuments, 0);
    return { documents, allMB: Math.round(usedDatabaseSize / 1e6) };
  }
  const { rows } = await client.query(`select pg_table_size('search_document') + pg_table_size('search_word') as data,
    pg_indexes_size('search_document') + pg_indexes_size('search_word') as indexes,
    (select count(*) from search_document) as documents, (select count(*) from stakeholder) as stakeholders`);
  const megabytes = (bytes) => Math.round(bytes / 1e6);
  const [{ data, indexes, documents, stakeholders }] = rows;
  return { stakeholders, documents, dataMB: megabytes(data), indexesMB: megabytes(indexes) };
}

/** The command makes the index of each engine anew, one after the other: seconds of this one, and of all with their processors. */
async function rebuilt(folder, settings) {
  const { seconds, cpuSeconds, said } = await wasl(folder, ['search', 'rebuild'], settings);
  const own = new RegExp(`${settings.MEILI_URL ? 'meilisearch' : 'postgres'}: \\d+ documents in ([\\d.]+) s`).exec(
    said,
  );
  return { own: Number(own?.[1]), all: seconds, allCpu: cpuSeconds };
}

async function measure(folder, size, rounds, settings, isFirst, asIs) {
  if (size > 280 && isFirst && !asIs) await wasl(folder, ['seed', '--size', String(size)]);
  // With --as-is the world and the index of BENCH_DIR are measured as they stand.
  const rebuild = asIs ? 'not measured' : await rebuilt(folder, settings);
  const running = await serve(folder, settings);
  const client = await connect(folder);
  try {
    await settled(running, client);
    const index = await sizeOf(client, settings);
    const { narrow, broad, slowNarrow, slowBroad } = await searchTimes(running, rounds);
    const named = (slow) => Object.fromEntries(slow.map(({ query, total, ms }) => [`"${query}" (${total})`, ms]));
    return {
      index,
      rebuild,
      narrow,
      broad,
      slowNarrow: named(slowNarrow),
      slowBroad: named(slowBroad),
      suggest: await suggestTimes(running.url, rounds),
      under16: await under16(running.url),
      visibleAfter: await visibleAfter(running.url, client),
      ...(isFirst
        ? {
            ...(await baselines(client).then(({ ilike, simple }) => ({
              baselineIlike: ilike,
              baselineSimple: simple,
            }))),
          }
        : {}),
    };
  } finally {
    await client.end();
    await running.stop();
  }
}

/** Runs the benchmark of search. */
export async function benchSearch(args) {
  const { values: options } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '10000,100000' },
      rounds: { type: 'string', default: '5' },
      'as-is': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  buildServer();
  buildClient();
  const { folder, remove } = benchFolder();
  const meilisearch = process.env.MEILI_URL
    ? { MEILI_URL: process.env.MEILI_URL, MEILI_MASTER_KEY: process.env.MEILI_MASTER_KEY ?? '' }
    : null;
  const reports = [];
  if (!meilisearch)
    process.stderr.write('Without Meilisearch: MEILI_URL is not set, so PostgreSQL alone is measured.\n');
  try {
    for (const size of options.sizes.split(',').map(Number)) {
      for (const settings of [{}, ...(meilisearch ? [meilisearch] : [])]) {
        const engine = settings.MEILI_URL ? 'meilisearch' : 'postgres';
        const figures = await measure(
          folder,
          size,
          Number(options.rounds),
          settings,
          engine === 'postgres',
          options['as-is'],
        );
        reports.push({ engine, ...machine(), ...figures });
        if (!options.json) {
          tell(reports.at(-1), false);
          process.stdout.write('\n');
        }
      }
    }
  } finally {
    remove();
  }
  if (options.json) tell(reports, true);
  else
    process.stdout.write(
      'Milliseconds over HTTP, one client unless said; cpu is processor time of server and database for one page; rebuild in seconds by\nthe clock, of this engine and of the whole command with its start, and of all processors; baselines are plain SQL without HTTP.\n',
    );
}
