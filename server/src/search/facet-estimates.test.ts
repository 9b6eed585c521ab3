import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../foundation/clock.js';
import { visitor } from '../identity/viewer.js';
import { openWorld, type World } from '../testing/world.js';
import { createSearchEngine } from './engine.js';
import { facetValues, letters, tally } from './facet-values.js';
import { postgresIndex } from './postgres-index.js';
import type { SearchEngine, SearchFilters } from './search-engine.js';

let world: World;
let engine: SearchEngine;

beforeAll(async () => {
  world = await openWorld();
  for (let n = 0; n < 30; n++) {
    await world.addStakeholder(`Workshop ${n}`, {
      countryCode: n === 7 ? 'DZ' : 'TN',
      kind: n === 7 ? 'artisan' : 'company',
      visibility: { profile: 'public' },
    });
  }
  // Ten hits are counted instead of ten thousand, so that thirty are many.
  engine = createSearchEngine(world.orm, systemClock, postgresIndex(world.orm, 10));
  await engine.rebuild();
});
afterAll(() => world.end());

async function ask(filters: SearchFilters) {
  const { total, estimated, facets } = await engine.search({
    query: '',
    filters,
    sort: 'name',
    first: 5,
    offset: 0,
    without: [],
    viewer: visitor,
    lang: 'en',
  });
  const of = (name: string) =>
    Object.fromEntries(facets.find((each) => each.name === name)?.values.map(({ id, count }) => [id, count]) ?? []);
  return { total, estimated, of };
}

test('beyond the limit counts are said to be estimates, stand for all hits and are whole numbers', async () => {
  const { total, estimated, of } = await ask({});
  expect({ total, estimated }).toEqual({ total: 30, estimated: true });
  const counts = Object.values(of('kind'));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
  expect(counts.every(Number.isInteger)).toBe(true);
});

test('the few hits of a narrow filter are counted exactly, however many answer without it', async () => {
  const { total, estimated, of } = await ask({ country: ['DZ'] });
  expect({ total, estimated }).toEqual({ total: 1, estimated: true });
  expect(of('kind')).toEqual({ artisan: 1 });
  expect(of('country')).toEqual({ DZ: 1, TN: 29 });
});

test('within the limit counts are exact and said to be', async () => {
  const { estimated, of } = await ask({ kind: ['artisan'], country: ['DZ'] });
  expect(estimated).toBe(false);
  expect(of('kind')).toEqual({ artisan: 1 });
});

test('numbers written as letters are added up again, whichever part of the alphabet they are in', () => {
  const numbers = fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 50 });
  const edges = fc.array(fc.constantFrom(1, 2, 55_262, 55_263, 55_264, 63_454, 63_455, 65_503), { maxLength: 50 });
  fc.assert(
    fc.property(fc.oneof(numbers, edges), (list) => {
      const counts = new Map<number, number>();
      for (const number of list) counts.set(number, (counts.get(number) ?? 0) + 1);
      const written = letters(list);
      expect(Buffer.from(written).toString()).toBe(written);
      expect(new Map([...tally(written)].sort((a, b) => a[0] - b[0]))).toEqual(
        new Map([...counts].sort((a, b) => a[0] - b[0])),
      );
    }),
  );
});

test('a document has no value where a facet of it is empty', () => {
  const none = { kind: 'artisan', country: 'TN', place: null, region: null, size: null };
  const lists = ['sectors', 'clusters', 'directions', 'offeringKinds', 'agreements', 'targets', 'womenForms'];
  const empty = Object.fromEntries([...lists, 'womenEvidence', 'languages', 'concepts'].map((name) => [name, []]));
  expect(facetValues({ ...none, ...empty } as never)).toEqual([
    { name: 'kind', id: 'artisan' },
    { name: 'country', id: 'TN' },
  ]);
});
