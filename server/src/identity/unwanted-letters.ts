import { createHmac, timingSafeEqual } from 'node:crypto';
import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import type { InterfaceLanguage } from '../foundation/localised-text.js';
import type { Letter } from '../foundation/queue-mail.js';
import { Refused } from '../foundation/refusal.js';
import { signingSecret } from './signing-secret.js';

const label: Record<InterfaceLanguage, string> = {
  en: 'No more letters to this address',
  fr: 'Ne plus écrire à cette adresse',
  ar: 'التوقّف عن مراسلة هذا العنوان',
};

async function signed(em: HasDatabase['em'], words: string): Promise<string> {
  return createHmac('sha256', await signingSecret(em))
    .update(words)
    .digest('base64url');
}

/** What stands for an address: neither the link nor the database gives it away. */
const keyOf = (em: HasDatabase['em'], address: string) => signed(em, `address ${address.trim().toLowerCase()}`);

/** The end of a letter that nobody asked for: one click, or the mail program itself, ends those to this address. */
export async function noMoreLetters(
  em: HasDatabase['em'],
  address: string,
  lang: InterfaceLanguage,
): Promise<NonNullable<Letter['unsubscribe']>> {
  const key = await keyOf(em, address);
  return { label: label[lang], address: `/unsubscribe/${key}/${await signed(em, `no letters ${key}`)}` };
}

/** Ends letters to the address of such a link; false where the link was not made by us. */
export async function stopLetters(em: HasDatabase['em'], key: string, signature: string): Promise<boolean> {
  const given = Buffer.from(signature);
  const right = Buffer.from(await signed(em, `no letters ${key}`));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  await em.transactional(async (transaction) => {
    const written = await transaction.execute<{ key: string }[]>(
      'insert into unwanted_letters (address_key) values (?) on conflict do nothing returning address_key as key',
      [key],
    );
    if (written.length === 0) return;
    await audit(transaction, { actor: 'letter', action: 'letters ended', noun: 'address', recordId: key });
  });
  return true;
}

/** Whether whoever reads mail at an address has not ended letters to it. */
export async function wishesLetters(em: HasDatabase['em'], address: string): Promise<boolean> {
  const rows = await em.execute('select from unwanted_letters where address_key = ?', [await keyOf(em, address)]);
  return rows.length === 0;
}

/** Refuses to write to an address that does not wish it; more is told to nobody. */
export async function requireWished(em: HasDatabase['em'], address: string, field: string): Promise<void> {
  if (await wishesLetters(em, address)) return;
  throw new Refused('NO_LETTERS', 'this address has asked for no more letters.', field);
}
