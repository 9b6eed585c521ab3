import { Membership } from '../clusters/cluster.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { NotAllowed, NotFound } from '../foundation/refusal.js';
import { type HasViewer, isDelegateOf, isFacilitatorOf, isSecretariat } from '../identity/viewer.js';
import { Delegate } from '../stakeholders/delegate.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';

/** A member as those who look after it see it: the row, and whether somebody acts for it with an account. */
export interface LookedAfter {
  row: Stakeholder;
  hasAccount: boolean;
}

/**
 * The member, for a facilitator of one of its clusters or the secretariat. A draft that somebody with an account is
 * writing is theirs alone; for others it does not exist, like the members of other clusters.
 */
export async function memberLookedAfter(
  { em, viewer }: HasDatabase & HasViewer,
  stakeholderId: string,
): Promise<LookedAfter> {
  const row = await em.findOne(Stakeholder, { id: requireId(stakeholderId, 'stakeholder') }, { refresh: true });
  if (!row) throw new NotFound('stakeholder');
  const memberships = await em.find(Membership, { stakeholderId });
  const clusters = memberships.map((each) => each.clusterId);
  if (!isFacilitatorOf(viewer, clusters) && !isSecretariat(viewer)) throw new NotFound('stakeholder');
  const hasAccount = (await em.count(Delegate, { stakeholderId })) > 0;
  if (row.status !== 'published' && hasAccount) throw new NotFound('stakeholder');
  return { row, hasAccount };
}

/** Refuses to write for a member what one may write as its delegate: nobody confirms their own words. */
export function requireNotOwn({ viewer }: HasViewer, stakeholderId: string): void {
  if (isDelegateOf(viewer, stakeholderId)) {
    throw new NotAllowed('You act for this member yourself: write its profile as your own.');
  }
}

/** What nobody but those who look after it can see: written straight away, and confirmed as a whole later. */
export function isUnseen({ row, hasAccount }: LookedAfter): boolean {
  return row.status === 'draft' && !hasAccount;
}
