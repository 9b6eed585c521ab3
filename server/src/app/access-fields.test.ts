import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Membership } from '../clusters/cluster.js';
import { CooperationLink } from '../cooperation/cooperation-link.js';
import { Participation, Project } from '../cooperation/project.js';
import { Place } from '../countries/place.js';
import { newId } from '../foundation/ids.js';
import { type Audience } from '../identity/viewer.js';
import { Mentor } from '../mentoring/mentor.js';
import { Offering } from '../offerings/offering.js';
import { Delegate } from '../stakeholders/delegate.js';
import { hideableFields, Stakeholder, StakeholderConcept, StakeholderSector } from '../stakeholders/stakeholder.js';
import { WomenLedClaim } from '../stakeholders/women-led-claim.js';
import { addEveryone, asking, everyone, secretariat, signedIn, staff, type Who } from '../testing/everyone.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';
import { buildApi } from './api.js';

/**
 * Fields that all who are given a record read alike. A new field needs its place here or in `told`: said once by
 * whoever adds it, in public. Lists of lists (connections, edges) and `Institution`, which is as `Company`, are left out.
 */
const alike: Record<string, string> = {
  Account: 'demonstration lang mailFrequency timeZone',
  AlternativeName: 'lang name',
  ApiToken: 'createdAt expiresAt id lastUsedAt name',
  Challenge: 'clusters concepts countries group id regionWide sectors sources text',
  Cluster:
    'challenges country facilitators facts foundedYear goodPractices host id maturity name number place sectors summary trainingNeeds',
  ClusterMember: 'cluster role since stakeholder',
  Company: 'completeness country demonstration id kind logo name nameLang slug updatedAt version',
  Concept: 'broader id kind label labels narrower related schemeId sectors',
  ConceptLabel: 'lang preferred region text',
  ConnectionPath: 'steps',
  ContactEntry: 'kind value',
  CooperationLink: 'id since sourceUrl status type until ends',
  CooperationLinkEnds: 'from to',
  Corridor: 'from links to',
  Country: 'code languages latitude longitude name neighbours regions',
  Delegation: 'role stakeholder',
  DemonstrationAccount: 'facilitates id isMentor name roles stakeholders',
  DemonstrationCompany: 'country id name nameLang',
  DeskMember: 'completeness demonstration email hasAccount id name nameLang slug status updatedAt waiting',
  DeskMentor: 'demonstration id invitedAt name nameLang slug standing',
  EditDifference: 'after before field',
  ExposureAtPlace: 'expected failing place shown',
  ExposureAudit: 'asScored asShown countries lists sectors weights womenLed',
  ExposureOfLists: 'places ratio',
  Fact: 'conflictsWith country date figure id note sources statement topic unit verified',
  FieldVisibility: 'audience field',
  GoodPractice: 'answers clusters concepts countries group id regionWide sectors sources story text',
  GroupExposure: 'candidates country scored sector shown',
  ImportAlike: 'id mayMerge name nameLang slug',
  ImportColumn: 'field header samples',
  ImportCounts: 'created merged refused skipped',
  ImportPreview: 'columns doubles fields first import ready refused',
  ImportRowPreview: 'alike code field line name reason values',
  Introduction: 'asked askedName asking askingName asksPerson byFacilitator id mentor offering reason',
  IntroductionConsents: 'asked asking',
  IntroductionMessageView: 'at by id own text',
  IntroductionStep: 'at by kind words',
  InvitationReport: 'code email field outcome reason stakeholder',
  LastContact: 'at kind',
  Letter: 'action createdAt dir footer id lang paragraphs subject to',
  LetterAction: 'address label',
  LinkedQuestion: 'other own reason until',
  LocalText: 'dir lang text',
  MeetingView: 'by ics minutes place startsAt timeZone',
  MemberImportView: 'cluster created createdAt fileName id merged state version',
  Mentor:
    'bio capacity countries demonstration headline id languages name nameLang prefers reachable slug time topics stakeholder',
  MentorFacetValue: 'count label value',
  MentorTime: 'availability current past pausedUntil placesFree waitingDays',
  Neighbourhood: 'edges leftOut nodes',
  Network: 'links linksLeftOut nodes stakeholdersLeftOut',
  NetworkEdge: 'from link since to weight',
  NetworkLink: 'from id since to type',
  NetworkNode: 'community links sector stakeholder',
  NewApiToken: 'secret token',
  Notification: 'createdAt id kind link read text',
  Offering:
    'agreements concepts direction id kind quantity stakeholder status targets text title validFrom validUntil version',
  OutcomeView: 'agreement by confirmed jobsCreated jobsKept jobsUnder35 jobsWomen reportedAt stage valueBand',
  OwnClaim: 'audience basis evidence form sinceYear validUntil',
  OwnMentor: 'audience bio headline invitedAt mentor pausedUntil shown version',
  OwnProfile: 'completeness declaredConcepts description id nextStep stakeholder status summary version visibility',
  PairExplanation: 'intercept logOdds parts reasons score stakeholder weights',
  PartnerFeedback: 'reason saidAt stakeholder until verdict',
  Passkey: 'backedUp createdAt id lastUsedAt name',
  PathStep: 'cluster link since to',
  Place: 'country id latitude longitude name regionCode',
  Project: 'demonstration ends id source starts text themes title',
  ProjectPartner: 'role stakeholder',
  ProposedEdit:
    'createdAt decidedAt differences expiresAt id member memberName memberNameLang message noun publishes seen state version words',
  Reason:
    'checked cluster code concept country languages links otherConcept otherSector partner sector text theirs yours',
  RecommendationList: 'partners snapshotVersion stakeholder',
  RefusalValue: 'name value',
  Region: 'id name',
  Report:
    'about createdAt handledAt handler id liftedAt noun outcome outcomeWords parties reason recordId reported words yours profile',
  SavedSearch: 'address alerts createdAt id name',
  ScorePart: 'contribution feature value',
  SearchFacet: 'name values',
  SearchFacetValue: 'count id label',
  SearchHighlight: 'dir field lang segments',
  SearchHit: 'highlights reasons score stakeholder',
  SearchPoint: 'id lang latitude longitude place title',
  SearchReason: 'id kind label lang words',
  SearchResult: 'clusters degraded didYouMean facets hits leftOut pageInfo points step total understood widening',
  SearchSegment: 'hit text',
  SearchSuggestion: 'id label noun',
  SearchUnderstood: 'active id label noun words',
  SearchWidening: 'count step',
  Sector: 'children id label level parent',
  Session: 'createdAt current id ipAddress updatedAt userAgent',
  SideContacts: 'entries name',
  Source: 'key publisher title url year',
  TermProposal: 'concept country createdAt decidedAt id isNew kind meaning near reason state term version words',
  TrainingNeed: 'clusters concepts countries group id regionWide sectors sources text',
  UndoneCounts: 'kept removed',
  WomenLedClaim: 'evidence form sinceYear validUntil',
  WorthIntroducing: 'corridorLinks forOne forOther mutual one other sectorLinks steps',
  WrittenForMember: 'edit profile',
};

