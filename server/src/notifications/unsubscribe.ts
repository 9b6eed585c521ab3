import { createHmac, timingSafeEqual } from 'node:crypto';
import { validate } from 'uuid';
import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { signingSecret } from '../identity/signing-secret.js';

async function signatureOf(em: HasDatabase['em'], account: string): Promise<string> {
  return createHmac('sha256', await signingSecret(em))
    .update(`unsubscribe ${account}`)
    .digest('base64url');
}

/** The address by which one click, or the mail program itself, ends mail to an account. Nobody else can make one up. */
export async function unsubscribePath(em: HasDatabase['em'], account: string): Promise<string> {
  return `/unsubscribe/${account}/${await signatureOf(em, account)}`;
}

/** Ends mail to the account of such an address; false where the address was not made by us. */
export async function unsubscribe(em: HasDatabase['em'], account: string, signature: string): Promise<boolean> {
  if (!validate(account)) return false;
  const given = Buffer.from(signature);
  const right = Buffer.from(await signatureOf(em, account));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  await em.transactional(async (transaction) => {
    const [row] = await transaction.execute<{ before: string }[]>(
      `select mail_frequency as before from account where id = ? for update`,
      [account],
    );
    if (!row || row.before === 'never') return;
    await transaction.execute(`update account set mail_frequency = 'never' where id = ?`, [account]);
    await audit(transaction, {
      actor: account,
      action: 'unsubscribed',
      noun: 'account',
      recordId: account,
      before: { mailFrequency: row.before },
      after: { mailFrequency: 'never' },
    });
  });
  return true;
}
