import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Refused } from '../foundation/refusal.js';

export const introductionStates = [
  'proposed',
  'forwarded',
  'introduced',
  'met',
  'agreed',
  'still-active',
  'returned',
  'withdrawn',
  'declined',
  'expired',
  'no-agreement',
] as const;
export type IntroductionState = (typeof introductionStates)[number];

/** Every move there is; what is not in the table does not happen. */
export const transitions: Record<IntroductionState, readonly IntroductionState[]> = {
  proposed: ['forwarded', 'returned', 'withdrawn', 'expired'],
  forwarded: ['introduced', 'declined', 'withdrawn', 'expired'],
  introduced: ['met', 'no-agreement'],
  met: ['agreed', 'no-agreement'],
  agreed: ['still-active'],
  'still-active': [],
  returned: [],
  withdrawn: [],
  declined: [],
  expired: [],
  'no-agreement': [],
};

export type Side = 'asking' | 'asked';
/** Who did something: one of the sides, the facilitator, or nobody but time. */
export type Actor = Side | 'facilitator' | 'system';

export const declineReasons = [
  'no-capacity-now',
  'not-our-field',
  'already-work-together',
  'prefer-another-partner',
  'not-this-partner',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Days that each state is given: to check, to answer, to meet, to come to terms, and until one asks what became of it. */
export const daysGiven: Partial<Record<IntroductionState, number>> = {
  proposed: 12,
  forwarded: 12,
  introduced: 30,
  met: 30,
  agreed: 182,
};

/** Two sides, a reason to write, a gate and two consents. Row only; what each of the three reads is in introduction-view. */
@Entity({ tableName: 'introduction' })
export class Introduction {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  askingId!: string;

  /** Null where a person is asked who belongs to no stakeholder. */
  @Property({ type: 'uuid', nullable: true })
  askedId!: string | null;

  /** The person's account, by which alone they answer; null where a stakeholder is asked. */
  @Property({ type: 'uuid', nullable: true })
  askedAccountId!: string | null;

  /** The name by which the person was asked. */
  @Property({ type: 'text', nullable: true })
  askedName!: string | null;

  /** A facilitator brought the two together; neither side asked. */
  @Property({ type: 'boolean' })
  byFacilitator!: boolean;

  /** Whose facilitator decides: settled when it is asked, so that nobody's arrival or leaving moves a gate. */
  @Property({ type: 'text' })
  gate!: Side | 'desk';

  /** Clusters whose facilitators may take it on; empty at the desk. */
  @Property({ type: 'string[]' })
  gateClusters!: string[];

  /** Clusters of the side without the gate: their facilitators are told and may add a note. */
  @Property({ type: 'string[]' })
  otherClusters!: string[];

  /** The one account that took it on; null until then. */
  @Property({ type: 'uuid', nullable: true })
  facilitatorId!: string | null;

  @Property({ type: 'text' })
  state!: IntroductionState;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'text' })
  reasonLang!: string;

  /** Counts the wordings; a one-time link holds for the wording it was sent with. */
  @Property({ type: 'integer' })
  textVersion!: number;

  @Property({ type: 'uuid', nullable: true })
  offeringId!: string | null;

  /** What the other side's facilitator adds; read by both facilitators and the side it is about. */
  @Property({ type: 'text', nullable: true })
  note!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  askingConsentAt!: Date | null;

  /** The account that consented; null where it was a one-time link. */
  @Property({ type: 'uuid', nullable: true })
  askingConsentBy!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  askedConsentAt!: Date | null;

  @Property({ type: 'uuid', nullable: true })
  askedConsentBy!: string | null;

  @Property({ type: 'text', nullable: true })
  closedBy!: Actor | null;

  @Property({ type: 'text', nullable: true })
  declineReason!: DeclineReason | null;

  @Property({ type: 'text', nullable: true })
  closingWords!: string | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  /** Null while the asked side knows nothing of it. */
  @Property({ type: 'timestamptz', nullable: true })
  forwardedAt!: Date | null;

  /** When it came to its state. */
  @Property({ type: 'timestamptz' })
  changedAt!: Date;

  /** Until when someone has to act; for a closed one, when its end was told, or will be to the side it is kept from. */
  @Property({ type: 'timestamptz' })
  dueAt!: Date;

  /** The side that said yes and waits: told of a no only when its time is over, so that a no reads like silence. */
  @Property({ type: 'text', nullable: true })
  keptFrom!: Side | null;

  /** Counts the events. */
  @Property({ type: 'integer' })
  version!: number;

  /** Counts those that the asking side was told of: the other's yes must not show in a number. */
  @Property({ type: 'integer' })
  askingVersion!: number;

  @Property({ type: 'integer' })
  askedVersion!: number;
}

/** Something that happened, once for each version; never rewritten. */
@Entity({ tableName: 'introduction_event' })
export class IntroductionEvent {
  @PrimaryKey({ type: 'uuid' })
  introductionId!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  kind!: EventKind;

  @Property({ type: 'text' })
  side!: Actor;

  @Property({ type: 'uuid', nullable: true })
  actor!: string | null;

  @Property({ type: 'json' })
  data!: Record<string, string | number | null>;

  @Property({ type: 'timestamptz' })
  at!: Date;
}

/** A state reached, or something that leaves the state as it is. */
export type EventKind = IntroductionState | 'edited' | 'noted' | 'consented' | 'meeting-proposed' | 'no-longer-active';

