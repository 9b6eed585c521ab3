import pg from 'pg';
import type { Clock } from '../foundation/clock.js';
import { buildSnapshot, type Shown, updateSnapshot } from './build-snapshot.js';
import type { Snapshot } from './snapshot.js';

/** The part of the request that reads the picture of the network. */
export interface HasSnapshot {
  /** The picture as it stands; `catchUp` waits until everything committed so far is in it. */
  snapshot(options?: { catchUp: boolean }): Promise<Snapshot>;
}

/** Keeps the picture of one process. */
export interface SnapshotStore {
  read: HasSnapshot['snapshot'];
  close(): Promise<void>;
}

/** Notifications can be lost, so the outbox is also looked at this often, in milliseconds. */
const poll = 1000;

/**
 * Keeps one picture per process. A connection of its own hears of writes and brings the picture up to date; readers keep
 * the picture they began with, and never wait for the next one once there is a first. `failed` is told what went wrong;
 * the next round tries again on a new connection.
 */
export function snapshotStore(url: string, clock: Clock, failed: (error: unknown) => void): SnapshotStore {
  let shown: Shown | null = null;
  let client: Promise<pg.Client> | null = null;
  let running: Promise<Snapshot> | null = null;
  let next: Promise<Snapshot> | null = null;
  let closed = false;

  const connected = (): Promise<pg.Client> => {
    client ??= listening(
      url,
      () => wake(),
      () => {
        client = null;
      },
    );
    return client;
  };
  const round = async (): Promise<Snapshot> => {
    try {
      const connection = await connected();
      const day = clock.now().toISOString().slice(0, 10);
      shown = (shown && (await updateSnapshot(connection, shown, day))) ?? (await buildSnapshot(connection, day));
      return shown.snapshot;
    } catch (error) {
      const broken = client;
      client = null;
      broken?.then((each) => each.end()).catch(() => {});
      throw error;
    }
  };
  /** One round at a time; who asks while one runs gets the next, since what they wait for may have come too late for it. */
  const refresh = (): Promise<Snapshot> => {
    if (!running) {
      running = round().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return refresh();
      });
    return next;
  };
  const wake = () => {
    if (!closed && shown) refresh().catch(failed);
  };
  const timer = setInterval(wake, poll).unref();
  return {
    read: async (options) => (options?.catchUp || !shown ? refresh() : shown.snapshot),
    close: async () => {
      closed = true;
      clearInterval(timer);
      await (next ?? running)?.catch(() => {});
      await client?.then((each) => each.end()).catch(() => {});
    },
  };
}

async function listening(url: string, heard: () => void, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'wasl snapshot' });
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', heard);
  await client.connect();
  await client.query('listen outbox');
  return client;
}
