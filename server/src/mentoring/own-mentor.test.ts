import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster } from '../clusters/cluster.js';
import { newId } from '../foundation/ids.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptScheme } from '../thesaurus/concept.js';
import { Mentor } from './mentor.js';

let world: World;
let desk: string;
let facilitator: string;
let stranger: string;

const invite = (email: string, as: string, more = '') =>
  world.ask(`mutation { inviteMentor(invitation: { email: "${email}", name: "Amal N.", lang: "fr" ${more} }) }`, {
    as,
  });
const codeOf = ({ errors }: Awaited<ReturnType<World['ask']>>) => errors?.[0]?.extensions.code;
const read = async <Data>(query: string, as: string) => (await world.ask(query, { as })).data as unknown as Data;
interface Own {
  version: number;
  shown: boolean;
  mentor: { id: string; slug: string; name: string };
}
const own = async (as: string) => {
  const { me } = await read<{ me: { mentor: Own | null } }>(
    '{ me { mentor { version shown mentor { id slug name } } } }',
    as,
  );
  return me.mentor;
};
const listed = async (as: string) => {
  const { mentors } = await read<{ mentors: { nodes: { name: string }[] } }>('{ mentors { nodes { name } } }', as);
  return mentors.nodes.map((each) => each.name);
};
const told = async (account: string) =>
  (
    await world.orm.em
      .fork()
      .execute<{ kind: string }[]>('select kind from notification where account_id = ? order by id', [account])
  ).map((row) => row.kind);
const written =
  '{ version: 1, headline: [{ lang: "fr", text: "Vendre aux hôtels" }], topics: ["pricing"], capacity: 2 }';

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'test', title: 'Test', source: null });
  await em.insert(Concept, { id: 'pricing', kind: 'skill', schemeId: 'test', status: 'approved' });
  desk = await world.addAccount('Desk', { roles: ['secretariat'] });
  const names = { en: 'ours', fr: 'ours', ar: 'ours' };
  await em.insert(Cluster, { id: 'ours', names, countryCode: 'TN' } as never);
  facilitator = await world.addAccount('Facilitator', { facilitates: ['ours'] });
  stranger = await world.addAccount('Stranger');
});
afterAll(() => world.end());

test('a person is invited, writes their record, says yes, and only then is seen and can be asked', async () => {
  const amal = await world.addAccount('Amal');
  expect((await invite('amal@example.org', facilitator)).data).toEqual({ inviteMentor: true });
  expect(await told(amal)).toEqual(['mentor-invited']);
  expect(await own(amal)).toMatchObject({ version: 1, shown: false, mentor: { name: 'Amal N.' } });
  expect(await listed(stranger)).toEqual([]);
  const slug = (await own(amal))?.mentor.slug;
  expect(codeOf(await world.ask(`{ mentor(slug: "${slug}") { name } }`, { as: desk }))).toBe('NOT_FOUND');
  const early = await world.ask('mutation { showMentor(shown: true) { shown } }', { as: amal });
  expect(early.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'headline' });
  await world.ask(`mutation { saveMentor(input: ${written}) { version } }`, { as: amal });
  const stale = await world.ask(`mutation { saveMentor(input: ${written}) { version } }`, { as: amal });
  expect(codeOf(stale)).toBe('CHANGED_MEANWHILE');
  expect(await listed(stranger)).toEqual([]);
  await world.ask('mutation { showMentor(shown: true) { shown } }', { as: amal });
  expect(await listed(stranger)).toEqual(['Amal N.']);
  expect(await told(facilitator)).toEqual(['mentor-agreed']);
  const seen = await world.ask(`{ mentor(slug: "${slug}") { reachable time { placesFree } } }`, { as: stranger });
  expect(seen.data?.mentor).toEqual({ reachable: true, time: { placesFree: 2 } });
  // Hidden and shown again is nobody else's news.
  await world.ask('mutation { showMentor(shown: false) { shown } }', { as: amal });
  expect(await listed(stranger)).toEqual([]);
  await world.ask('mutation { showMentor(shown: true) { shown } }', { as: amal });
  expect(await told(facilitator)).toEqual(['mentor-agreed']);
  const trail = await world.orm.em
    .fork()
    .execute<{ action: string }[]>("select action from audit_event where noun = 'mentor' order by at, id");
  expect(trail.map((row) => row.action)).toEqual([
    ...['mentor invited', 'mentor edited', 'mentor shown', 'mentor hidden', 'mentor shown'],
  ]);
});

