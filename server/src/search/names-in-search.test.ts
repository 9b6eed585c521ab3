import { afterAll, beforeAll, expect, test } from 'vitest';
import { Place } from '../countries/place.js';
import { systemClock } from '../foundation/clock.js';
import { visitor } from '../identity/viewer.js';
import { openWorld, type World } from '../testing/world.js';
import { tokenise } from '../thesaurus/normalise.js';
import { differentNames, halves, samePairs } from './names/names.test-data.js';
import { createPostgresEngine } from './postgres-engine.js';
import type { SearchAnswer, SearchEngine } from './search-engine.js';

let world: World;
let engine: SearchEngine;
const names = [...new Set([...samePairs.flat(), ...differentNames.flat()])];

const search = (query: string, first = 50): Promise<SearchAnswer> =>
  engine.search({ query, filters: {}, sort: 'relevance', first, offset: 0, without: [], viewer: visitor, lang: 'en' });

/** Every name of the set is a stakeholder of that name and nothing else. */
beforeAll(async () => {
  world = await openWorld();
  const at = { regionCode: null, latitude: 34.7, longitude: 10.7, alternatives: [] };
  await world.orm.em.fork().insertMany(Place, [
    { ...at, id: 'sfax', countryCode: 'TN', names: { en: 'Sfax', fr: 'Sfax', ar: 'صفاقس' } },
    { ...at, id: 'chefchaouen', countryCode: 'DZ', names: { en: 'Chefchaouen', fr: 'Chefchaouen', ar: 'شفشاون' } },
  ]);
  for (const [number, name] of names.entries()) {
    await world.addStakeholder(name, { slug: `name-${number}`, summary: {} });
  }
  await world.addStakeholder('Weavers', { summary: { fr: 'Tissage' }, placeId: 'sfax' });
  await world.addStakeholder('Old Plates', { summary: { fr: 'Photographie ancienne sur verre.' } });
  engine = createPostgresEngine(world.orm, systemClock);
  await engine.rebuild();
}, 120_000);
afterAll(() => world.end());

/** Names that are one by the set: spellings join wherever two pairs have one in common. */
function sameNames(): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const pair of samePairs) {
    const joined = new Set(pair.flatMap((name) => [name, ...(groups.get(name) ?? [])]));
    for (const name of joined) groups.set(name, joined);
  }
  return groups;
}

const wordsOf = (name: string) =>
  ` ${tokenise(name)
    .map((token) => token.folded)
    .join(' ')} `;

test('a name finds its other spellings in the search itself, and few that only look alike: measured', async () => {
  const groups = sameNames();
  const rows = await world.orm.em.fork().execute<{ id: string; name: string }[]>('select id, name from stakeholder');
  const nameOf = new Map(rows.map((row) => [row.id, row.name]));
  const simple = async (name: string) => {
    const found = await world.orm.em
      .fork()
      .execute<{ name: string }[]>(
        `select name from stakeholder where to_tsvector('simple', name) @@ plainto_tsquery('simple', ?)`,
        [name],
      );
    return found.map((row) => row.name);
  };
  const ours = async (name: string) => (await search(name)).hits.map((hit) => nameOf.get(hit.id) ?? '');
  const measure = async (pairs: readonly string[][], find: (name: string) => Promise<string[]>) => {
    let [found, right, given, short] = [0, 0, 0, 0];
    for (const [one = '', other = ''] of pairs) {
      const hits = await find(one);
      if (hits.includes(other)) found++;
      const others = hits.filter((name) => name !== one);
      // A longer name that has the one asked for, in any of its spellings, is what was asked for.
      const spellings = [...(groups.get(one) ?? [])].map(wordsOf);
      const isRight = (name: string) => spellings.some((each) => wordsOf(name).includes(each));
      const wrong = others.filter((name) => !isRight(name)).length;
      given += others.length;
      right += others.length - wrong;
      if ([...one].length <= 4) short = Math.max(short, wrong);
    }
    const share = (part: number, of: number) => Math.round((1000 * part) / of) / 1000;
    return { names: pairs.length, recall: share(found, pairs.length), precision: share(right, given), short };
  };
  const { heldBack } = halves(samePairs);
  const table = {
    'the search, held back': await measure(heldBack, ours),
    'full text, held back': await measure(heldBack, simple),
  };
  console.log(`${names.length} names; short: most wrong hits of a name of four letters or fewer`);
  console.table(table);
  const { recall, precision, short } = table['the search, held back'];
  expect(recall).toBeGreaterThan(0.9);
  expect(precision).toBeGreaterThan(0.7);
  expect(short).toBeLessThan(5);
}, 120_000);

test('words of one root in another language find each other, and the answer says so', async () => {
  const { hits, step } = await search('fotografia');
  expect(step).toBe('typos');
  expect(hits[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'spelling', words: 'Photographie' }));
});

test('a place in a spelling that is no label is heard as the place, and can be switched off', async () => {
  const answer = await search('tissage Safaqis');
  expect(answer.understood).toContainEqual(expect.objectContaining({ noun: 'place', id: 'sfax', words: 'Safaqis' }));
  expect(answer.hits).toHaveLength(1);
  expect(answer.step).toBe('spelling');
});

test('a close name comes first whatever else its words mean, and takes nothing from what they find', async () => {
  const ids = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((number) =>
      world.addStakeholder(`Sfax ${number}`, { slug: `sfax-${number}`, summary: { fr: 'Nasij' }, placeId: 'sfax' }),
    ),
  );
  const close = await world.addStakeholder('مشغل نسيج ولون صفاقس', { slug: 'close', summary: {} });
  await engine.rebuild();
  const { hits, total } = await search('Nasij Sfax');
  expect(hits[0]?.id).toBe(close);
  expect(hits[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'name', words: 'مشغل نسيج ولون صفاقس' }));
  expect(hits.map((hit) => hit.id)).toEqual(expect.arrayContaining(ids));
  expect(total).toBe(7);
}, 60_000);
