import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { openWorld, type World } from '../testing/world.js';

let world: World;
let member: string;
let owner: string;
let stranger: { id: string; account: string };
let facilitator: string;
let second: string;
let secretariat: string;

interface Member {
  id: string;
  name: string;
  lastContact: { kind: string; at: string } | null;
}

async function members(as: string, args = 'first: 100') {
  const query = `{ deskMembers(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { id name lastContact { kind at } } } }`;
  const answer = await world.ask(query, { as });
  return (
    answer.data as unknown as {
      deskMembers: { totalCount: number; nodes: Member[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    }
  ).deskMembers;
}
const lastOf = async (as: string, id = member) =>
  (await members(as)).nodes.find((each) => each.id === id)?.lastContact?.kind ?? null;

async function join(cluster: string, stakeholderId: string) {
  await world.orm.em.fork().insert(Membership, { clusterId: cluster, stakeholderId, role: 'member', since: null });
}

beforeAll(async () => {
  world = await openWorld();
  const rest = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
  for (const id of ['nabeul', 'batna']) {
    await world.orm.em.fork().insert(Cluster, { ...rest, id, names: { en: id, fr: id, ar: id }, countryCode: 'TN' });
  }
  member = await world.addStakeholder('Tile House');
  const other = await world.addStakeholder('Silver House');
  await join('nabeul', member);
  await join('batna', other);
  owner = await world.addAccount('Owner', { delegateOf: [member] });
  stranger = { id: other, account: await world.addAccount('Silversmith', { delegateOf: [other] }) };
  facilitator = await world.addAccount('Facilitator', { facilitates: ['nabeul'] });
  second = await world.addAccount('Second', { facilitates: ['batna'] });
  secretariat = await world.addAccount('Desk', { roles: ['secretariat'] });
});
afterAll(() => world.end());

test('the last contact is what is recorded: an edit, a step, a message; nothing where nothing is', async () => {
  expect(await lastOf(facilitator)).toBeNull();
  const written = await world.ask(
    `mutation { writeProfileFor(stakeholder: "${member}", input: { version: 1, foundedYear: 1990 }) { edit { id } } }`,
    { as: facilitator },
  );
  expect(written.errors).toBeUndefined();
  expect(await lastOf(facilitator)).toBe('EDIT');
  expect(await lastOf(secretariat)).toBe('EDIT');
  world.advance(1);
  const made = await world.ask(
    `mutation { made: proposeIntroduction(input: { with: "${stranger.id}", reason: "Sixty lamps." }) { id } }`,
    { as: owner },
  );
  const { id } = (made.data as unknown as { made: { id: string } }).made;
  expect(await lastOf(facilitator)).toBe('INTRODUCTION');
  // Not yet forwarded, it does not exist for the other side's facilitator, nor for the desk.
  expect(await lastOf(second, stranger.id)).toBeNull();
  expect(await lastOf(secretariat)).toBe('EDIT');
  world.advance(1);
  await world.ask(`mutation { forwardIntroduction(id: "${id}", version: 1) { id } }`, { as: facilitator });
  const forwarded = (await members(second)).nodes.find((each) => each.id === stranger.id)?.lastContact;
  expect(forwarded?.kind).toBe('INTRODUCTION');
  world.advance(1);
  const yes = `mutation { answerIntroduction(id: "${id}", version: 1, reply: { consents: true }) { id } }`;
  expect((await world.ask(yes, { as: stranger.account })).errors).toBeUndefined();
  world.advance(1);
  await world.ask(`mutation { writeInIntroduction(id: "${id}", text: "Welcome.") { id } }`, { as: owner });
  expect(await lastOf(facilitator)).toBe('MESSAGE');
  // The thread is of the three: no message tells those who only may add a note.
  expect((await members(second)).nodes[0]?.lastContact?.kind).toBe('INTRODUCTION');
});

test('an answer’s hour is the gate’s to know, not the other facilitator’s', async () => {
  const away = await world.addStakeholder('Away House');
  const account = await world.addAccount('Away', { delegateOf: [away] });
  await join('batna', away);
  const made = await world.ask(
    `mutation { made: proposeIntroduction(input: { with: "${away}", reason: "Sixty lamps." }) { id } }`,
    { as: owner },
  );
  const { id } = (made.data as unknown as { made: { id: string } }).made;
  await world.ask(`mutation { forwardIntroduction(id: "${id}", version: 1) { id } }`, { as: facilitator });
  const before = (await members(second)).nodes.find((each) => each.id === away)?.lastContact;
  world.advance(1);
  const no = `mutation { answerIntroduction(id: "${id}", version: 1, reply: { consents: false, declineReason: NOT_OUR_FIELD }) { id } }`;
  expect((await world.ask(no, { as: account })).errors).toBeUndefined();
  expect((await members(second)).nodes.find((each) => each.id === away)?.lastContact).toEqual(before);
});

test('members of all clusters, filtered, page by page, with as many questions to the database for many as for few', async () => {
  for (let index = 0; index < 30; index++) {
    await join('nabeul', await world.addStakeholder(`Loom ${index}`, { completeness: index % 7 }));
  }
  await join('batna', await world.addStakeholder('Loom of Batna', { status: 'draft' }));
  const ask = async (as: string, args: string) => {
    const before = world.statements.length;
    const page = await members(as, args);
    return { ...page, statements: world.statements.length - before };
  };
  await ask(facilitator, 'first: 3');
  await world.settled();
  const few = await ask(facilitator, 'first: 3, name: "loom"');
  const many = await ask(facilitator, 'first: 30, name: "loom"');
  expect([few.nodes.length, many.nodes.length, few.totalCount]).toEqual([3, 30, 30]);
  expect(many.statements).toBeLessThanOrEqual(few.statements);
  const seen: string[] = [];
  let after = '';
  do {
    const page = await ask(secretariat, `first: 7, name: "Loom"${after}`);
    seen.push(...page.nodes.map((each) => each.id));
    after = page.pageInfo.hasNextPage ? `, after: "${page.pageInfo.endCursor}"` : '';
  } while (after);
  expect([seen.length, new Set(seen).size]).toEqual([31, 31]);
  expect((await ask(secretariat, 'first: 100, status: DRAFT')).nodes.map((each) => each.name)).toEqual([
    'Loom of Batna',
  ]);
  expect((await ask(secretariat, 'first: 100, hasAccount: true')).nodes.map((each) => each.name).sort()).toEqual([
    'Away House',
    'Silver House',
    'Tile House',
  ]);
  expect((await ask(second, 'first: 100, name: "Loom"')).nodes.map((each) => each.name)).toEqual(['Loom of Batna']);
  expect((await ask(secretariat, 'first: 100, name: "100%"')).nodes).toEqual([]);
  const forged = await world.ask('{ deskMembers(after: "x") { totalCount } }', { as: secretariat });
  expect(forged.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'after' });
});
