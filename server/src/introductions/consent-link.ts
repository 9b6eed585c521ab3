import { createHash, randomBytes } from 'node:crypto';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { HasDatabase } from '../foundation/database-slice.js';
import { interfaceLanguages } from '../foundation/localised-text.js';
import { queueMail } from '../foundation/queue-mail.js';
import { Refused } from '../foundation/refusal.js';
import { noMoreLetters, wishesLetters } from '../identity/unwanted-letters.js';
import { type Introduction, type Side } from './introduction.js';
import { contactsOfSide, nameOfSide } from './introduction-loaders.js';
import { hasConsented, otherSide, stakeholderOn } from './introduction-rules.js';
import { introducedLetter, letterOf } from './letters.js';

/** A question sent to a side's own address, for those whose members have no account. Only the hash of it is kept. */
@Entity({ tableName: 'introduction_link' })
export class ConsentLink {
  @PrimaryKey({ type: 'text' })
  tokenHash!: string;

  @Property({ type: 'uuid' })
  introductionId!: string;

  @Property({ type: 'text' })
  side!: Side;

  @Property({ type: 'integer' })
  textVersion!: number;

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}

interface Address {
  email: string | null;
  name: string;
  languages: string[];
}

/**
 * The address of a side that has no delegate. None where that address belongs to the facilitator, to staff, or to whoever
 * consents for the other side.
 */
async function ownAddress(em: HasDatabase['em'], row: Introduction, side: Side) {
  // A person who is asked has an account.
  if (stakeholderOn(row, side) === null) return null;
  const other = stakeholderOn(row, otherSide(side));
  const [own] = await em.execute<Address[]>(
    `select lower(s.contacts->>'email') as email, s.name, s.languages from stakeholder s
     where s.id = ? and not exists (select 1 from delegate d where d.stakeholder_id = s.id)
       and not exists (select 1 from account a where a.email = lower(s.contacts->>'email') and (a.id = any(array[?, ?]::uuid[])
         or exists (select 1 from role r where r.account_id = a.id)
         or exists (select 1 from delegate d where d.account_id = a.id and d.stakeholder_id = ?)))
       and lower(s.contacts->>'email') is distinct from (
         select lower(o.contacts->>'email') from stakeholder o where o.id = ?)`,
    [stakeholderOn(row, side), row.facilitatorId, row.askedAccountId, other, other],
  );
  if (!own?.email || !/^[^\p{Cc}\s@<>,;]+@[^\p{Cc}\s@<>,;]+$/u.test(own.email)) return null;
  return { ...own, email: own.email, lang: interfaceLanguages.find((each) => own.languages.includes(each)) ?? 'en' };
}

/**
 * Asks a side that has no delegate by a letter to its own address; one that has no such address is not asked, and it
 * expires. Where the address has asked for no more letters, whoever asks for them is told so.
 */
export async function sendConsentLinks(em: HasDatabase['em'], row: Introduction): Promise<void> {
  for (const side of ['asking', 'asked'] as const) {
    const own = hasConsented(row, side) ? null : await ownAddress(em, row, side);
    if (!own) continue;
    if (!(await wishesLetters(em, own.email))) {
      throw new Refused('NO_LETTERS', '{name} has no account and has asked for no more letters.', 'with', {
        name: own.name,
      });
    }
    const token = randomBytes(32).toString('base64url');
    await em.execute(
      `insert into introduction_link (token_hash, introduction_id, side, text_version, expires_at) values (?, ?, ?, ?, ?)`,
      [createHash('sha256').update(token).digest('hex'), row.id, side, row.textVersion, row.dueAt],
    );
    const values = { own: own.name, other: await nameOfSide({ em }, row, otherSide(side)), reason: row.reason };
    await queueMail(em, {
      key: `introduction:${row.id}:link:${side}:${row.textVersion}`,
      to: own.email,
      lang: own.lang,
      letter: letterOf(
        own.lang,
        values,
        `/introductions/answer/${token}`,
        await noMoreLetters(em, own.email, own.lang),
      ),
    });
  }
}

/** Once introduced, a side that has no delegate is written how to reach the other: it has no page to read it on. */
export async function sendContacts(em: HasDatabase['em'], row: Introduction): Promise<void> {
  for (const side of ['asking', 'asked'] as const) {
    const own = await ownAddress(em, row, side);
    if (!own) continue;
    const other = await nameOfSide({ em }, row, otherSide(side));
    const contacts = await contactsOfSide({ em }, row, otherSide(side));
    await queueMail(em, {
      key: `introduction:${row.id}:contacts:${side}`,
      to: own.email,
      lang: own.lang,
      letter: introducedLetter(own.lang, { own: own.name, other }, Object.values(contacts)),
    });
  }
}
