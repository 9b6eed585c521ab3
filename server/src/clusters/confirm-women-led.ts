import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { NotAllowed, NotFound } from '../foundation/refusal.js';
import { type HasViewer, isDelegateOf, isFacilitatorOf, isSecretariat } from '../identity/viewer.js';
import { WomenLedClaim, type WomenLedForm } from '../stakeholders/women-led-claim.js';
import { Membership } from './cluster.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** A confirmation holds two years; then the facilitator looks again. */
const yearsHeld = 2;

/** Confirms a claim as a facilitator of a cluster the stakeholder belongs to, or the secretariat; never one's own. */
export async function confirmWomenLed(context: Writer, stakeholderId: string, form: WomenLedForm): Promise<void> {
  const { viewer, clock, requestId } = context;
  await context.em.transactional(async (em) => {
    const row = await em.findOne(WomenLedClaim, { stakeholderId: requireId(stakeholderId, 'stakeholder'), form });
    if (!row) throw new NotFound('claim');
    const memberships = await em.find(Membership, { stakeholderId });
    const own = isFacilitatorOf(
      viewer,
      memberships.map((each) => each.clusterId),
    );
    if (!own && !isSecretariat(viewer)) {
      throw new NotAllowed('Only a facilitator of a cluster it belongs to, or the secretariat, can confirm this.');
    }
    if (isDelegateOf(viewer, stakeholderId)) throw new NotAllowed('Nobody confirms a claim of their own.');
    const until = clock.now();
    until.setUTCFullYear(until.getUTCFullYear() + yearsHeld);
    const before = { evidence: row.evidence };
    Object.assign(row, {
      evidence: 'facilitator-confirmed',
      confirmedBy: viewer.accountId,
      confirmedAt: clock.now(),
      validUntil: until.toISOString().slice(0, 10),
    });
    await audit(em, {
      actor: viewer.accountId ?? '',
      action: 'women-led confirmed',
      noun: 'stakeholder',
      recordId: stakeholderId,
      before,
      after: { form, evidence: row.evidence, validUntil: row.validUntil },
      requestId,
    });
  });
}