/** Fields that say more or less by who reads, in groups that open together; `words` are never empty, but differ. */
const told: Record<string, Record<string, string>> = {
  Company: {
    fields:
      'concepts description foundedYear languages links maturity memberships mentors offerings otherNames place sectors sizeBand summary website womenLed',
  },
  Cluster: { members: 'members' },
  Project: { partners: 'partners' },
  ProposedEdit: { words: 'mayAnswer' },
  DeskMember: { contact: 'lastContact' },
  TermProposal: { staff: 'proposer similar' },
  Account: {
    ofPersons: 'passkeys sessions tokens',
    words: 'email id mentor name roles facilitates delegations actsFor unread',
  },
  Introduction: {
    opened: 'contacts messages meeting outcomes',
    consents: 'consents',
    decline: 'declineReason closingWords',
    note: 'note',
    acts: 'mayDo',
    words: 'changedAt createdAt part state timeline until version waitsFor',
  },
};

const types = Object.values(buildApi().getTypeMap()).filter(isObjectType);
const isPaging = (fields: object) => Object.hasOwn(fields, 'cursor') || Object.hasOwn(fields, 'pageInfo');
const left = /^(__.*|Query|Mutation|PageInfo|Institution)$/;
const fieldsOf = (name: string) => {
  const groups = [alike[name], ...Object.values(told[name] ?? {})];
  return groups.flatMap((each) => each?.split(' ') ?? []);
};

