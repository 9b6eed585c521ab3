import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Refused } from '../foundation/refusal.js';
import { addressFrom } from '../identity/invite-account.js';
import type { HasViewer } from '../identity/viewer.js';
import { memberLookedAfter } from './edit-policy.js';
import { ProposedEdit } from './proposed-edit.js';
import { propose } from './write-for-member.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

export interface MemberInvitation {
  stakeholder: string;
  email: string;
}

export type InvitationOutcome = 'sent' | 'waiting' | 'has-account' | 'refused';

/** What became of one address. It is the same whether or not anybody has an account with it. */
export interface InvitationReport {
  stakeholder: string;
  email: string;
  outcome: InvitationOutcome;
  /** The code of the refusal, with the field it is about where it is BAD_INPUT. */
  code: string | null;
  field: string | null;
  reason: string | null;
}

/** The same member is not asked again within so many days at the same address. */
const quietDays = 7;

/**
 * Sends each member, who has no account, its profile to confirm: with a yes the profile is shown and is theirs. One that
 * cannot be sent is told with its reason, and the others go.
 */
export async function inviteMembers(
  context: Writer,
  invitations: readonly MemberInvitation[],
  message: string,
): Promise<InvitationReport[]> {
  const reports: InvitationReport[] = [];
  for (const { stakeholder, email } of invitations) {
    const report = { stakeholder, email: email.trim(), code: null, field: null, reason: null };
    try {
      reports.push({ ...report, outcome: await inviteMember(context, stakeholder, email, message) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, field = null } = error.extensions as { code: string; field?: string };
      reports.push({ ...report, outcome: 'refused', code, field, reason: error.message });
    }
  }
  return reports;
}

async function inviteMember(
  context: Writer,
  stakeholderId: string,
  given: string,
  message: string,
): Promise<InvitationOutcome> {
  const { row, hasAccount } = await memberLookedAfter(context, stakeholderId);
  if (hasAccount) return 'has-account';
  const email = addressFrom(given);
  const waiting = await context.em.findOne(ProposedEdit, { stakeholderId, noun: 'profile', state: 'waiting' });
  const quiet = new Date(context.clock.now().getTime() - quietDays * 86_400_000);
  if (waiting?.email === email && waiting.createdAt > quiet) return 'waiting';
  const draft = row.status === 'draft';
  // What already waits goes again, to the new address; of a draft everything is in the draft itself.
  await propose(context, row, 'profile', null, waiting?.input ?? {}, draft, { message, email });
  await context.em.execute(
    `update stakeholder set contacts = contacts || jsonb_build_object('email', ?::text)
     where id = ? and contacts->>'email' is null`,
    [email, row.id],
  );
  return 'sent';
}
