import { LockMode } from '@mikro-orm/core';
import type { LinkType } from '../cooperation/cooperation-link.js';
import { audit } from '../foundation/audit.js';
import { newId, requireId } from '../foundation/ids.js';
import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import { isClosedFor } from './block-stakeholder.js';
import { changeIntroduction, notYours, type Writer } from './change-introduction.js';
import { freeText } from './free-text.js';
import { Introduction, type Side } from './introduction.js';
import { IntroductionOutcome, isToConfirm, type OutcomeNumbers } from './introduction-outcome.js';
import { mayReadContacts, type Part, partIn } from './introduction-policy.js';
import { move, stakeholderOn } from './introduction-rules.js';
import { IntroductionMeeting, IntroductionMessage } from './introduction-thread.js';
import { type Telling, tell } from './tell-concerned.js';

const everyone = ['asking', 'asked', 'gate'] as const;

/** The two sides and the facilitator, once introduced; nobody else speaks here. */
function requireOpen(row: Introduction, part: Part, what: string): asserts part is Side | 'facilitator' {
  if (part === 'other-facilitator') throw notYours(what);
  if (!mayReadContacts(part, row)) {
    throw new Refused('WRONG_STATE', '{what} opens once both sides have agreed to meet.', 'state', { what });
  }
}

/** Nothing passes between two of whom one has blocked the other, as far as that binds whoever writes. */
async function requireThread(em: Writer['em'], row: Introduction, part: Side | 'facilitator', field: string) {
  if (await isClosedFor(em, row, part)) throw new Refused('CLOSED', 'this conversation is closed.', field);
}

/** Writes into the thread of the three. It needs no version: two may write at once. */
export async function sendMessage(context: Writer, id: string, words: string): Promise<void> {
  const text = freeText('text', words, 4000);
  await context.em.transactional(async (em) => {
    const row = await em.findOne(
      Introduction,
      { id: requireId(id, 'introduction') },
      { lockMode: LockMode.PESSIMISTIC_READ },
    );
    const part = row && partIn(context.viewer, row);
    if (!row || !part) throw new NotFound('introduction');
    requireOpen(row, part, 'The thread');
    await requireThread(em, row, part, 'text');
    const message = newId();
    const at = context.clock.now();
    await em.insert(IntroductionMessage, {
      id: message,
      introductionId: row.id,
      side: part,
      accountId: context.viewer.accountId,
      text,
      at,
    });
    // Who wrote and when; the words stand in the thread alone.
    await trace(context, em, row.id, 'introduction message written', { message });
    const tellings = toAll('introduction-message').map((each) => ({ ...each, key: `message:${message}` }));
    await tell(em, row, tellings, context.viewer.accountId);
  });
}

function toAll(kind: string): Telling[] {
  return everyone.map((whom) => ({ whom, kind }));
}

export interface MeetingProposal {
  startsAt: Date;
  minutes: number;
  timeZone: string;
  place: string;
}

/** Proposes when and where to meet; the latest proposal holds. */
export function proposeMeeting(context: Writer, id: string, version: number, meeting: MeetingProposal): Promise<void> {
  return changeIntroduction(context, id, version, async (row, part, em, at) => {
    requireOpen(row, part, 'A meeting');
    await requireThread(em, row, part, 'place');
    if (meeting.startsAt <= at) throw new BadInput('startsAt', 'must be in the future');
    if (!Intl.supportedValuesOf('timeZone').includes(meeting.timeZone) && meeting.timeZone !== 'UTC') {
      throw new BadInput('timeZone', 'must be an IANA name such as Africa/Tunis');
    }
    const place = freeText('place', meeting.place, 300);
    const proposed = { ...meeting, place, id: newId(), introductionId: row.id, side: part, proposedAt: at };
    await em.insert(IntroductionMeeting, proposed);
    return {
      kind: 'meeting-proposed',
      data: { startsAt: meeting.startsAt.toISOString(), place },
      tell: toAll('introduction-meeting'),
    };
  });
}

/** Someone of the three says that the two have met. */
export function recordMeeting(context: Writer, id: string, version: number): Promise<void> {
  return changeIntroduction(context, id, version, (row, part, _em, at) => {
    requireOpen(row, part, 'The meeting');
    move(row, 'met', part, at);
    return { kind: 'met', tell: toAll('introduction-met') };
  });
}

export interface Outcome extends OutcomeNumbers {
  /** What the two agreed on, and which side does it for the other; absent where nothing came of it. */
  agreement?: { type: LinkType; doneBy: Side } | null;
}

/**
 * What came of it: an agreement of two stakeholders is a confirmed link from that day on, one with a person is that they
 * mentor; without one it ends here.
 */
