import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../foundation/clock.js';
import { visitor } from '../identity/viewer.js';
import { hideableFields } from '../stakeholders/stakeholder.js';
import { openWorld, type World } from '../testing/world.js';
import { all, any, type Condition, everything, foundIn, nothing, sqlOf } from './condition.js';
import { numbersOf } from './conditions-in-memory.js';
import { heldDocuments } from './held-documents.js';
import { readerOf } from './index-reader.js';
import { hasInName } from './name-words.js';
import { createPostgresEngine } from './postgres-engine.js';
import type { SearchEngine } from './search-engine.js';

let world: World;
let engine: SearchEngine;
const ids: string[] = [];
const open = Object.fromEntries(['profile', ...hideableFields].map((field) => [field, 'public']));

beforeAll(async () => {
  world = await openWorld();
  await world.quiet();
  for (let n = 0; n < 60; n++) {
    ids.push(
      await world.addStakeholder(n % 7 === 0 ? `Looms ${n}` : `Tiles ${n}`, {
        countryCode: n % 3 === 0 ? 'DZ' : 'TN',
        mainSectorId: n % 2 === 0 ? 'ceramics' : 'design',
        latitude: n % 5 === 0 ? null : 30 + n / 10,
        longitude: n % 5 === 0 ? null : 8 + n / 20,
        visibility: n % 4 === 0 ? { ...open, sectors: 'members' } : open,
      }),
    );
  }
  engine = createPostgresEngine(world.orm, systemClock);
  await engine.rebuild();
});
afterAll(() => world.end());

/** The documents that meet a condition, as this process tells it and as the database does. */
async function both(condition: Condition): Promise<[string[], string[]]> {
  const held = await heldDocuments(world.orm).read(foundIn(condition), (documents, found) =>
    numbersOf(documents, condition, found)
      .filter((number) => documents.open[number] !== 0)
      .map((number) => documents.records[number] ?? ''),
  );
  const { text, values } = sqlOf(condition);
  const rows = await readerOf(world.orm)<{ id: string }>({
    text: `select record_id as id from search_document d where open_to <> 0 and (${text})`,
    values,
  });
  return [held.sort(), rows.map((each) => each.id).sort()];
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })
    .map((numbers) => ({ is: 'tagged' as const, numbers })),
  fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 4 }).map((some) => ({
    is: 'listed' as const,
    records: some.map((at) => ids[at] ?? ''),
  })),
  fc.constantFrom(1, 2, 4, 7).map((to) => ({ is: 'open' as const, to })),
  fc.constantFrom('loom', 'tile', 'nobody').map((word) => ({
    is: 'found' as const,
    sql: { text: 'd.words @@ ?::tsquery', values: [`'${word}'`] },
  })),
  fc.double({ min: 29, max: 37, noNaN: true }).map((south) => ({
    is: 'inside' as const,
    bounds: { south, north: south + 2, west: 8.5, east: 10 },
  })),
  fc
    .integer({ min: 20, max: 400 })
    .map((km) => ({ is: 'around' as const, latitude: 33, longitude: 9.5, km: km + 0.123 })),
  fc.constantFrom('2020-01-01', '2190-01-01').map((day) => ({ is: 'since' as const, seconds: Date.parse(day) / 1000 })),
  fc.constantFrom(everything, nothing),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('condition'), { maxLength: 3 }).map((of) => all(...of)),
    fc.array(tie('condition'), { maxLength: 3 }).map((of) => any(...of)),
    tie('condition').map((of) => ({ is: 'not' as const, of })),
  ),
}));

test('any condition means the same documents in memory and as a statement', async () => {
  await fc.assert(
    fc.asyncProperty(condition, async (each) => {
      const [held, stored] = await both(each);
      expect(held).toEqual(stored);
    }),
    { numRuns: 300 },
  );
});

