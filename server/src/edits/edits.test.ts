import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { type Answer, openWorld, type World } from '../testing/world.js';

let world: World;
let member: string;
let owner: string;
let facilitator: string;
let other: string;

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  const rest = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
  for (const id of ['nabeul', 'batna']) {
    await em.insert(Cluster, { ...rest, id, names: { en: id, fr: id, ar: id }, countryCode: 'TN' });
  }
  member = await world.addStakeholder('Tile House');
  await em.insert(Membership, { clusterId: 'nabeul', stakeholderId: member, role: 'member', since: null });
  owner = await world.addAccount('Owner', { delegateOf: [member] });
  facilitator = await world.addAccount('Facilitator', { facilitates: ['nabeul'] });
  other = await world.addAccount('Other', { facilitates: ['batna'] });
});
afterAll(() => world.end());

const edit = 'id version state publishes seen mayAnswer differences { field before { text } after { text } }';
interface Edit {
  id: string;
  version: number;
  seen: number;
  state: string;
  differences: { field: string; before: { text: string }[]; after: { text: string }[] }[];
}

const editIn = (answer: Answer, name: string) =>
  (answer.data as unknown as Record<string, { edit: Edit }>)[name]?.edit as Edit;

const versionOf = async (id: string) => {
  const [row] = await world.orm.em
    .fork()
    .execute<{ version: number }[]>('select version from stakeholder where id = ?', [id]);
  return row?.version ?? 0;
};
const summaryOf = async (id: string) => {
  const [row] = await world.orm.em
    .fork()
    .execute<{ summary: Record<string, string> }[]>('select summary from stakeholder where id = ?', [id]);
  return row?.summary;
};
const write = async (id: string, words: string, as = facilitator, more = '') =>
  world.ask(
    `mutation($version: Int!) { writeProfileFor(stakeholder: "${id}" ${more}, input: { version: $version, ${words} }) {
      edit { ${edit} } profile { status summary { text } } } }`,
    { as, variables: { version: await versionOf(id) } },
  );
const answer = (which: Edit, confirms: boolean, as = owner, words = '') =>
  world.ask(
    `mutation { answerEdit(id: "${which.id}", seen: ${which.seen}, confirms: ${confirms}, words: "${words}") { state } }`,
    { as },
  );
const letterTo = async (address: string) => {
  const rows = await world.orm.em
    .fork()
    .execute<{ letter: { action: { address: string } } }[]>(
      'select letter from outgoing_mail where recipient = ? order by created_at desc',
      [address],
    );
  return rows[0]?.letter.action.address.split('/').at(-1) ?? '';
};

test('what a facilitator writes for a member stands only once the member has confirmed it, and leaves its trace', async () => {
  const before = await summaryOf(member);
  const made = await write(member, 'summary: [{ lang: "fr", text: "Carreaux peints" }], foundedYear: 1987');
  expect(made.errors).toBeUndefined();
  const waiting = editIn(made, 'writeProfileFor');
  expect(waiting.differences).toEqual([
    { field: 'summary', before: [{ text: 'Tile House in one sentence' }], after: [{ text: 'Carreaux peints' }] },
    { field: 'foundedYear', before: [], after: [{ text: '1987' }] },
  ]);
  expect(await summaryOf(member)).toEqual(before);
  const inbox = await world.ask('{ inbox { nodes { link text } } }', { as: owner });
  expect(JSON.stringify(inbox.data)).toContain(`/edits/${waiting.id}`);
  expect((await answer(waiting, true, other)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await answer(waiting, true, facilitator)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await answer(waiting, true)).data?.answerEdit).toEqual({ state: 'CONFIRMED' });
  expect(await summaryOf(member)).toEqual({ fr: 'Carreaux peints' });
  expect((await answer(waiting, true)).errors?.[0]?.extensions.code).toBe('CHANGED_MEANWHILE');
  const traces = await world.orm.em
    .fork()
    .execute<{ action: string; actor: string }[]>(
      'select action, actor from audit_event where record_id = ? order by id',
      [member],
    );
  expect(traces).toEqual([
    { action: 'edit proposed', actor: facilitator },
    { action: 'profile edited as proposed', actor: owner },
    { action: 'edit confirmed', actor: owner },
  ]);
  const told = await world.ask('{ inbox { nodes { text } } }', { as: facilitator });
  expect(JSON.stringify(told.data)).toContain('Tile House has confirmed what you wrote.');
});

