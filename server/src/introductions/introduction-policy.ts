import { isDelegateOf, isFacilitatorOf, isSecretariat, type Viewer } from '../identity/viewer.js';
import { type Introduction, type Side } from './introduction.js';
import { isIntroduced, sideOfNote, stakeholderOn } from './introduction-rules.js';

/** What someone is to an introduction. */
export type Part = Side | 'facilitator' | 'other-facilitator';

/** Acts for a side: as a delegate of the stakeholder, or as the person who is asked. */
function standsOn(viewer: Viewer, row: Introduction, side: Side): boolean {
  const stakeholder = stakeholderOn(row, side);
  return stakeholder === null
    ? row.askedAccountId !== null && viewer.accountId === row.askedAccountId
    : isDelegateOf(viewer, stakeholder);
}

/** Whoever may act for a side takes that side, the one they act for now where they may act for both. */
function sideOf(viewer: Viewer, row: Introduction): Side | null {
  const asking = standsOn(viewer, row, 'asking');
  const asked = standsOn(viewer, row, 'asked') && row.forwardedAt !== null;
  if (asking && asked) return viewer.actsFor === row.askedId ? 'asked' : 'asking';
  return asking ? 'asking' : asked ? 'asked' : null;
}

/** Whoever stands on a side is never its facilitator: nobody brokers their own affair. */
function isParty(viewer: Viewer, row: Introduction): boolean {
  return standsOn(viewer, row, 'asking') || standsOn(viewer, row, 'asked');
}

/** Gate one: whoever took it on; before that a facilitator of the gate's clusters, or the secretariat at the desk. */
function holdsGate(viewer: Viewer, row: Introduction): boolean {
  if (viewer.accountId === null || isParty(viewer, row)) return false;
  if (row.facilitatorId !== null) return row.facilitatorId === viewer.accountId && viewer.audience === 'facilitators';
  return row.gate === 'desk' ? isSecretariat(viewer) : isFacilitatorOf(viewer, row.gateClusters);
}

/** What this viewer is to it; null for everyone whom it does not concern, for whom it does not exist. */
export function partIn(viewer: Viewer, row: Introduction): Part | null {
  const side = viewer.accountId === null ? null : sideOf(viewer, row);
  if (side) return side;
  if (holdsGate(viewer, row)) return 'facilitator';
  const other = row.forwardedAt !== null && !isParty(viewer, row) && isFacilitatorOf(viewer, row.otherClusters);
  return other ? 'other-facilitator' : null;
}

/** From *introduced* on, and only the two sides and the facilitator. */
export function mayReadContacts(part: Part, row: Introduction): boolean {
  return isIntroduced(row) && part !== 'other-facilitator';
}

/** Why it was declined is for whoever said so and the facilitators; the other side reads "not taken up". */
export function mayReadDecline(part: Part, row: Introduction): boolean {
  return part === 'facilitator' || part === row.closedBy;
}

/** A note is read by both facilitators and the side it is about. */
export function mayReadNote(part: Part, row: Introduction): boolean {
  return part === 'facilitator' || part === 'other-facilitator' || part === sideOfNote(row);
}

/** The version that this part of it reads: a side counts only what it was told of. */
export function versionFor(row: Introduction, part: Part): number {
  return part === 'asking' ? row.askingVersion : part === 'asked' ? row.askedVersion : row.version;
}