test('every field of every type has its place, and none that is not there', () => {
  const asItIs = types.filter(
    (type) => !left.test(type.name) && (type.name === 'SearchResult' || !isPaging(type.getFields())),
  );
  expect(Object.keys(alike).sort()).toEqual(asItIs.map(({ name }) => name).sort());
  for (const type of asItIs) {
    expect([type.name, ...fieldsOf(type.name).sort()]).toEqual([type.name, ...Object.keys(type.getFields()).sort()]);
  }
  const [company, institution] = ['Company', 'Institution'].map((name) => types.find((each) => each.name === name));
  expect(Object.keys(institution?.getFields() ?? {})).toEqual(Object.keys(company?.getFields() ?? {}));
});

let world: World;
let accounts: ReadonlyMap<Who, string>;
let own: string;

/** A record: how it is asked for, who is given it, and who then reads each group of what is told. */
interface Kept {
  type: string;
  query: string;
  given: readonly Who[];
  reads?: Record<string, readonly Who[]>;
}

const isFilled = (value: unknown) =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

/** What somebody reads of a record, by field; null where it is not there for them. A field that is refused says nothing. */
async function reading({ type, query }: Kept, who: Who, byToken: boolean): Promise<Record<string, unknown> | null> {
  const as = accounts.get(who);
  const fields = types.find(({ name }) => name === type)?.getFields() ?? {};
  const ask = async (names: string[]) => {
    const asked = names.map((name) => (isLeafType(getNamedType(fields[name]?.type)) ? name : `${name} { __typename }`));
    const { data } = await world.ask(query.replace('FIELDS', asked.join(' ')), as ? { as, byToken } : {});
    let found: unknown = data;
    while (found && !Object.hasOwn(found, names[0] ?? '')) found = Object.values(found)[0];
    return (found ?? null) as Record<string, unknown> | null;
  };
  const all = await ask(fieldsOf(type));
  if (all) return all;
  const one = await Promise.all(fieldsOf(type).map((name) => ask([name])));
  return one.some((each) => each) ? Object.assign({}, ...one) : null;
}

const looked = new Set<string>();

/** Whatever is otherwise than the record says, for each of all who may ask. */
async function otherwise(kept: Kept): Promise<string[]> {
  looked.add(kept.type);
  const wrong: string[] = [];
  const first: Record<string, unknown> = {};
  for (const [who, byToken] of asking) {
    const said = (words: string) => wrong.push(`${kept.type}: ${who}${byToken ? ' by token' : ''} ${words}`);
    const read = await reading(kept, who, byToken);
    if (kept.given.includes(who) !== (read !== null)) said(read ? 'is given it' : 'is not given it');
    if (!read) continue;
    for (const field of alike[kept.type]?.split(' ') ?? []) {
      first[field] ??= JSON.stringify(read[field]);
      if (JSON.stringify(read[field]) !== first[field])
        said(`reads otherwise ${field}: ${JSON.stringify(read[field])}`);
    }
    for (const [group, fields] of Object.entries(told[kept.type] ?? {})) {
      if (group === 'words') continue;
      const may = Boolean(kept.reads?.[group]?.includes(who)) && !(byToken && group === 'ofPersons');
      for (const field of fields.split(' '))
        if (isFilled(read[field]) !== may) said(`${may ? 'lacks' : 'reads'} ${field}`);
    }
  }
  return wrong;
}

/** Opens what the member wrote to an audience: the fields of its profile, or the whole of it. */
async function openTo(audience: Audience, whole: boolean) {
  const em = world.orm.em.fork();
  const fields = Object.fromEntries(hideableFields.map((field) => [field, whole ? 'public' : audience]));
  await em.nativeUpdate(Stakeholder, { id: own }, { visibility: { ...fields, profile: whole ? audience : 'public' } });
  const wholly = { audience: whole ? ('public' as const) : audience };
  await em.nativeUpdate(WomenLedClaim, { stakeholderId: own }, wholly);
  await em.nativeUpdate(Mentor, { stakeholderId: own }, wholly);
}

