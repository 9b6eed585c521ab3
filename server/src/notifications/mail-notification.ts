import { groupBy } from '../foundation/batching.js';
import type { Job, JobContext } from '../foundation/jobs.js';
import { type Letter, queueMail } from '../foundation/queue-mail.js';
import { hasWords, phrase } from './messages.js';
import type { MailFrequency } from './notification.js';
import { unsubscribePath } from './unsubscribe.js';

interface Row {
  id: string;
  account: string;
  email: string;
  lang: string;
  frequency: MailFrequency;
  kind: string;
  arguments: Record<string, string | number>;
  link: string;
}

const waiting = `select n.id, n.account_id as account, a.email, a.lang, a.mail_frequency as frequency, n.kind, n.arguments, n.link
  from notification n join account a on a.id = n.account_id
  where n.mailed_at is null and n.read_at is null`;

/** Mails one notification to whoever wants them at once; one that was read meanwhile is not mailed. */
export const mailNotification: Job = {
  name: 'mail-notification',
  run: ({ notification = '' }, context) =>
    context.em.transactional(async (em) => {
      const rows = await em.execute<Row[]>(`${waiting} and n.id = ? for update of n`, [notification]);
      for (const row of rows) if (row.frequency === 'at-once') await mail(em, [row], `notification:${row.id}`);
    }),
};

/** Mails what gathered since the last time, to whoever chose this rhythm. */
function digest(name: string, frequency: MailFrequency, every: string): Job {
  return {
    name,
    every,
    run: (_payload, context) =>
      context.em.transactional(async (em) => {
        const rows = await em.execute<Row[]>(
          `${waiting} and a.mail_frequency = ? order by n.account_id, n.created_at for update of n`,
          [frequency],
        );
        for (const [account, theirs] of groupBy(rows, (row) => row.account)) {
          await mail(em, theirs, `digest:${account}:${theirs[0]?.id}`);
        }
      }),
  };
}

export const dailyDigest = digest('daily-digest', 'daily', '0 6 * * *');
export const weeklyDigest = digest('weekly-digest', 'weekly', '0 6 * * 1');

type Notices = Pick<Row, 'kind' | 'arguments' | 'link'>;

/** What waits for somebody as one letter: a single thing says itself in the subject and leads to where one acts on it. */
export function noticesLetter(lang: string, rows: readonly Notices[], unsubscribe: string): Letter {
  const [first] = rows;
  const sentences = rows.flatMap((row) => (hasWords(row.kind) ? [phrase(lang, row.kind, row.arguments)] : []));
  const subject = sentences.length === 1 ? (sentences[0] ?? '') : phrase(lang, 'mail.digest', { count: rows.length });
  return {
    subject,
    paragraphs: sentences,
    action: { label: phrase(lang, 'mail.open'), address: rows.length === 1 && first ? first.link : '/inbox' },
    footer: phrase(lang, 'mail.footer'),
    unsubscribe: { label: phrase(lang, 'mail.unsubscribe'), address: unsubscribe },
  };
}

async function mail(em: JobContext['em'], rows: Row[], key: string): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { lang, email, account } = first;
  const letter = noticesLetter(lang, rows, await unsubscribePath(em, account));
  await queueMail(em, { key, to: email, lang, account, letter });
  await em.execute('update notification set mailed_at = now() where id = any(?::uuid[])', [
    `{${rows.map((row) => row.id).join(',')}}`,
  ]);
}
