import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * How far an index has the changes: the last row of the outbox that is in it, and the day it was made for. It is kept
 * where the documents are, written with them, so that an index restored from an old copy says itself what it lacks.
 */
export interface Mark {
  xid: string;
  id: string;
  /** When that row was written: another history of the database has other rows under the same numbers. */
  at: string;
  /** Day by which open offers were told from past ones, YYYY-MM-DD. */
  day: string;
}

/** A change as the outbox tells it. */
export interface OutboxRow {
  id: string;
  xid: string;
  at: string;
  noun: string;
  record_id: string;
}

const columns = 'id::text, xid::text, extract(epoch from at)::text as at, noun, record_id';
/** Rows of transactions that can no longer be overtaken; later ones wait until they are among these. */
const settled = 'xid < pg_snapshot_xmin(pg_current_snapshot())';

/** The mark of an index that is made from the rows as they are from now on. */
export async function markOfNow(em: EntityManager, day: string): Promise<Mark> {
  const [row] = await em.execute<OutboxRow[]>(
    `select ${columns} from outbox where ${settled} order by outbox.xid desc, outbox.id desc limit 1`,
  );
  return { xid: row?.xid ?? '0', id: row?.id ?? '0', at: row?.at ?? '', day };
}

/** Whether the row of a mark is in this database; if not, one of the two was restored from another time. */
export async function stands(em: EntityManager, mark: Mark): Promise<boolean> {
  if (mark.id === '0') return true;
  const [row] = await em.execute<{ at: string }[]>(
    'select extract(epoch from at)::text as at from outbox where xid = ?::xid8 and id = ?::bigint',
    [mark.xid, mark.id],
  );
  return row?.at === mark.at;
}

/** What follows a mark, in commit order. */
export function rowsAfter(em: EntityManager, mark: Mark, limit: number): Promise<OutboxRow[]> {
  return em.execute<OutboxRow[]>(
    `select ${columns} from outbox where (xid, id) > (?::xid8, ?::bigint) and ${settled}
     order by outbox.xid, outbox.id limit ?::int`,
    [mark.xid, mark.id, limit],
  );
}

/** Whether the first mark is before the second. */
export function isBefore(a: Pick<Mark, 'xid' | 'id'>, b: Pick<Mark, 'xid' | 'id'>): boolean {
  const [ax, bx] = [BigInt(a.xid), BigInt(b.xid)];
  return ax < bx || (ax === bx && BigInt(a.id) < BigInt(b.id));
}

/** The mark of a reader as the database has it. */
export async function readMark(em: EntityManager, reader: string): Promise<Mark | null> {
  const [row] = await em.execute<Mark[]>(
    'select xid::text, id::text, row_at as at, day::text from outbox_reader where name = ?',
    [reader],
  );
  return row ?? null;
}

/** Moves a reader's mark; the lag metric counts from it. */
export async function writeMark(em: EntityManager, reader: string, { xid, id, at, day }: Mark): Promise<void> {
  await em.execute(
    `insert into outbox_reader (name, xid, id, row_at, day) values (?, ?::xid8, ?::bigint, ?, ?::date)
     on conflict (name) do update
     set xid = excluded.xid, id = excluded.id, row_at = excluded.row_at, day = excluded.day, at = now()`,
    [reader, xid, id, at, day],
  );
}

/**
 * A database brought to another server keeps the outbox of the old one, whose transactions may have higher numbers than
 * any here: they would never settle, and new changes would lie before every mark. Such rows go; the marks that name
 * them stand no longer, so the indexes are made anew.
 */
export async function forgetOtherServer(em: EntityManager): Promise<void> {
  await em.execute('delete from outbox where xid >= pg_snapshot_xmax(pg_current_snapshot())');
}

/** Offers' owners whose documents a turn of the day changes: what was open on the one day and not on the other. */
export async function turnedBetween(em: EntityManager, one: string, other: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct stakeholder_id as id from offering
     where valid_until >= least(?::date, ?::date) and valid_until < greatest(?::date, ?::date)`,
    [one, other, one, other],
  );
  return rows.map((row) => row.id);
}
