import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { newId } from '../foundation/ids.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptScheme } from '../thesaurus/concept.js';
import { Mentor, Mentorship, MentorTopic } from './mentor.js';

let world: World;
let desk: string;
let facilitator: string;
let other: string;
let member: string;

const codeOf = ({ errors }: Awaited<ReturnType<World['ask']>>) => errors?.[0]?.extensions.code;
const call = async (mutation: string, as: string) =>
  codeOf(await world.ask(`mutation { ${mutation} }`, { as })) ?? 'done';
const invite = (email: string, as: string, { mentor = '', name = 'Amal N.', lang = 'fr' } = {}) =>
  call(
    `inviteMentor(invitation: { email: "${email}", name: "${name}", lang: "${lang}" ${mentor && `mentor: "${mentor}"`} })`,
    as,
  );
const withdraw = (id: string, as: string) => call(`withdrawMentorInvitation(mentor: "${id}")`, as);
const save = (input: string, as: string) => call(`saveMentor(input: { ${input} }) { version }`, as);
const rows = <Row>(sql: string, ...values: unknown[]) => world.orm.em.fork().execute<Row[]>(sql, values);
const theirWords =
  'name: "Another", headline: [{ lang: "fr", text: "Words of another" }], bio: [{ lang: "fr", text: "Theirs" }], topics: ["export"], capacity: 9, pausedUntil: "2099-01-31", audience: PUBLIC, countries: ["TN"]';

/** Everything of a record that stood, but the count of its changes and when they were. */
async function asItStands(id: string): Promise<unknown> {
  const [row] = await rows(
    `select to_jsonb(m) - array['version', 'updated_at'] as mentor, (select count(*)::int from mentorship where mentor_id = m.id) as mentorships,
       array(select concept_id from mentor_topic where mentor_id = m.id order by position) as topics
     from mentor m where id = ?`,
    id,
  );
  return row;
}
const listed = async (name: string) => {
  const { data } = await world.ask('{ mentors { nodes { name } } }', { as: other });
  const { mentors } = data as unknown as { mentors: { nodes: { name: string }[] } };
  return mentors.nodes.some((each) => each.name === name);
};

async function addStanding(name: string, stakeholderId: string | null = null): Promise<string> {
  const em = world.orm.em.fork();
  const id = newId();
  await em.insert(Mentor, {
    ...{ id, slug: name.toLowerCase().replaceAll(/[^a-z]+/g, ''), name, nameLang: 'en', headline: { en: name } },
    ...{ bio: { en: 'Thirty years of it' }, languages: ['en'], countries: [], prefers: [], capacity: 3 },
    ...{ audience: 'members', stakeholderId, demonstration: false, version: 1, updatedAt: new Date() },
    shownAt: new Date('2026-01-02T03:04:05Z'),
  } as never);
  await em.insertMany(MentorTopic, [
    { mentorId: id, conceptId: 'pricing', position: 0 },
    { mentorId: id, conceptId: 'dyeing', position: 1 },
  ]);
  await em.insert(Mentorship, { id: newId(), mentorId: id, menteeId: member, since: '2026-01-01', ended: null });
  return id;
}

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'test', title: 'Test', source: null });
  for (const id of ['pricing', 'dyeing', 'export']) {
    await em.insert(Concept, { id, kind: 'skill', schemeId: 'test', status: 'approved' });
  }
  for (const id of ['ours', 'theirs']) {
    await em.insert(Cluster, { id, names: { en: id, fr: id, ar: id }, countryCode: 'TN' } as never);
  }
  member = await world.addStakeholder('Tile House');
  await em.insert(Membership, { clusterId: 'ours', stakeholderId: member, role: 'member', since: null });
  desk = await world.addAccount('Desk', { roles: ['secretariat'] });
  facilitator = await world.addAccount('Facilitator', { facilitates: ['ours'] });
  other = await world.addAccount('Other', { facilitates: ['theirs'] });
});
afterAll(() => world.end());

test.each(['withdrawn', 'refused', 'erased'])(
  'a record that stood is as it was once the invitation to it is %s, without a word of whoever was invited',
  async (end) => {
    const name = `Stood ${end}`;
    const id = await addStanding(name);
    const before = await asItStands(id);
    const invited = await world.addAccount(`Invited ${end}`);
    expect(await invite(`invited.${end}@example.org`, desk, { mentor: id })).toBe('done');
    expect(await listed(name)).toBe(false);
    expect(await save(`version: 2, ${theirWords}`, invited)).toBe('done');
    // Inviting again keeps what stood, not what was written since.
    expect(await invite(`invited.${end}@example.org`, desk, { mentor: id })).toBe('done');
    if (end === 'withdrawn') expect(await withdraw(id, desk)).toBe('done');
    if (end === 'refused') expect(await call('leaveMentoring', invited)).toBe('done');
    if (end === 'erased') expect(await call(`eraseAccount(email: "invited.${end}@example.org")`, invited)).toBe('done');
    expect(await asItStands(id)).toEqual(before);
    expect(await listed(name)).toBe(true);
  },
);

