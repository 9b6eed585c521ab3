import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster } from '../clusters/cluster.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptScheme } from '../thesaurus/concept.js';
import {
  KnowledgeCluster,
  KnowledgeConcept,
  KnowledgeCountry,
  KnowledgeRecord,
  KnowledgeSector,
} from './knowledge-record.js';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  const names = (en: string) => ({ en, fr: en, ar: en });
  const cluster = { number: 1, names: names('Kilns'), summary: {}, placeId: null, maturity: null, host: null };
  await em.insert(Cluster, { ...cluster, id: 'kilns', countryCode: 'TN', foundedYear: null });
  await em.insert(ConceptScheme, { id: 'ours', title: 'Ours', source: null });
  await em.insert(Concept, { id: 'glaze', kind: 'technique', schemeId: 'ours', status: 'approved' } as never);
  for (const [position, [id, concernedGroup]] of (
    [
      ['lead-free', null],
      ['finance', 'women'],
      ['markets', null],
    ] as const
  ).entries()) {
    const told = { text: names(id), story: null, regionWide: false };
    await em.insert(KnowledgeRecord, { id, kind: 'challenge', concernedGroup, position, ...told });
  }
  await em.insert(KnowledgeCountry, { recordId: 'finance', countryCode: 'DZ' });
  await em.insert(KnowledgeCluster, { recordId: 'lead-free', clusterId: 'kilns' });
  await em.insert(KnowledgeConcept, { recordId: 'lead-free', conceptId: 'glaze' });
  await em.insert(KnowledgeSector, { recordId: 'markets', sectorId: 'ceramics' });
});
afterAll(() => world.end());

async function found(args: string): Promise<string[]> {
  const answer = await world.ask(`{ challenges${args} { nodes { id } totalCount } }`);
  expect(answer.errors).toBeUndefined();
  const list = answer.data?.challenges as unknown as { nodes: { id: string }[]; totalCount: number };
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map((each) => each.id);
}

test('challenges are filtered by country, cluster, concept, group, and sector with all below it', async () => {
  expect(await found('')).toEqual(['lead-free', 'finance', 'markets']);
  expect(await found('(country: "DZ")')).toEqual(['finance']);
  expect(await found('(cluster: "kilns")')).toEqual(['lead-free']);
  expect(await found('(concept: "glaze")')).toEqual(['lead-free']);
  expect(await found('(group: "women")')).toEqual(['finance']);
  expect(await found('(sector: "design")')).toEqual(['markets']);
  expect(await found('(sector: "ceramics", group: "women")')).toEqual([]);
});

test('a filter by what does not exist is refused by the field’s name', async () => {
  const wrong = { country: 'XX', cluster: 'none', concept: 'none', group: 'none', sector: 'none' };
  for (const [field, value] of Object.entries(wrong)) {
    const answer = await world.ask(`{ challenges(${field}: "${value}") { totalCount } }`);
    expect(answer.errors?.[0]?.extensions, field).toMatchObject({ code: 'BAD_INPUT', field });
  }
});

test('the same holds for the other lists of the programme', async () => {
  const wrong: [string, string][] = [
    ['concepts(scheme: "none") { totalCount }', 'scheme'],
    ['sectors(level: 4) { id }', 'level'],
    ['places(country: "XX") { id }', 'country'],
    ['programmeFacts(topic: "none") { id }', 'topic'],
    ['network(countries: ["XX"]) { linksLeftOut }', 'countries'],
    ['network(sector: "none") { linksLeftOut }', 'sector'],
    ['clusters { nodes { members(first: 0) { role } } }', 'first'],
  ];
  for (const [query, field] of wrong) {
    const answer = await world.ask(`{ ${query} }`);
    expect(answer.errors?.[0]?.extensions, query).toMatchObject({ code: 'BAD_INPUT', field });
  }
});
