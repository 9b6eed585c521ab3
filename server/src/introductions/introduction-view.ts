import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import { directionOf, LocalText } from '../foundation/localised-text.js';
import {
  type Actor,
  type DeclineReason,
  type EventKind,
  type Introduction,
  type IntroductionEvent,
} from './introduction.js';
import { mayReadDecline, mayReadNote, type Part, versionFor } from './introduction-policy.js';
import {
  hasConsented,
  isClosedUnmet,
  isFollowed,
  isIntroduced,
  isToldTo,
  isWaiting,
  otherSide,
} from './introduction-rules.js';

export const IntroductionPartEnum = enumeration('IntroductionPart', 'What someone is to an introduction.', {
  asking: 'The side that asks, or the first of two that a facilitator brings together.',
  asked: 'The side that is asked.',
  facilitator: 'Checks, forwards and follows up.',
  'other-facilitator': 'The other side’s facilitator: told, may add a note, never decides.',
});

/** A state as one of those concerned reads it: how it ended without a meeting is told only to whoever ended it. */
export type ShownState = Introduction['state'] | 'not-taken-up';
export const IntroductionStateEnum = enumeration('IntroductionState', 'Where an introduction stands, for the reader.', {
  proposed: 'A facilitator checks it.',
  forwarded: 'Both sides decide.',
  introduced: 'Both have agreed to meet; contacts are open to them.',
  met: 'They have met.',
  agreed: 'They work together.',
  'still-active': 'They still did six months later.',
  returned: 'Sent back by the facilitator, with a reason.',
  withdrawn: 'Taken back.',
  declined: 'Declined.',
  expired: 'Nobody acted in time.',
  'no-agreement': 'Nothing came of it.',
  'not-taken-up': 'Not taken up: declined, withdrawn or left unanswered, which are told alike.',
});

export const IntroductionActorEnum = enumeration('IntroductionActor', 'Who did something.', {
  asking: 'The side that asks.',
  asked: 'The side that is asked.',
  facilitator: 'A facilitator.',
  system: 'Nobody but time.',
});

export type ShownEvent = EventKind | 'not-taken-up';
export const IntroductionEventEnum = enumeration('IntroductionEventKind', 'What happened.', {
  proposed: 'Asked for.',
  forwarded: 'Checked and forwarded.',
  introduced: 'Both have agreed to meet.',
  met: 'They met.',
  agreed: 'They agreed to work together.',
  'still-active': 'They still worked together.',
  returned: 'Sent back with a reason.',
  withdrawn: 'Taken back.',
  declined: 'Declined.',
  expired: 'Nobody acted in time.',
  'no-agreement': 'Nothing came of it.',
  'not-taken-up': 'Not taken up.',
  edited: 'The text was changed.',
  noted: 'The other side’s facilitator added a note.',
  consented: 'One side agreed.',
  'meeting-proposed': 'A meeting was proposed.',
  'no-longer-active': 'They no longer work together.',
});

export const DeclineReasonEnum = enumeration('DeclineReason', 'Why one declines; for the facilitator only.', {
  'no-capacity-now': 'No capacity now.',
  'not-our-field': 'Not our field.',
  'already-work-together': 'We already work together.',
  'prefer-another-partner': 'We prefer another partner.',
  'not-this-partner': 'Not this partner: blocks both ways.',
  other: 'Another reason, in words.',
});

@ObjectType({ description: 'Something that happened, as far as it concerns the reader.' })
export class IntroductionStep {
  @Field(() => IntroductionEventEnum, { description: 'What happened.' })
  kind!: ShownEvent;

  @Field(() => IntroductionActorEnum, { description: 'Who did it.' })
  by!: Actor;

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Words that go with it: of a return, a note, the text before.' })
  words!: string | null;
}

@ObjectType({ description: 'Who has consented to the present text; told to the facilitator.' })
export class IntroductionConsents {
  @Field(() => Boolean, { description: 'The asking side.' })
  asking!: boolean;

  @Field(() => Boolean, { description: 'The asked side.' })
  asked!: boolean;
}

/** An introduction as one of those concerned may read it. */
@ObjectType('Introduction', { description: 'An introduction as far as it concerns the reader.' })
export class IntroductionView {
  row!: Introduction;

  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => Int, { description: 'Pass it back when acting; if someone acted meanwhile you are told.' })
  version!: number;

  @Field(() => IntroductionPartEnum, { description: 'What the reader is to it.' })
  part!: Part;

  @Field(() => IntroductionStateEnum, { description: 'Where it stands, for the reader.' })
  state!: ShownState;

  @Field(() => Boolean, { description: 'Whether a facilitator brought the two together.' })
  byFacilitator!: boolean;

  @Field(() => Boolean, { description: 'Whether a person is asked, who belongs to no stakeholder.' })
  asksPerson!: boolean;

  @Field(() => LocalText, { description: 'The reason to write.' })
  reason!: LocalText;

  @Field(() => [IntroductionPartEnum], { description: 'Who has to act, as far as the reader may know.' })
  waitsFor!: Part[];

  @Field(() => Date, { nullable: true, description: 'Until when; null once it is closed.' })
  until!: Date | null;

  @Field(() => Date, { description: 'When it came to this state.' })
  changedAt!: Date;

  @Field(() => Date, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => IntroductionConsents, { nullable: true, description: 'Who has consented; for the facilitator.' })
  consents!: IntroductionConsents | null;

  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description: 'Why it was declined; for its writer and the facilitator.',
  })
  declineReason!: DeclineReason | null;

  @Field(() => String, { nullable: true, description: 'Words of a return or a decline, for whom they concern.' })
  closingWords!: string | null;

  @Field(() => String, { nullable: true, description: 'Note of the other side’s facilitator, for whom it concerns.' })
  note!: string | null;
}

