import { quoted } from '../foundation/letter.js';
import { type Catalogues, phrasesOf } from '../foundation/phrases.js';
import type { Letter } from '../foundation/queue-mail.js';

const messages = {
  en: {
    subject: '{other} would like to meet you',
    asked: 'A facilitator of Wasl asks {own}: would you like to be introduced to {other}?',
    why: 'They write: {reason}',
    stays: 'Nobody sees your contact details unless you say yes. You need no account to answer.',
    open: 'Answer',
    met: 'You and {other} have agreed to meet',
    agreed: 'Both of you have said yes. This is how to reach {other}:',
    theirs: '{other} has your contact details too.',
    footer: 'You get this because a facilitator looks after your profile on Wasl.',
    once: 'The link works once.',
  },
  fr: {
    subject: '{other} souhaite vous rencontrer',
    asked: 'Sur Wasl, la facilitation demande à {own} : souhaitez-vous être mis en relation avec {other} ?',
    why: 'Voici leur message : {reason}',
    stays: 'Personne ne voit vos coordonnées tant que vous n’avez pas dit oui. Vous pouvez répondre sans compte.',
    open: 'Répondre',
    met: '{other} et vous avez accepté de vous rencontrer',
    agreed: 'Vous avez dit oui tous les deux. Voici comment joindre {other} :',
    theirs: '{other} dispose aussi de vos coordonnées.',
    footer: 'Vous recevez ce message parce que votre profil Wasl est suivi par la facilitation de votre cluster.',
    once: 'Le lien sert une seule fois.',
  },
  ar: {
    subject: 'ترغب جهة باسم {other} في التعرّف إليكم',
    asked: 'يسأل ميسِّر في وصل {own}: هل تودّون التعرّف إلى {other}؟',
    why: 'كتبوا: {reason}',
    stays: 'لا يطّلع أحد على بيانات الاتصال بكم ما لم توافقوا، ولا حاجة إلى حساب للإجابة.',
    open: 'الإجابة',
    met: 'وافقتم و{other} على التعارف',
    agreed: 'وافق كلاكما. هكذا يمكنكم التواصل مع {other}:',
    theirs: 'ولدى {other} أيضًا بيانات الاتصال بكم.',
    footer: 'تصلكم هذه الرسالة لأن ميسِّرًا يتابع ملفّكم في وصل.',
    once: 'يصلح الرابط مرة واحدة.',
  },
} as const;

type Name = keyof (typeof messages)['en'];
const phrase = phrasesOf<Name>(messages as Catalogues<Name>);

/** The question by mail to a side without an account. */
export function letterOf(
  lang: string,
  values: { own: string; other: string; reason: string },
  address: string,
  unsubscribe: Letter['unsubscribe'],
): Letter {
  const say = (name: Name) => phrase(lang, name, { ...values, reason: quoted(values.reason) });
  return {
    subject: say('subject'),
    paragraphs: [say('asked'), say('why'), say('stays')],
    action: { label: say('open'), address },
    footer: `${say('footer')} ${say('once')}`,
    ...(unsubscribe ? { unsubscribe } : {}),
  };
}

/** To a side without an account, once both have agreed: how to reach the other. */
export function introducedLetter(
  lang: string,
  values: { own: string; other: string },
  contacts: readonly string[],
): Letter {
  const say = (name: Name) => phrase(lang, name, values);
  return { subject: say('met'), paragraphs: [say('agreed'), ...contacts, say('theirs')], footer: say('footer') };
}