beforeAll(async () => {
  world = await openWorld();
  const people = await addEveryone(world);
  ({ accounts, own } = people);
  const em = world.orm.em.fork();
  const now = new Date('2026-01-01T00:00:00Z');
  await em.insert(ConceptScheme, { id: 'test', title: 'Test', source: null });
  await em.insert(Concept, { id: 'tiles', kind: 'product', schemeId: 'test', status: 'approved' });
  const names = { en: 'Nabeul', fr: 'Nabeul', ar: 'نابل' };
  const centre = { latitude: 36, longitude: 10 };
  await em.insert(Place, { id: 'nabeul', countryCode: 'TN', regionCode: null, names, alternatives: [], ...centre });
  const profile = {
    description: { en: 'Tiles.' },
    placeId: 'nabeul',
    placeName: 'Nabeul',
    ...centre,
    foundedYear: 1990,
  };
  const otherNames = [{ lang: 'fr', name: 'Le nôtre' }];
  const rest = { otherNames, sizeBand: '2-9' as const, website: 'https://own.example' };
  await em.nativeUpdate(Stakeholder, { id: own }, { ...profile, ...rest, maturity: 'growing', languages: ['ar'] });
  await em.insert(StakeholderSector, { stakeholderId: own, sectorId: 'ceramics', position: 0 });
  await em.insert(StakeholderConcept, { stakeholderId: own, conceptId: 'tiles', origin: 'declared' });
  const claim = { sinceYear: null, confirmedBy: null, confirmedAt: null, validUntil: null, basis: null };
  const said = { form: 'led', evidence: 'self-declared', audience: 'public' } as const;
  await em.insert(WomenLedClaim, { id: newId(), stakeholderId: own, ...said, ...claim });
  const offered = { direction: 'offer', kind: 'product', title: { en: 'Tiles' }, text: {}, status: 'open' } as const;
  const lasting = { validFrom: '2026-01-01', validUntil: '2099-01-01', renewedAt: null, createdAt: now, version: 1 };
  const nothing = { targets: [], agreements: [], quantity: null };
  await em.insert(Offering, { id: newId(), stakeholderId: own, ...offered, ...lasting, ...nothing });
  const ends = { fromId: own, toId: people.others, type: 'supplies', status: 'confirmed', origin: 'self' } as const;
  await em.insert(CooperationLink, {
    id: newId(),
    ...ends,
    since: '2026-01-01',
    until: null,
    sourceUrl: null,
    recordedAt: now,
  });
  const dated = { title: { en: 'A fair' }, text: {}, themes: [], starts: '2026-01-01', ends: null };
  const project = newId();
  await em.insert(Project, { id: project, ...dated, source: null, demonstration: true });
  await em.insert(Participation, { projectId: project, stakeholderId: own, role: 'lead' });
  const gives = { headline: { en: 'Prices' }, bio: {}, languages: ['ar'], countries: [], prefers: [], capacity: 1 };
  const mentor = { id: newId(), slug: 'amal', name: 'Amal', nameLang: 'en', audience: 'public', shownAt: now } as const;
  await em.insert(Mentor, { ...mentor, ...gives, stakeholderId: own, demonstration: true, version: 1, updatedAt: now });
  await em.execute(
    `insert into logo (stakeholder_id, image, digest, created_at) values (?, 'x', '0123456789abcdef', now())`,
    [own],
  );
});
afterAll(() => world.end());

const readers: Record<Audience, readonly Who[]> = {
  public: everyone,
  members: signedIn,
  facilitators: ['delegate', ...staff],
};

