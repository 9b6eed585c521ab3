import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Clock } from '../foundation/clock.js';
import { visitor } from '../identity/viewer.js';
import { openWorld, type World } from '../testing/world.js';
import { createSearchEngine } from './engine.js';
import { drainOutbox } from './indexing.js';
import { postgresIndex } from './postgres-index.js';

import type { SearchEngine, SearchRequest } from './search-engine.js';
import { readVocabulary } from './vocabulary.js';
import type { VocabularyKeeper } from './vocabulary-keeper.js';

let world: World;
let engine: SearchEngine;
let now = new Date('2026-06-01T12:00:00Z');
const clock: Clock = { now: () => now };

const opened = () => createSearchEngine(world.orm, clock, postgresIndex(world.orm));
const run = (sql: string, ...values: unknown[]) => world.orm.em.fork().execute(sql, values);
/** Reads on until nothing is left; transactions of other tests on the same server may hold rows back for a moment. */
const drained = (reader = engine) =>
  expect
    .poll(
      async () => {
        while ((await drainOutbox(world.orm, reader)) > 0);
        const [row] = await run(
          `select count(*)::int as n from outbox o, outbox_reader r
           where r.name = 'postgres' and (o.xid, o.id) > (r.xid, r.id)`,
        );
        return (row as { n: number }).n;
      },
      { timeout: 10_000 },
    )
    .toBe(0);
const asking = (query: string): SearchRequest => ({
  query,
  filters: {},
  sort: 'relevance',
  first: 5,
  offset: 0,
  without: [],
  step: 'asked',
  viewer: { ...visitor, audience: 'members' },
  lang: 'en',
});
const found = async (query: string, reader = engine) => {
  const answer = await reader.search(asking(query));
  return answer.hits.map((hit) => hit.id);
};

beforeAll(async () => {
  // A server that follows nothing by itself: the test is the only reader.
  world = await openWorld();
  await world.quiet();
  engine = opened();
});
beforeEach(() => drained());
afterAll(() => world.end());

test('two transactions that commit in the opposite order of their rows are both found, though the reader was another meanwhile', async () => {
  const [first, second] = [await world.addStakeholder('First Begun'), await world.addStakeholder('Second Begun')];
  await drained();
  const [one, two] = [world.orm.em.fork(), world.orm.em.fork()];
  await one.begin();
  await one.execute(`update stakeholder set name = 'Zwart Begun' where id = ?`, [first]);
  await two.transactional((em) => em.execute(`update stakeholder set name = 'Ynez Begun' where id = ?`, [second]));
  // The later one has committed, but lies beyond a transaction that has not: a mark moved past it would lose the first.
  expect(await drainOutbox(world.orm, engine)).toBe(0);
  await one.commit();
  const another = opened();
  await drained(another);
  expect([await found('Zwart', another), await found('Ynez', another)]).toEqual([[first], [second]]);
  expect(await another.verify()).toMatchObject({ wrong: [] });
});

test('a mark that the database does not know means another past: the index is made anew', async () => {
  const id = await world.addStakeholder('Before The Restore');
  await run(`update outbox_reader set row_at = '1' where name = 'postgres'`);
  await drained();
  expect(await found('Restore')).toEqual([id]);
  expect(await engine.verify()).toMatchObject({ wrong: [] });
});

test('a database brought to another server, whose transactions count anew, is followed as before', async () => {
  await world.addStakeholder('Carried Along');
  await run(`update outbox set xid = (xid::text::bigint + 1000000000)::text::xid8`);
  await run(`update outbox_reader set xid = (xid::text::bigint + 1000000000)::text::xid8`);
  await drained();
  const id = await world.addStakeholder('Written Here');
  await drained();
  expect(await found('Written')).toEqual([id]);
  expect(await engine.verify()).toMatchObject({ wrong: [] });
});

test('an offer that has run out leaves the index when the day turns, though nobody wrote anything', async () => {
  const id = await world.addStakeholder('Seasonal Work');
  await run(
    `insert into offering (id, stakeholder_id, direction, kind, title, valid_from, valid_until)
     values (?, ?, 'offer', 'service', '{"en":"harvestquilt sewing"}', '2026-01-01', '2026-06-01')`,
    randomUUID(),
    id,
  );
  await drained();
  expect(await found('harvestquilt')).toEqual([id]);
  now = new Date('2026-06-02T00:00:01Z');
  await drained();
  expect(await found('harvestquilt')).toEqual([]);
  expect(await engine.verify()).toMatchObject({ wrong: [] });
});

