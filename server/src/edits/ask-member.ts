import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { interfaceLanguages } from '../foundation/localised-text.js';
import { notify } from '../foundation/notify.js';
import { queueMail } from '../foundation/queue-mail.js';
import { noMoreLetters, requireWished } from '../identity/unwanted-letters.js';
import { Delegate } from '../stakeholders/delegate.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { letterOf } from './letters.js';
import type { ProposedEdit } from './proposed-edit.js';

/** A link in a letter can be answered for so many days. */
const daysOpen = 30;

/** What is kept of a link: whoever reads the database cannot answer by it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Asks the member whether an edit may stand: its delegates in their inbox, or, where it has none, by a letter with a
 * one-time link to the address of the edit. Part of the caller's transaction.
 */
export async function askMember(
  { em, clock }: HasDatabase & { clock: Clock },
  edit: ProposedEdit,
  member: Stakeholder,
): Promise<void> {
  const delegates = await em.find(Delegate, { stakeholderId: member.id });
  for (const { accountId } of delegates) {
    await notify(em, {
      account: accountId,
      kind: 'edit-to-confirm',
      arguments: { stakeholder: member.name },
      link: `/edits/${edit.id}`,
      key: `edit:${edit.id}`,
    });
  }
  if (delegates.length > 0 || !edit.email) return;
  await requireWished(em, edit.email, 'email');
  const token = randomBytes(32).toString('base64url');
  edit.tokenHash = hashOf(token);
  edit.expiresAt = new Date(clock.now().getTime() + daysOpen * 86_400_000);
  const lang = interfaceLanguages.find((each) => member.languages.includes(each)) ?? 'en';
  const said = { member: member.name, message: edit.message, publishes: edit.publishes };
  await queueMail(em, {
    key: `edit:${edit.id}:${edit.tokenHash}`,
    to: edit.email,
    lang,
    letter: letterOf(lang, said, `/edits/answer/${token}`, await noMoreLetters(em, edit.email, lang)),
  });
}
