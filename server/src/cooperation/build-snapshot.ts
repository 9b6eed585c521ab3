import type { Client } from 'pg';
import { type Changing, changing } from './change-snapshot.js';
import { among, between, readBlocks, readLinks, readNodes, readThesaurus } from './read-snapshot.js';
import { dayNumber, emptySnapshot, idOf, indexOf, type Snapshot } from './snapshot.js';
import { uuidWords } from './uuids.js';

/** Stakeholders read at a time: enough to be quick, few enough that they need little room. */
const batch = 20_000;

/** A picture with the point of the database's history that it shows, so that the next one can begin there. */
export interface Shown {
  snapshot: Snapshot;
  /** PostgreSQL's `pg_snapshot` in which everything was read. */
  at: string;
}

/** Runs `work` on one unchanging view of the database. */
async function inOneView<T>(client: Client, work: (at: string) => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read, read only');
  try {
    const { rows } = await client.query('select pg_current_snapshot()::text as at');
    return await work((rows[0] as { at: string }).at);
  } finally {
    await client.query('commit');
  }
}

/**
 * Builds the picture of `day` from the database, everything read in one view of it. With `linksBefore` it holds the links
 * that began before that day only: what was known then, as far as links tell; profiles are as they are now.
 */
export function buildSnapshot(client: Client, day: string, linksBefore?: string): Promise<Shown> {
  return inOneView(client, async (at) => {
    const before = emptySnapshot(day);
    const counted = await client.query('select count(*)::int as version from outbox');
    const change = changing(before);
    const thesaurus = await readThesaurus(client, before);
    const { rows } = await client.query(
      `select id from (select id, row_number() over (order by id) as n, count(*) over () as all from stakeholder) s
       where n % ${batch} = 0 or n = s.all order by id`,
    );
    let after = '00000000-0000-0000-0000-000000000000';
    for (const { id } of rows as { id: string }[]) {
      // The last of a range is read again with the next, which changes nothing.
      for (const node of await readNodes(client, before, between(after, id))) change.put(node);
      after = id;
    }
    const links = await readLinks(client, before, { before: linksBefore });
    const blocked = await readBlocks(client, before);
    const version = (counted.rows[0] as { version: number }).version;
    return { snapshot: change.end({ version, day, links, thesaurus, blocked }), at };
  });
}

/** More stakeholders than this and the picture is built anew instead. */
const most = 20_000;

interface OutboxRow {
  noun: string;
  record_id: string;
}

/**
 * The picture brought up to date: the rows of the outbox that this view of the database shows and the one before did not
 * name what is read anew. Two views of one database are always ordered, so what is shown depends on the view alone,
 * whatever changes led there. Answers the same when nothing happened, and null when it is better built anew.
 */
export function updateSnapshot(client: Client, shown: Shown, day: string): Promise<Shown | null> {
  return inOneView(client, async (at) => {
    const { snapshot } = shown;
    const { rows } = (await client.query(
      `select noun, record_id from outbox where xid >= pg_snapshot_xmin($1::pg_snapshot)
         and not pg_visible_in_snapshot(xid, $1::pg_snapshot) limit ${most * 20 + 1}`,
      [shown.at],
    )) as { rows: OutboxRow[] };
    if (rows.length === 0 && day === snapshot.day) return { snapshot, at };
    if (rows.length > most * 20 || day < snapshot.day) return null;
    const ids = (noun: string) => [...new Set(rows.filter((row) => row.noun === noun).map((row) => row.record_id))];
    const touched = new Set(ids('stakeholder'));
    const more = await client.query(
      `select stakeholder_id as id from offering where id = any($1::uuid[])
       union select id from stakeholder where place_id = any($2::text[])
       union select stakeholder_id from offering
         where $3::date > $4::date and status = 'open' and valid_until >= $4::date and valid_until < $3::date`,
      [ids('offering'), ids('place'), day, snapshot.day],
    );
    for (const { id } of more.rows as { id: string }[]) touched.add(id);
    const pairs = ids('link').map((record) => record.split(' ') as [string, string]);
    const wrong = [...touched, ...pairs.flat()].some((id) => uuidWords(id ?? '') === null);
    if (wrong || pairs.some((pair) => pair.length !== 2) || touched.size > most || pairs.length > most) return null;
    const turned = { ...snapshot, day, today: dayNumber(day) };
    const change = changing(turned);
    await replaceNodes(client, turned, touched, change);
    const positions = (id: string) => snapshot.uuids.find(...(uuidWords(id) ?? ([0, 0, 0, 0] as const)));
    return {
      snapshot: change.end({
        version: snapshot.version + rows.length,
        day,
        pairs: pairs.map(([from, to]) => [positions(from), positions(to)] as const),
        links: await readLinks(client, snapshot, { pairs }),
        ...(rows.some((row) => row.noun === 'concept') ? { thesaurus: await readThesaurus(client, snapshot) } : {}),
        ...(rows.some((row) => row.noun === 'block' || row.noun === 'stakeholder')
          ? { blocked: await readBlocks(client, snapshot) }
          : {}),
      }),
      at,
    };
  });
}

async function replaceNodes(
  client: Client,
  snapshot: Snapshot,
  touched: ReadonlySet<string>,
  change: Changing,
): Promise<void> {
  if (touched.size === 0) return;
  const nodes = await readNodes(client, snapshot, among(touched));
  const found = new Set(nodes.map((node) => idOf(snapshot, node.index)));
  for (const node of nodes) change.put(node);
  for (const id of touched) {
    const index = found.has(id) ? -1 : indexOf(snapshot, id);
    if (index >= 0) change.remove(index);
  }
}
