import type { HasDatabase } from './database-slice.js';
import { newId } from './ids.js';
import { addJob } from './jobs.js';

/** A letter: a heading, paragraphs, and at most one thing to do. Addresses may be paths of this installation. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  action?: { label: string; address: string };
  /** Why one gets it, in small print. */
  footer: string;
  /** Where one click ends mail of this sort. */
  unsubscribe?: { label: string; address: string };
}

export interface MailToQueue {
  /** The same key is never sent twice. */
  key: string;
  to: string;
  lang: string;
  letter: Letter;
  /** Whose letter it is: it goes when the account goes. */
  account?: string;
}

/** Queues a letter in the caller's transaction; nothing is ever sent from a request. */
export async function queueMail(em: HasDatabase['em'], mail: MailToQueue): Promise<void> {
  const id = newId();
  const written = await em.execute<{ id: string }[]>(
    `insert into outgoing_mail (id, key, account_id, recipient, lang, letter) values (?, ?, ?, ?, ?, ?::jsonb)
     on conflict (key) do nothing returning id`,
    [id, mail.key, mail.account ?? null, mail.to, mail.lang, JSON.stringify(mail.letter)],
  );
  if (written.length > 0) await addJob(em, 'send-mail', { mail: id }, { key: `mail:${id}` });
}
