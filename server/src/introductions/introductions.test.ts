import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { openWorld, type World } from '../testing/world.js';

let world: World;
const phone = '+216 71 000 111';
const names = (en: string) => ({ en, fr: en, ar: en });
const fields = `id version part state waitsFor until mayDo note declineReason closingWords consents { asking asked }
  reason { text } contacts { name entries { kind value } } messages { text own } timeline { kind by words }
  meeting { ics } outcomes { agreement jobsWomen confirmed } asking { name } asked { name }`;
const read = `query($id: ID!) { introduction(id: $id) { ${fields} } }`;

interface Seen {
  id: string;
  version: number;
  state: string;
  [field: string]: unknown;
}

async function addCluster(id: string, ...members: string[]) {
  const em = world.orm.em.fork();
  const rest = { number: null, summary: {}, countryCode: 'TN', placeId: null, maturity: null, host: null };
  await em.insert(Cluster, { id, names: names(id), ...rest, foundedYear: null });
  for (const stakeholderId of members) {
    await em.insert(Membership, { clusterId: id, stakeholderId, role: 'member', since: null });
  }
}

let count = 0;

/** Two workshops with a delegate each, each in a cluster with a facilitator of its own. */
async function pair() {
  count++;
  const contacts = { email: `hidden${count}@example.org`, phone };
  const a = await world.addStakeholder(`Asking ${count}`, { contacts });
  const b = await world.addStakeholder(`Asked ${count}`, {
    contacts: { ...contacts, email: `other${count}@example.org` },
  });
  await addCluster(`ca-${count}`, a);
  await addCluster(`cb-${count}`, b);
  return {
    a,
    b,
    asker: await world.addAccount(`Asker ${count}`, { delegateOf: [a] }),
    answerer: await world.addAccount(`Answerer ${count}`, { delegateOf: [b] }),
    facilitator: await world.addAccount(`Gate ${count}`, { facilitates: [`ca-${count}`] }),
    second: await world.addAccount(`Second ${count}`, { facilitates: [`cb-${count}`] }),
  };
}
type Pair = Awaited<ReturnType<typeof pair>>;

async function act(as: string, call: string, variables: object = {}) {
  const declared = Object.entries(variables).map(([name, value]) =>
    name === 'id' || name === 'with' || name === 'from'
      ? `$${name}: ID!`
      : name === 'reply'
        ? '$reply: ReplyInput!'
        : `$${name}: ${typeof value === 'number' ? 'Int!' : 'String!'}`,
  );
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  const answer = await world.ask(`mutation${head} { done: ${call} { ${fields} } }`, { as, variables });
  return { seen: answer.data?.done as unknown as Seen, refused: answer.errors?.[0] };
}

async function propose(as: string, withId: string, reason = 'You make lamps, we need sixty of them.', from?: string) {
  const input = from ? 'with: $with, from: $from, reason: $reason' : 'with: $with, reason: $reason';
  return act(as, `proposeIntroduction(input: { ${input} })`, { with: withId, reason, ...(from ? { from } : {}) });
}

/** What they pass back when they act: the version as they read it themselves. */
async function own(as: string, { id, version }: Seen) {
  const { seen } = await see(as, id);
  return { id, version: seen?.version ?? version };
}

const step = (call: string) => async (as: string, seen: Seen) =>
  act(as, `${call}(id: $id, version: $version)`, await own(as, seen));
const forward = step('forwardIntroduction');
const withdraw = step('withdrawIntroduction');
const met = step('recordIntroductionMet');

async function reply(as: string, seen: Seen, answer: object) {
  return replyTo(as, await own(as, seen), answer);
}

/** An answer to what was read then, whatever came since. */
function replyTo(as: string, { id, version }: Pick<Seen, 'id' | 'version'>, answer: object) {
  return act(as, 'answerIntroduction(id: $id, version: $version, reply: $reply)', { id, version, reply: answer });
}

async function see(as: string, id: string) {
  const answer = await world.ask(read, { as, variables: { id } });
  return { seen: answer.data?.introduction as unknown as Seen, refused: answer.errors?.[0] };
}

async function forwarded(people: Pair): Promise<Seen> {
  const asked = await propose(people.asker, people.b);
  return (await forward(people.facilitator, asked.seen)).seen;
}

async function introduced(people: Pair): Promise<Seen> {
  return (await reply(people.answerer, await forwarded(people), { consents: true })).seen;
}

/** Names of stakeholders that somebody is shown in the list of all. */
async function namesFound(as: string): Promise<string[]> {
  const { data } = await world.ask('{ stakeholders(first: 100) { nodes { name } } }', { as });
  return (data as unknown as { stakeholders: { nodes: { name: string }[] } }).stakeholders.nodes.map(
    ({ name }) => name,
  );
}

