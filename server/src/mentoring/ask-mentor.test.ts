import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../foundation/ids.js';
import { openWorld, type World } from '../testing/world.js';
import { Mentor } from './mentor.js';

let world: World;
let asker: string;
let answerer: string;
let desk: string;
let house: string;

async function addMentor(
  name: string,
  stakeholderId: string | null,
  pausedUntil: string | null = null,
  accountId: string | null = null,
) {
  const id = newId();
  const plain = { bio: {}, languages: ['ar'], countries: [], prefers: [], capacity: 2, audience: 'members' as const };
  await world.orm.em.fork().insert(Mentor, {
    ...{
      id,
      slug: name.toLowerCase().replaceAll(/[^a-z]+/g, ''),
      name,
      nameLang: 'en',
      headline: { en: name },
      stakeholderId,
      accountId,
      pausedUntil,
    },
    ...{ ...plain, demonstration: true, version: 1, updatedAt: new Date() },
  });
  return id;
}

const ask = (mentor: string, as = asker, reason = 'We want to learn how to price.') =>
  world.ask(
    'mutation($mentor: ID!, $reason: String!) { askMentor(input: { mentor: $mentor, reason: $reason }) { id version state mentor { name } } }',
    { as, variables: { mentor, reason } },
  );

beforeAll(async () => {
  world = await openWorld();
  asker = await world.addAccount('Asker', { delegateOf: [await world.addStakeholder('Workshop')] });
  house = await world.addStakeholder('House of mentors');
  answerer = await world.addAccount('Answerer', { delegateOf: [house] });
  desk = await world.addAccount('Desk', { roles: ['secretariat'] });
});
afterAll(() => world.end());

