import type { MikroORM } from '@mikro-orm/postgresql';
import { holding } from './holding.js';
import { inParts } from './in-parts.js';
import {
  forgetOtherServer,
  isBefore,
  type Mark,
  type OutboxRow,
  readMark,
  rowsAfter,
  stands,
  turnedBetween,
} from './mark.js';
import type { RecordChange, SearchEngine } from './search-engine.js';
import { setAside, takeBack } from './set-aside.js';

/** Fills the index when there is nothing in it; returns how many documents were made. */
export async function ensureIndexed(engine: SearchEngine): Promise<number> {
  const { documents } = await engine.health();
  return documents > 0 ? 0 : engine.rebuild();
}

const pause = 500;
const longestPause = 30_000;

/**
 * Keeps the index true while the server runs; a failed round is told and tried again, ever later. An engine that failed
 * or whose mark went back counts as behind until nothing is left to read. Returns how to stop.
 */
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
    let furthest: Mark | null = null;
    while (!stopped) {
      try {
        if (!filled) await ensureIndexed(engine);
        filled = true;
        furthest ??= await readMark(orm.em.fork(), engine.name);
        const mark = await engine.mark();
        if (!mark || (furthest && isBefore(mark, furthest))) engine.standing.behind = true;
        else furthest = mark;
        if ((await drainOutbox(orm, engine)) > 0) continue;
        if (engine.standing.behind) {
          furthest = await engine.mark();
          engine.standing.behind = await somethingToCome(orm, engine, furthest);
        }
        wait = pause;
      } catch (error) {
        engine.standing.behind = true;
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

/** Records whose change reaches documents of many stakeholders, because their labels and spots are written into them. */
const vocabularyNouns = ['concept', 'sector', 'country', 'place'];

async function somethingToCome(orm: MikroORM, engine: SearchEngine, mark: Mark | null): Promise<boolean> {
  return !mark || mark.day !== engine.today() || (await rowsAfter(orm.em.fork(), mark, 1)).length > 0;
}

/**
 * Applies what the outbox holds beyond the index's mark, in commit order. The mark is written with the documents, so a
 * crash repeats rather than loses; a mark that the database does not know means that one of the two was restored from
 * another time, and the index is made anew. Returns how many rows were read: none while another process does it.
 */
export async function drainOutbox(orm: MikroORM, engine: SearchEngine, limit = 500): Promise<number> {
  const em = orm.em.fork();
  await forgetOtherServer(em);
  await engine.refresh();
  const seen = await engine.mark();
  if (seen && !(await somethingToCome(orm, engine, seen)) && (await stands(em, seen))) return 0;
  const done = await holding(
    orm,
    `index ${engine.name}`,
    async (): Promise<{ read: number } | { rebuildFrom: Mark | null }> => {
      const mark = await engine.mark();
      if (!mark || !(await stands(em, mark))) return { rebuildFrom: mark };
      const rows = await rowsAfter(em, mark, limit);
      if (rows.some((row) => vocabularyNouns.includes(row.noun))) return { rebuildFrom: mark };
      const turned = mark.day === engine.today() ? [] : await turnedBetween(em, mark.day, engine.today());
      for (let at = 0; at < turned.length; at += limit) {
        await applyOrSetAside(
          orm,
          engine,
          turned.slice(at, at + limit).map((recordId) => ({ noun: 'stakeholder', recordId })),
          mark,
          mark,
        );
      }
      const { xid, id, at } = rows.at(-1) ?? mark;
      await applyOrSetAside(orm, engine, rows.map(changeOf), mark, { xid, id, at, day: engine.today() });
      return { read: rows.length };
    },
    false,
  );
  if (!done) return 0;
  if ('read' in done) return done.read;
  engine.standing.behind ||= done.rebuildFrom === null || !(await stands(em, done.rebuildFrom));
  await engine.rebuild(undefined, done.rebuildFrom);
  return 1;
}

function changeOf(row: OutboxRow): RecordChange {
  return { noun: row.noun, recordId: row.record_id };
}

/**
 * Changes that fail by themselves, while the engine takes others, are set aside with the reason, so that one bad record
 * does not hold up the rest. An engine that does not even take its own mark is at fault itself, and the round is tried again.
 */
async function applyOrSetAside(
  orm: MikroORM,
  engine: SearchEngine,
  changes: readonly RecordChange[],
  from: Mark,
  to: Mark,
): Promise<void> {
  const em = orm.em.fork();
  const alive = () => engine.apply([], from);
  let whole = true;
  const failures = await inParts(
    changes,
    async (part) => {
      await engine.apply(part, part === changes ? to : null);
      whole = part === changes;
    },
    alive,
  );
  const bad = new Set(failures.map(({ item }) => item.recordId));
  await takeBack(
    em,
    engine.name,
    changes.map((each) => each.recordId).filter((id) => !bad.has(id)),
  );
  await setAside(em, engine.name, failures);
  if (failures.length > 0 || !whole) await engine.apply([], to);
}
