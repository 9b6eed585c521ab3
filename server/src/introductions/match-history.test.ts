import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../foundation/ids.js';
import { Offering, OfferingConcept } from '../offerings/offering.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';

let world: World;
let asker: string;
let desk: string;

/** A stakeholder that offers, or needs, glazing; and someone who acts for it. */
async function glazier(name: string, direction: 'offer' | 'need', countryCode: string) {
  const id = await world.addStakeholder(name, { countryCode });
  const em = world.orm.em.fork();
  const offeringId = newId();
  const days = { validFrom: '2026-01-01', validUntil: '2999-01-01', createdAt: new Date() };
  const plain = {
    title: { en: 'Glazing' },
    text: {},
    targets: [],
    agreements: [],
    status: 'open' as const,
    version: 1,
  };
  await em.insert(Offering, { id: offeringId, stakeholderId: id, direction, kind: 'product', ...plain, ...days });
  await em.insert(OfferingConcept, { offeringId, conceptId: 'glazing', origin: 'declared' });
  return { id, account: await world.addAccount(`Of ${name}`, { delegateOf: [id] }) };
}

interface Partner {
  stakeholder: { name: string };
  score: number;
  reasons: { code: string; text: string }[];
  parts: { feature: string }[];
}

async function partners(as = asker): Promise<Partner[]> {
  const query =
    '{ recommendations { partners { stakeholder { name } score reasons { code text } parts { feature } } } }';
  const { data } = await world.ask(query, { as });
  return (data as unknown as { recommendations: { partners: Partner[] } }).recommendations.partners;
}
const names = async (as = asker) => (await partners(as)).map((each) => each.stakeholder.name).sort();

/** Asks for an introduction, lets the desk forward it, and answers. */
async function ask(as: string, to: { id: string; account: string }, reply?: string, forwarded = true): Promise<void> {
  const call = `mutation { made: proposeIntroduction(input: { with: "${to.id}", reason: "Sixty lamps." }) { id version } }`;
  const asked = await world.ask(call, { as });
  const { id } = (asked.data as unknown as { made: { id: string } }).made;
  if (forwarded) await world.ask(`mutation { forwardIntroduction(id: "${id}", version: 1) { id } }`, { as: desk });
  if (!reply) return;
  const seen = await world.ask(`{ introduction(id: "${id}") { version } }`, { as: to.account });
  const { version } = (seen.data as unknown as { introduction: { version: number } }).introduction;
  const answer = `mutation { answerIntroduction(id: "${id}", version: ${version}, reply: ${reply}) { id } }`;
  expect((await world.ask(answer, { as: to.account })).errors).toBeUndefined();
}

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'wasl', title: 'Test', source: null });
  await em.insert(Concept, { id: 'glazing', schemeId: 'wasl', kind: 'technique', status: 'approved' });
  await em.insert(ConceptLabel, { conceptId: 'glazing', lang: 'en', label: 'glazing', region: '', preferred: true });
  ({ account: asker } = await glazier('Own', 'need', 'TN'));
  desk = await world.addAccount('Desk', { roles: ['secretariat'] });
});
afterAll(() => world.end());

test('whoever was asked leaves the list; declined, they come back after three months, introduced never', async () => {
  const yes = await glazier('Says yes', 'offer', 'DZ');
  const no = await glazier('Says no', 'offer', 'DZ');
  const waits = await glazier('Is asked', 'offer', 'DZ');
  expect(await names()).toEqual(['Is asked', 'Says no', 'Says yes']);
  await ask(asker, waits, undefined, false);
  expect(await names()).toEqual(['Says no', 'Says yes']);
  // What was not forwarded is told to nobody, not even by what is missing from a list.
  expect(await names(waits.account)).toEqual(['Own']);
  await ask(asker, yes, '{ consents: true }');
  await ask(asker, no, '{ consents: false, declineReason: NO_CAPACITY_NOW }');
  expect(await names()).toEqual([]);
  expect(await names(no.account)).toEqual([]);
  world.advance(106);
  expect(await names()).toEqual(['Says no']);
  expect(await names(yes.account)).toEqual([]);
});

test('“not this partner” takes each out of the other’s list for good', async () => {
  const never = await glazier('Never', 'offer', 'DZ');
  expect(await names()).toContain('Never');
  await ask(asker, never, '{ consents: false, declineReason: NOT_THIS_PARTNER }');
  expect(await names()).not.toContain('Never');
  world.advance(400);
  await world.doJob('bind-blocks');
  expect(await names()).not.toContain('Never');
  expect(await names(never.account)).toEqual([]);
});

test('“usually answers within a week” is told from five answers to others, last of all reasons and in no number', async () => {
  const quick = await glazier('Quick', 'offer', 'DZ');
  const said = async () => (await partners()).find((each) => each.stakeholder.name === 'Quick');
  const before = await said();
  for (let index = 0; index < 5; index++) {
    expect((await said())?.reasons.map((each) => each.code)).not.toContain('ANSWERS_SOON');
    const other = await glazier(`Other ${index}`, 'need', 'TN');
    // A no within the week is an answer as a yes is.
    const no = '{ consents: false, declineReason: NO_CAPACITY_NOW }';
    await ask(other.account, quick, index < 3 ? '{ consents: true }' : no);
  }
  const after = await said();
  expect(after?.reasons.at(-1)).toEqual({ code: 'ANSWERS_SOON', text: 'They usually answer within a week.' });
  expect(after?.reasons.slice(0, -1)).toEqual(before?.reasons);
  expect(after?.parts).toEqual(before?.parts);
  expect(after?.score).toBe(before?.score);
});

test('what someone answered the reader itself tells the reader nothing', async () => {
  const fifth = await glazier('Fifth', 'offer', 'DZ');
  for (let index = 0; index < 4; index++) {
    const other = await glazier(`Another ${index}`, 'need', 'TN');
    await ask(other.account, fifth, '{ consents: true }');
  }
  const why = async (as: string) => {
    const answer = await world.ask(`{ explainPair(with: "${fifth.id}") { reasons { code } } }`, { as });
    return JSON.stringify(answer.data);
  };
  await ask(asker, fifth, '{ consents: false, declineReason: NO_CAPACITY_NOW }');
  expect(await why(asker)).not.toContain('ANSWERS_SOON');
  const stranger = await glazier('Stranger', 'need', 'TN');
  expect(await why(stranger.account)).toContain('ANSWERS_SOON');
});
