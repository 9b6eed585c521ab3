import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liftsOf, type Node, postingsOf, type Snapshot } from '../cooperation/snapshot.js';
import { Offering, OfferingConcept } from '../offerings/offering.js';
import { Block } from '../stakeholders/block.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';
import { conceptSimilarity } from './concept-similarity.js';
import { reasonCatalogues } from './messages.js';
import { account } from './model.js';

const concepts = ['a', 'b', 'c', 'd'];
const snapshot: Snapshot = {
  version: 1,
  day: '2026-11-01',
  nodes: [],
  indexOf: new Map(),
  edges: [],
  broader: new Map([
    ['a', ['c']],
    ['b', ['c']],
  ]),
  related: new Map([
    ['a', ['d']],
    ['d', ['a']],
  ]),
  information: new Map([
    ['a', 0.9],
    ['b', 0.8],
    ['c', 0.3],
    ['d', 0.7],
  ]),
  narrower: new Map([['c', ['a', 'b']]]),
  blocked: new Set(),
  clusterMembers: new Map(),
  postings: postingsOf([]),
  lifts: liftsOf([], []),
};
const apart = { rank: 0, allocation: 0, through: null };

const offering = fc.record({
  id: fc.uuid(),
  concepts: fc.subarray(concepts),
  agreements: fc.subarray(['supply', 'licence']),
  targets: fc.subarray(['TN', 'DZ']),
  validFrom: fc.constant('2026-01-01'),
  validUntil: fc.constant('2027-01-01'),
});
const node: fc.Arbitrary<Node> = fc.record({
  index: fc.constant(0),
  id: fc.uuid(),
  visibility: fc.constant({}),
  published: fc.constant(true),
  demonstration: fc.constant(true),
  country: fc.constantFrom('TN', 'DZ'),
  place: fc.constant(null),
  region: fc.constant(null),
  latitude: fc.double({ min: 20, max: 45, noNaN: true }),
  longitude: fc.double({ min: -10, max: 40, noNaN: true }),
  languages: fc.subarray(['ar', 'fr', 'en']),
  sectors: fc.subarray(['ceramics', 'glass']),
  concepts: fc.subarray(concepts),
  clusters: fc.subarray(['x', 'y']),
  offers: fc.array(offering, { maxLength: 3 }),
  needs: fc.array(offering, { maxLength: 3 }),
  completeness: fc.double({ min: 0, max: 1, noNaN: true }),
  updatedAt: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2026, 9) }),
  claims: fc.constant([]),
});

