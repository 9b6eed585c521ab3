import type { Express } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SearchEngine } from '../search/search-engine.js';
import type { Database } from './database.js';
import type { SearchEngines } from './search-engines.js';

/** Whether this process can serve, and each thing it needs. Degraded is ready: searches are answered by PostgreSQL. */
export interface Readiness {
  status: 'ready' | 'degraded' | 'not ready';
  database: 'answers' | 'does not answer';
  migrations: 'up to date' | 'missing' | 'unknown';
  /** By engine. */
  search: Record<string, 'answers' | 'does not answer' | 'unknown'>;
}

/** An engine that takes longer counts as one that does not answer. */
const patience = 2000;

/** Asks the database, its list of migrations and every search engine. Never throws. */
export async function readiness(orm: Database, engines: SearchEngines): Promise<Readiness> {
  const names = engines.all.map((each) => each.name);
  if (!(await orm.isConnected())) {
    const search = Object.fromEntries(names.map((name) => [name, 'unknown' as const]));
    return { status: 'not ready', database: 'does not answer', migrations: 'unknown', search };
  }
  const migrations = await orm.migrator.getPending().then(
    (pending) => (pending.length === 0 ? ('up to date' as const) : ('missing' as const)),
    () => 'unknown' as const,
  );
  const states = await Promise.all(
    engines.all.map(async (engine) => [engine.name, (await answers(engine)) ? 'answers' : 'does not answer'] as const),
  );
  const all = states.every(([, state]) => state === 'answers');
  return {
    status: migrations !== 'up to date' ? 'not ready' : all ? 'ready' : 'degraded',
    database: 'answers',
    migrations,
    search: Object.fromEntries(states),
  };
}

async function answers(engine: SearchEngine): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(done, patience, false);
  });
  const asked = engine.health().then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answered;
}

/** Says at `/health/live` that the process runs, at `/health/ready` whether it can serve, at `/metrics` how it does. */
export function addHealth(app: Express, orm: Database, engines: SearchEngines): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by method and status.',
    labelNames: ['method', 'status'],
    registers: [registry],
  });
  new Gauge({
    name: 'wasl_outbox_lag',
    help: 'Changes that a reader of the outbox has still to apply.',
    labelNames: ['reader'],
    registers: [registry],
    async collect() {
      const rows = await orm.em.fork().execute<{ name: string; lag: number }[]>(
        `select r.name, (select count(*)::int from outbox o where (o.xid, o.id) > (r.xid, r.id)) as lag
         from outbox_reader r`,
      );
      for (const { name, lag } of rows) this.set({ reader: name }, lag);
    },
  });
  app.use((request, response, next) => {
    const end = durations.startTimer({ method: request.method });
    response.on('finish', () => end({ status: String(response.statusCode) }));
    next();
  });
  app.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  app.get('/health/ready', async (_request, response) => {
    const found = await readiness(orm, engines);
    response.status(found.status === 'not ready' ? 503 : 200).json(found);
  });
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
}
