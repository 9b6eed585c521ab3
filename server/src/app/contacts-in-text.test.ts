import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptScheme } from '../thesaurus/concept.js';

/** Every text that a mutation of the schema takes, by its path. */
function texts(): string[] {
  const schema = buildSchema(
    readFileSync(fileURLToPath(new URL('../../../schema/schema.graphql', import.meta.url)), 'utf8'),
  );
  const walk = (type: GraphQLInputType, path: string): string[] => {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return named.name === 'String' ? [path] : [];
    return Object.values(named.getFields()).flatMap((field) => walk(field.type, `${path}.${field.name}`));
  };
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) =>
    field.args.flatMap((arg) => walk(arg.type, `${field.name}.${arg.name}`)),
  );
}

/** Texts in which no contact can pass, and why: a new one that is in neither list fails. */
const elsewhere: Record<string, readonly string[]> = {
  'is a code, a date or an identifier, of a fixed form': [
    'lang nameLang languages timeZone country countries topics pausedUntil cluster sectors concepts targets sizeBand validUntil valueBand columns',
    'filters token field',
  ].flatMap((each) => each.split(' ')),
  'is an address, asked for as one and shown to nobody before introduced': ['email'],
  'is the address of a public site, shown by its owner’s choice': ['website'],
  'is read by its writer alone': [
    'createToken.name',
    'saveSearch.name',
    'saveSearch.query',
    'saveSearch.without',
    'changeSavedSearch.name',
  ],
  'names a person, whom others do not meet before introduced': ['changeAccount.changes.name', 'invite.invitation.name'],
  'is read once both have agreed to meet': ['writeInIntroduction.text', 'proposeMeeting.meeting.place'],
  'is read by the desk, or told by it': [
    'report.input.words',
    'handleReport.words',
    'proposeTerm.input.meaning',
    'declineTerm.answer.words',
  ],
};
const last = (path: string) => path.split('.').at(-1) ?? '';
const isElsewhere = (path: string) =>
  Object.values(elsewhere).some((each) =>
    each.some((one) => one === path || one === last(path) || path.includes(`.${one}.`)),
  );

const contacts = [
  'Write to atelier@example.org',
  'Write to atelier at example dot org',
  'Ring +216 71 000 111',
  'Ring 0 5 5 5 1 2 3 4 5 6',
  'اتصلوا على ٠٥٥٥ ١٢ ٣٤ ٥٦',
  'تماس ۰۵۵۵ ۱۲۳ ۴۵۶',
  'Ring ０５５５ １２３ ４５６',
  'See https://example.org/us',
  'We are atelier-cuivre.com',
  'Insta @atelier_cuivre',
];

let world: World;
let member: string;
let other: string;
let owner: string;
let facilitator: string;
let second: string;
let answerer: string;
let waiting: string;
let forwarded: string;
let edit: string;
let mentor: string;
let accompanying: string;
let secretariat: string;
let term: string;

const call = (as: () => string, mutation: () => string, field: string) => ({ as, mutation, field });
const who = {
  owner: () => owner,
  facilitator: () => facilitator,
  second: () => second,
  answerer: () => answerer,
  mentor: () => accompanying,
  secretariat: () => secretariat,
};
const localised = (name: string) => `${name}: [{ lang: "en", text: $text }]`;
const offering = (title: string, more = '') =>
  `{ direction: OFFER, kind: PRODUCT, title: { lang: "en", text: ${title} } ${more} }`;

