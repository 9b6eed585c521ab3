import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { NotFound, Refused } from '../foundation/refusal.js';
import { Account } from './account.js';
import type { PersonalData } from './personal-data.js';

/**
 * Erases a person: account, sessions, tokens, notifications, letters. The trail keeps that an account of this number
 * existed, and nothing that says whose. The last administrator stays, or nobody could look after the installation.
 */
export async function eraseAccount(
  { em, requestId }: HasDatabase & { requestId: string },
  accountId: string,
  personalData: readonly PersonalData[],
): Promise<void> {
  await em.transactional(async (transaction) => {
    const [row] = await transaction.execute<{ last: boolean }[]>(
      `select exists (select from role where account_id = a.id and role = 'administrator')
         and not exists (select from role where account_id <> a.id and role = 'administrator') as last
       from account a where id = ? for update`,
      [accountId],
    );
    if (!row) throw new NotFound('account');
    if (row.last) throw new Refused('LAST_ADMINISTRATOR', 'Make someone else administrator first.');
    for (const each of personalData) await each.erase?.(transaction, accountId);
    await transaction.nativeDelete(Account, { id: accountId });
    await audit(transaction, {
      actor: accountId,
      action: 'account erased',
      noun: 'account',
      recordId: accountId,
      requestId,
    });
  });
}
