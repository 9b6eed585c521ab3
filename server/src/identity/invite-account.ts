import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId } from '../foundation/ids.js';
import type { InterfaceLanguage } from '../foundation/localised-text.js';
import { notify } from '../foundation/notify.js';
import { BadInput } from '../foundation/refusal.js';
import { Account, Role } from './account.js';
import { mailAccount } from './account-mail.js';
import { nameOf } from './account-words.js';

export interface Invitation {
  email: string;
  name: string;
  lang: InterfaceLanguage;
  role: Role['role'];
  /** Of a facilitator. */
  clusters: { id: string; name: string }[];
}

/**
 * Gives a role to whoever reads mail at an address, and makes their account where there is none: they sign in by an
 * e-mailed link, which proves the address. Inviting again changes nothing that stands.
 */
export async function inviteAccount(
  { em, requestId }: HasDatabase & { requestId: string },
  by: string,
  invitation: Invitation,
): Promise<string> {
  const { role, clusters, lang } = invitation;
  const email = invitation.email.trim().toLowerCase();
  if (!/^[^\p{Cc}\s@<>,;]+@[^\p{Cc}\s@<>,;]+\.[^\p{Cc}\s@<>,;]+$/u.test(email) || email.length > 254) {
    throw new BadInput('email', 'must be one e-mail address.');
  }
  const name = nameOf(invitation.name);
  if (!name) throw new BadInput('name', 'must be one line of 1 to 120 characters.');
  return em.transactional(async (transaction) => {
    const now = new Date();
    const known = await transaction.findOne(Account, { email });
    const person = { id: known?.id ?? newId(), email, name, lang };
    if (!known) {
      await transaction.insert(Account, {
        ...person,
        emailVerified: false,
        timeZone: 'UTC',
        actsForId: null,
        mailFrequency: 'at-once',
        demonstration: false,
        createdAt: now,
        updatedAt: now,
      });
    }
    for (const clusterId of role === 'facilitator' ? clusters.map((each) => each.id) : [null]) {
      await transaction.upsert(
        Role,
        { id: newId(), accountId: person.id, role, clusterId },
        { onConflictFields: ['accountId', 'role', 'clusterId'], onConflictAction: 'ignore' },
      );
    }
    const after = { role, clusters: clusters.map((each) => each.id) };
    await audit(transaction, { actor: by, action: 'invited', noun: 'account', recordId: person.id, after, requestId });
    if (known?.emailVerified) {
      const key = `role:${role}:${after.clusters.sort().join(',')}`;
      await notify(transaction, {
        account: person.id,
        kind: 'account-role',
        arguments: { role },
        link: '/account',
        key,
      });
    } else {
      const list = new Intl.ListFormat(lang).format(clusters.map((each) => each.name));
      await mailAccount(transaction, person, 'invited', '/sign-in', { role, clusters: list });
    }
    return person.id;
  });
}
