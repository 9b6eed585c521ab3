import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Node, traitsOf } from '../cooperation/node.js';
import { dayNumber, emptySnapshot, type Snapshot } from '../cooperation/snapshot.js';
import { thesaurusGraph } from '../cooperation/thesaurus-graph.js';
import { type UuidWords, uuidWords } from '../cooperation/uuids.js';
import { Offering, OfferingConcept } from '../offerings/offering.js';
import { Block } from '../stakeholders/block.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';
import { conceptSimilarity } from './concept-similarity.js';
import { reasonCatalogues } from './messages.js';
import { account } from './model.js';

const empty = emptySnapshot('2026-11-01');
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((word) => empty.vocabularies.concepts.add(word)) as [
  number,
  number,
  number,
  number,
];
const concepts = [a, b, c, d];
const number = (kind: 'countries' | 'languages' | 'sectors' | 'clusters') => (word: string) =>
  empty.vocabularies[kind].add(word);
const snapshot: Snapshot = {
  ...empty,
  thesaurus: thesaurusGraph(
    concepts,
    [
      [a, c],
      [b, c],
    ],
    [[a, d]],
    empty.vocabularies.concepts.compare,
  ),
  information: Float64Array.of(0.9, 0.8, 0.3, 0.7),
};
const apart = { rank: 0, allocation: 0, through: null };

const offering = fc.record({
  id: fc.uuid().map((id) => uuidWords(id) as UuidWords),
  concepts: fc.subarray(concepts),
  agreements: fc.integer({ min: 0, max: 255 }),
  targets: fc.subarray(['TN', 'DZ'].map(number('countries'))),
  from: fc.constant(dayNumber('2026-01-01')),
  until: fc.constant(dayNumber('2027-01-01')),
});
const node: fc.Arbitrary<Node> = fc.record({
  index: fc.constant(0),
  traits: fc.constant(traitsOf({ published: true, introduces: false, visibility: {}, claims: [] })),
  country: fc.constantFrom(...['TN', 'DZ'].map(number('countries'))),
  place: fc.constant(-1),
  region: fc.constant(-1),
  latitude: fc.double({ min: 20, max: 45, noNaN: true }),
  longitude: fc.double({ min: -10, max: 40, noNaN: true }),
  languages: fc.subarray(['ar', 'fr', 'en'].map(number('languages'))),
  sectors: fc.subarray(['ceramics', 'glass'].map(number('sectors'))),
  concepts: fc.subarray(concepts),
  clusters: fc.subarray(['x', 'y'].map(number('clusters'))),
  offers: fc.array(offering, { maxLength: 3 }),
  needs: fc.array(offering, { maxLength: 3 }),
  completeness: fc.double({ min: 0, max: 1, noNaN: true }),
  updated: fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-10-31') }),
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
    for (const one of concepts) {
      expect(conceptSimilarity(snapshot, one, one)).toBe(1);
      for (const other of concepts)
        expect(conceptSimilarity(snapshot, one, other)).toBeCloseTo(conceptSimilarity(snapshot, other, one));
    }
    expect(conceptSimilarity(snapshot, a, b)).toBeGreaterThan(0);
    expect(conceptSimilarity(snapshot, b, d)).toBe(0);
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

  test('what is said of a partner changes the list at once, is listed, holds three months, and can be taken back', async () => {
    const names = async () => {
      const answer = await world.ask(query, { viewAs: own });
      const list = answer.data?.recommendations as unknown as { partners: { stakeholder: { name: string } }[] };
      return list.partners.map((each) => each.stakeholder.name);
    };
    const say = (said: string) =>
      world.ask(`mutation { ${said} { verdict reason stakeholder { name } } }`, { viewAs: own });
    const refused = await say(`giveFeedback(on: "${maker}", verdict: NOT_RELEVANT)`);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'reason' });
    expect(await names()).toEqual(['Maker Across']);

    await say(`giveFeedback(on: "${maker}", verdict: USEFUL)`);
    expect(await names()).toEqual(['Maker Across']);
    const { data } = await say(`giveFeedback(on: "${maker}", verdict: NOT_RELEVANT, reason: SIZE)`);
    const held = [{ verdict: 'NOT_RELEVANT', reason: 'SIZE', stakeholder: { name: 'Maker Across' } }];
    expect(data).toEqual({ giveFeedback: held });
    expect(await names()).toEqual([]);
    expect((await world.ask('{ partnerFeedback { verdict } }', { viewAs: maker })).data).toEqual({
      partnerFeedback: [],
    });

    expect((await say(`withdrawFeedback(on: "${maker}")`)).data).toEqual({ withdrawFeedback: [] });
    expect(await names()).toEqual(['Maker Across']);

    await say(`giveFeedback(on: "${maker}", verdict: LATER)`);
    expect(await names()).toEqual([]);
    await world.orm.em.fork().execute(`update feedback set until = until - 92`);
    expect(await names()).toEqual(['Maker Across']);
    await say(`withdrawFeedback(on: "${maker}")`);
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
