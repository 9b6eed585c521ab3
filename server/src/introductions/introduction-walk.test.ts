import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { openWorld, type World } from '../testing/world.js';
import { transitions } from './introduction.js';

/** So many walks in the suite; more for the measure, such as WALKS=1000. */
const walks = Number(process.env.WALKS ?? 40);
const planted = { email: 'planted.secret@example.org', phone: '+216 71 999 888' };
const fields = `id version state part mayDo note closingWords reason { text } contacts { entries { value } } messages { text }
  timeline { kind words } meeting { place ics } outcomes { agreement } askingName askedName
  asking { name summary { text } website } asked { name summary { text } website }`;

let world: World;
const people = { asker: '', answerer: '', facilitator: '', second: '', stranger: '' };
const sides: Record<'a' | 'b', string> = { a: '', b: '' };
type Who = keyof typeof people;
const everyone = Object.keys(people) as Who[];

beforeAll(async () => {
  world = await openWorld();
  sides.a = await world.addStakeholder('Side a', { contacts: planted });
  sides.b = await world.addStakeholder('Side b', { contacts: planted });
  const em = world.orm.em.fork();
  for (const [id, stakeholderId] of [
    ['one', sides.a],
    ['two', sides.b],
  ] as const) {
    const rest = { number: null, summary: {}, countryCode: 'TN', placeId: null, maturity: null, host: null };
    await em.insert(Cluster, { id, names: { en: id, fr: id, ar: id }, ...rest, foundedYear: null });
    await em.insert(Membership, { clusterId: id, stakeholderId, role: 'member', since: null });
  }
  people.asker = await world.addAccount('Asker', { delegateOf: [sides.a] });
  people.answerer = await world.addAccount('Answerer', { delegateOf: [sides.b] });
  people.facilitator = await world.addAccount('Facilitator', { facilitates: ['one'] });
  people.second = await world.addAccount('Second', { facilitates: ['two'] });
  people.stranger = await world.addAccount('Stranger');
});
afterAll(() => world.end());

const texts = ['Sixty lamps by May.', `Write to ${planted.email}`, `Ring ${planted.phone}`, 'رقمنا ٧١٩٩٩٨٨٨'];
/** What may be tried, by the name under which it is offered. */
const calls = [
  ['FORWARD', 'forwardIntroduction(id: $id, version: $version)'],
  ['RETURN', 'returnIntroduction(id: $id, version: $version, words: $text)'],
  ['EDIT', 'editIntroduction(id: $id, version: $version, reason: $text)'],
  ['NOTE', 'noteIntroduction(id: $id, version: $version, words: $text)'],
  ['CONSENT', 'answerIntroduction(id: $id, version: $version, reply: { consents: true })'],
  [
    'DECLINE',
    'answerIntroduction(id: $id, version: $version, reply: { consents: false, declineReason: OTHER, words: $text })',
  ],
  ['WITHDRAW', 'withdrawIntroduction(id: $id, version: $version)'],
  ['WRITE', 'writeInIntroduction(id: $id, text: $text)'],
  ['RECORD_MEETING', 'recordIntroductionMet(id: $id, version: $version)'],
  ['RECORD_NO_AGREEMENT', 'recordIntroductionOutcome(id: $id, version: $version)'],
  [
    'RECORD_AGREEMENT',
    'recordIntroductionOutcome(id: $id, version: $version, agreement: { type: TRAINS, doneBy: ASKED })',
  ],
  ['RECORD_NO_LONGER', 'recordIntroductionActivity(id: $id, version: $version, active: false)'],
  ['RECORD_ACTIVE', 'recordIntroductionActivity(id: $id, version: $version, active: true)'],
  ['CONFIRM_OUTCOME', 'confirmIntroductionOutcome(id: $id)'],
] as const;

const stepOf = fc.record({
  who: fc.constantFrom(...everyone),
  call: fc.nat(calls.length - 1),
  // Half of the time somebody does what they are offered, so that walks get somewhere.
  follows: fc.boolean(),
  text: fc.constantFrom(...texts, texts[0] as string, texts[0] as string),
});

/** What someone could read at this moment. */
async function reading(who: Who, id: string): Promise<string> {
  const query = `query($id: ID!) { introduction(id: $id) { ${fields} } }`;
  return JSON.stringify(await world.ask(query, { as: people[who], variables: { id } }));
}

/** What everybody could read at this moment, by name. */
async function readings(id: string): Promise<Map<Who, string>> {
  const answers = await Promise.all(everyone.map(async (who) => [who, await reading(who, id)] as const));
  return new Map(answers);
}

/** The version that someone reads. */
const versionRead = (row: Awaited<ReturnType<typeof rowOf>>, who: Who) =>
  who === 'asker' ? row.asking : who === 'answerer' ? row.asked : row.version;

const reveals = (text: string) =>
  text.includes(planted.email) || text.includes(planted.phone) || text.includes('٧١٩٩٩٨٨٨');