export function recordOutcome(context: Writer, id: string, version: number, outcome: Outcome): Promise<void> {
  return changeIntroduction(context, id, version, async (row, part, em, at) => {
    requireOpen(row, part, 'The outcome');
    const { agreement, ...numbers } = outcome;
    const to = agreement ? 'agreed' : 'no-agreement';
    move(row, to, part, at);
    await keepOutcome(em, row, 'thirty-days', agreement?.type ?? null, numbers, part, context.viewer.accountId, at);
    if (agreement && row.askedId === null && agreement.type !== 'mentors') {
      throw new BadInput('agreement', 'with a person must be MENTORS');
    }
    if (agreement && row.askedId !== null) {
      const to = agreement.doneBy === 'asking' ? 'asked' : 'asking';
      await em.execute(
        `insert into cooperation_link (id, from_id, to_id, type, status, origin, since)
         values (?, ?, ?, ?, 'confirmed', 'introduction', ?::date)
         on conflict (from_id, to_id, type, since) do update set status = 'confirmed'`,
        [
          newId(),
          stakeholderOn(row, agreement.doneBy),
          stakeholderOn(row, to),
          agreement.type,
          at.toISOString().slice(0, 10),
        ],
      );
    }
    return {
      kind: to,
      data: { agreement: agreement?.type ?? null },
      tell: toAll(agreement ? 'introduction-agreed' : 'introduction-no-agreement'),
    };
  });
}

/** After six months: still active; or over, at any time, which ends the link and asks nobody any more. */
export function recordActivity(
  context: Writer,
  id: string,
  version: number,
  active: boolean,
  numbers: OutcomeNumbers,
): Promise<void> {
  return changeIntroduction(context, id, version, async (row, part, em, at) => {
    requireOpen(row, part, 'The outcome');
    const first = await em.findOne(IntroductionOutcome, { introductionId: row.id, stage: 'thirty-days' });
    if (row.state !== 'agreed' || row.closedBy !== null) {
      throw new Refused('WRONG_STATE', 'there is no agreement to follow up.', 'state');
    }
    if (active && at < row.dueAt) {
      throw new Refused('TOO_EARLY', 'whether they still work together is asked from {day} on.', 'active', {
        day: row.dueAt.toISOString().slice(0, 10),
      });
    }
    const agreement = active ? (first?.agreement ?? null) : null;
    await keepOutcome(em, row, 'six-months', agreement, numbers, part, context.viewer.accountId, at);
    if (active) {
      move(row, 'still-active', part, at);
      return { kind: 'still-active', tell: toAll('introduction-still-active') };
    }
    row.closedBy = part;
    const today = at.toISOString().slice(0, 10);
    // No link stands with a person: without a second stakeholder this ends none.
    await em.execute(
      `update cooperation_link set status = 'ended', until = greatest(since, ?::date)
       where origin = 'introduction' and status = 'confirmed' and from_id in (?, ?) and to_id in (?, ?)`,
      [today, row.askingId, row.askedId, row.askingId, row.askedId],
    );
    return { kind: 'no-longer-active', tell: toAll('introduction-no-longer-active') };
  });
}

async function keepOutcome(
  em: Writer['em'],
  row: Introduction,
  stage: IntroductionOutcome['stage'],
  agreement: string | null,
  numbers: OutcomeNumbers,
  side: Side | 'facilitator',
  account: string | null,
  at: Date,
): Promise<void> {
  const { valueBand = null, jobsKept = null, jobsCreated = null, jobsWomen = null, jobsUnder35 = null } = numbers;
  const jobs = { jobsKept, jobsCreated, jobsWomen, jobsUnder35 };
  for (const [field, count] of Object.entries(jobs)) {
    if (count !== null && (count < 0 || count > 1_000_000)) throw new BadInput(field, 'must be a number of people');
  }
  await em.insert(IntroductionOutcome, {
    introductionId: row.id,
    stage,
    agreement,
    valueBand,
    ...jobs,
    side,
    reportedBy: account,
    reportedAt: at,
    confirmedAt: null,
  });
}

/** The other side says that what was reported is so. */
export async function confirmOutcome(context: Writer, id: string): Promise<void> {
  await context.em.transactional(async (em) => {
    const row = await em.findOne(
      Introduction,
      { id: requireId(id, 'introduction') },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const part = row && partIn(context.viewer, row);
    if (!row || !part) throw new NotFound('introduction');
    if (part !== 'asking' && part !== 'asked') throw notYours('Confirming');
    const told = await em.find(IntroductionOutcome, { introductionId: row.id });
    const open = told.filter((each) => isToConfirm(each, part));
    if (open.length === 0) throw new Refused('WRONG_STATE', 'there is nothing for you to confirm.', 'state');
    for (const each of open) each.confirmedAt = context.clock.now();
    await em.flush();
    await trace(context, em, row.id, 'introduction outcome confirmed', { stages: open.map((each) => each.stage) });
  });
}

function trace({ viewer, requestId }: Writer, em: Writer['em'], recordId: string, action: string, after: object) {
  return audit(em, { actor: viewer.accountId ?? '', action, noun: 'introduction', recordId, after, requestId });
}
