import { afterAll, beforeAll, expect, test } from 'vitest';
import { Place } from '../countries/place.js';
import { systemClock } from '../foundation/clock.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';
import { createPostgresEngine } from './postgres-engine.js';

let world: World;

const visibleTo = (audience: 'public' | 'members') => ({
  profile: 'public' as const,
  summary: audience,
  description: audience,
  place: 'public' as const,
});

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  const at = { regionCode: null, latitude: 36, longitude: 6 };
  await em.insert(Place, {
    ...at,
    id: 'constantine',
    countryCode: 'DZ',
    names: { en: 'Constantine', fr: 'Constantine', ar: 'قسنطينة' },
    alternatives: [],
  });
  await em.insert(ConceptScheme, { id: 'wasl', title: 'Wasl', source: null });
  await em.insert(Concept, { id: 'copperware', schemeId: 'wasl', kind: 'product', status: 'approved' });
  await em.insertMany(ConceptLabel, [
    { conceptId: 'copperware', lang: 'en', label: 'copperware', region: '', preferred: true },
    { conceptId: 'copperware', lang: 'fr', label: 'dinanderie', region: '', preferred: true },
    { conceptId: 'copperware', lang: 'ar', label: 'نحاسيات', region: '', preferred: true },
  ]);
  await world.addStakeholder('Atelier Cuivre de Constantine', {
    nameLang: 'fr',
    countryCode: 'DZ',
    placeId: 'constantine',
    summary: { fr: 'Dinanderie gravée à la main.' },
    visibility: visibleTo('public'),
  });
  await world.addStakeholder('Maison Discrète', {
    nameLang: 'fr',
    summary: { fr: 'Dinanderie et zellijquark.' },
    visibility: visibleTo('members'),
  });
  await createPostgresEngine(world.orm, systemClock).rebuild();
});
afterAll(() => world.end());

const found = `hits { stakeholder { name } reasons { kind id words lang label { text } } highlights { segments { text hit } } }
  total step understood { noun id words active } facets { name values { id count } }`;

test('an Arabic query finds a French text and says that it is by dinanderie', async () => {
  const answer = await world.ask(`{ search(query: "نحاسيات منقوشة في قسنطينة") { ${found} } }`, { lang: 'fr' });
  expect(answer.errors).toBeUndefined();
  const { search } = answer.data as unknown as {
    search: { hits: { stakeholder: object; reasons: object[] }[]; step: string };
  };
  expect(search.step).toBe('ASKED');
  expect(search.hits.map((hit) => hit.stakeholder)).toEqual([{ name: 'Atelier Cuivre de Constantine' }]);
  expect(search.hits[0]?.reasons).toContainEqual({
    kind: 'CONCEPT',
    id: 'copperware',
    words: 'Dinanderie',
    lang: 'fr',
    label: { text: 'dinanderie' },
  });
});

test('what a visitor may not read finds nothing for them, and is found by members', async () => {
  const query = `{ search(query: "zellijquark") { ${found} } suggest(query: "zellijquark") { id } }`;
  const visitor = await world.ask(query);
  expect(visitor.errors).toBeUndefined();
  expect(visitor.data).toMatchObject({ search: { hits: [], total: 0 }, suggest: [] });
  const viewAs = await world.addStakeholder('Someone Else');
  const member = await world.ask(query, { viewAs });
  expect(member.data).toMatchObject({ search: { total: 1, hits: [{ stakeholder: { name: 'Maison Discrète' } }] } });
});

test('a query of ten thousand characters is refused in words', async () => {
  const answer = await world.ask('query($q: String!) { search(query: $q) { total } }', {
    variables: { q: 'x'.repeat(10_000) },
  });
  expect(answer.errors?.[0]?.message).toContain('at most 500');
});

test('a profile suspended while the server runs leaves hits, counts and facets by itself', async () => {
  const id = await world.addStakeholder('Passing Dinanderie', { summary: { fr: 'Dinanderie passagère' } });
  const em = world.orm.em.fork();
  const total = async () => {
    const answer = await world.ask('{ search(query: "passagère") { total hits { stakeholder { name } } } }');
    return (answer.data as unknown as { search: { total: number } }).search.total;
  };
  await expect.poll(total, { timeout: 5000 }).toBe(1);
  await em.getConnection().execute(`update stakeholder set status = 'suspended' where id = ?`, [id]);
  await expect.poll(total, { timeout: 5000 }).toBe(0);
});