test('a mentor is asked through both gates, and everyone concerned reads for whom', async () => {
  const mentor = await addMentor('Amal', house);
  const asked = await ask(mentor);
  const made = (asked.data as unknown as { askMentor: { id: string } }).askMentor;
  expect(made).toMatchObject({ state: 'PROPOSED', mentor: { name: 'Amal' } });
  const read = `{ introduction(id: "${made.id}") { version state mentor { name } contacts { name } } }`;
  expect((await world.ask(read, { as: answerer })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  await world.ask(`mutation { forwardIntroduction(id: "${made.id}", version: 1) { id } }`, { as: desk });
  const seen = (await world.ask(read, { as: answerer })).data?.introduction;
  expect(seen).toEqual({ version: 1, state: 'FORWARDED', mentor: { name: 'Amal' }, contacts: [] });
  const yes = `mutation { answerIntroduction(id: "${made.id}", version: 1, reply: { consents: true }) { contacts { name } } }`;
  expect((await world.ask(yes, { as: answerer })).data?.answerIntroduction).toEqual({
    contacts: [{ name: 'Workshop' }],
  });
});

test('who is hidden, paused, of no stakeholder, or one’s own is not asked, and nothing is left behind', async () => {
  const hidden = await addMentor('Hidden', await world.addStakeholder('Draft', { status: 'draft' }));
  const paused = await addMentor('Paused', house, '2999-01-01');
  const alone = await addMentor('Alone', null);
  const other = await addMentor('Other', await world.addStakeholder('Other house'));
  const codes = [
    await ask(hidden),
    await ask(newId()),
    await ask('x'),
    await ask(paused),
    await ask(alone),
    await ask(other, answerer, 'Ring +216 71 234 567'),
    await ask(await addMentor('Mine', house), answerer),
  ].map((answer) => answer.errors?.[0]?.extensions.code);
  expect(codes).toEqual([
    ...['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'PAUSED', 'NOT_REACHABLE', 'BAD_INPUT', 'BAD_INPUT'],
  ]);
  const [left] = await world.orm.em.fork().execute('select count(*)::int as count from introduction');
  expect(left).toEqual({ count: 1 });
});

test('a mentor of no stakeholder is asked themselves: forwarded, agreed to, met, and no link is drawn', async () => {
  const person = await world.addAccount('Rania');
  const mentor = await addMentor('Rania C.', null, null, person);
  const stranger = await world.addAccount('Stranger');
  const asked = await ask(mentor);
  const { id } = (asked.data as unknown as { askMentor: { id: string } }).askMentor;
  const fields = `state part askedName asksPerson asked { name } asking { name } waitsFor mayDo contacts { name entries { value } }`;
  const see = async (as: string) => {
    const answer = await world.ask(`{ introduction(id: "${id}") { ${fields} version } }`, { as });
    return answer.data
      ? (answer.data.introduction as unknown as Record<string, unknown>)
      : answer.errors?.[0]?.extensions.code;
  };
  const act = async (as: string, call: string) => {
    const { version } = (await see(as)) as { version: number };
    return world.ask(`mutation { ${call.replace('@', `id: "${id}", version: ${version}`)} { state } }`, { as });
  };
  const list = async (as: string) => {
    const answer = await world.ask('{ introductions { nodes { id askedName } } }', { as });
    return (answer.data as unknown as { introductions: { nodes: { id: string }[] } }).introductions.nodes;
  };
  expect(await see(asker)).toMatchObject({ askedName: 'Rania C.', asked: null, asksPerson: true, state: 'PROPOSED' });
  for (const nobody of [person, stranger, answerer]) expect(await see(nobody)).toBe('NOT_FOUND');
  expect(await list(person)).toEqual([]);
  const board = await world.ask('{ introductionBoard(name: "rania") { nodes { id } } }', { as: desk });
  expect(board.data?.introductionBoard).toEqual({ nodes: [{ id }] });
  await act(desk, 'forwardIntroduction(@)');
  expect(await list(person)).toEqual([{ id, askedName: 'Rania C.' }]);
  expect(await see(person)).toMatchObject({ part: 'ASKED', asking: { name: 'Workshop' }, contacts: [] });
  for (const nobody of [stranger, answerer]) expect(await see(nobody)).toBe('NOT_FOUND');
  expect((await ask(mentor)).errors?.[0]?.extensions.code).toBe('ALREADY_UNDER_WAY');
  await act(person, 'answerIntroduction(@, reply: { consents: true })');
  expect(await see(asker)).toMatchObject({
    state: 'INTRODUCED',
    contacts: [{ name: 'Rania C.', entries: [{ value: 'rania@example.org' }] }],
  });
  expect(await see(person)).toMatchObject({ contacts: [{ name: 'Workshop' }] });
  await act(asker, 'recordIntroductionMet(@)');
  const supplies = await act(asker, 'recordIntroductionOutcome(@, agreement: { type: SUPPLIES, doneBy: ASKED })');
  expect(supplies.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'agreement' });
  await act(asker, 'recordIntroductionOutcome(@, agreement: { type: MENTORS, doneBy: ASKED })');
  expect(await see(person)).toMatchObject({ state: 'AGREED' });
  const em = world.orm.em.fork();
  expect(await em.execute('select count(*)::int as count from cooperation_link')).toEqual([{ count: 0 }]);
  const told = await em.execute('select kind from notification where account_id = ? order by id', [person]);
  expect(told).toEqual([
    { kind: 'introduction-forwarded' },
    { kind: 'introduction-met' },
    { kind: 'introduction-agreed' },
  ]);
});

test('a no of such a mentor for good is kept at the gate, where it is told to nobody else', async () => {
  const person = await world.addAccount('Dina');
  const mentor = await addMentor('Dina O.', null, null, person);
  const first = (await ask(mentor)).data as unknown as { askMentor: { id: string } };
  const { id } = first.askMentor;
  await world.ask(`mutation { forwardIntroduction(id: "${id}", version: 1) { id } }`, { as: desk });
  const no = `mutation { answerIntroduction(id: "${id}", version: 1, reply: { consents: false, declineReason: NOT_THIS_PARTNER }) { state } }`;
  expect((await world.ask(no, { as: person })).data?.answerIntroduction).toEqual({ state: 'DECLINED' });
  world.advance(13);
  await world.doJob('expire-introductions');
  const again = (await ask(mentor)).data as unknown as { askMentor: { id: string; state: string } };
  expect(again.askMentor.state).toBe('PROPOSED');
  const on = `mutation { forwardIntroduction(id: "${again.askMentor.id}", version: 1) { id } }`;
  expect((await world.ask(on, { as: desk })).errors?.[0]?.extensions.code).toBe('BLOCKED');
});

test('nobody asks a mentor who acts for the asking side', async () => {
  const mentor = await addMentor('Self', null, null, asker);
  expect((await ask(mentor)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'mentor' });
});