async function rowOf(id: string) {
  const [row] = await world.orm.em.fork().execute<
    {
      state: keyof typeof transitions;
      version: number;
      asking: number;
      asked: number;
      yes: Who[];
      both: boolean;
      events: number;
      states: string[];
    }[]
  >(
    `select state, version, asking_version as asking, asked_version as asked,
         array_remove(array[case when asking_consent_at is not null then 'asker' end,
           case when asked_consent_at is not null then 'answerer' end], null) as yes, asking_consent_at is not null and asked_consent_at is not null as both,
         (select count(*)::int from introduction_event e where e.introduction_id = i.id) as events,
         array(select kind from introduction_event e where e.introduction_id = i.id order by e.version) as states
       from introduction i where id = ?`,
    [id],
  );
  if (!row) throw new Error('The introduction is gone.');
  return row;
}

test(`${walks} introductions walked at random never reveal a contact before both sides have consented`, async () => {
  let opened = 0;
  let kept = 0;
  let walked = 0;
  const tried = { offered: 0, 'not offered': 0 };
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(stepOf, { minLength: 8, maxLength: 18 }), async (byFacilitator, steps) => {
      // The walk before may have left one open between the two.
      await world.orm.em.fork().execute('delete from introduction; delete from block');
      const input = `{ with: "${sides.b}", reason: $reason${byFacilitator ? `, from: "${sides.a}"` : ''} }`;
      const start = (reason: string) =>
        world.ask(`mutation($reason: String!) { made: proposeIntroduction(input: ${input}) { id } }`, {
          as: byFacilitator ? people.facilitator : people.asker,
          variables: { reason },
        });
      for (const text of texts.slice(1)) {
        expect((await start(text)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'reason' });
      }
      const made = (await start(texts[0] ?? '')).data?.made as unknown as { id: string } | undefined;
      const id = made?.id ?? '';
      expect(id).not.toBe('');
      walked++;
      // Half of the walks begin at the second gate, so that some get through it.
      if (!byFacilitator && steps.length % 2 === 0) {
        const forward = `mutation { forwardIntroduction(id: "${id}", version: 1) { id } }`;
        expect((await world.ask(forward, { as: people.facilitator })).errors).toBeUndefined();
        await world.ask(`mutation { answerIntroduction(id: "${id}", version: 1, reply: { consents: true }) { id } }`, {
          as: steps.length % 4 === 0 ? people.answerer : people.stranger,
        });
      }
      for (const { who, call, follows, text } of steps) {
        const before = await rowOf(id);
        const seen = await reading(who, id);
        const offers = calls.filter(([each]) => seen.includes(`"${each}"`));
        const [action, what] = (follows && offers[call % offers.length]) || (calls[call] ?? calls[0]);
        const offered = offers.some(([each]) => each === action);
        const other = who === 'asker' ? 'answerer' : who === 'answerer' ? 'asker' : null;
        const mustNotNotice =
          other && before.state === 'forwarded' && (what.includes('consents: true') || before.yes.includes(other));
        const noticed = mustNotNotice ? await reading(other, id) : '';
        const declared = `$id: ID!${what.includes('$version') ? ', $version: Int!' : ''}${what.includes('$text') ? ', $text: String!' : ''}`;
        const answer = await world.ask(`mutation(${declared}) { done: ${what} { ${fields} } }`, {
          as: people[who],
          variables: { id, version: versionRead(before, who), text },
        });
        const after = await rowOf(id);
        // What is offered is taken, and nothing else; that one may take a question back unanswered is said by a no.
        const spoils = what.includes('$text') && reveals(text) && action !== 'WRITE';
        const couldSayNo = action === 'WITHDRAW' && before.state === 'forwarded';
        if (!couldSayNo || offered) {
          expect([action, who, before.state, !answer.errors]).toEqual([action, who, before.state, offered && !spoils]);
        }
        tried[offered ? 'offered' : 'not offered']++;
        // One event for each version, and every state was reached by a move of the table.
        expect(after.events).toBe(after.version);
        if (after.state !== before.state) expect(transitions[before.state]).toContain(after.state);
        const isOpen = ['introduced', 'met', 'agreed', 'still-active', 'no-agreement'].includes(after.state);
        if (isOpen) {
          expect(after.both).toBe(true);
          opened++;
        }
        // Neither a yes nor a no of one side shows to the other that waits.
        if (mustNotNotice && !isOpen) {
          kept++;
          expect(await reading(other, id)).toBe(noticed);
        }
        // What was refused changed nothing, so nobody reads anything new.
        if (after.version === before.version && !what.startsWith('writeIn')) continue;
        const read = await readings(id);
        for (const [each, words] of read) {
          if (!isOpen || each === 'second' || each === 'stranger')
            expect([each, reveals(words)]).toEqual([each, false]);
        }
        if (!isOpen) expect(JSON.stringify(answer.data ?? {})).not.toContain(planted.email);
      }
    }),
    { numRuns: walks, seed: 20261126 },
  );
  process.stdout.write(
    `${walked} introductions walked, ${opened} steps read after both consents, ${kept} before, ${tried.offered} steps as offered\n`,
  );
  expect(kept).toBeGreaterThan(0);
  expect(tried.offered).toBeGreaterThan(walks);
  // A walk that never came through would prove nothing.
  expect(opened).toBeGreaterThan(0);
}, 3_600_000);