test.each(Object.entries(readers))(
  'what a member opens to the audience %s, field by field or as a whole',
  async (audience, may) => {
    const company = '{ stakeholder(slug: "own") { ... on Company { FIELDS } } }';
    const wrong: string[] = [];
    for (const whole of [false, true]) {
      await openTo(audience as Audience, whole);
      const kept: Kept[] = [
        { type: 'Company', query: company, given: whole ? may : everyone, reads: { fields: may } },
        { type: 'Cluster', query: '{ cluster(id: "nabeul") { FIELDS } }', given: everyone, reads: { members: may } },
        { type: 'Project', query: '{ projects { nodes { FIELDS } } }', given: everyone, reads: { partners: may } },
        { type: 'CooperationLink', query: '{ links { nodes { FIELDS } } }', given: may },
        { type: 'Offering', query: '{ offerings { nodes { FIELDS } } }', given: may },
        { type: 'Mentor', query: '{ mentors { nodes { FIELDS } } }', given: may },
      ];
      for (const each of kept) wrong.push(...(await otherwise(each)));
    }
    expect(wrong).toEqual([]);
  },
);

test('a link that one side declared is read by the two and those who look after them', async () => {
  await openTo('public', true);
  const em = world.orm.em.fork();
  const [mine, theirs] = [await world.addStakeholder('Alone'), await world.addStakeholder('Third')];
  await em.insert(Membership, { clusterId: 'nabeul', stakeholderId: mine, role: 'member', since: null });
  await em.insert(Delegate, {
    accountId: accounts.get('delegate') ?? '',
    stakeholderId: mine,
    role: 'owner',
    createdAt: new Date(),
  });
  const ends = { fromId: mine, toId: theirs, type: 'supplies', status: 'declared', origin: 'self' } as const;
  const rest = { since: '2026-01-01', until: null, sourceUrl: null, recordedAt: new Date() };
  await em.insert(CooperationLink, { id: newId(), ...ends, ...rest });
  const query = '{ stakeholder(slug: "third") { links { FIELDS } } }';
  const given: Who[] = ['delegate', 'facilitator of the cluster', ...secretariat];
  expect(await otherwise({ type: 'CooperationLink', query, given })).toEqual([]);
});

test('an account is read by itself alone, and a program does not look after it', async () => {
  await world.orm.em.fork().execute(
    `insert into passkey (id, account_id, name, credential_id, public_key, counter, device_type, backed_up)
     select gen_random_uuid(), id, 'Key', id::text, 'x', 0, 'x', false from account`,
  );
  for (const as of accounts.values()) await world.ask('{ me { id } }', { as, byToken: true });
  const account = { type: 'Account', query: '{ me { FIELDS } }', given: signedIn, reads: { ofPersons: signedIn } };
  expect(await otherwise(account)).toEqual([]);
});

test('what is written for a member is read by it and those who look after it', async () => {
  const as = accounts.get('facilitator of the cluster') ?? '';
  const input = '{ version: 1, summary: [{ lang: "en", text: "Tiles." }] }';
  const call = `mutation { writeProfileFor(stakeholder: "${own}", input: ${input}) { edit { id } } }`;
  const { data } = await world.ask(call, { as });
  const { id } = (data as unknown as { writeProfileFor: { edit: { id: string } } }).writeProfileFor.edit;
  const lookAfter: Who[] = ['facilitator of the cluster', ...secretariat];
  const query = `{ proposedEdit(id: "${id}") { FIELDS } }`;
  expect(await otherwise({ type: 'ProposedEdit', query, given: ['delegate', ...lookAfter] })).toEqual([]);
  const members = '{ deskMembers(cluster: "nabeul", name: "Own") { nodes { FIELDS } } }';
  const member = { type: 'DeskMember', query: members, given: lookAfter, reads: { contact: lookAfter } };
  expect(await otherwise(member)).toEqual([]);
});

test('a word that a member proposed is read by them and by staff, who alone read who it was', async () => {
  const em = world.orm.em.fork();
  await em.insert(ConceptLabel, { conceptId: 'tiles', lang: 'en', label: 'tiles', region: '', preferred: true });
  await world.settled();
  const input = '{ term: "tile", lang: "fr", country: "TN", kind: PRODUCT, meaning: "Tiles.", near: "tiles" }';
  const call = `mutation { proposeTerm(input: ${input}) { id } }`;
  expect((await world.ask(call, { as: accounts.get('member') ?? '' })).errors).toBeUndefined();
  const own: Kept = { type: 'TermProposal', query: '{ myTerms { nodes { FIELDS } } }', given: ['member'] };
  expect(await otherwise(own)).toEqual([]);
  const query = '{ termProposals { nodes { FIELDS } } }';
  expect(await otherwise({ type: 'TermProposal', query, given: staff, reads: { staff } })).toEqual([]);
});

