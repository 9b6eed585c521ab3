import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../foundation/ids.js';
import { openWorld, type World } from '../testing/world.js';
import { Mentor } from './mentor.js';

let world: World;
let asker: string;
let answerer: string;
let desk: string;
let house: string;

async function addMentor(name: string, stakeholderId: string | null, pausedUntil: string | null = null) {
  const id = newId();
  const plain = { bio: {}, languages: ['ar'], countries: [], prefers: [], capacity: 2, audience: 'members' as const };
  await world.orm.em.fork().insert(Mentor, {
    ...{ id, slug: name.toLowerCase(), name, nameLang: 'en', headline: { en: name }, stakeholderId, pausedUntil },
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
    ...['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'PAUSED', 'NO_STAKEHOLDER', 'BAD_INPUT', 'BAD_INPUT'],
  ]);
  const [left] = await world.orm.em.fork().execute('select count(*)::int as count from introduction');
  expect(left).toEqual({ count: 1 });
});