/** How each text that others read before introduced is sent, by whom, and the field that the refusal names. */
const read: Record<string, ReturnType<typeof call>> = {
  'proposeIntroduction.input.reason': call(
    who.owner,
    () => `proposeIntroduction(input: { with: "${other}", reason: $text }) { id }`,
    'reason',
  ),
  'askMentor.input.reason': call(
    who.owner,
    () => `askMentor(input: { mentor: "${mentor}", reason: $text }) { id }`,
    'reason',
  ),
  'inviteMentor.invitation.name': call(
    who.facilitator,
    () => 'inviteMentor(invitation: { email: "x@example.org", name: $text })',
    'name',
  ),
  'saveMentor.input.name': call(who.mentor, () => 'saveMentor(input: { version: 1, name: $text }) { version }', 'name'),
  'saveMentor.input.headline.text': call(
    who.mentor,
    () => `saveMentor(input: { version: 1, ${localised('headline')} }) { version }`,
    'headline',
  ),
  'saveMentor.input.bio.text': call(
    who.mentor,
    () => `saveMentor(input: { version: 1, ${localised('bio')} }) { version }`,
    'bio',
  ),
  'editIntroduction.reason': call(
    who.facilitator,
    () => `editIntroduction(id: "${waiting}", version: 1, reason: $text) { id }`,
    'reason',
  ),
  'returnIntroduction.words': call(
    who.facilitator,
    () => `returnIntroduction(id: "${waiting}", version: 1, words: $text) { id }`,
    'words',
  ),
  'noteIntroduction.words': call(
    who.second,
    () => `noteIntroduction(id: "${forwarded}", version: 2, words: $text) { id }`,
    'note',
  ),
  'answerIntroduction.reply.words': call(
    who.answerer,
    () =>
      `answerIntroduction(id: "${forwarded}", version: 1, reply: { consents: false, declineReason: OTHER, words: $text }) { id }`,
    'words',
  ),
  'createStakeholder.name': call(
    who.owner,
    () => 'createStakeholder(kind: COMPANY, country: "TN", nameLang: "en", name: $text) { id }',
    'name',
  ),
  'editProfile.input.name': call(
    who.owner,
    () => `editProfile(id: "${member}", input: { version: 1, name: $text }) { id }`,
    'name',
  ),
  'editProfile.input.summary.text': call(
    who.owner,
    () => `editProfile(id: "${member}", input: { version: 1, ${localised('summary')} }) { id }`,
    'summary',
  ),
  'editProfile.input.description.text': call(
    who.owner,
    () => `editProfile(id: "${member}", input: { version: 1, ${localised('description')} }) { id }`,
    'description',
  ),
  'claimWomenLed.basis': call(
    who.owner,
    () => `claimWomenLed(stakeholder: "${member}", form: OWNED, basis: $text) { form }`,
    'basis',
  ),
  'saveOffering.input.title.text': call(
    who.owner,
    () => `saveOffering(stakeholder: "${member}", input: ${offering('$text')}) { id }`,
    'title',
  ),
  'saveOffering.input.text.text': call(
    who.owner,
    () =>
      `saveOffering(stakeholder: "${member}", input: ${offering('"Lamps"', 'text: { lang: "en", text: $text }')}) { id }`,
    'text',
  ),
  'saveOffering.input.quantity': call(
    who.owner,
    () => `saveOffering(stakeholder: "${member}", input: ${offering('"Lamps"', 'quantity: $text')}) { id }`,
    'quantity',
  ),
  'beginMember.name': call(
    who.facilitator,
    () => 'beginMember(cluster: "ours", kind: COMPANY, country: "TN", nameLang: "en", name: $text) { id }',
    'name',
  ),
  'inviteMembers.message': call(
    who.facilitator,
    () =>
      `inviteMembers(invitations: [{ stakeholder: "${other}", email: "x@example.org" }], message: $text) { code field }`,
    'message',
  ),
  'writeProfileFor.message': call(
    who.facilitator,
    () =>
      `writeProfileFor(stakeholder: "${member}", message: $text, input: { version: 1, foundedYear: 1990 }) { edit { id } }`,
    'message',
  ),
  'writeProfileFor.input.name': call(
    who.facilitator,
    () => `writeProfileFor(stakeholder: "${member}", input: { version: 1, name: $text }) { edit { id } }`,
    'name',
  ),
  'writeProfileFor.input.summary.text': call(
    who.facilitator,
    () => `writeProfileFor(stakeholder: "${member}", input: { version: 1, ${localised('summary')} }) { edit { id } }`,
    'summary',
  ),
  'writeProfileFor.input.description.text': call(
    who.facilitator,
    () =>
      `writeProfileFor(stakeholder: "${member}", input: { version: 1, ${localised('description')} }) { edit { id } }`,
    'description',
  ),
  'writeOfferingFor.message': call(
    who.facilitator,
    () => `writeOfferingFor(stakeholder: "${member}", message: $text, input: ${offering('"Lamps"')}) { edit { id } }`,
    'message',
  ),
  'writeOfferingFor.input.title.text': call(
    who.facilitator,
    () => `writeOfferingFor(stakeholder: "${member}", input: ${offering('$text')}) { edit { id } }`,
    'title',
  ),
  'writeOfferingFor.input.text.text': call(
    who.facilitator,
    () =>
      `writeOfferingFor(stakeholder: "${member}", input: ${offering('"Lamps"', 'text: { lang: "en", text: $text }')}) { edit { id } }`,
    'text',
  ),
  'writeOfferingFor.input.quantity': call(
    who.facilitator,
    () =>
      `writeOfferingFor(stakeholder: "${member}", input: ${offering('"Lamps"', 'quantity: $text')}) { edit { id } }`,
    'quantity',
  ),
  'answerEdit.words': call(
    who.owner,
    () => `answerEdit(id: "${edit}", seen: 1, confirms: false, words: $text) { id }`,
    'words',
  ),
  'proposeTerm.input.term': call(who.owner, () => 'proposeTerm(input: { term: $text, lang: "en" }) { id }', 'term'),
  'approveTerm.anotherWord.term': call(
    who.secretariat,
    () => `approveTerm(id: "${term}", version: 1, anotherWord: { concept: "tiles", term: $text }) { id }`,
    'term',
  ),
  'approveTerm.newConcept.labels.text': call(
    who.secretariat,
    () =>
      `approveTerm(id: "${term}", version: 1, newConcept: { kind: PRODUCT, broader: ["tiles"], ${localised('labels')} }) { id }`,
    'labels',
  ),
};

