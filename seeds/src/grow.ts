import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Bulk, type Database, inBulk, makePostponedIndexes, Place, postponeIndexes } from '@wasl/server/seeding';
import type { Growing, Grown } from './grow-thread.js';
import { type GrownTable, grownColumns } from './grown-rows.js';
import { type Profile, readProfiles } from './profile.js';

const batch = 5000;
const tables = Object.keys(grownColumns) as GrownTable[];

/** Threads run what was built, in tests too: they know nothing of how tests read TypeScript. */
const thread = new URL('../dist/grow-thread.js', import.meta.url);

/**
 * Grows the demonstration world to `size` stakeholders: the hand-written profiles, moved to other towns and years,
 * with links that prefer the well connected. The same size gives the same world; a larger one contains the smaller, and
 * one that was stopped goes on where it stood.
 */
export function growWorld(orm: Database, size: number, progress: (done: number) => void): Promise<number> {
  return inBulk(orm.config.get('clientUrl') ?? '', async (bulk) => {
    const present = await bulk.query<{ id: string }>('select id from stakeholder');
    const wanted = Math.max(0, size - present.length);
    if (wanted === 0) return 0;
    await refuseUnknown(bulk, readProfiles());
    const places = await orm.em.fork().find(Place, {}, { orderBy: { id: 'asc' } });
    const quiet = await mayBeQuiet(bulk);
    if (wanted > present.length) await postponeIndexes(bulk, tables);
    let done = 0;
    try {
      for await (const grown of drawn({
        places: places.map((place) => ({ ...place })),
        present: present.map(({ id }) => id),
        wanted,
        batch,
      })) {
        await bulk.transaction(() => write(bulk, grown, quiet));
        done += grown.stakeholders;
        progress(present.length + done);
      }
    } finally {
      // Whoever was deleted meanwhile is not found by foreign keys that were silent.
      await bulk.query('delete from cooperation_link where not exists (select from stakeholder where id = to_id)');
      await makePostponedIndexes(bulk);
    }
    await bulk.query('analyze');
    return done;
  });
}

/** Foreign keys are silent while the world grows, so the words of the profiles are looked up before. */
async function refuseUnknown(bulk: Bulk, profiles: readonly Profile[]): Promise<void> {
  const words: Record<string, (profile: Profile) => (string | null | undefined)[]> = {
    concept: (each) => [...each.concepts, ...each.offerings.flatMap((offering) => offering.concepts)],
    sector: (each) => each.sectors,
    cluster: (each) => [each.cluster],
    place: (each) => [each.place],
  };
  for (const [table, wordsOf] of Object.entries(words)) {
    const rows = await bulk.query<{ id: string }>(`select id from ${table}`);
    const known = new Set(rows.map(({ id }) => id));
    for (const profile of profiles) {
      const unknown = wordsOf(profile).find((word) => word && !known.has(word));
      if (unknown)
        throw new Error(
          `The world does not grow: profile ${profile.id} of seeds/data names ${table} ${unknown}, which this database does not have.`,
        );
    }
  }
}

/** Batches from the thread; while one is written the next is drawn. */
async function* drawn(workerData: Growing): AsyncGenerator<Grown> {
  // Without what the process itself was started with, such as modules to load first.
  const worker = new Worker(thread, { workerData, execArgv: [] });
  try {
    worker.postMessage('more');
    let { wanted } = workerData;
    for await (const [grown] of on(worker, 'message') as AsyncIterable<[Grown]>) {
      wanted -= grown.stakeholders;
      if (wanted > 0) worker.postMessage('more');
      yield grown;
      if (wanted === 0) return;
    }
  } finally {
    await worker.terminate();
  }
}

/** Whether triggers and foreign keys may be told to be silent: the embedded database allows it, others may not. */
async function mayBeQuiet(bulk: Bulk): Promise<boolean> {
  const [row] = await bulk.query<{ may: boolean }>(
    "select has_parameter_privilege('session_replication_role', 'set') as may",
  );
  return row?.may ?? false;
}

async function write(bulk: Bulk, { rows }: Grown, quiet: boolean): Promise<void> {
  if (quiet) await bulk.query('set local session_replication_role = replica');
  for (const table of tables) if (table !== 'outbox' || quiet) await bulk.copy(table, grownColumns[table], rows[table]);
  if (quiet) await bulk.query("select pg_notify('outbox', '')");
}
