import pg from 'pg';

/** Who has an inbox open on this server, and is told when something comes. */
export interface LiveInbox {
  /** Calls `hear` whenever something may have changed in the inbox of an account; returns how to stop. */
  follow(account: string, hear: () => void): () => void;
  close(): Promise<void>;
}

/** Milliseconds until a lost connection is made anew, the first time and at most. */
const [again, atMost] = [250, 10_000];

/**
 * Hears of notifications from the database, so that it does not matter which server wrote them. One connection serves all
 * who listen; when it was lost, everybody is told to look once it is back, since something may have come meanwhile.
 */
export function liveInbox(url: string, failed: (error: unknown) => void): LiveInbox {
  const ears = new Map<string, Set<() => void>>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let wait = again;

  const tell = (account: string) => {
    for (const hear of ears.get(account) ?? []) hear();
  };
  const connect = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: url, keepAlive: true });
    const lost = (error?: unknown) => {
      if (client !== own) return;
      client = null;
      own.end().catch(() => {});
      if (closed) return;
      if (error) failed(error);
      timer = setTimeout(() => void connect(), wait);
      wait = Math.min(wait * 2, atMost);
    };
    client = own;
    own.on('error', lost);
    own.on('end', lost);
    own.on('notification', ({ payload }) => payload && tell(payload));
    try {
      await own.connect();
      await own.query('listen notification');
      if (wait > again) for (const account of ears.keys()) tell(account);
      wait = again;
    } catch (error) {
      lost(error);
    }
  };
  const started = connect();
  return {
    follow: (account, hear) => {
      const own = ears.get(account) ?? new Set();
      ears.set(account, own);
      own.add(hear);
      return () => {
        own.delete(hear);
        if (own.size === 0 && ears.get(account) === own) ears.delete(account);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await started;
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}