/** Sent by a one-time link, with the same function behind it as the answer of an account. */
const byLink = ['answerByLink.reply.words', 'answerEditByLink.words'];

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  const rest = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
  member = await world.addStakeholder('Tile House');
  other = await world.addStakeholder('Lamp House', { contacts: {} });
  const third = await world.addStakeholder('Loom House');
  for (const [id, who] of [
    ['ours', member],
    ['theirs', third],
  ] as const) {
    await em.insert(Cluster, { ...rest, id, names: { en: id, fr: id, ar: id }, countryCode: 'TN' });
    await em.insert(Membership, { clusterId: id, stakeholderId: who, role: 'member', since: null });
  }
  await em.insert(Membership, { clusterId: 'ours', stakeholderId: other, role: 'member', since: null });
  owner = await world.addAccount('Owner', { delegateOf: [member] });
  answerer = await world.addAccount('Answerer', { delegateOf: [third] });
  facilitator = await world.addAccount('Facilitator', { facilitates: ['ours'] });
  second = await world.addAccount('Second', { facilitates: ['theirs'] });
  accompanying = await world.addAccount('Accompanying');
  mentor = (
    await em.execute<{ id: string }[]>(
      `insert into mentor (id, slug, name, name_lang, stakeholder_id, account_id, headline, languages, updated_at)
       values (gen_random_uuid(), 'amal', 'Amal N.', 'en', ?, ?, '{}', '{en}', now()) returning id`,
      [other, accompanying],
    )
  )[0]?.id as string;
  const asked = async (withId: string) => {
    const call = `mutation { made: proposeIntroduction(input: { with: "${withId}", reason: "Sixty lamps." }) { id } }`;
    return ((await world.ask(call, { as: owner })).data as unknown as { made: { id: string } }).made.id;
  };
  forwarded = await asked(third);
  await world.ask(`mutation { forwardIntroduction(id: "${forwarded}", version: 1) { id } }`, { as: facilitator });
  const waits = await world.addStakeholder('Waiting House');
  waiting = await asked(waits);
  const written = await world.ask(
    `mutation { done: writeProfileFor(stakeholder: "${member}", input: { version: 1, foundedYear: 1991 }) { edit { id } } }`,
    { as: facilitator },
  );
  edit = (written.data as unknown as { done: { edit: { id: string } } }).done.edit.id;
  secretariat = await world.addAccount('Desk', { roles: ['secretariat'] });
  await em.insert(ConceptScheme, { id: 'test', title: 'Test', source: null });
  await em.insert(Concept, { id: 'tiles', kind: 'product', schemeId: 'test', status: 'approved' });
  const missed = await world.ask('mutation { made: proposeTerm(input: { term: "Tiles", lang: "en" }) { id } }', {
    as: owner,
  });
  term = (missed.data as unknown as { made: { id: string } }).made.id;
});
afterAll(() => world.end());

test('every text that the schema takes is checked for contacts, or is named with the reason why not', () => {
  const all = texts();
  expect(all.length).toBeGreaterThan(80);
  expect(all.filter((path) => !(path in read) && !byLink.includes(path) && !isElsewhere(path))).toEqual([]);
  expect([...Object.keys(read), ...byLink].filter((path) => !all.includes(path))).toEqual([]);
});

test.each(Object.keys(read))('%s lets no contact pass, in any digits', async (path) => {
  const { as, mutation, field } = read[path] as ReturnType<typeof call>;
  const passed: string[] = [];
  for (const text of contacts) {
    const answer = await world.ask(`mutation($text: String!) { done: ${mutation()} }`, {
      as: as(),
      variables: { text },
    });
    // Invitations are answered one by one: what is wrong with one stands in its report.
    const report = (answer.data?.done as unknown as { code?: string; field?: string }[] | undefined)?.[0];
    const { code, field: named } = answer.errors?.[0]?.extensions ?? report ?? {};
    if (code !== 'BAD_INPUT' || named !== field)
      passed.push(`${text}: ${code} ${named} ${answer.errors?.[0]?.message}`);
  }
  expect(passed).toEqual([]);
});