test('a record that no index can hold is set aside with the reason, holds up no other, and goes in once it is mended', async () => {
  // What an index refuses differs from one to the next; this one is made to refuse a title.
  await run(`alter table search_document add constraint short_titles check (title <> 'Refused Record')`);
  const poison = await world.addStakeholder('Refused Record');
  const other = await world.addStakeholder('Patient Neighbour');
  await drained();
  expect(await found('Patient')).toEqual([other]);
  const aside = () => run('select record_id, error from outbox_set_aside');
  expect(await aside()).toMatchObject([{ record_id: poison, error: expect.stringMatching(/short_titles/) }]);
  expect((await engine.verify()).wrong).toEqual([expect.stringContaining(poison)]);
  // A rebuild meets the same record, and is no more held up by it.
  await engine.rebuild();
  expect(await aside()).toHaveLength(1);
  await run(`update stakeholder set name = 'Accepted Record' where id = ?`, poison);
  await drained();
  expect(await aside()).toEqual([]);
  expect(await engine.verify()).toMatchObject({ wrong: [] });
});

test('a word added to the vocabulary by one process is understood by the others', async () => {
  const other = opened();
  await run(`insert into concept_scheme (id, title) values ('wasl', 'Wasl')`);
  await other.refresh();
  const understood = async () => {
    const answer = await other.search(asking('gleamware'));
    return answer.understood.map((each) => each.id);
  };
  expect(await understood()).toEqual([]);
  await run(`insert into concept (id, scheme_id, kind, status) values ('gleam', 'wasl', 'product', 'approved')`);
  await run(
    `insert into concept_label (concept_id, lang, label, region, preferred) values ('gleam','en','gleamware','',true)`,
  );
  await drained();
  await other.refresh();
  expect(await understood()).toEqual(['gleam']);
});

test('verify names a document whose record is gone', async () => {
  const id = await world.addStakeholder('Gone In Silence');
  await drained();
  await world.orm.em.fork().transactional(async (em) => {
    await em.execute('set local session_replication_role = replica');
    await em.execute('delete from stakeholder where id = ?', [id]);
  });
  expect((await engine.verify()).wrong).toEqual([expect.stringContaining(id)]);
  await engine.rebuild();
  expect(await engine.verify()).toMatchObject({ wrong: [] });
});

/** An engine that makes documents in threads, however few there are. */
const inThreads = (vocabulary?: VocabularyKeeper) =>
  createSearchEngine(world.orm, clock, postgresIndex(world.orm, 1), vocabulary);

test('documents made in threads are those made one by one, and a record that none can hold is set aside there too', async () => {
  await run(`alter table search_document add constraint no_threads check (title <> 'Knotted Record')`);
  const knotted = await world.addStakeholder('Knotted Record');
  const woven = await world.addStakeholder('Woven Record', { summary: { fr: 'Un métier à filoselle', ar: 'نول' } });
  const seen: number[] = [];
  const others = (await engine.verify()).documents - 1;
  expect(await inThreads().rebuild((done) => seen.push(done))).toBe(others);
  expect(seen.at(-1)).toBe(others + 1);
  expect(await run('select record_id, error from outbox_set_aside')).toMatchObject([
    { record_id: knotted, error: expect.stringMatching(/no_threads/) },
  ]);
  expect(await found('filoselle')).toEqual([woven]);
  expect(await run(`select 1 from search_word where word = 'filoselle'`)).toHaveLength(1);
  expect((await engine.verify()).wrong).toEqual([expect.stringContaining(knotted)]);
  await run(`update stakeholder set name = 'Loose Record' where id = ?`, knotted);
  await drained();
  expect(await engine.verify()).toMatchObject({ wrong: [] });
});

test('a thread that dies is told in words, and what there was stands', async () => {
  const id = await world.addStakeholder('Standing Before');
  await drained();
  const vocabulary = await readVocabulary(world.orm.em.fork());
  const unreadable = [{ noun: 'concept', id: 'none', lang: 'en', text: null as never } as const];
  const known = async () => ({ ...vocabulary, suggestable: unreadable });
  await expect(inThreads({ known, refresh: async () => {} }).rebuild()).rejects.toThrow(
    /^A thread that makes documents ended: /,
  );
  expect(await found('Standing')).toEqual([id]);
  expect(await engine.verify()).toMatchObject({ wrong: [] });
});

test('of two readers one writes at a time, and work done twice changes nothing', async () => {
  for (let n = 0; n < 30; n++) await world.addStakeholder(`Crowd ${n}`);
  const other = opened();
  await Promise.all([drained(), drained(other), drained(), drained(other)]);
  expect(await engine.verify()).toMatchObject({ wrong: [] });
});