test('a member says no, and why; what stands changed since it was shown, and nothing is written over', async () => {
  const made = await write(member, 'foundedYear: 1900');
  const refused = editIn(made, 'writeProfileFor');
  expect((await answer(refused, false, owner, 'It was 1987')).data?.answerEdit).toEqual({ state: 'REFUSED' });
  const again = await write(member, 'foundedYear: 1901');
  const stale = editIn(again, 'writeProfileFor');
  await world.ask(
    `mutation { editProfile(id: "${member}", input: { version: ${stale.seen}, maturity: GROWING }) { id } }`,
    {
      as: owner,
    },
  );
  expect((await answer(stale, true)).errors?.[0]?.extensions).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  const shown = await world.ask(`{ editsToConfirm(stakeholder: "${member}") { ${edit} } }`, { as: owner });
  const [fresh] = (shown.data as unknown as { editsToConfirm: Edit[] }).editsToConfirm;
  expect(fresh?.seen).toBe(stale.seen + 1);
  await answer(fresh as Edit, false);
});

test('an offer written for a member waits as well, and two answers at once give one', async () => {
  const made = await world.ask(
    `mutation { writeOfferingFor(stakeholder: "${member}", input: { direction: OFFER, kind: PRODUCT,
      title: { lang: "en", text: "Tiles for hotels" }, targets: ["DZ"] }) { edit { ${edit} } } }`,
    { as: facilitator },
  );
  const waiting = editIn(made, 'writeOfferingFor');
  expect(waiting.differences.map((each) => each.field)).toEqual(['direction', 'kind', 'title', 'targets']);
  const answers = await Promise.all([answer(waiting, true), answer(waiting, true), answer(waiting, true)]);
  expect(answers.filter((each) => !each.errors)).toHaveLength(1);
  const offers = await world.ask('{ stakeholder(slug: "tile-house") { offerings { title { text } } } }', { as: owner });
  expect(offers.data?.stakeholder).toEqual({ offerings: [{ title: { text: 'Tiles for hotels' } }] });
});