async function inbox(account: string): Promise<string[]> {
  const rows = await world.orm.em
    .fork()
    .execute<{ kind: string }[]>('select kind from notification where account_id = ? order by id', [account]);
  return rows.map((row) => row.kind);
}

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.end());

describe('from an idea to a recorded result', () => {
  test('a member asks, the facilitator forwards, the asked side agrees, and both read contacts', async () => {
    const people = await pair();
    const asked = await propose(people.asker, people.b);
    expect(asked.seen).toMatchObject({ state: 'PROPOSED', waitsFor: ['FACILITATOR'], contacts: [] });
    expect((await see(people.answerer, asked.seen.id)).refused?.extensions.code).toBe('NOT_FOUND');
    const gone = await forward(people.facilitator, asked.seen);
    expect(gone.seen).toMatchObject({ state: 'FORWARDED', contacts: [], consents: { asking: true, asked: false } });
    expect((await see(people.asker, asked.seen.id)).seen).toMatchObject({ waitsFor: ['ASKED'], consents: null });
    expect((await see(people.answerer, asked.seen.id)).seen).toMatchObject({ waitsFor: ['ASKED'], contacts: [] });
    const agreed = await reply(people.answerer, gone.seen, { consents: true });
    expect(agreed.seen).toMatchObject({
      state: 'INTRODUCED',
      contacts: [{ name: `Asking ${count}`, entries: expect.arrayContaining([{ kind: 'phone', value: phone }]) }],
    });
    expect((await see(people.asker, asked.seen.id)).seen.contacts).toMatchObject([{ name: `Asked ${count}` }]);
    expect((await see(people.facilitator, asked.seen.id)).seen.contacts).toHaveLength(2);
    expect((await see(people.second, asked.seen.id)).seen.contacts).toEqual([]);
    expect(await inbox(people.asker)).toEqual(['introduction-on-its-way', 'introduction-introduced']);
    expect(await inbox(people.answerer)).toEqual(['introduction-forwarded']);
    expect(await inbox(people.facilitator)).toEqual(['introduction-to-check', 'introduction-both-agreed']);
  });

  test('the thread, a meeting with its calendar entry, and an outcome that makes a confirmed link', async () => {
    const people = await pair();
    const start = await introduced(people);
    const { id } = start;
    const wrote = await act(people.asker, 'writeInIntroduction(id: $id, text: $text)', { id, text: `Call ${phone}` });
    expect(wrote.seen.messages).toEqual([{ text: `Call ${phone}`, own: true }]);
    expect((await see(people.second, id)).seen.messages).toEqual([]);
    const proposed = await act(
      people.answerer,
      `proposeMeeting(id: $id, version: $version, meeting: { startsAt: "2037-03-01T09:00:00Z", timeZone: "Africa/Tunis", place: "Souk, Tunis" })`,
      await own(people.answerer, start),
    );
    const { ics } = proposed.seen.meeting as { ics: string };
    expect(ics).toContain('DTSTART:20370301T090000Z');
    expect(ics).toContain('LOCATION:Souk\\, Tunis');
    const meeting = await met(people.facilitator, proposed.seen);
    expect(meeting.seen.state).toBe('MET');
    const outcome = await act(
      people.asker,
      'recordIntroductionOutcome(id: $id, version: $version, agreement: { type: SUPPLIES, doneBy: ASKED }, numbers: { jobsWomen: 3 })',
      await own(people.asker, meeting.seen),
    );
    expect(outcome.seen).toMatchObject({
      state: 'AGREED',
      outcomes: [{ agreement: 'SUPPLIES', jobsWomen: 3, confirmed: false }],
    });
    const links = await world.orm.em
      .fork()
      .execute('select from_id, to_id, type, status, origin from cooperation_link where from_id = ?', [people.b]);
    expect(links).toEqual([
      { from_id: people.b, to_id: people.a, type: 'supplies', status: 'confirmed', origin: 'introduction' },
    ]);
    const confirmed = await act(people.answerer, 'confirmIntroductionOutcome(id: $id)', { id });
    expect(confirmed.seen.outcomes).toMatchObject([{ confirmed: true }]);
    const still = 'recordIntroductionActivity(id: $id, version: $version, active: true)';
    const early = await act(people.asker, still, await own(people.asker, outcome.seen));
    expect(early.refused?.extensions).toMatchObject({ code: 'TOO_EARLY', field: 'active' });
    world.advance(183);
    const active = await act(people.asker, still, await own(people.asker, outcome.seen));
    expect(active.seen.state).toBe('STILL_ACTIVE');
  });

  test('whoever no longer works together may say so at any time, and is asked no more', async () => {
    const agree = 'recordIntroductionOutcome(id: $id, version: $version, agreement: { type: SUPPLIES, doneBy: ASKED })';
    const agreed = async (people: Pair) => {
      const { seen } = await met(people.asker, await introduced(people));
      return (await act(people.asker, agree, await own(people.asker, seen))).seen;
    };
    const [over, going] = [await pair(), await pair()];
    const ended = await agreed(over);
    await agreed(going);
    const call = 'recordIntroductionActivity(id: $id, version: $version, active: false)';
    const { seen } = await act(over.answerer, call, await own(over.answerer, ended));
    expect(seen).toMatchObject({ state: 'AGREED', waitsFor: [], mayDo: ['WRITE', 'CONFIRM_OUTCOME'] });
    const again = await act(over.asker, call, await own(over.asker, ended));
    expect(again.refused?.extensions.code).toBe('WRONG_STATE');
    world.advance(183);
    await world.doJob('remind-introductions');
    expect(await inbox(going.asker)).toContain('introduction-outcome-asked');
    expect(await inbox(over.asker)).not.toContain('introduction-outcome-asked');
    expect(await inbox(over.facilitator)).not.toContain('introduction-outcome-asked');
  });

  test('a facilitator’s proposal needs both sides, and neither learns of the other’s answer before', async () => {
    const people = await pair();
    const start = await propose(people.facilitator, people.b, 'You would suit each other.', people.a);
    expect(start.seen).toMatchObject({ state: 'FORWARDED', part: 'FACILITATOR', mayDo: ['WITHDRAW'] });
    expect((await reply(people.facilitator, start.seen, { consents: true })).refused?.extensions.code).toBe(
      'NOT_ALLOWED',
    );
    const first = await reply(people.answerer, start.seen, { consents: true });
    expect(first.seen).toMatchObject({ state: 'FORWARDED', waitsFor: ['ASKING'] });
    const asker = (await see(people.asker, start.seen.id)).seen;
    expect(asker.timeline).toEqual([{ kind: 'FORWARDED', by: 'FACILITATOR', words: null }]);
    expect(asker.waitsFor).toEqual(['ASKING']);
    expect((await reply(people.asker, asker, { consents: true })).seen.state).toBe('INTRODUCED');
  });
});

