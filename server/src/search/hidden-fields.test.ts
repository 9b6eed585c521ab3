import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { CooperationLink } from '../cooperation/cooperation-link.js';
import { Place } from '../countries/place.js';
import { systemClock } from '../foundation/clock.js';
import { idFrom } from '../foundation/ids.js';
import { Offering } from '../offerings/offering.js';
import { Sector } from '../sectors/sector.js';
import { type HideableField, hideableFields, Stakeholder, StakeholderConcept } from '../stakeholders/stakeholder.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';
import { createPostgresEngine } from './postgres-engine.js';

let world: World;
let viewAs: string;

/** What is planted in a field, by the searches that would betray it. */
interface Plant {
  field: HideableField;
  row?: Partial<Stakeholder>;
  /** Queries, each of which finds it for who may see the field: the word, its sound in another script, its root. */
  queries?: string[];
  /** Filters as the API has them, each of which finds it for who may see the field. */
  filters?: string[];
  /** Values that appear in its facets for who may see the field. */
  facets?: [string, string][];
}

const plants: Plant[] = [
  {
    field: 'otherNames',
    row: { otherNames: [{ lang: 'fr', name: 'Qermezouf' }] },
    queries: ['Qermezouf', 'قرمزوف', 'Kermezouf'],
  },
  { field: 'summary', row: { summary: { fr: 'Vorblographie' } }, queries: ['Vorblographie', 'vorblografia'] },
  {
    field: 'description',
    row: { description: { en: 'We make plimsturtle' } },
    queries: ['plimsturtle', 'plimsturtel'],
  },
  {
    field: 'place',
    row: { placeId: 'hidden-town', placeName: 'Old Zarbquay', regionCode: 'TN-ZZ', latitude: 12.5, longitude: 3.5 },
    queries: ['Zarbquay', 'Zarbad', 'زرباد'],
    filters: [
      'place: ["hidden-town"]',
      'region: ["TN-ZZ"]',
      'near: { latitude: 12.5, longitude: 3.5, km: 5 }',
      'bounds: { south: 12, west: 3, north: 13, east: 4 }',
    ],
    facets: [
      ['place', 'hidden-town'],
      ['region', 'TN-ZZ'],
    ],
  },
  {
    field: 'sectors',
    row: { mainSectorId: 'glimmercraft' },
    queries: ['glimmercraft'],
    filters: ['sector: ["glimmercraft"]'],
    facets: [['sector', 'glimmercraft']],
  },
  {
    field: 'concepts',
    queries: ['snorbling'],
    filters: ['concept: ["snorbling"]'],
    facets: [['concept', 'snorbling']],
  },
  { field: 'languages', row: { languages: ['mt'] }, filters: ['language: ["mt"]'], facets: [['language', 'mt']] },
  { field: 'size', row: { sizeBand: '250+' }, filters: ['size: ["250+"]'], facets: [['size', '250+']] },
  { field: 'offerings', queries: ['quibblecloth'], filters: ['target: ["DZ"]'], facets: [['target', 'DZ']] },
  {
    field: 'clusters',
    filters: ['cluster: ["hidden-cluster"]'],
    facets: [['cluster', 'hidden-cluster']],
  },
  { field: 'profile', row: { summary: { en: 'A wobblethorn' } }, queries: ['wobblethorn', 'Planted profile'] },
];

/** Fields that stand in no document: nobody finds by them, whoever may read them on the profile. */
const nowhere: Plant[] = [
  { field: 'founded', row: { foundedYear: 1787 }, queries: ['1787', 'since 1787'] },
  {
    field: 'website',
    row: { website: 'https://frumiousquark.example/wares' },
    queries: ['frumiousquark', 'frumiousquark.example', 'https://frumiousquark.example/wares', 'فروميوسكوارك'],
  },
  { field: 'maturity', row: { maturity: 'starting' }, queries: ['starting'] },
  { field: 'links', queries: ['Snickersnee Partner', 'snickersnee', 'brillig-source', 'exhibited-with'] },
];

