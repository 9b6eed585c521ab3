import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptScheme } from '../thesaurus/concept.js';
import { Offering, OfferingConcept } from './offering.js';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  const tunis = await world.addStakeholder('Tunis Glass');
  const oran = await world.addStakeholder('Oran Glass', { countryCode: 'DZ' });
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'ours', title: 'Ours', source: null });
  await em.insert(Concept, { id: 'glaze', kind: 'technique', schemeId: 'ours', status: 'approved' } as never);
  const rows: [string, string, Partial<Offering>][] = [
    ['Anywhere', tunis, { targets: [], agreements: ['supply'] }],
    ['To Algeria', tunis, { targets: ['DZ'], agreements: ['licence', 'supply'] }],
    ['To Tunisia', oran, { targets: ['TN'], agreements: [] }],
    ['Over', oran, { targets: [], agreements: ['supply'], validUntil: '2020-01-31' }],
  ];
  for (const [index, [title, stakeholderId, told]] of rows.entries()) {
    await em.insert(Offering, {
      ...{ id: `00000000-0000-4000-8000-00000000000${index}`, stakeholderId, direction: 'offer', kind: 'product' },
      ...{ title: { en: title }, text: {}, quantity: null, validFrom: `2020-01-0${index + 1}`, status: 'open' },
      ...{ targets: [], agreements: [], validUntil: '2999-01-01', renewedAt: null, createdAt: new Date(), version: 1 },
      ...told,
    } satisfies Offering);
  }
  const offeringId = '00000000-0000-4000-8000-000000000001';
  await em.insert(OfferingConcept, { offeringId, conceptId: 'glaze', origin: 'declared' });
});
afterAll(() => world.end());

test('open offers are filtered by country, target (or any), agreement and concept', async () => {
  const found = async (args: string) => {
    const answer = await world.ask(`{ offerings${args} { nodes { title { text } } } }`);
    expect(answer.errors).toBeUndefined();
    const list = answer.data?.offerings as unknown as { nodes: { title: { text: string } }[] };
    return list.nodes.map((each) => each.title.text);
  };
  expect(await found('')).toEqual(['To Tunisia', 'To Algeria', 'Anywhere']);
  expect(await found('(countries: ["TN"])')).toEqual(['To Algeria', 'Anywhere']);
  expect(await found('(target: "DZ")')).toEqual(['To Algeria', 'Anywhere']);
  expect(await found('(agreement: LICENCE)')).toEqual(['To Algeria']);
  expect(await found('(concept: "glaze", direction: OFFER)')).toEqual(['To Algeria']);
  expect(await found('(direction: NEED)')).toEqual([]);
});

test('a filter by what does not exist is refused by the field’s name', async () => {
  for (const [field, value] of Object.entries({ countries: '["XX"]', target: '"XX"', concept: '"none"' })) {
    const answer = await world.ask(`{ offerings(${field}: ${value}) { totalCount } }`);
    expect(answer.errors?.[0]?.extensions, field).toMatchObject({ code: 'BAD_INPUT', field });
  }
});
