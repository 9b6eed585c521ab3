import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testing/world.js';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.addStakeholder('Atelier Émail', { otherNames: [{ lang: 'ar', name: 'ورشة المينا' }] });
  await world.addStakeholder('Bazar 100% Wool', { countryCode: 'DZ' });
  await world.addStakeholder('Real Pottery', { demonstration: false });
  await world.addStakeholder('Draft Pottery', { status: 'draft' });
  await world.addStakeholder('Invented Chamber', { type: 'institution', kind: 'chamber' });
});
afterAll(() => world.end());

async function named(args: string, of = world): Promise<string[]> {
  const answer = await of.ask(`{ demonstrationCompanies${args} { totalCount nodes { name country { code } } } }`);
  expect(answer.errors).toBeUndefined();
  const list = answer.data?.demonstrationCompanies as unknown as { totalCount: number; nodes: { name: string }[] };
  return list.nodes.map((node) => node.name);
}

test('only invented, published companies can be viewed as', async () => {
  expect(await named('')).toEqual(['Atelier Émail', 'Bazar 100% Wool']);
});

test('are found by part of the name in any script, with or without accents', async () => {
  expect(await named('(query: "email")')).toEqual(['Atelier Émail']);
  expect(await named('(query: " المينا")')).toEqual(['Atelier Émail']);
  expect(await named('(query: "pottery")')).toEqual([]);
});

test('signs that a pattern would read as anything are taken as they are', async () => {
  expect(await named('(query: "100%")')).toEqual(['Bazar 100% Wool']);
  expect(await named('(query: "%")')).toEqual(['Bazar 100% Wool']);
  expect(await named('(query: "a_e")')).toEqual([]);
});

test('there is nobody to view as outside demonstration mode', async () => {
  const real = await openWorld({ DEMONSTRATION: 'off' });
  await real.addStakeholder('Atelier');
  expect(await named('', real)).toEqual([]);
  await real.end();
});
