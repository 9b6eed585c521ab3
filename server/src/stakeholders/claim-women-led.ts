import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId, requireId } from '../foundation/ids.js';
import { NotFound } from '../foundation/refusal.js';
import { type Audience, type HasViewer, isDelegateOf } from '../identity/viewer.js';
import { WomenLedClaim, type WomenLedForm } from './women-led-claim.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** What an owner says of one form of women's leadership. */
export interface ClaimGiven {
  form: WomenLedForm;
  basis: string | null;
  sinceYear: number | null;
  audience: Audience;
}

/**
 * States one of the four forms, or changes it; self-declared until a facilitator confirms it, and again after a change
 * of its basis or year, since what was confirmed is no longer what stands there.
 */
export async function claimWomenLed(context: Writer, stakeholderId: string, given: ClaimGiven): Promise<void> {
  requireOwn(context, stakeholderId);
  requireNoContact('basis', given.basis ?? '');
  await context.em.transactional(async (em) => {
    const row = await em.findOne(WomenLedClaim, { stakeholderId, form: given.form });
    const same = row && row.basis === given.basis && row.sinceYear === given.sinceYear;
    const before = row && { evidence: row.evidence, basis: row.basis, audience: row.audience };
    const declared = { evidence: 'self-declared' as const, confirmedBy: null, confirmedAt: null, validUntil: null };
    if (row) Object.assign(row, given, same ? {} : declared);
    else await em.insert(WomenLedClaim, { id: newId(), stakeholderId, ...given, ...declared });
    await trace(context, em, stakeholderId, 'women-led claimed', before, given);
  });
}

/** Takes a form back; nothing of it stays but the trace. */
export async function withdrawWomenLed(context: Writer, stakeholderId: string, form: WomenLedForm): Promise<void> {
  requireOwn(context, stakeholderId);
  await context.em.transactional(async (em) => {
    if ((await em.nativeDelete(WomenLedClaim, { stakeholderId, form })) === 0) throw new NotFound('claim');
    await trace(context, em, stakeholderId, 'women-led withdrawn', { form }, null);
  });
}

function requireOwn({ viewer }: Writer, stakeholderId: string): void {
  if (!isDelegateOf(viewer, requireId(stakeholderId, 'stakeholder'))) throw new NotFound('stakeholder');
}

function trace(
  { viewer, requestId }: Writer,
  em: Writer['em'],
  recordId: string,
  action: string,
  before: object | null,
  after: object | null,
): Promise<void> {
  return audit(em, { actor: viewer.accountId ?? '', action, noun: 'stakeholder', recordId, before, after, requestId });
}
