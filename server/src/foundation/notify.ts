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
  /**
   * Names a number among the arguments that grows instead of being told again, as long as the earlier notice of this key is
   * unread; once it was read, the key is told anew.
   */
  gathers?: string;
}

/** Tells an account something: in its inbox at once, by e-mail as often as it chose. Part of the caller's transaction. */
export async function notify(em: HasDatabase['em'], notice: Notice): Promise<void> {
  const written = await em.execute<{ id: string; mailed: boolean }[]>(
    `insert into notification as n (id, account_id, kind, arguments, link, key) values (?, ?, ?, ?::jsonb, ?, ?)
     on conflict (account_id, key) do ${notice.gathers ? gathering : 'nothing'}
     returning id, mailed_at is not null as mailed`,
    [
      newId(),
      notice.account,
      notice.kind,
      JSON.stringify(notice.arguments),
      notice.link,
      notice.key,
      ...(notice.gathers ? Array(3).fill(notice.gathers) : []),
    ],
  );
  for (const { id, mailed } of written) {
    // Whoever was mailed and has not looked yet is not mailed again.
    if (!mailed) await addJob(em, 'mail-notification', { notification: id }, { key: `notification:${id}` });
  }
}

/** A new identifier, since a letter is written once for each; what was read is told anew, what was not grows. */
const gathering = `update set id = excluded.id, link = excluded.link, created_at = now(), read_at = null,
  mailed_at = case when n.read_at is null then n.mailed_at end,
  arguments = case when n.read_at is null
    then excluded.arguments || jsonb_build_object(?::text, (n.arguments ->> ?::text)::int + (excluded.arguments ->> ?::text)::int)
    else excluded.arguments end`;