/** An introduction that the delegate asks for, walked by these steps: who does what. */
async function walked(...steps: [Who, string][]): Promise<string> {
  const other = await world.addStakeholder(`Asked for ${newId()}`);
  const em = world.orm.em.fork();
  await em.insert(Membership, { clusterId: 'batna', stakeholderId: other, role: 'member', since: null });
  const answers = accounts.get('other member') ?? '';
  await em.insert(Delegate, { accountId: answers, stakeholderId: other, role: 'owner', createdAt: new Date() });
  const act = async (who: Who, call: string) => {
    const answer = await world.ask(`mutation { done: ${call} { id } }`, { as: accounts.get(who) ?? '' });
    expect(answer.errors).toBeUndefined();
    return (answer.data as unknown as { done: { id: string } }).done.id;
  };
  const id = await act('delegate', `proposeIntroduction(input: { with: "${other}", reason: "Sixty lamps." })`);
  for (const [who, call] of steps) {
    const [row] = await em.execute<{ version: number; asking: number; asked: number }[]>(
      'select version, asking_version as asking, asked_version as asked from introduction where id = ?',
      [id],
    );
    const version = who === 'delegate' ? row?.asking : who === 'other member' ? row?.asked : row?.version;
    await act(who, call.replace('(', `(id: "${id}"${/^write/.test(call) ? '' : `, version: ${version}`}`));
  }
  return id;
}

const gate: Who = 'facilitator of the cluster';
const forwarded: [Who, string][] = [
  [gate, 'forwardIntroduction()'],
  ['other facilitator', 'noteIntroduction(, words: "They work fast.")'],
];
const no = 'answerIntroduction(, reply: { consents: false, declineReason: NO_CAPACITY_NOW, words: "Not now." })';
const meeting = '{ startsAt: "2099-01-01T09:00:00Z", timeZone: "Africa/Tunis", place: "Nabeul" }';
const all: Who[] = ['delegate', 'other member', gate, 'other facilitator'];
const note: Who[] = ['other member', gate, 'other facilitator'];
const acquainted: Who[] = ['delegate', 'other member', gate];

test.each<[string, [Who, string][], Omit<Kept, 'type' | 'query'>]>([
  ['proposed', [], { given: ['delegate', gate], reads: { consents: [gate], acts: ['delegate', gate] } }],
  [
    'forwarded',
    forwarded,
    { given: all, reads: { consents: [gate], note, acts: ['delegate', 'other member', 'other facilitator'] } },
  ],
  [
    'declined',
    [...forwarded, ['other member', no]],
    { given: all, reads: { consents: [gate], note, decline: ['other member', gate], acts: ['delegate'] } },
  ],
  [
    'agreed',
    [
      ...forwarded,
      ['other member', 'answerIntroduction(, reply: { consents: true })'],
      ['delegate', 'writeInIntroduction(, text: "Good day.")'],
      ['delegate', `proposeMeeting(, meeting: ${meeting})`],
      ['other member', 'recordIntroductionMet()'],
      ['delegate', 'recordIntroductionOutcome(, agreement: { type: SUPPLIES, doneBy: ASKED })'],
    ],
    { given: all, reads: { consents: [gate], note, opened: acquainted, acts: acquainted } },
  ],
])('an introduction %s', async (_state, steps, kept) => {
  // The sides are read as far as their profiles are open.
  await openTo('public', true);
  const id = await walked(...steps);
  const query = `{ introduction(id: "${id}") { FIELDS } }`;
  expect(await otherwise({ type: 'Introduction', query, ...kept })).toEqual([]);
});

test('every type that says more or less is asked for by everyone', () => {
  expect(Object.keys(told).filter((type) => !looked.has(type))).toEqual([]);
});
