import type { MikroORM } from '@mikro-orm/postgresql';
import type { SearchEngine } from './search-engine.js';

/** Fills the index when there is nothing in it; returns how many documents were made. */
export async function ensureIndexed(engine: SearchEngine): Promise<number> {
  const { documents } = await engine.health();
  return documents > 0 ? 0 : engine.rebuild();
}

const reader = 'search';
const pause = 500;

/** Keeps the index true while the server runs; a failed round is logged and tried again. Returns how to stop. */
export function followOutbox(
  orm: MikroORM,
  engine: SearchEngine,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => {};
  const round = async () => {
    while (!stopped) {
      const drained = await drainOutbox(orm, engine).catch((error: unknown) => {
        failed(error);
        return 0;
      });
      if (drained > 0 || stopped) continue;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, pause);
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

/**
 * Applies what the outbox holds beyond the reader's mark, in commit order: only rows of transactions that can no
 * longer be overtaken. The mark moves after the index has the changes, so a crash repeats rather than loses them.
 */
export async function drainOutbox(orm: MikroORM, engine: SearchEngine, limit = 500): Promise<number> {
  const em = orm.em.fork();
  await em.execute('insert into outbox_reader (name) values (?) on conflict do nothing', [reader]);
  const rows = await em.execute<{ id: string; xid: string; noun: string; record_id: string }[]>(
    `select o.id::text, o.xid::text, o.noun, o.record_id from outbox o, outbox_reader r
     where r.name = ? and (o.xid, o.id) > (r.xid, r.id) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
     order by o.xid, o.id limit ?::int`,
    [reader, limit],
  );
  const last = rows.at(-1);
  if (!last) return 0;
  await engine.apply(rows.map((row) => ({ noun: row.noun, recordId: row.record_id })));
  await em.execute('update outbox_reader set xid = ?::xid8, id = ?::bigint, at = now() where name = ?', [
    last.xid,
    last.id,
    reader,
  ]);
  return rows.length;
}