test('a record that its mentor agreed to is theirs: it goes when they leave', async () => {
  const id = await addStanding('Agreed');
  const invited = await world.addAccount('Agreeing');
  await invite('agreeing@example.org', desk, { mentor: id });
  expect(await call('showMentor(shown: true) { shown }', invited)).toBe('done');
  expect(await call('leaveMentoring', invited)).toBe('done');
  expect(await asItStands(id)).toBeUndefined();
});

test('what was written into a record begun with an invitation goes with the invitation', async () => {
  const invited = await world.addAccount('Begun');
  await invite('begun@example.org', facilitator, { name: 'Begun B.' });
  expect(await save(`version: 1, ${theirWords}`, invited)).toBe('done');
  const [begun] = await rows<{ id: string }>('select id from mentor where account_id = ?', invited);
  expect(await withdraw(begun?.id ?? '', facilitator)).toBe('done');
  expect(await asItStands(begun?.id ?? '')).toBeUndefined();
});

test('while one person is asked nobody else is: the invitation is withdrawn first', async () => {
  const id = await addStanding('Asked');
  await world.addAccount('First');
  const second = await world.addAccount('Second');
  expect(await invite('first@example.org', desk, { mentor: id })).toBe('done');
  const before = await asItStands(id);
  expect(await invite('second@example.org', desk, { mentor: id })).toBe('INVITATION_WAITS');
  expect(await invite('nobody.yet@example.org', desk, { mentor: id })).toBe('INVITATION_WAITS');
  expect(await asItStands(id)).toEqual(before);
  expect(await rows("select id from account where email = 'nobody.yet@example.org'")).toEqual([]);
  expect(await withdraw(id, desk)).toBe('done');
  expect(await invite('second@example.org', desk, { mentor: id })).toBe('done');
  expect(await rows('select id from mentor where account_id = ?', second)).toEqual([{ id }]);
});

test('mentors of members are in the care of whoever facilitates the cluster, and of no other facilitator', async () => {
  const id = await addStanding('Of a member', member);
  const names = async (as: string) => {
    const { data } = await world.ask('{ deskMentors(name: "Of a member") { nodes { id } } }', { as });
    const { deskMentors } = data as unknown as { deskMentors: { nodes: { id: string }[] } };
    return deskMentors.nodes.map((each) => each.id);
  };
  expect(await names(facilitator)).toEqual([id]);
  expect(await names(other)).toEqual([]);
  expect(await invite('of.member@example.org', other, { mentor: id })).toBe('NOT_FOUND');
  expect(await invite('of.member@example.org', facilitator, { mentor: id })).toBe('done');
  expect(await withdraw(id, other)).toBe('NOT_FOUND');
  expect(await withdraw(id, facilitator)).toBe('done');
  expect(await names(facilitator)).toEqual([id]);
});

test('two who invite one new address at once: one does, the other is told that it is done', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => invite('at.once@example.org', desk)));
  expect(answers.sort()).toEqual(['ALREADY_MENTOR', 'ALREADY_MENTOR', 'ALREADY_MENTOR', 'done']);
  await world.addAccount('Known');
  const known = await Promise.all([1, 2, 3, 4].map(() => invite('known@example.org', desk)));
  expect(known.sort()).toEqual(['ALREADY_MENTOR', 'ALREADY_MENTOR', 'ALREADY_MENTOR', 'done']);
});

test('one letter a day to an address, in the name and language of whoever reads there', async () => {
  const letters = () =>
    rows<{ lang: string; letter: string }>(
      "select lang, letter::text from outgoing_mail where recipient = 'day@example.org' order by id",
    );
  await invite('day@example.org', desk, { name: 'Day D.' });
  const [row] = await rows<{ id: string }>("select id from mentor where name = 'Day D.'");
  const again = { mentor: row?.id ?? '', name: 'Someone else', lang: 'en' };
  expect(await invite('day@example.org', desk, again)).toBe('done');
  expect(await withdraw(row?.id ?? '', desk)).toBe('done');
  expect(await invite('day@example.org', desk, { name: 'Day D.', lang: 'en' })).toBe('done');
  expect(await letters()).toHaveLength(1);
  world.advance(1);
  const [anew] = await rows<{ id: string }>("select id from mentor where name = 'Day D.'");
  expect(await invite('day@example.org', desk, { ...again, mentor: anew?.id ?? '' })).toBe('done');
  const sent = await letters();
  expect(sent.map((each) => each.lang)).toEqual(['fr', 'fr']);
  expect(sent.every((each) => each.letter.includes('Bonjour Day D.'))).toBe(true);
});

test.each([
  ['Amal N.', 'ar', 'en'],
  ['Amal N.', 'fr', 'fr'],
  ['أمل', 'fr', 'ar'],
])('a name %s, invited in %s, is read as %s, and so is one that is changed to', async (name, lang, nameLang) => {
  const address = `name.${lang}.${nameLang}@example.org`;
  await invite(address, desk, { name, lang });
  const [row] = await rows<{ id: string; name_lang: string }>(
    'select m.id, name_lang from mentor m join account a on a.id = account_id where email = ?',
    address,
  );
  expect(row?.name_lang).toBe(nameLang);
});
