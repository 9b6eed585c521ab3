import type { PersonalData } from '../identity/personal-data.js';

export const notificationData: PersonalData[] = [
  {
    name: 'notifications',
    export: (em, id) =>
      em.execute('select kind, arguments, link, created_at, read_at from notification where account_id = ?', [id]),
  },
  {
    name: 'letters',
    export: (em, id) =>
      em.execute('select recipient, lang, created_at, sent_at from outgoing_mail where account_id = ?', [id]),
  },
];
