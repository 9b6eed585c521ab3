import { type Catalogues, phrasesOf } from '../foundation/phrases.js';

const messages = {
  en: {
    'account-role':
      'You are now {role, select, facilitator {a facilitator} secretariat {a member of the secretariat} other {an administrator}}.',
    'account-delegate': 'You can now act for {stakeholder}.',
    'mail.footer': 'You get this because of your notification choices on Wasl.',
    'mail.open': 'Open',
    'mail.unsubscribe': 'No more mail of this sort',
    'mail.digest': '{count, plural, one {One thing waits for you on Wasl} other {# things wait for you on Wasl}}',
  },
  fr: {
    'account-role':
      'Vous êtes maintenant {role, select, facilitator {facilitateur} secretariat {membre du secrétariat} other {administrateur}}.',
    'account-delegate': 'Vous pouvez maintenant agir pour {stakeholder}.',
    'mail.footer': 'Vous recevez ce message selon vos choix de notification sur Wasl.',
    'mail.open': 'Ouvrir',
    'mail.unsubscribe': 'Ne plus recevoir ces messages',
    'mail.digest':
      '{count, plural, one {Une chose vous attend sur Wasl} many {# choses vous attendent sur Wasl} other {# choses vous attendent sur Wasl}}',
  },
  ar: {
    'account-role':
      'أصبحتم الآن {role, select, facilitator {ميسِّرًا} secretariat {عضوًا في الأمانة} other {مديرًا للنظام}}.',
    'account-delegate': 'يمكنكم الآن التصرّف باسم {stakeholder}.',
    'mail.footer': 'تصلكم هذه الرسالة وفق اختياراتكم للإشعارات في وصل.',
    'mail.open': 'فتح',
    'mail.unsubscribe': 'إيقاف هذه الرسائل',
    'mail.digest':
      '{count, plural, zero {لا شيء في انتظاركم في وصل} one {أمر واحد في انتظاركم في وصل} two {أمران في انتظاركم في وصل} few {# أمور في انتظاركم في وصل} many {# أمرًا في انتظاركم في وصل} other {# أمر في انتظاركم في وصل}}',
  },
} as const;

/** Each kind of notification is a sentence here, in all three languages; a room that tells something adds its own. */
export type NotificationKind = keyof (typeof messages)['en'];
export const notificationCatalogues: Catalogues<NotificationKind> = messages;

export const phrase = phrasesOf(notificationCatalogues);

/** Whether there are words for it: a notification of an older or newer version may have none. */
export function hasWords(kind: string): kind is NotificationKind {
  return kind in messages.en;
}