/** The documents with one of these words in their name, as this process tells it and as the database does. */
async function named(words: readonly string[]): Promise<[string[], string[]]> {
  const held = await heldDocuments(world.orm).read([], (documents) =>
    numbersOf(documents, { is: 'open', to: 7 }, () => [])
      .filter(hasInName(documents, words))
      .map((number) => documents.records[number] ?? ''),
  );
  const rows = await readerOf(world.orm)<{ id: string }>({
    text: `select record_id as id from search_document where open_to <> 0 and tsvector_to_array(name_words) && ?::text[]`,
    values: [`{${words.join(',')}}`],
  });
  return [held.sort(), rows.map((each) => each.id).sort()];
}

test('words of names are held as they stand in the index, and follow them', async () => {
  const [held, stored] = await named(['looms', '3', 'weaving']);
  expect(held).toEqual(stored);
  expect(new Set(held).size).toBe(10);
  const renamed = ids[7] ?? '';
  await world.orm.em.fork().execute(`update stakeholder set name = 'نول Weaving' where id = ?`, [renamed]);
  await engine.apply([{ noun: 'stakeholder', recordId: renamed }], null);
  expect((await named(['looms']))[0]).not.toContain(renamed);
  for (const word of ['weaving', 'نول']) {
    const [now, then] = await named([word]);
    expect(now).toEqual(then);
    expect(now).toContain(renamed);
  }
  expect(await named(['nobody'])).toEqual([[], []]);
});

test('what is changed, hidden, taken out and made anew is known at the next reading', async () => {
  const change = async (sql: string, id: string) => {
    await world.orm.em.fork().execute(sql, [id]);
    await engine.apply([{ noun: 'stakeholder', recordId: id }], null);
    const [held, stored] = await both(everything);
    expect(held).toEqual(stored);
    return stored.filter((each) => each === id).length;
  };
  const [one = '', other = ''] = [ids[4], ids[5]];
  // Its sectors are for members: two documents, and one when they are for all.
  expect(await change(`update stakeholder set country_code = 'DZ' where id = ?`, one)).toBe(2);
  expect(await change(`update stakeholder set visibility = '${JSON.stringify(open)}' where id = ?`, one)).toBe(1);
  expect(await change(`update stakeholder set status = 'suspended' where id = ?`, other)).toBe(0);
  expect(await engine.verify()).toMatchObject({ wrong: [] });
  expect(await change(`update stakeholder set status = 'published' where id = ?`, other)).toBe(1);
  await engine.rebuild();
  const [held, stored] = await both(everything);
  expect(held).toEqual(stored);
});

test('many readings at once, beside writing, agree with what stands in the end', async () => {
  const ask = () =>
    engine.search({
      query: 'tiles',
      filters: { country: ['TN'] },
      sort: 'relevance',
      first: 50,
      offset: 0,
      without: [],
      viewer: visitor,
      lang: 'en',
    });
  const write = async (id: string, code: string) => {
    await world.orm.em.fork().execute('update stakeholder set country_code = ? where id = ?', [code, id]);
    await engine.apply([{ noun: 'stakeholder', recordId: id }], null);
  };
  const code = (at: number) => (at % 2 === 0 ? 'TN' : 'DZ');
  const writing = (async () => {
    for (const [at, id] of ids.slice(8, 28).entries()) await write(id, code(at));
  })();
  while ((await Promise.race([writing.then(() => 'done'), Promise.all([ask(), ask(), ask()])])) !== 'done');
  const { total, facets } = await ask();
  const { rows } = await count();
  expect(total).toBe(rows);
  expect(facets.find((each) => each.name === 'country')?.values.map((each) => each.count)).toHaveLength(2);
});

async function count(): Promise<{ rows: number }> {
  const [row] = await world.orm.em
    .fork()
    .execute<{ rows: number }[]>(
      `select count(*)::int as rows from stakeholder where country_code = 'TN' and name like 'Tiles%' and status = 'published'`,
    );
  return row ?? { rows: 0 };
}
