import { afterAll, beforeAll, expect, test } from 'vitest';
import { Membership } from '../clusters/cluster.js';
import { newId } from '../foundation/ids.js';
import { Delegate } from '../stakeholders/delegate.js';
import { addEveryone, type Who } from '../testing/everyone.js';
import { everythingIn } from '../testing/everything.js';
import { pathsOf, rootFields, smallestCall } from '../testing/smallest-call.js';
import { openWorld, type World } from '../testing/world.js';
import { buildApi } from './api.js';

const fields = rootFields(buildApi());
/** Identifiers of what concerns others and not the stranger, by what it is. */
const records: Record<string, string> = {};

let world: World;
const strangers: Record<string, string> = {};

const hidden = { profile: 'facilitators' as const };

beforeAll(async () => {
  world = await openWorld();
  const { accounts, own } = await addEveryone(world);
  const as = (who: Who) => accounts.get(who) ?? '';
  const em = world.orm.em.fork();
  const act = async (who: string, call: string): Promise<string> => {
    const answer = await world.ask(`mutation { done: ${call} }`, { as: who });
    expect(answer.errors).toBeUndefined();
    const found = JSON.stringify(answer.data).match(/"(?:id)":"([0-9a-f-]{36})"/)?.[1];
    return found ?? '';
  };
  // The draft of another, the profile that another shows to facilitators alone, and what belongs to them.
  const draft = await world.addStakeholder('Draft of Another', { status: 'draft' });
  const asked = await world.addStakeholder('Asked by Another');
  const owner = await world.addAccount('Their Owner', { delegateOf: [draft, own] });
  const answerer = await world.addAccount('Their Answerer', { delegateOf: [asked] });
  const shy = await world.addStakeholder('Hidden House', { visibility: hidden });
  await em.insert(Delegate, { accountId: owner, stakeholderId: shy, role: 'owner', createdAt: new Date() });
  await em.insert(Membership, { clusterId: 'nabeul', stakeholderId: asked, role: 'member', since: null });
  const title = 'title: { lang: "en", text: "Tiles" }';
  const offered = `saveOffering(stakeholder: "${draft}", input: { direction: OFFER, kind: PRODUCT, ${title} }) { id }`;
  const reason = 'reason: "Sixty lamps."';
  const introduction = await act(as('delegate'), `proposeIntroduction(input: { with: "${asked}", ${reason} }) { id }`);
  const gate = as('facilitator of the cluster');
  await act(gate, `forwardIntroduction(id: "${introduction}", version: 1) { id }`);
  await act(answerer, `answerIntroduction(id: "${introduction}", version: 1, reply: { consents: true }) { id }`);
  await act(answerer, `writeInIntroduction(id: "${introduction}", text: "Good day.") { id }`);
  const words = 'input: { version: 1, summary: [{ lang: "en", text: "Tiles." }] }';
  const edit = await act(gate, `writeProfileFor(stakeholder: "${own}", ${words}) { edit { id } }`);
  await act(
    as('delegate'),
    `report(input: { noun: INTRODUCTION, id: "${introduction}", reason: OTHER, words: "Odd." })`,
  );
  await act(as('secretariat'), 'inviteMentor(invitation: { email: "amal@example.org", name: "Amal", lang: "en" })');
  Object.assign(records, {
    draft,
    shy,
    introduction,
    edit,
    offering: await act(owner, offered),
    term: await act(owner, 'proposeTerm(input: { term: "Tiles", lang: "en" }) { id }'),
    search: await act(owner, 'saveSearch(name: "Tiles", query: "tiles") { id }'),
    token: await act(owner, 'createToken(name: "A program") { token { id } }'),
    account: owner,
  });
  for (const table of ['session', 'notification', 'report', 'mentor', 'introduction_message', 'audit_event']) {
    const [row] = await em.execute<{ id: string }[]>(`select id from ${table} order by id limit 1`);
    records[table] = row?.id ?? '';
  }
  expect(Object.entries(records).filter(([, id]) => !/^[0-9a-f-]{36}$/.test(id))).toEqual([]);
  const house = await world.addStakeholder('House of the Stranger');
  strangers.member = await world.addAccount('Stranger', { delegateOf: [house] });
  strangers.facilitator = await world.addAccount('Another Stranger', { delegateOf: [house], facilitates: ['batna'] });
});
afterAll(() => world.end());

test.each(['member', 'facilitator'])(
  'to a %s a record of another is one that is not there, at every identifier, and stays as it is',
  async (who) => {
    const as = strangers[who] ?? '';
    // What is for facilitators is there for them.
    const others = Object.entries(records).filter(([what]) => what !== 'shy' || who === 'member');
    const nobody = newId();
    const before = await everythingIn(world);
    const wrong: string[] = [];
    let asked = 0;
    for (const { name, type, field } of fields) {
      for (const path of pathsOf(field, 'ID')) {
        const said = async (id: string) => {
          const call = smallestCall(type.name.toLowerCase(), field, { [path]: `"${id}"` });
          const { data, errors } = await world.ask(call, { as });
          asked++;
          return JSON.stringify({ data, errors: errors?.map(({ message, extensions }) => ({ message, extensions })) });
        };
        const absent = await said(nobody);
        if (absent.includes('"BUG"')) wrong.push(`${name} ${path}: ${absent}`);
        for (const [what, id] of others) {
          const answer = await said(id);
          if (answer.replaceAll(id, nobody) !== absent) wrong.push(`${name} ${path} ${what}: ${answer} for ${absent}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(800);
    expect(await everythingIn(world)).toEqual(before);
  },
  240_000,
);
