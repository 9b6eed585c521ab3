import type { PersonalData } from '../identity/personal-data.js';

export const notificationData: PersonalData[] = [
  {
    name: 'notifications',
    holds: ['notification.account_id'],
    export: (em, id) =>
      em.execute('select kind, arguments, link, created_at, read_at from notification where account_id = ?', [id]),
  },
  {
    name: 'letters',
    holds: ['outgoing_mail.account_id', 'outgoing_mail.recipient'],
    export: (em, id) =>
      em.execute(
        `select m.recipient, m.lang, m.created_at, m.sent_at from outgoing_mail m
         where m.account_id = ? or m.recipient = (select email from account where id = ?)`,
        [id, id],
      ),
    // Letters to the address that were written before it had an account.
    erase: async (em, id) => {
      await em.execute('delete from outgoing_mail where recipient = (select email from account where id = ?)', [id]);
    },
  },
];
