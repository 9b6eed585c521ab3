import { Refused } from '../foundation/refusal.js';
import {
  type Actor,
  daysGiven,
  type EventKind,
  type Introduction,
  type IntroductionState,
  type Side,
  transitions,
} from './introduction.js';

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

/** Both have agreed to meet, and what comes of it is still to be said. */
export function isFollowed({ state, closedBy }: Introduction): boolean {
  return closedBy === null && (state === 'introduced' || state === 'met' || state === 'agreed');
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
