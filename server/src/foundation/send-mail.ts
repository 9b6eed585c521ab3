import type { Job, JobContext } from './jobs.js';
import { renderLetter } from './letter.js';
import type { Letter } from './queue-mail.js';

interface Row {
  recipient: string;
  lang: string;
  letter: Letter | null;
  sent: boolean;
}

/**
 * Sends one letter. Its row is locked meanwhile, so two workers never send it both; a crash between sending and noting
 * it may send it again, under the same Message-ID, by which mailboxes tell a copy. What was sent is not kept, since it
 * may hold a link that signs in.
 */
export const sendMail: Job = {
  name: 'send-mail',
  run: ({ mail = '' }, context) =>
    context.em.transactional(async (em) => {
      const [row] = await em.execute<Row[]>(
        'select recipient, lang, letter, sent_at is not null as sent from outgoing_mail where id = ? for update',
        [mail],
      );
      // Without a server, or to an address of nobody, the letter stays where the development mailbox shows it.
      if (!row?.letter || row.sent || !context.post || row.recipient.endsWith('.example')) return;
      const { transporter, from } = context.post;
      await transporter.sendMail({
        from,
        to: row.recipient,
        messageId: messageId(mail, context),
        ...mailOf(row.letter, row.lang, context),
      });
      await em.execute('update outgoing_mail set sent_at = now(), letter = null where id = ?', [mail]);
    }),
};

function messageId(id: string, { publicUrl }: JobContext): string {
  return `<${id}@${new URL(publicUrl).hostname}>`;
}

function mailOf(letter: Letter, lang: string, { publicUrl }: JobContext) {
  const { subject, text, html } = renderLetter(letter, lang, publicUrl);
  const headers: Record<string, string> = { 'Auto-Submitted': 'auto-generated', 'Content-Language': lang };
  if (letter.unsubscribe) {
    headers['List-Unsubscribe'] = `<${new URL(letter.unsubscribe.address, publicUrl)}>`;
    headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
  }
  return { subject, text, html, headers };
}