/** How it ended without a meeting is known to the facilitator and to whoever ended it. Silence at the gate is no secret. */
function readsTheEnd(part: Part, kind: string, by: Actor, forwarded: boolean): boolean {
  return part === 'facilitator' || part === by || (kind === 'expired' && !forwarded);
}

/** To the side that an end is kept from it stands as it did before. */
export function asToldTo(part: Part, row: Introduction): Introduction {
  if (row.keptFrom === null || row.keptFrom !== part) return row;
  const changedAt = row.forwardedAt ?? row.changedAt;
  return { ...row, state: 'forwarded', closedBy: null, declineReason: null, closingWords: null, changedAt };
}

/**
 * Who takes back a yes when it had ended before, unknown to them, must read what they would otherwise: so a side that
 * withdraws after the forwarding reads "not taken up" too, and the step that says it was them.
 */
function shownState(row: Introduction, part: Part): ShownState {
  const told = readsTheEnd(part, row.state, row.closedBy ?? 'system', row.forwardedAt !== null);
  const own = part === row.closedBy && row.state === 'withdrawn' && row.forwardedAt !== null && part !== 'facilitator';
  return isClosedUnmet(row.state) && (!told || own) ? 'not-taken-up' : row.state;
}

/** Who has to act. A side that has not answered learns nothing of the other's answer. */
function waitsFor(row: Introduction, part: Part): Part[] {
  if (row.state === 'proposed') return ['facilitator'];
  if (isFollowed(row)) return ['asking', 'asked', 'facilitator'];
  if (row.state !== 'forwarded') return [];
  if (part === 'asking' || part === 'asked') return [hasConsented(row, part) ? otherSide(part) : part];
  return (['asking', 'asked'] as const).filter((side) => !hasConsented(row, side));
}

export function viewIntroduction(kept: Introduction, part: Part): IntroductionView {
  const row = asToldTo(part, kept);
  const state = shownState(row, part);
  const readsDecline = mayReadDecline(part, row);
  const consents = { asking: hasConsented(row, 'asking'), asked: hasConsented(row, 'asked') };
  const lang = row.reasonLang;
  return Object.assign(new IntroductionView(), {
    row: kept,
    id: row.id,
    version: versionFor(row, part),
    part,
    state,
    byFacilitator: row.byFacilitator,
    asksPerson: row.askedId === null,
    reason: { text: row.reason, lang, dir: directionOf(lang) },
    waitsFor: waitsFor(row, part),
    until: isWaiting(row) || isFollowed(row) ? row.dueAt : null,
    changedAt: state === 'not-taken-up' ? row.dueAt : row.changedAt,
    createdAt: part === 'asked' || part === 'other-facilitator' ? (row.forwardedAt ?? row.createdAt) : row.createdAt,
    consents: part === 'facilitator' ? Object.assign(new IntroductionConsents(), consents) : null,
    declineReason: readsDecline ? row.declineReason : null,
    closingWords: readsDecline || (row.state === 'returned' && part === 'asking') ? row.closingWords : null,
    note: mayReadNote(part, row) ? row.note : null,
  });
}

/** The steps that the reader may know of, oldest first. */
export function viewSteps(row: Introduction, part: Part, events: readonly IntroductionEvent[]): IntroductionStep[] {
  const atGate = part === 'asking' || part === 'facilitator';
  const forwarded = events.find((each) => each.kind === 'forwarded')?.version ?? Number.POSITIVE_INFINITY;
  // Whoever ended it oneself is not told of another end.
  const ended = events.some((each) => isClosedUnmet(each.kind) && each.side === part);
  const told = ({ kind, side }: IntroductionEvent) => {
    if (part === 'facilitator' || (kind === 'consented' && isIntroduced(row))) return true;
    if (part === 'other-facilitator') return kind !== 'consented' && (!isClosedUnmet(kind) || row.closedBy === side);
    return isToldTo(row, part, kind, side) && !(ended && isClosedUnmet(kind) && side !== part);
  };
  return events
    .filter((each) => (atGate || each.version >= forwarded) && told(each))
    .map((each) => viewStep(row, part, each));
}

function viewStep(row: Introduction, part: Part, { kind, side, at, data }: IntroductionEvent): IntroductionStep {
  if (isClosedUnmet(kind) && !readsTheEnd(part, kind, side, row.forwardedAt !== null)) {
    // Told when it was told: the hour of a no would tell it from silence.
    return Object.assign(new IntroductionStep(), { kind: 'not-taken-up', by: 'system', at: row.dueAt, words: null });
  }
  const words = data.words ?? data.note ?? data.before ?? null;
  return Object.assign(new IntroductionStep(), { kind, by: side, at, words });
}
