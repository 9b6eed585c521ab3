import { type Catalogues, phrasesOf } from '../foundation/phrases.js';
import type { Letter } from '../foundation/queue-mail.js';

const messages = {
  en: {
    subject: '{other} would like to meet you',
    asked: 'A facilitator of Wasl asks {own}: would you like to be introduced to {other}?',
    why: 'They write: {reason}',
    stays: 'Nobody sees your contact details unless you say yes. You need no account to answer.',
    open: 'Answer',
    footer: 'You get this because a facilitator looks after your profile on Wasl. The link works once.',
  },
  fr: {
    subject: '{other} souhaite vous rencontrer',
    asked: 'Sur Wasl, la facilitation demande à {own} : souhaitez-vous être mis en relation avec {other} ?',
    why: 'Voici leur message : {reason}',
    stays: 'Personne ne voit vos coordonnées tant que vous n’avez pas dit oui. Vous pouvez répondre sans compte.',
    open: 'Répondre',
    footer:
      'Vous recevez ce message parce que votre profil Wasl est suivi par la facilitation de votre cluster. Le lien sert une seule fois.',
  },
  ar: {
    subject: 'ترغب جهة باسم {other} في التعرّف إليكم',
    asked: 'يسأل ميسِّر في وصل {own}: هل تودّون التعرّف إلى {other}؟',
    why: 'كتبوا: {reason}',
    stays: 'لا يطّلع أحد على بيانات الاتصال بكم ما لم توافقوا، ولا حاجة إلى حساب للإجابة.',
    open: 'الإجابة',
    footer: 'تصلكم هذه الرسالة لأن ميسِّرًا يتابع ملفّكم في وصل. يصلح الرابط مرة واحدة.',
  },
} as const;

type Name = keyof (typeof messages)['en'];
const phrase = phrasesOf<Name>(messages as Catalogues<Name>);

/** The question by mail to a side without an account. */
export function letterOf(
  lang: string,
  values: { own: string; other: string; reason: string },
  address: string,
): Letter {
  const say = (name: Name) => phrase(lang, name, values);
  return {
    subject: say('subject'),
    paragraphs: [say('asked'), say('why'), say('stays')],
    action: { label: say('open'), address },
    footer: say('footer'),
  };
}
