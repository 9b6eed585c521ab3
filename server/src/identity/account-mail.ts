import type { HasDatabase } from '../foundation/database-slice.js';
import { newId } from '../foundation/ids.js';
import { queueMail } from '../foundation/queue-mail.js';
import type { Account } from './account.js';
import { type AccountMail, accountLetter } from './messages.js';
import { noMoreLetters } from './unwanted-letters.js';

/** Letters that the person did not ask for. */
const invitations: readonly AccountMail[] = ['invited', 'mentor'];

/** Queues a letter about an account; `address` is the path of the page that goes on from there, `key` what it tells of. */
export async function mailAccount(
  em: HasDatabase['em'],
  account: Pick<Account, 'id' | 'email' | 'name' | 'lang'>,
  mail: AccountMail,
  address: string,
  values: Record<string, string> = {},
  key: string = newId(),
): Promise<void> {
  const { id, email, name, lang } = account;
  const asked = accountLetter(mail, lang, { name, ...values }, address);
  const letter = invitations.includes(mail) ? { ...asked, unsubscribe: await noMoreLetters(em, email, lang) } : asked;
  await em.transactional((transaction) =>
    queueMail(transaction, { key: `account:${key}`, to: email, lang, letter, account: id }),
  );
}
