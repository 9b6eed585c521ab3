import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../foundation/clock.js';
import { buildSnapshot, type Snapshot } from './snapshot.js';

/** The part of the request that reads the picture of the network. */
export interface HasSnapshot {
  snapshot(): Promise<Snapshot>;
}

/**
 * Keeps one picture per process and swaps in a new one when a write has left a row in the outbox or the day has
 * turned. Readers keep the picture they began with.
 */
export function snapshotStore(orm: MikroORM, clock: Clock): () => Promise<Snapshot> {
  let current: { snapshot: Promise<Snapshot>; day: string; xmin: string } | null = null;
  let version = 0;
  return async () => {
    const day = clock.now().toISOString().slice(0, 10);
    const em = orm.em.fork();
    // By transaction, not by number: one that began earlier may commit later with a lower number in the outbox.
    const [row] = (await em.getConnection().execute(
      `select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
           exists (select from outbox where xid >= ?::xid8) as changed`,
      [current?.xmin ?? '0'],
    )) as { xmin: string; changed: boolean }[];
    if (!current || current.day !== day || row?.changed) {
      version++;
      const snapshot = buildSnapshot(em, day, version);
      current = { snapshot, day, xmin: row?.xmin ?? '0' };
      snapshot.catch(() => {
        current = null;
      });
    }
    return current.snapshot;
  };
}