describe('the account of a pair', () => {
  test('log-odds are the intercept plus the sum of the explained parts, and every value is in [0, 1]', () => {
    fc.assert(
      fc.property(node, node, fc.double({ min: 0, max: 1, noNaN: true }), (you, they, rank) => {
        const pair = account({ snapshot, you, they, nearness: { ...apart, rank, allocation: 3 * rank } });
        const sum = pair.contributions.reduce((total, each) => total + each.contribution, pair.intercept);
        expect(Math.abs(sum - pair.logOdds)).toBeLessThan(1e-9);
        for (const each of pair.contributions) {
          expect(each.value).toBeGreaterThanOrEqual(0);
          expect(each.value).toBeLessThanOrEqual(1);
          if (each.feature === 'rivalry') expect(each.contribution).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test('adding a need that they meet never lowers how well needs are met', () => {
    fc.assert(
      fc.property(node, node, offering, (you, they, need) => {
        const met = (needs: Node['needs']) =>
          account({ snapshot, you: { ...you, needs }, they, nearness: apart }).contributions[0]?.value ?? 0;
        expect(met([...you.needs, need])).toBeGreaterThanOrEqual(met(you.needs));
      }),
    );
  });

  test('concepts are like themselves, like their relatives, and alike both ways', () => {
    for (const a of concepts) {
      expect(conceptSimilarity(snapshot, a, a)).toBe(1);
      for (const b of concepts)
        expect(conceptSimilarity(snapshot, a, b)).toBeCloseTo(conceptSimilarity(snapshot, b, a));
    }
    expect(conceptSimilarity(snapshot, 'a', 'b')).toBeGreaterThan(0);
    expect(conceptSimilarity(snapshot, 'b', 'd')).toBe(0);
  });
});

test('every reason can be said in every language', () => {
  const codes = Object.keys(reasonCatalogues.en ?? {}).sort();
  for (const catalogue of Object.values(reasonCatalogues)) expect(Object.keys(catalogue).sort()).toEqual(codes);
});

describe('recommendations', () => {
  let world: World;
  let own: string;
  let maker: string;
  const offer = async (stakeholderId: string, id: string, direction: 'offer' | 'need', validUntil = '2999-01-01') => {
    const em = world.orm.em.fork();
    await em.insert(Offering, {
      id,
      stakeholderId,
      direction,
      kind: 'product',
      title: { en: `${direction} of glazing` },
      text: {},
      targets: [],
      agreements: [],
      validFrom: '2026-01-01',
      validUntil,
      status: 'open',
      createdAt: new Date(),
      version: 1,
    });
    await em.insert(OfferingConcept, { offeringId: id, conceptId: 'glazing', origin: 'declared' });
  };

  beforeAll(async () => {
    world = await openWorld();
    const em = world.orm.em.fork();
    await em.insert(ConceptScheme, { id: 'wasl', title: 'Test', source: null });
    await em.insert(Concept, { id: 'glazing', schemeId: 'wasl', kind: 'technique', status: 'approved' });
    await em.insertMany(
      ConceptLabel,
      ['en', 'fr', 'ar'].map((lang) => ({
        conceptId: 'glazing',
        lang,
        label: { en: 'glazing', fr: 'émaillage', ar: 'تزجيج' }[lang] ?? '',
        region: '',
        preferred: true,
      })),
    );
    own = await world.addStakeholder('Own Workshop');
    maker = await world.addStakeholder('Maker Across', { countryCode: 'DZ' });
    await offer(own, '00000000-0000-4000-8000-000000000001', 'need');
    await offer(maker, '00000000-0000-4000-8000-000000000002', 'offer');
  });
  afterAll(() => world.end());

  const query =
    '{ recommendations { partners { stakeholder { name } score logOdds intercept parts { contribution } reasons { code text } } } }';

  test('are for someone acting for a stakeholder, not for visitors', async () => {
    expect((await world.ask(query)).errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
  });

  test('name the fact first, in the reader’s language', async () => {
    const said = async (lang: string) => {
      const answer = await world.ask(query, { viewAs: own, lang });
      const list = answer.data?.recommendations as unknown as {
        partners: { reasons: { code: string; text: string }[] }[];
      };
      return list.partners[0]?.reasons[0];
    };
    expect(await said('en')).toEqual({ code: 'NEED_MET', text: 'You look for glazing; they offer glazing.' });
    expect((await said('fr'))?.text).toBe('Vous cherchez émaillage\u00a0; ils proposent émaillage.');
    expect((await said('ar'))?.text).toContain('تزجيج');
  });

  test('a blocked stakeholder disappears, and asking why is answered as if it did not exist', async () => {
    const em = world.orm.em.fork();
    await em.insert(Block, { fromId: maker, toId: own, createdAt: new Date() });
    await em.getConnection().execute(`insert into outbox (noun, record_id, change) values ('block', 'x', 'created')`);
    const answer = await world.ask(query, { viewAs: own });
    const list = answer.data?.recommendations as unknown as { partners: unknown[] };
    expect(list.partners).toEqual([]);
    const why = await world.ask(`{ explainPair(with: "${maker}") { score } }`, { viewAs: own });
    const nobody = await world.ask('{ explainPair(with: "00000000-0000-4000-8000-00000000ffff") { score } }', {
      viewAs: own,
    });
    expect(why.errors?.map((each) => each.message)).toEqual(nobody.errors?.map((each) => each.message));
  });
});
