import pg from 'pg';

/** How often jobs of workers that are gone are looked for, in milliseconds. */
const everyMinute = 60_000;
const lock = 'hashtextextended(%, 24)';

/** Lets others know that workers of this process live, and gives back what workers that are gone had taken. */
export interface LivingWorkers {
  /** A worker began: it lives as long as this process. */
  began(worker: string): void;
  stop(): Promise<void>;
}

/**
 * A queue gives a job that its worker never ended to another one only hours later. So each worker holds an advisory lock,
 * which the database takes from it when its process dies; at the start and every minute what was taken by workers without
 * one is set free.
 */
export function livingWorkers(url: string, failed: (error: unknown) => void): LivingWorkers {
  const workers = new Set<string>();
  let client: pg.Client | null = null;
  let turn = Promise.resolve();
  const hold = async (names: Iterable<string>): Promise<void> => {
    for (const name of names) await client?.query(`select pg_advisory_lock_shared(${lock.replace('%', '$1')})`, [name]);
  };
  const connect = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: url, keepAlive: true });
    own.on('error', (error) => {
      if (client === own) client = null;
      failed(error);
    });
    await own.connect();
    client = own;
    await hold(workers);
  };
  /** One thing after the other; what failed is told and tried again with the next look. */
  const then = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work).catch(failed);
    return turn;
  };
  const look = () =>
    then(async () => {
      if (!client) await connect();
      await client?.query(
        `select graphile_worker.force_unlock_workers(array(
           select locked_by from (select distinct locked_by from graphile_worker._private_jobs where locked_by is not null) taken
           where pg_try_advisory_xact_lock(${lock.replace('%', 'locked_by')})))`,
      );
    });
  void look();
  const timer = setInterval(() => void look(), everyMinute);
  timer.unref();
  return {
    began: (worker) => {
      workers.add(worker);
      void then(() => hold([worker]));
    },
    stop: async () => {
      clearInterval(timer);
      await turn;
      await client?.end();
    },
  };
}