const day = 86_400_000;

/** Moves an introduction on, or refuses: the table has the last word. */
export function move(row: Introduction, to: IntroductionState, by: Actor, at: Date): void {
  if (!transitions[row.state].includes(to)) {
    throw new Refused('WRONG_STATE', 'what is {from} cannot become {to}.', 'state', { from: row.state, to });
  }
  row.state = to;
  row.changedAt = at;
  const days = daysGiven[to];
  row.keptFrom = isClosedUnmet(to) && by !== 'system' ? waitingSide(row, by) : null;
  if (row.keptFrom === null) row.dueAt = days ? new Date(at.getTime() + days * day) : at;
  if (to === 'forwarded') row.forwardedAt = at;
  if (transitions[to].length === 0) row.closedBy = by;
}

/** Ended without a meeting, which the sides read alike. */
export function isClosedUnmet(kind: string): boolean {
  return kind === 'declined' || kind === 'expired' || kind === 'withdrawn';
}

/** Who has said yes to what was forwarded and waits for another's word. */
function waitingSide(row: Introduction, by: Actor): Side | null {
  if (row.forwardedAt === null) return null;
  return (['asking', 'asked'] as const).find((side) => side !== by && hasConsented(row, side)) ?? null;
}

/** Tells the end, which was kept until its time was over. Answers the side that hears of it. */
export function release(row: Introduction, at: Date): Side | null {
  const side = row.keptFrom;
  Object.assign(row, { keptFrom: null, dueAt: at });
  if (side) countTold(row, side);
  return side;
}

/** Whether a side may know of what happened: not of the other's yes, nor yet of an end that is kept from it. */
export function isToldTo(row: Introduction, side: Side, kind: EventKind, by: Actor): boolean {
  if (side === 'asked' && row.forwardedAt === null) return false;
  if (by === side) return true;
  if (kind === 'consented') return false;
  if (kind === 'noted') return sideOfNote(row) === side;
  return !isClosedUnmet(kind) || (row.keptFrom !== side && row.closedBy === by);
}

export function countTold(row: Introduction, side: Side): void {
  if (side === 'asking') row.askingVersion++;
  else row.askedVersion++;
}

/** The side that the gate does not belong to: the one the note of its facilitator is about. */
export function sideOfNote(row: Introduction): Side {
  return row.gate === 'asked' ? 'asking' : 'asked';
}

export function hasConsented(row: Introduction, side: Side): boolean {
  return (side === 'asking' ? row.askingConsentAt : row.askedConsentAt) !== null;
}

export function otherSide(side: Side): Side {
  return side === 'asking' ? 'asked' : 'asking';
}

/** The stakeholder on a side; null where it is a person. */
export function stakeholderOn(row: Introduction, side: Side): string | null {
  return side === 'asking' ? row.askingId : row.askedId;
}

/** The stakeholders it brings together: two, or one where a person is asked. */
export function stakeholdersIn(row: Introduction): string[] {
  return row.askedId === null ? [row.askingId] : [row.askingId, row.askedId];
}

/** Open to be answered or checked; time ends it. */
export function isWaiting(row: Introduction): boolean {
  return row.state === 'proposed' || row.state === 'forwarded';
}

const afterBothConsents: readonly IntroductionState[] = ['introduced', 'met', 'agreed', 'still-active', 'no-agreement'];

/** Both sides have consented, whatever came of it: contacts and the thread are open from here on. */
export function isIntroduced({ state }: Introduction): boolean {
  return afterBothConsents.includes(state);
}

/** One side says yes to the present wording, never by the account that said it for the other; the second yes introduces. */
export function consent(row: Introduction, side: Side, account: string | null, at: Date): EventKind {
  if (!isWaiting(row) || hasConsented(row, side)) {
    throw new Refused('WRONG_STATE', 'there is nothing left for you to answer.', 'state');
  }
  const other = side === 'asking' ? row.askedConsentBy : row.askingConsentBy;
  if (account !== null && account === other) {
    throw new Refused('SAME_ACCOUNT', 'one account cannot consent for both sides.', 'consent');
  }
  if (account !== null && account === row.facilitatorId) {
    throw new Refused('SAME_ACCOUNT', 'the facilitator cannot consent for a side.', 'consent');
  }
  if (side === 'asked' && row.state === 'proposed') {
    throw new Refused('WRONG_STATE', 'it has not been forwarded.', 'state');
  }
  if (side === 'asking') Object.assign(row, { askingConsentAt: at, askingConsentBy: account });
  else Object.assign(row, { askedConsentAt: at, askedConsentBy: account });
  if (row.state !== 'forwarded' || !row.askingConsentAt || !row.askedConsentAt) return 'consented';
  move(row, 'introduced', side, at);
  return 'introduced';
}

/** Another wording is another question: whoever had said yes is asked anew. */
export function reword(row: Introduction, reason: string, lang: string): void {
  if (row.state !== 'proposed') {
    throw new Refused('WRONG_STATE', 'the text can be changed until it is forwarded.', 'state');
  }
  Object.assign(row, { reason, reasonLang: lang, textVersion: row.textVersion + 1 });
  Object.assign(row, { askingConsentAt: null, askingConsentBy: null, askedConsentAt: null, askedConsentBy: null });
}