const nameOf = (field: string) => `Planted ${field}`;

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  const names = (en: string) => ({ en, fr: en, ar: en });
  await em.insert(Place, {
    id: 'hidden-town',
    countryCode: 'TN',
    regionCode: 'TN-ZZ',
    names: names('Zarbad'),
    alternatives: [],
    latitude: 12.5,
    longitude: 3.5,
  });
  await em.insert(Sector, {
    id: 'glimmercraft',
    parentId: null,
    level: 1,
    position: 1,
    codes: [],
    labels: names('Glimmercraft'),
  });
  await em.insert(ConceptScheme, { id: 'wasl', title: 'Wasl', source: null });
  await em.insert(Concept, { id: 'snorbling', schemeId: 'wasl', kind: 'skill', status: 'approved' });
  await em.insert(ConceptLabel, {
    conceptId: 'snorbling',
    lang: 'en',
    label: 'snorbling',
    region: '',
    preferred: true,
  });
  await em.insert(Cluster, {
    id: 'hidden-cluster',
    number: 1,
    names: names('Hidden cluster'),
    summary: {},
    countryCode: 'TN',
    placeId: null,
    maturity: null,
    host: null,
    foundedYear: null,
  });
  for (const { field, row } of [...plants, ...nowhere]) {
    const id = await world.addStakeholder(nameOf(field), {
      summary: {},
      ...row,
      visibility: { ...Object.fromEntries(hideableFields.map((each) => [each, 'public'])), [field]: 'members' },
    });
    if (field === 'concepts') {
      await em.insert(StakeholderConcept, { stakeholderId: id, conceptId: 'snorbling', origin: 'declared' });
    }
    if (field === 'clusters') {
      await em.insert(Membership, { clusterId: 'hidden-cluster', stakeholderId: id, role: 'member', since: null });
    }
    if (field === 'links') {
      await em.insert(CooperationLink, {
        id: idFrom('hidden', 'link'),
        fromId: id,
        toId: await world.addStakeholder('Snickersnee Partner'),
        type: 'exhibited-with',
        status: 'confirmed',
        origin: 'self',
        since: '2024-01-01',
        until: null,
        sourceUrl: 'https://brillig-source.example/fair',
        recordedAt: new Date('2026-01-01'),
      });
    }
    if (field === 'offerings') {
      await em.insert(Offering, {
        id: idFrom('hidden', 'offering'),
        stakeholderId: id,
        direction: 'offer',
        kind: 'product',
        title: { en: 'quibblecloth' },
        text: {},
        targets: ['DZ'],
        agreements: [],
        quantity: null,
        validFrom: '2026-01-01',
        validUntil: '2099-12-31',
        status: 'open',
        version: 1,
        createdAt: new Date('2026-01-01'),
        renewedAt: null,
      });
    }
  }
  viewAs = await world.addStakeholder('Somebody');
  await createPostgresEngine(world.orm, systemClock).rebuild();
});
afterAll(() => world.end());

/** Whom every root field that searches shows for a query and a filter, and what its facets tell. */
async function shown(query: string, filter: string, member: boolean) {
  const answer = await world.ask(
    `query($query: String!) {
      search(query: $query, filters: { ${filter} }) {
        total step hits { stakeholder { name } } points { title } facets { name values { id count } }
      }
      suggest(query: $query, first: 20) { noun label { text } }
    }`,
    { variables: { query }, ...(member ? { viewAs } : {}) },
  );
  expect(answer.errors).toBeUndefined();
  const { search, suggest } = answer.data as unknown as {
    search: {
      total: number;
      step: string;
      hits: { stakeholder: { name: string } }[];
      points: { title: string }[];
      facets: { name: string; values: { id: string }[] }[];
    };
    suggest: { noun: string; label: { text: string } }[];
  };
  return {
    // A search widened to the whole country shows whoever is in it, wherever they are.
    hits: search.step === 'COUNTRY' ? [] : search.hits.map((hit) => hit.stakeholder.name),
    total: search.total,
    others: [
      ...(search.step === 'COUNTRY' ? [] : search.points.map((point) => point.title)),
      ...suggest.filter((each) => each.noun === 'stakeholder').map((each) => each.label.text),
    ],
    facets: search.facets.flatMap(({ name, values }) => values.map(({ id }) => `${name} ${id}`)),
  };
}

describe.each(plants)('$field, open to members only', ({ field, queries = [], filters = [], facets = [] }) => {
  test.each(queries)('finds nothing by %s for a visitor, and itself for a member', async (query) => {
    expect((await shown(query, '', true)).hits).toContain(nameOf(field));
    const visitor = await shown(query, '', false);
    expect([...visitor.hits, ...visitor.others]).not.toContain(nameOf(field));
  });

  test.each(filters)('passes no filter { %s } for a visitor, and does for a member', async (filter) => {
    expect((await shown('', filter, true)).hits).toContain(nameOf(field));
    const visitor = await shown('', filter, false);
    expect([...visitor.hits, ...visitor.others]).not.toContain(nameOf(field));
  });

  test.each(facets)('adds nothing to the facet %s for a visitor, and %s for a member', async (name, id) => {
    expect((await shown('', '', true)).facets).toContain(`${name} ${id}`);
    expect((await shown('', '', false)).facets).not.toContain(`${name} ${id}`);
  });
});

describe.each(nowhere)('$field, which is in no document', ({ field, queries = [] }) => {
  test.each(queries)('is found by %s by nobody', async (query) => {
    for (const member of [true, false]) {
      const { hits, others } = await shown(query, '', member);
      expect([...hits, ...others]).not.toContain(nameOf(field));
    }
  });

  test('though the profile itself is found', async () => {
    expect((await shown(nameOf(field), '', true)).hits).toContain(nameOf(field));
  });
});