test('others find no such member; a wrong word, a contact and a visibility are refused by name', async () => {
  expect((await write(member, 'foundedYear: 1990', other)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  for (const [words, field] of [
    ['summary: [{ lang: "en", text: "Call 0555 12 34 56" }]', 'summary'],
    ['sectors: ["none-such"]', 'sectors'],
    ['visibility: [{ field: "profile", audience: PUBLIC }]', 'visibility'],
  ] as const) {
    expect((await write(member, words)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field });
  }
  const note = await write(member, 'foundedYear: 1990', facilitator, ', message: "write to me@example.org"');
  expect(note.errors?.[0]?.extensions.field).toBe('message');
});

test('a member without an account is begun as a draft, asked by a letter, and owns the profile with its yes', async () => {
  const begun = await world.ask(
    `mutation { beginMember(cluster: "nabeul", kind: ARTISAN, name: "Noor Pottery", nameLang: "en", country: "TN",
      email: "noor@example.org") { id slug status hasAccount email waiting { id } } }`,
    { as: facilitator },
  );
  const made = begun.data?.beginMember as unknown as { id: string; slug: string };
  expect(begun.data?.beginMember).toMatchObject({
    status: 'DRAFT',
    hasAccount: false,
    email: 'noor@example.org',
    waiting: [],
  });
  const straight = await write(made.id, 'summary: [{ lang: "en", text: "Pots of red clay" }], sectors: ["ceramics"]');
  expect(straight.data?.writeProfileFor).toMatchObject({
    edit: null,
    profile: { summary: [{ text: 'Pots of red clay' }] },
  });
  expect((await world.ask(`{ stakeholder(slug: "${made.slug}") { name } }`, { as: owner })).data).toBeNull();
  const invite = (email: string, as = facilitator) =>
    world.ask(
      `mutation { inviteMembers(invitations: [{ stakeholder: "${made.id}", email: "${email}" }]) { outcome reason } }`,
      { as },
    );
  expect((await invite('not an address')).data?.inviteMembers).toMatchObject([{ outcome: 'REFUSED' }]);
  expect((await invite('facilitator@example.org')).data?.inviteMembers).toMatchObject([{ outcome: 'REFUSED' }]);
  expect((await invite('noor@example.org', other)).data?.inviteMembers).toMatchObject([{ outcome: 'REFUSED' }]);
  expect((await invite('noor@example.org')).data?.inviteMembers).toEqual([{ outcome: 'SENT', reason: null }]);
  expect((await invite('noor@example.org')).data?.inviteMembers).toEqual([{ outcome: 'WAITING', reason: null }]);
  const token = await letterTo('noor@example.org');
  const read = await world.ask(`{ editByLink(token: "${token}") { ${edit} memberName } }`);
  const question = read.data?.editByLink as unknown as Edit;
  expect(question).toMatchObject({ publishes: true, memberName: 'Noor Pottery' });
  expect(question.differences.map((each) => each.field)).toEqual(['name', 'summary', 'sectors']);
  const reply = (token: string) =>
    world.ask(`mutation { answerEditByLink(token: "${token}", seen: ${question.seen}, confirms: true) }`);
  expect((await reply('x'.repeat(43))).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await reply(token)).data).toEqual({ answerEditByLink: true });
  expect((await reply(token)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await world.ask(`{ stakeholder(slug: "${made.slug}") { name } }`, { as: owner })).data).not.toBeNull();
  const [mine] = await world.orm.em
    .fork()
    .execute<{ role: string }[]>(
      `select d.role from delegate d join account a on a.id = d.account_id where a.email = 'noor@example.org' and d.stakeholder_id = ?`,
      [made.id],
    );
  expect(mine).toEqual({ role: 'owner' });
  expect((await invite('noor@example.org')).data?.inviteMembers).toMatchObject([{ outcome: 'HAS_ACCOUNT' }]);
});

test('a link is too old after thirty days, and staff confirm for nobody', async () => {
  const begin = async (name: string, email: string) => {
    const begun = await world.ask(
      `mutation { beginMember(cluster: "nabeul", kind: ARTISAN, name: "${name}", nameLang: "en", country: "DZ") { id } }`,
      { as: facilitator },
    );
    const { id } = (begun.data as unknown as { beginMember: { id: string } }).beginMember;
    await write(id, 'summary: [{ lang: "en", text: "Woven reed" }]');
    await world.ask(
      `mutation { inviteMembers(invitations: [{ stakeholder: "${id}", email: "${email}" }]) { outcome } }`,
      {
        as: facilitator,
      },
    );
    return letterTo(email);
  };
  const reply = (token: string) =>
    world.ask(`mutation { answerEditByLink(token: "${token}", seen: 2, confirms: true) }`);
  const toStaff = await begin('Reed Hall', 'other@example.org');
  expect((await reply(toStaff)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  const late = await begin('Straw Yard', 'straw@example.org');
  world.advance(31);
  expect((await reply(late)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('the desk lists members with what waits, and a draft that its owner writes is the owner’s alone', async () => {
  const draft = await world.addStakeholder('Private Draft', { status: 'draft' });
  await world.orm.em
    .fork()
    .insert(Membership, { clusterId: 'nabeul', stakeholderId: draft, role: 'member', since: null });
  await world.addAccount('Draft Owner', { delegateOf: [draft] });
  const list = '{ deskMembers(cluster: "nabeul") { totalCount nodes { name status hasAccount waiting { noun } } } }';
  const seen = await world.ask(list, { as: facilitator });
  const { deskMembers } = seen.data as unknown as { deskMembers: { nodes: { name: string }[] } };
  const names = deskMembers.nodes.map((each) => each.name);
  expect(names).toContain('Tile House');
  expect(names).toContain('Straw Yard');
  expect(names).not.toContain('Private Draft');
  expect((await world.ask(list, { as: other })).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  const profile = `{ memberProfile(id: "${draft}") { status } }`;
  expect((await world.ask(profile, { as: facilitator })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
