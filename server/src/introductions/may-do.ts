import { enumeration } from '../foundation/enumeration.js';
import type { Introduction } from './introduction.js';
import type { Part } from './introduction-policy.js';
import { hasConsented, isFollowed, isIntroduced, isWaiting, otherSide } from './introduction-rules.js';

export const IntroductionActionEnum = enumeration('IntroductionAction', 'What the reader may do now.', {
  forward: 'Forward it.',
  return: 'Send it back with a reason.',
  edit: 'Change the text.',
  note: 'Add a note.',
  consent: 'Say yes.',
  decline: 'Say no.',
  withdraw: 'Take it back.',
  write: 'Write to the others, propose a meeting.',
  'record-meeting': 'Say that they met.',
  'record-agreement': 'Say what they agreed on.',
  'record-no-agreement': 'Say that nothing came of it.',
  'record-active': 'Say that they still work together.',
  'record-no-longer': 'Say that they no longer work together.',
  'confirm-outcome': 'Say that what was reported is so.',
});
export type Action =
  | 'forward'
  | 'return'
  | 'edit'
  | 'note'
  | 'consent'
  | 'decline'
  | 'withdraw'
  | 'write'
  | 'record-meeting'
  | 'record-agreement'
  | 'record-no-agreement'
  | 'record-active'
  | 'record-no-longer'
  | 'confirm-outcome';

/** What decides beside the row: who asks and when, whether a block closed the thread, and what of the outcome is open. */
export interface Moment {
  account: string | null;
  at: Date;
  isClosed: boolean;
  toConfirm: boolean;
}

/**
 * What the server takes from this reader at this moment, of a row as it is told to them: screens offer this and nothing
 * else. Only a block that is in the way of forwarding is told when it is tried.
 */
export function mayDo(row: Introduction, part: Part, { account, at, isClosed, toConfirm }: Moment): Action[] {
  const { state } = row;
  if (isWaiting(row)) return row.dueAt <= at ? [] : whileWaiting(row, part, account);
  if (part === 'other-facilitator' || !isIntroduced(row)) return [];
  const actions: Action[] = isClosed ? [] : ['write'];
  if (state === 'introduced') actions.push('record-meeting', 'record-no-agreement');
  if (state === 'met') actions.push('record-agreement', 'record-no-agreement');
  if (state === 'agreed' && isFollowed(row)) {
    if (row.dueAt <= at) actions.push('record-active');
    actions.push('record-no-longer');
  }
  if (toConfirm) actions.push('confirm-outcome');
  return actions;
}

function whileWaiting(row: Introduction, part: Part, account: string | null): Action[] {
  if (part === 'other-facilitator') return row.state === 'forwarded' ? ['note'] : [];
  const consented = part !== 'facilitator' && hasConsented(row, part);
  if (row.state === 'proposed') {
    if (part === 'facilitator') return ['forward', 'return', 'edit'];
    // What the facilitator reworded is another question, answered before or after it is forwarded.
    return [...(consented ? [] : (['consent'] as const)), 'edit', 'withdraw'];
  }
  if (part === 'facilitator') return row.byFacilitator ? ['withdraw'] : [];
  if (consented) return ['withdraw'];
  const other = otherSide(part) === 'asking' ? row.askingConsentBy : row.askedConsentBy;
  // One account does not consent for both sides, nor the facilitator for one.
  const isAnothers = account !== null && (account === other || account === row.facilitatorId);
  const takesBack = part === 'asking' && !row.byFacilitator;
  return [...(isAnothers ? [] : (['consent'] as const)), 'decline', ...(takesBack ? (['withdraw'] as const) : [])];
}
