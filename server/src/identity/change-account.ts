import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { BadInput } from '../foundation/refusal.js';
import { Account } from './account.js';
import { isTimeZone, nameOf } from './account-words.js';

interface Changes {
  name?: string | null;
  lang?: Account['lang'] | null;
  timeZone?: string | null;
}

/** Changes what someone says of themselves. The trail names what was changed, not the words: they are personal. */
export async function changeAccount(
  { em, requestId }: HasDatabase & { requestId: string },
  accountId: string,
  changes: Changes,
): Promise<Account> {
  return em.transactional(async (transaction) => {
    const account = await transaction.findOneOrFail(Account, { id: accountId });
    if (changes.name != null) {
      const name = nameOf(changes.name);
      if (!name) throw new BadInput('name', 'must be one line of 1 to 120 characters.');
      account.name = name;
    }
    if (changes.timeZone != null) {
      if (!isTimeZone(changes.timeZone)) throw new BadInput('timeZone', 'must be an IANA name such as Africa/Tunis');
      account.timeZone = changes.timeZone;
    }
    if (changes.lang != null) account.lang = changes.lang;
    account.updatedAt = new Date();
    await transaction.flush();
    const fields = Object.entries(changes).flatMap(([field, value]) => (value == null ? [] : [field]));
    await audit(transaction, {
      actor: accountId,
      action: 'account changed',
      noun: 'account',
      recordId: accountId,
      after: { fields },
      requestId,
    });
    return account;
  });
}
