import type { HasDatabase } from './database-slice.js';
import { newId } from './ids.js';
import { addJob } from './jobs.js';

/** What an account is to be told. The words are made when it is read, in the reader's language. */
export interface Notice {
  account: string;
  /** Names the sentence in notifications/messages, such as `introduction-forwarded`. */
  kind: string;
  /** Values of the sentence. */
  arguments: Record<string, string | number>;
  /** Path of the page where one acts on it: `/introductions/…`. */
  link: string;
  /** The same key never tells the same account twice. */
  key: string;
}

/** Tells an account something: in its inbox at once, by e-mail as often as it chose. Part of the caller's transaction. */
export async function notify(em: HasDatabase['em'], notice: Notice): Promise<void> {
  const id = newId();
  const written = await em.execute<{ id: string }[]>(
    `insert into notification (id, account_id, kind, arguments, link, key) values (?, ?, ?, ?::jsonb, ?, ?)
     on conflict (account_id, key) do nothing returning id`,
    [id, notice.account, notice.kind, JSON.stringify(notice.arguments), notice.link, notice.key],
  );
  if (written.length > 0) await addJob(em, 'mail-notification', { notification: id }, { key: `notification:${id}` });
}