describe('the gate', () => {
  test('the facilitator’s edit is traced and needs the asking side’s consent anew', async () => {
    const people = await pair();
    const asked = await propose(people.asker, people.b, 'First words of it.');
    const edited = await act(people.facilitator, 'editIntroduction(id: $id, version: $version, reason: $reason)', {
      ...(await own(people.facilitator, asked.seen)),
      reason: 'Better words of it.',
    });
    expect(edited.seen).toMatchObject({ reason: { text: 'Better words of it.' }, consents: { asking: false } });
    const gone = await forward(people.facilitator, edited.seen);
    const yes = await reply(people.answerer, gone.seen, { consents: true });
    expect(yes.seen).toMatchObject({ state: 'FORWARDED', contacts: [] });
    expect(yes.seen.timeline).not.toContainEqual(expect.objectContaining({ words: 'First words of it.' }));
    const asker = (await see(people.asker, asked.seen.id)).seen;
    expect(asker.timeline).toContainEqual({ kind: 'EDITED', by: 'FACILITATOR', words: 'First words of it.' });
    expect((await reply(people.asker, asker, { consents: true })).seen.state).toBe('INTRODUCED');
  });

  test('returned with a reason, the asked side never hears of it', async () => {
    const people = await pair();
    const asked = await propose(people.asker, people.b);
    const back = await act(people.facilitator, 'returnIntroduction(id: $id, version: $version, words: $words)', {
      ...(await own(people.facilitator, asked.seen)),
      words: 'Say how many you need.',
    });
    expect(back.seen.state).toBe('RETURNED');
    expect((await see(people.asker, asked.seen.id)).seen.closingWords).toBe('Say how many you need.');
    expect((await see(people.answerer, asked.seen.id)).refused?.extensions.code).toBe('NOT_FOUND');
    expect(await inbox(people.answerer)).toEqual([]);
  });

  test('the other side’s facilitator may add a note and never decides', async () => {
    const people = await pair();
    const gone = await forwarded(people);
    expect((await see(people.second, gone.id)).seen).toMatchObject({ part: 'OTHER_FACILITATOR', mayDo: ['NOTE'] });
    const call = 'noteIntroduction(id: $id, version: $version, words: $words)';
    const noted = await act(people.second, call, {
      ...(await own(people.second, gone)),
      words: 'They are away in May.',
    });
    expect(noted.seen.note).toBe('They are away in May.');
    expect((await see(people.answerer, gone.id)).seen.note).toBe('They are away in May.');
    expect((await see(people.asker, gone.id)).seen).toMatchObject({ note: null });
    expect((await forward(people.second, noted.seen)).refused?.extensions.code).toBe('NOT_ALLOWED');
    expect((await reply(people.second, noted.seen, { consents: true })).refused?.extensions.code).toBe('NOT_ALLOWED');
  });

  test('without a facilitator on the asking side it is the other side’s, without either the desk’s', async () => {
    const people = await pair();
    const alone = await world.addStakeholder(`Alone ${count}`);
    const loner = await world.addAccount(`Loner ${count}`, { delegateOf: [alone] });
    const first = await propose(loner, people.b);
    expect((await forward(people.facilitator, first.seen)).refused?.extensions.code).toBe('NOT_FOUND');
    expect((await forward(people.second, first.seen)).seen.state).toBe('FORWARDED');
    const also = await world.addStakeholder(`Also alone ${count}`);
    const desk = await world.addAccount(`Desk ${count}`, { roles: ['secretariat'] });
    const second = await propose(loner, also);
    expect((await forward(people.second, second.seen)).refused?.extensions.code).toBe('NOT_FOUND');
    expect((await forward(desk, second.seen)).seen.state).toBe('FORWARDED');
  });

  test('the board shows what waits at one’s own gate, page by page', async () => {
    const people = await pair();
    await propose(people.asker, people.b);
    const board =
      '{ introductionBoard(state: PROPOSED, first: 1) { totalCount nodes { askingName askedName waitsFor } pageInfo { hasNextPage } } }';
    const own = await world.ask(board, { as: people.facilitator });
    expect(own.data?.introductionBoard).toEqual({
      totalCount: 1,
      nodes: [{ askingName: `Asking ${count}`, askedName: `Asked ${count}`, waitsFor: ['FACILITATOR'] }],
      pageInfo: { hasNextPage: false },
    });
    expect((await world.ask(board, { as: people.second })).data?.introductionBoard).toMatchObject({ totalCount: 0 });
    expect((await world.ask(board, { as: people.asker })).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  });
});

describe('no', () => {
  test('the reason of a no is the facilitator’s; the other side reads on as before', async () => {
    const people = await pair();
    const gone = await forwarded(people);
    const before = (await see(people.asker, gone.id)).seen;
    expect((await reply(people.answerer, gone, { consents: false })).refused?.extensions.field).toBe('declineReason');
    const no = await reply(people.answerer, gone, { consents: false, declineReason: 'NOT_OUR_FIELD' });
    expect(no.seen).toMatchObject({ state: 'DECLINED', declineReason: 'NOT_OUR_FIELD' });
    const facilitator = (await see(people.facilitator, gone.id)).seen;
    expect(facilitator).toMatchObject({ state: 'DECLINED', declineReason: 'NOT_OUR_FIELD' });
    expect((await see(people.asker, gone.id)).seen).toEqual(before);
  });

  test('a decline, whenever it came, and an expiry are told the asking side alike, and at the same time', async () => {
    const everything = async (people: Pair, id: string) => {
      const { seen } = await see(people.asker, id);
      const lists = ['WAITING', 'UNDER_WAY', 'CLOSED'].map(
        (stage) => `${stage}: introductions(stage: ${stage}) {
        totalCount nodes { state version changedAt until } }`,
      );
      const { data } = await world.ask(`{ ${lists.join(' ')} inbox(first: 9) { nodes { kind } } }`, {
        as: people.asker,
      });
      const again = (await propose(people.asker, people.b)).refused?.extensions.code;
      return { ...seen, id: '', asking: null, asked: null, data, again };
    };
    const minutes = (seen: object) =>
      JSON.parse(JSON.stringify(seen).replaceAll(/(\d{4}-\d\d-\d\dT\d\d:\d\d):[\d.]+Z/g, '$1'));
    const [declined, silent] = [await pair(), await pair()];
    const [no, nothing] = [await forwarded(declined), await forwarded(silent)];
    world.advance(3);
    await reply(declined.answerer, no, { consents: false, declineReason: 'NO_CAPACITY_NOW' });
    await world.doJob('expire-introductions');
    const waiting = await everything(silent, nothing.id);
    expect(waiting).toMatchObject({ state: 'FORWARDED', mayDo: ['WITHDRAW'], again: 'ALREADY_UNDER_WAY' });
    expect(minutes(await everything(declined, no.id))).toEqual(minutes(waiting));
    world.advance(9.5);
    const late = await Promise.all([withdraw(declined.asker, no), withdraw(silent.asker, nothing)]);
    expect(late.map((each) => each.refused?.extensions.code)).toEqual(['EXPIRED', 'EXPIRED']);
    expect((await reply(silent.answerer, nothing, { consents: true })).refused?.extensions.code).toBe('EXPIRED');
    for (let twice = 0; twice < 2; twice++) await world.doJob('expire-introductions');
    const over = await everything(silent, nothing.id);
    expect(over).toMatchObject({ state: 'NOT_TAKEN_UP', declineReason: null, until: null, mayDo: [] });
    expect((await inbox(silent.asker)).filter((kind) => kind === 'introduction-not-taken-up')).toHaveLength(1);
    expect(minutes(await everything(declined, no.id))).toEqual(minutes(over));
  });

  test('who withdraws what the other had declined meanwhile reads what they would have read otherwise', async () => {
    const [declined, silent] = [await pair(), await pair()];
    const [no, nothing] = [await forwarded(declined), await forwarded(silent)];
    await reply(declined.answerer, no, { consents: false, declineReason: 'NOT_OUR_FIELD' });
    const ends = [await withdraw(declined.asker, no), await withdraw(silent.asker, nothing)].map(({ seen }) => ({
      ...{ ...seen, id: '', asking: null, asked: null, reason: null },
    }));
    expect(ends[0]).toEqual(ends[1]);
    expect(ends[0]).toMatchObject({ state: 'NOT_TAKEN_UP', mayDo: [] });
    expect((await see(declined.answerer, no.id)).seen).toMatchObject({
      state: 'DECLINED',
      timeline: [{ kind: 'FORWARDED' }, { kind: 'DECLINED' }],
    });
    const facilitator = (await see(declined.facilitator, no.id)).seen;
    expect(facilitator.timeline).toMatchObject([{}, {}, { kind: 'DECLINED' }, { kind: 'WITHDRAWN', by: 'ASKING' }]);
  });

  test('the yes of one side changes nothing that the other reads, nor hinders its own answer', async () => {
    const people = await pair();
    const start = await propose(people.facilitator, people.b, 'You would suit each other.', people.a);
    const before = (await see(people.asker, start.seen.id)).seen;
    await reply(people.answerer, start.seen, { consents: true });
    expect((await see(people.asker, start.seen.id)).seen).toEqual(before);
    expect((await replyTo(people.asker, before, { consents: true })).seen.state).toBe('INTRODUCED');
  });

  test('“not this partner” binds at once whoever says it, and the other only when no moment tells it any more', async () => {
    const people = await pair();
    const gone = await forwarded(people);
    const before = (await see(people.asker, gone.id)).seen;
    await reply(people.answerer, gone, { consents: false, declineReason: 'NOT_THIS_PARTNER' });
    expect((await see(people.answerer, gone.id)).seen.asking).toBeNull();
    expect((await propose(people.answerer, people.a)).refused?.extensions.code).toBe('NOT_FOUND');
    expect((await propose(people.facilitator, people.b, 'Once more?', people.a)).refused?.extensions.code).toBe(
      'BLOCKED',
    );
    // The other side finds everything as it was: the profile, the introduction, the answer to asking again.
    expect((await see(people.asker, gone.id)).seen).toEqual(before);
    expect(await namesFound(people.asker)).toContain(`Asked ${count}`);
    expect((await propose(people.asker, people.b)).refused?.extensions.code).toBe('ALREADY_UNDER_WAY');
    world.advance(12.1);
    await world.doJob('expire-introductions');
    await world.doJob('bind-blocks');
    expect((await see(people.asker, gone.id)).seen).toMatchObject({
      state: 'NOT_TAKEN_UP',
      asked: { name: `Asked ${count}` },
    });
    const again = (await propose(people.asker, people.b)).seen;
    expect(again).toMatchObject({ state: 'PROPOSED', asked: { name: `Asked ${count}` } });
    expect((await forward(people.facilitator, again)).refused?.extensions.code).toBe('BLOCKED');
    expect((await withdraw(people.asker, again)).seen.state).toBe('WITHDRAWN');
    world.advance(30);
    await world.doJob('bind-blocks');
    expect((await see(people.asker, gone.id)).seen.asked).toBeNull();
    expect(await namesFound(people.asker)).not.toContain(`Asked ${count}`);
    expect((await propose(people.asker, people.b)).refused?.extensions.code).toBe('NOT_FOUND');
  });

  test('an older thread tells nobody of a fresh “not this partner” before it binds them', async () => {
    const people = await pair();
    const meeting = await met(people.facilitator, (await introduced(people)) as never);
    const { id } = meeting.seen;
    const nothing = 'recordIntroductionOutcome(id: $id, version: $version)';
    const over = await act(people.asker, nothing, await own(people.asker, meeting.seen));
    expect(over.seen.state).toBe('NO_AGREEMENT');
    const gone = await forwarded(people);
    await reply(people.answerer, gone, { consents: false, declineReason: 'NOT_THIS_PARTNER' });
    const write = (as: string) => act(as, 'writeInIntroduction(id: $id, text: $text)', { id, text: 'And the lamps?' });
    expect((await write(people.answerer)).refused?.extensions.code).toBe('CLOSED');
    expect((await write(people.asker)).refused).toBeUndefined();
    // The screens offer what is taken: a closed conversation has no field to write in.
    const mayWrite = async (as: string) => ((await see(as, id)).seen.mayDo as string[]).includes('WRITE');
    expect([await mayWrite(people.answerer), await mayWrite(people.asker)]).toEqual([false, true]);
    world.advance(43);
    await world.doJob('expire-introductions');
    await world.doJob('bind-blocks');
    expect((await write(people.asker)).refused?.extensions.code).toBe('CLOSED');
    expect(await mayWrite(people.asker)).toBe(false);
    const inTunis = '{ startsAt: "2099-01-01T09:00:00Z", timeZone: "UTC", place: "Tunis" }';
    const meet = `proposeMeeting(id: $id, version: $version, meeting: ${inTunis})`;
    const proposed = await act(people.asker, meet, await own(people.asker, { id, version: 0 } as Seen));
    expect(proposed.refused?.extensions).toMatchObject({ code: 'CLOSED', field: 'place' });
  });

  test('a block that no introduction could explain binds both at once', async () => {
    const people = await pair();
    expect(await namesFound(people.asker)).toContain(`Asked ${count}`);
    await world.ask(`mutation { blockStakeholder(id: "${people.a}") }`, { as: people.answerer });
    expect(await namesFound(people.asker)).not.toContain(`Asked ${count}`);
    expect((await propose(people.asker, people.b)).refused?.extensions.code).toBe('NOT_FOUND');
  });

  test('blocking by the button withdraws what waits', async () => {
    const people = await pair();
    const gone = await forwarded(people);
    const answer = await world.ask(`mutation { blockStakeholder(id: "${people.a}") }`, { as: people.answerer });
    expect(answer.data).toEqual({ blockStakeholder: true });
    expect((await see(people.asker, gone.id)).seen).toMatchObject({
      state: 'FORWARDED',
      asked: { name: `Asked ${count}` },
    });
    expect((await see(people.facilitator, gone.id)).seen.state).toBe('WITHDRAWN');
  });

  test('who has to act is reminded, each time once', async () => {
    const people = await pair();
    await forwarded(people);
    world.advance(8);
    await world.doJob('remind-introductions');
    await world.doJob('remind-introductions');
    expect((await inbox(people.answerer)).filter((kind) => kind === 'introduction-reminder')).toHaveLength(1);
    world.advance(3.5);
    await world.doJob('remind-introductions');
    expect((await inbox(people.answerer)).filter((kind) => kind === 'introduction-reminder')).toHaveLength(2);
    expect(await inbox(people.asker)).not.toContain('introduction-reminder');
  });
});

describe('refused clearly', () => {
  test.each(['Write to me@example.org', 'اتصلوا على ٠٥٥٥ ١٢ ٣٤ ٥٦', 'See www.example.org'])(
    'a contact in a text that others read before: %s',
    async (reason) => {
      const people = await pair();
      const asked = await propose(people.asker, people.b, reason);
      expect(asked.refused?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'reason' });
      expect(await inbox(people.facilitator)).toEqual([]);
    },
  );

  test('one account never consents for both sides', async () => {
    const people = await pair();
    const both = await world.addAccount(`Both ${count}`, { delegateOf: [people.a, people.b] });
    const reason = 'We would like to meet us.';
    const asked = await world.ask(
      'mutation($with: ID!, $reason: String!) { proposeIntroduction(input: { with: $with, reason: $reason }) { id version } }',
      { as: both, actingFor: people.a, variables: { with: people.b, reason } },
    );
    const gone = await forward(people.facilitator, asked.data?.proposeIntroduction as unknown as Seen);
    const yes = await world.ask(
      `mutation { answerIntroduction(id: "${gone.seen.id}", version: 1, reply: { consents: true }) { state } }`,
      { as: both, actingFor: people.b },
    );
    expect(yes.errors?.[0]?.extensions.code).toBe('SAME_ACCOUNT');
    expect((await reply(people.answerer, gone.seen, { consents: true })).seen.state).toBe('INTRODUCED');
  });

  test('asked twice, forged, of another’s draft, or by an eavesdropper', async () => {
    const people = await pair();
    const asked = await propose(people.asker, people.b);
    expect((await propose(people.asker, people.b)).refused?.extensions.code).toBe('ALREADY_UNDER_WAY');
    expect((await propose(people.asker, 'no-id')).refused?.extensions.code).toBe('NOT_FOUND');
    const draft = await world.addStakeholder(`Draft ${count}`, { status: 'draft' });
    expect((await propose(people.asker, draft)).refused?.extensions.code).toBe('NOT_FOUND');
    const stranger = await pair();
    for (const as of [stranger.asker, stranger.facilitator]) {
      expect((await see(as, asked.seen.id)).refused?.extensions.code).toBe('NOT_FOUND');
      expect((await withdraw(as, asked.seen)).refused?.extensions.code).toBe('NOT_FOUND');
    }
    expect((await world.ask(read, { variables: { id: asked.seen.id } })).errors?.[0]?.extensions.code).toBe(
      'NOT_SIGNED_IN',
    );
  });

  test('200 answers at once: exactly one is the answer, the others are told', async () => {
    const people = await pair();
    const gone = await forwarded(people);
    const read = await own(people.answerer, gone);
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        replyTo(
          people.answerer,
          read,
          index % 2 === 0 ? { consents: true } : { consents: false, declineReason: 'NO_CAPACITY_NOW' },
        ),
      ),
    );
    expect(replies.filter((each) => !each.refused)).toHaveLength(1);
    expect(new Set(replies.flatMap((each) => each.refused?.extensions.code ?? []))).toEqual(
      new Set(['CHANGED_MEANWHILE']),
    );
    const events = await world.orm.em
      .fork()
      .execute('select kind from introduction_event where introduction_id = ? order by version', [gone.id]);
    expect(events).toHaveLength(3);
  });
});

