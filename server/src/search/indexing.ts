import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { RecordChange, SearchEngine } from './search-engine.js';

/** Fills the index when there is nothing in it; returns how many documents were made. */
export async function ensureIndexed(engine: SearchEngine): Promise<number> {
  const { documents } = await engine.health();
  return documents > 0 ? 0 : engine.rebuild();
}

const pause = 500;
const longestPause = 30_000;

/** Keeps the index true while the server runs; a failed round is told and tried again, ever later. Returns how to stop. */
export function followOutbox(
  orm: MikroORM,
  engine: SearchEngine,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => {};
  const round = async () => {
    let wait = pause;
    let filled = false;
    while (!stopped) {
      try {
        if (!filled) await ensureIndexed(engine);
        filled = true;
        if ((await drainOutbox(orm, engine)) > 0) continue;
        wait = pause;
      } catch (error) {
        failed(error);
        wait = Math.min(wait * 2, longestPause);
      }
      if (stopped) return;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, wait);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  };
  const running = round();
  return async () => {
    stopped = true;
    wake();
    await running;
  };
}

interface OutboxRow {
  id: string;
  xid: string;
  noun: string;
  record_id: string;
}

/**
 * Applies what the outbox holds beyond the reader's mark, in commit order: only rows of transactions that can no
 * longer be overtaken. The mark moves after the index has the changes, so a crash repeats rather than loses them;
 * it stays where it is when a rebuild has set it back meanwhile. Returns how many rows were read.
 */
export async function drainOutbox(orm: MikroORM, engine: SearchEngine, limit = 500): Promise<number> {
  const em = orm.em.fork();
  await em.execute('insert into outbox_reader (name) values (?) on conflict do nothing', [engine.name]);
  const [mark] = await em.execute<{ xid: string; id: string }[]>(
    'select xid::text, id::text from outbox_reader where name = ?',
    [engine.name],
  );
  const from = [mark?.xid ?? '0', mark?.id ?? '0'];
  const rows = await em.execute<OutboxRow[]>(
    `select id::text, xid::text, noun, record_id from outbox
     where (xid, id) > (?::xid8, ?::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by xid, id limit ?::int`,
    [...from, limit],
  );
  const last = rows.at(-1);
  if (!last) return 0;
  await applyOrSetAside(em, engine, rows);
  await em.execute(
    `update outbox_reader set xid = ?::xid8, id = ?::bigint, at = now()
     where name = ? and (xid, id) = (?::xid8, ?::bigint)`,
    [last.xid, last.id, engine.name, ...from],
  );
  return rows.length;
}

/**
 * A batch that fails is tried change by change. Changes that fail while others go in are set aside with the reason, so
 * that one bad record does not hold up the rest; when all fail the engine is at fault and the round is tried again.
 */
async function applyOrSetAside(em: EntityManager, engine: SearchEngine, rows: readonly OutboxRow[]): Promise<void> {
  const changeOf = (row: OutboxRow): RecordChange => ({ noun: row.noun, recordId: row.record_id });
  try {
    await engine.apply(rows.map(changeOf));
  } catch (whole) {
    const failures: { row: OutboxRow; error: unknown }[] = [];
    for (const row of rows) {
      await engine.apply([changeOf(row)]).catch((error: unknown) => failures.push({ row, error }));
    }
    if (failures.length === rows.length) throw whole;
    for (const { row, error } of failures) {
      await em.execute(
        `insert into outbox_set_aside (reader, outbox_id, noun, record_id, error) values (?, ?::bigint, ?, ?, ?)
         on conflict do nothing`,
        [engine.name, row.id, row.noun, row.record_id, error instanceof Error ? error.message : String(error)],
      );
    }
  }
}