test('nobody is invited twice, and none but the desk and whoever invited touches a record', async () => {
  expect(codeOf(await invite('amal@example.org', desk))).toBe('ALREADY_MENTOR');
  expect(codeOf(await invite('no address', desk))).toBe('BAD_INPUT');
  expect(codeOf(await invite('someone@example.org', stranger))).toBe('NOT_ALLOWED');
  const amal = await world.orm.em.fork().findOneOrFail(Mentor, { name: 'Amal N.' });
  expect(codeOf(await invite('other@example.org', desk, `mentor: "${amal.id}"`))).toBe('HAS_ACCOUNT');
  const lone = await addLone('Lone');
  expect(codeOf(await invite('other@example.org', facilitator, `mentor: "${lone}"`))).toBe('NOT_FOUND');
  const take = `mutation { withdrawMentorInvitation(mentor: "${amal.id}") }`;
  expect(codeOf(await world.ask(take, { as: facilitator }))).toBe('WRONG_STATE');
  for (const call of [
    'saveMentor(input: { version: 1 }) { version }',
    'showMentor(shown: true) { shown }',
    'leaveMentoring',
  ])
    expect(codeOf(await world.ask(`mutation { ${call} }`, { as: stranger }))).toBe('NOT_FOUND');
});

test('a record that stands is linked to a person, and is not shown until they say so', async () => {
  const badr = await world.addAccount('Badr');
  const id = await addLone('Badr B.');
  expect(await listed(stranger)).toContain('Badr B.');
  await invite('badr@example.org', desk, `mentor: "${id}"`);
  expect(await listed(stranger)).not.toContain('Badr B.');
  const standing = async () =>
    (await world.ask('{ deskMentors(name: "Badr") { nodes { id standing } } }', { as: desk })).data?.deskMentors;
  expect(await standing()).toEqual({ nodes: [{ id, standing: 'INVITED' }] });
  const of = await world.ask('{ deskMentors { nodes { name } } }', { as: facilitator });
  expect(of.data?.deskMentors).toEqual({ nodes: [{ name: 'Amal N.' }] });
  await world.ask('mutation { saveMentor(input: { version: 2, topics: ["pricing"] }) { version } }', { as: badr });
  await world.ask('mutation { showMentor(shown: true) { shown } }', { as: badr });
  expect(await standing()).toEqual({ nodes: [{ id, standing: 'SHOWN' }] });
  expect(await listed(stranger)).toContain('Badr B.');
});

test('an invitation is withdrawn, or refused, and nothing of it is left', async () => {
  const dalia = await world.addAccount('Dalia');
  await invite('dalia@example.org', facilitator);
  const id = (await own(dalia))?.mentor.id;
  await world.ask(`mutation { withdrawMentorInvitation(mentor: "${id}") }`, { as: facilitator });
  expect(await own(dalia)).toBeNull();
  await invite('dalia@example.org', facilitator);
  expect((await world.ask('mutation { leaveMentoring }', { as: dalia })).data).toEqual({ leaveMentoring: true });
  expect(await own(dalia)).toBeNull();
  expect((await told(facilitator)).at(-1)).toBe('mentor-left');
});

test('an address without an account is written to in its language, by a letter that leads to the record', async () => {
  await invite('new.person@example.org', desk);
  const [mail] = await world.orm.em
    .fork()
    .execute<{ lang: string; text: string }[]>(
      "select * from outgoing_mail where recipient = 'new.person@example.org'",
    );
  expect(JSON.stringify(mail)).toContain('/sign-in?by=link&to=/mentoring/mine');
});

async function addLone(name: string): Promise<string> {
  const id = newId();
  await world.orm.em.fork().insert(Mentor, {
    ...{ id, slug: name.toLowerCase().replaceAll(/[^a-z]+/g, ''), name, nameLang: 'en', headline: { en: name } },
    ...{ bio: {}, languages: ['en'], countries: [], prefers: [], capacity: null, audience: 'members' },
    ...{ stakeholderId: null, demonstration: true, version: 1, updatedAt: new Date() },
  } as never);
  return id;
}