describe('one-time links', () => {
  test('a side without an account answers by a link sent to its own address, once', async () => {
    const people = await pair();
    const carried = await world.addStakeholder(`Carried ${count}`, {
      contacts: { email: `carried${count}@example.net` },
    });
    const asked = await propose(people.asker, carried);
    await forward(people.facilitator, asked.seen);
    const [mail] = await world.orm.em
      .fork()
      .execute<{ letter: { action: { address: string } } }[]>('select letter from outgoing_mail where recipient = ?', [
        `carried${count}@example.net`,
      ]);
    const token = mail?.letter.action.address.split('/').at(-1) ?? '';
    const question = await world.ask(
      'query($token: String!) { introductionByLink(token: $token) { own other reason { text } } }',
      {
        variables: { token },
      },
    );
    expect(question.data?.introductionByLink).toMatchObject({ own: `Carried ${count}`, other: `Asking ${count}` });
    const answer = 'mutation($token: String!) { answerByLink(token: $token, reply: { consents: true }) }';
    const letters = async () => {
      const sql = `select letter->>'subject' as subject, letter->>'paragraphs' as words from outgoing_mail where recipient = ?`;
      return world.orm.em.fork().execute(`${sql} order by id`, [`carried${count}@example.net`]);
    };
    expect(await letters()).toHaveLength(1);
    expect((await world.ask(answer, { variables: { token } })).data).toEqual({ answerByLink: true });
    // It has no page to read contacts on, so they are written.
    expect((await letters()).slice(1)).toEqual([
      { subject: `وافقتم وAsking ${count} على التعارف`, words: expect.stringContaining(phone) },
    ]);
    expect((await world.ask(answer, { variables: { token } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await see(people.asker, asked.seen.id)).seen.state).toBe('INTRODUCED');
  });
});

describe('reports', () => {
  test('are handled by someone outside the case, and the reporter is told', async () => {
    const people = await pair();
    const start = await introduced(people);
    const report = `mutation { report(input: { noun: INTRODUCTION, id: "${start.id}", reason: NO_ANSWER }) }`;
    expect((await world.ask(report, { as: people.asker })).data).toEqual({ report: true });
    expect((await world.ask(report, { as: people.asker })).errors?.[0]?.extensions.code).toBe('ALREADY_REPORTED');
    const stranger = await pair();
    expect((await world.ask(report, { as: stranger.asker })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const desk = await world.addAccount(`Report desk ${count}`, { roles: ['secretariat'] });
    const party = await world.addAccount(`Partial desk ${count}`, { roles: ['secretariat'], delegateOf: [people.b] });
    const queue = '{ reports { nodes { id parties yours } } }';
    expect((await world.ask(queue, { as: party })).data?.reports).toEqual({ nodes: [] });
    const waiting = (await world.ask(queue, { as: desk })).data?.reports as unknown as { nodes: { id: string }[] };
    expect(waiting.nodes).toMatchObject([{ parties: [expect.any(String), expect.any(String)], yours: true }]);
    const handle = `mutation { handleReport(id: "${waiting.nodes[0]?.id}", outcome: ACTED_ON, words: "We spoke to them.") { outcome } }`;
    expect((await world.ask(handle, { as: party })).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
    expect((await world.ask(handle, { as: desk })).data).toEqual({ handleReport: { outcome: 'ACTED_ON' } });
    expect((await inbox(people.asker)).at(-1)).toBe('report-handled');
    const decided = await world.ask('{ reports(handled: true) { nodes { outcome outcomeWords handler about } } }', {
      as: desk,
    });
    expect(decided.data?.reports).toEqual({
      nodes: [
        {
          outcome: 'ACTED_ON',
          outcomeWords: 'We spoke to them.',
          handler: `Report desk ${count}`,
          about: `Asked ${count - 1}`,
        },
      ],
    });
  });

  test('a single message is reported with its words; its writer’s profile is paused, traced, and shown again', async () => {
    const people = await pair();
    const { id } = await introduced(people);
    await act(people.answerer, 'writeInIntroduction(id: $id, text: $text)', { id, text: 'Buy my miracle lamps!' });
    const [message] = (
      (await world.ask(`{ introduction(id: "${id}") { messages { id } } }`, { as: people.asker })).data as unknown as {
        introduction: { messages: { id: string }[] };
      }
    ).introduction.messages;
    const report = `mutation { report(input: { noun: MESSAGE, id: "${message?.id}", reason: SPAM }) }`;
    const stranger = await pair();
    expect((await world.ask(report, { as: stranger.asker })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await world.ask(report, { as: people.second })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await world.ask(report, { as: people.asker })).data).toEqual({ report: true });
    const desk = await world.addAccount(`Pausing desk ${count}`, { roles: ['secretariat'] });
    const queue = await world.ask('{ reports { nodes { id noun about reported profile { name } } } }', { as: desk });
    const { nodes } = (queue.data as unknown as { reports: { nodes: { id: string; reported: string }[] } }).reports;
    const found = nodes.find((each) => each.reported === 'Buy my miracle lamps!');
    expect(found).toMatchObject({ noun: 'MESSAGE', about: `Asked ${count - 1}` });

    const shown = async () =>
      (await world.ask(`{ stakeholder(slug: "asked-${count - 1}") { name } }`, { as: stranger.asker })).errors?.[0]
        ?.extensions.code;
    expect(await shown()).toBeUndefined();
    const decide = `mutation { handleReport(id: "${found?.id}", outcome: PAUSED, words: "We hid the profile.") { outcome } }`;
    expect((await world.ask(decide, { as: desk })).data).toEqual({ handleReport: { outcome: 'PAUSED' } });
    expect(await shown()).toBe('NOT_FOUND');
    expect((await inbox(people.answerer)).at(-1)).toBe('profile-paused');
    const lift = `mutation { liftPause(id: "${found?.id}") { liftedAt } }`;
    expect((await world.ask(lift, { as: desk })).errors).toBeUndefined();
    expect((await world.ask(lift, { as: desk })).errors?.[0]?.extensions.code).toBe('WRONG_STATE');
    expect(await shown()).toBeUndefined();
    const trail = await world.orm.em
      .fork()
      .execute('select action, actor from audit_event where record_id in (?, ?) order by id', [people.b, found?.id]);
    expect(trail.slice(-4)).toEqual([
      { action: 'report filed', actor: people.asker },
      { action: 'profile paused', actor: desk },
      { action: 'report handled', actor: desk },
      { action: 'profile shown again', actor: desk },
    ]);
  });

  test('what was decided is not decided again, and a report about no profile pauses none', async () => {
    const people = await pair();
    const { id } = await introduced(people);
    const silence = `mutation { report(input: { noun: INTRODUCTION, id: "${id}", reason: NO_ANSWER }) }`;
    expect((await world.ask(silence, { as: people.facilitator })).errors).toBeUndefined();
    const desk = await world.addAccount(`Last desk ${count}`, { roles: ['secretariat'] });
    const [row] = await world.orm.em
      .fork()
      .execute<{ id: string }[]>('select id from report where record_id = ?', [id]);
    const decide = (outcome: string) =>
      world.ask(`mutation { handleReport(id: "${row?.id}", outcome: ${outcome}, words: "Looked into.") { id } }`, {
        as: desk,
      });
    expect((await decide('PAUSED')).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'outcome' });
    expect((await decide('NO_ACTION')).errors).toBeUndefined();
    expect((await decide('ACTED_ON')).errors?.[0]?.extensions.code).toBe('CHANGED_MEANWHILE');
  });
});
