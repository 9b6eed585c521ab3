import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId } from '../foundation/ids.js';
import type { InterfaceLanguage } from '../foundation/localised-text.js';
import { notify } from '../foundation/notify.js';
import { BadInput } from '../foundation/refusal.js';
import { Account, Role } from './account.js';
import { mailAccount } from './account-mail.js';
import { nameOf } from './account-words.js';
import { requireWished } from './unwanted-letters.js';

export interface Invitation {
  email: string;
  name: string;
  lang: InterfaceLanguage;
  role: Role['role'];
  /** Of a facilitator. */
  clusters: { id: string; name: string }[];
}

/** One e-mail address in small letters, or the refusal of what is none. */
export function addressFrom(given: string, field = 'email'): string {
  const email = given.trim().toLowerCase();
  if (!/^[^\p{Cc}\s@<>,;]+@[^\p{Cc}\s@<>,;]+\.[^\p{Cc}\s@<>,;]+$/u.test(email) || email.length > 254) {
    throw new BadInput(field, 'must be one e-mail address.');
  }
  return email;
}

/** The account of an address; made where there is none, to be signed in to by an e-mailed link. */
export async function accountOfAddress(
  em: HasDatabase['em'],
  { email, name, lang }: Pick<Account, 'email' | 'name' | 'lang'>,
): Promise<Account> {
  const known = await em.findOne(Account, { email });
  if (known) return known;
  // Somebody else may make it at this moment: theirs counts then.
  await em.execute(
    `insert into account (id, email, email_verified, name, lang, time_zone, mail_frequency, created_at, updated_at)
     values (?, ?, false, ?, ?, 'UTC', 'at-once', now(), now()) on conflict (email) do nothing`,
    [newId(), email, name, lang],
  );
  return em.findOneOrFail(Account, { email });
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
  const email = addressFrom(invitation.email);
  const name = nameOf(invitation.name);
  if (!name) throw new BadInput('name', 'must be one line of 1 to 120 characters.');
  return em.transactional(async (transaction) => {
    const known = await accountOfAddress(transaction, { email, name, lang });
    const person = { id: known.id, email, name, lang };
    for (const clusterId of role === 'facilitator' ? clusters.map((each) => each.id) : [null]) {
      await transaction.upsert(
        Role,
        { id: newId(), accountId: person.id, role, clusterId },
        { onConflictFields: ['accountId', 'role', 'clusterId'], onConflictAction: 'ignore' },
      );
    }
    const after = { role, clusters: clusters.map((each) => each.id) };
    await audit(transaction, { actor: by, action: 'invited', noun: 'account', recordId: person.id, after, requestId });
    if (known.emailVerified) {
      const key = `role:${role}:${after.clusters.sort().join(',')}`;
      await notify(transaction, {
        account: person.id,
        kind: 'account-role',
        arguments: { role },
        link: '/account',
        key,
      });
    } else {
      await requireWished(transaction, email, 'email');
      const list = new Intl.ListFormat(lang).format(clusters.map((each) => each.name));
      await mailAccount(transaction, person, 'invited', '/sign-in', { role, clusters: list });
    }
    return person.id;
  });
}
