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
  let current: { snapshot: Promise<Snapshot>; mark: string } | null = null;
  let version = 0;
  return async () => {
    const day = clock.now().toISOString().slice(0, 10);
    const em = orm.em.fork();
    const [row] = (await em.getConnection().execute('select count(*)::text as last from outbox')) as {
      last: string;
    }[];
    // Counted, not the highest number: a transaction that began earlier may commit later with a lower one.
    const mark = `${day}|${row?.last ?? '0'}`;
    if (current?.mark !== mark) {
      version++;
      const snapshot = buildSnapshot(em, day, version);
      current = { snapshot, mark };
      snapshot.catch(() => {
        current = null;
      });
    }
    return current.snapshot;
  };
}
