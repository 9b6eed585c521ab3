import { afterAll, beforeAll, expect, test } from 'vitest';
import { idFrom } from '../foundation/ids.js';
import { Block } from '../stakeholders/block.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptRelation, ConceptScheme } from '../thesaurus/concept.js';
import { Mentor, Mentorship, MentorTopic } from './mentor.js';
import { timeOf } from './mentor-time.js';

let world: World;
let own: string;

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function addMentor(name: string, topics: string[], changes: Partial<Mentor> = {}): Promise<string> {
  const id = idFrom('mentor', name);
  const em = world.orm.em.fork();
  await em.insert(Mentor, {
    id,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    name,
    nameLang: 'en',
    stakeholderId: null,
    headline: { fr: `Ce que ${name} apporte` },
    bio: {},
    languages: ['fr'],
    countries: ['TN'],
    prefers: [],
    capacity: 2,
    pausedUntil: null,
    audience: 'public',
    demonstration: true,
    version: 1,
    updatedAt: new Date(),
    ...changes,
  });
  await em.insertMany(
    MentorTopic,
    topics.map((conceptId, position) => ({ mentorId: id, conceptId, position })),
  );
  return id;
}

beforeAll(async () => {
  world = await openWorld();
  own = await world.addStakeholder('Own Workshop');
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'test', title: 'Test', source: null });
  const concept = { kind: 'skill' as const, schemeId: 'test', status: 'approved' };
  await em.insertMany(
    Concept,
    ['finance-skill', 'pricing', 'export'].map((id) => ({ ...concept, id })),
  );
  await em.insert(ConceptRelation, { fromId: 'pricing', toId: 'finance-skill', kind: 'broader' });
  const busy = await addMentor('Amal Busy', ['pricing'], { capacity: 1, prefers: ['women-led'] });
  await em.insert(Mentorship, { id: idFrom('m', 'now'), mentorId: busy, menteeId: own, since: day(-10), ended: null });
  await addMentor('Badr Free', ['export'], { languages: ['ar', 'fr'], countries: ['DZ'] });
  await addMentor('Chadi Members', ['export'], { audience: 'members' });
  await addMentor('Dalia Paused', ['export'], { pausedUntil: day(30) });
  const suspended = await world.addStakeholder('Suspended House', { status: 'suspended' });
  await addMentor('Elias Suspended', ['export'], { stakeholderId: suspended });
  const blocked = await world.addStakeholder('Blocked House');
  await addMentor('Farah Blocked', ['export'], { stakeholderId: blocked });
  await em.insert(Block, { fromId: own, toId: blocked, createdAt: new Date() });
});
afterAll(() => world.end());

async function names(filters: string, viewAs?: string): Promise<string[]> {
  const answer = await world.ask(`{ mentors(filters: ${filters}) { totalCount nodes { name } } }`, {
    ...(viewAs ? { viewAs } : {}),
  });
  const list = answer.data?.mentors as unknown as { totalCount: number; nodes: { name: string }[] };
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map((each) => each.name);
}

test('a visitor sees what is public, a member more, and nobody whom a block or a suspension hides', async () => {
  expect(await names('{}')).toEqual(['Amal Busy', 'Badr Free', 'Dalia Paused', 'Farah Blocked']);
  expect(await names('{}', own)).toEqual(['Amal Busy', 'Badr Free', 'Chadi Members', 'Dalia Paused']);
  for (const slug of ['chadi-members', 'elias-suspended', 'nobody']) {
    const answer = await world.ask(`{ mentor(slug: "${slug}") { name } }`);
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
});

test('filters hold together; a topic stands for the narrower ones; a free place is a place today', async () => {
  expect(await names('{ topic: ["finance-skill"] }')).toEqual(['Amal Busy']);
  expect(await names('{ topic: ["export"], language: ["ar"] }')).toEqual(['Badr Free']);
  expect(await names('{ country: ["DZ"] }')).toEqual(['Badr Free']);
  expect(await names('{ prefers: [WOMEN_LED] }')).toEqual(['Amal Busy']);
  expect(await names('{ free: true }')).toEqual(['Badr Free', 'Farah Blocked']);
  expect(await names('{ topic: ["\'; drop table mentor; --", "\\"}"] }')).toEqual([]);
});

test('a facet counts what its other filters let pass, and leaves out its own', async () => {
  const answer = await world.ask(
    '{ mentorFacet(name: COUNTRY, filters: { country: ["DZ"], topic: ["export"] }) { value count label { text } } }',
  );
  expect(answer.data?.mentorFacet).toEqual([
    { value: 'TN', count: 2, label: { text: 'Tunisia' } },
    { value: 'DZ', count: 1, label: { text: 'Algeria' } },
  ]);
});

test('time is told from what is recorded, and a text in its own language when there is no other', async () => {
  const answer = await world.ask(
    '{ mentor(slug: "amal-busy") { headline { text lang } topics { id } time { availability placesFree waitingDays current } } }',
  );
  expect(answer.data?.mentor).toEqual({
    headline: { text: 'Ce que Amal Busy apporte', lang: 'fr' },
    topics: [{ id: 'pricing' }],
    time: { availability: 'FULL', placesFree: 0, waitingDays: null, current: 1 },
  });
});

test('waiting rests on three ended mentorships at least: their median less how long the oldest has lasted', () => {
  const ended = (length: number) => ({ since: '2025-01-01', ended: day0('2025-01-01', length) });
  const day0 = (from: string, length: number) =>
    new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
  const now = { since: '2026-01-01', ended: null };
  const full = { capacity: 1, pausedUntil: null };
  const today = '2026-01-31';
  expect(timeOf(full, [now, ended(80), ended(100)], today).waitingDays).toBeNull();
  expect(timeOf(full, [now, ended(80), ended(100), ended(300)], today)).toMatchObject({
    availability: 'full',
    waitingDays: 70,
    current: 1,
    past: 3,
  });
  expect(timeOf(full, [ended(80)], today)).toMatchObject({ availability: 'free', placesFree: 1, waitingDays: 0 });
  expect(timeOf({ capacity: null, pausedUntil: null }, [], today)).toMatchObject({
    availability: 'unknown',
    placesFree: null,
    waitingDays: null,
  });
  expect(timeOf({ capacity: 3, pausedUntil: today }, [], today).availability).toBe('paused');
});
