import { quoted } from '../foundation/letter.js';
import { type Catalogues, phrasesOf } from '../foundation/phrases.js';
import type { Letter } from '../foundation/queue-mail.js';

const messages = {
  en: {
    'publish.subject': '{member} on Wasl: please confirm the profile',
    'publish.text':
      'A facilitator of your cluster has prepared a profile of {member} on Wasl, where creative enterprises of the region find partners. Nobody else sees it before you say yes.',
    'change.subject': '{member}: please look at a change of your profile',
    'change.text':
      'A facilitator of your cluster has written something for {member} on Wasl. It stands only once you say yes.',
    message: 'They write: {message}',
    account: 'With your yes the profile is yours: sign in with this address whenever you like, no password is needed.',
    open: 'Look at it and answer',
    footer:
      'You get this because a facilitator of your cluster gave this address for {member}. The link works once, for 30 days. If it is not for you, do nothing.',
  },
  fr: {
    'publish.subject': '{member} sur Wasl : merci de confirmer le profil',
    'publish.text':
      'La facilitation de votre cluster a préparé un profil de {member} sur Wasl, où les entreprises créatives de la région trouvent des partenaires. Personne d’autre ne le voit avant votre accord.',
    'change.subject': '{member} : merci de regarder une modification de votre profil',
    'change.text':
      'La facilitation de votre cluster a écrit quelque chose pour {member} sur Wasl. Cela ne vaut qu’avec votre accord.',
    message: 'Leur message : {message}',
    account:
      'Avec votre accord, le profil est à vous : connectez-vous avec cette adresse quand vous voulez, sans mot de passe.',
    open: 'Regarder et répondre',
    footer:
      'Vous recevez ce message parce que la facilitation de votre cluster a donné cette adresse pour {member}. Le lien sert une seule fois, pendant 30 jours. Si cela ne vous concerne pas, ne faites rien.',
  },
  ar: {
    'publish.subject': '{member} في وصل: نرجو تأكيد الملفّ',
    'publish.text':
      'أعدّ ميسِّر تجمّعكم ملفًّا باسم {member} في وصل، حيث تجد المؤسّسات الإبداعية في المنطقة شركاءها. لا يراه أحد غيركم قبل موافقتكم.',
    'change.subject': '{member}: نرجو الاطّلاع على تعديل في ملفّكم',
    'change.text': 'كتب ميسِّر تجمّعكم شيئًا باسم {member} في وصل، ولا يُعتمد إلا بموافقتكم.',
    message: 'كتبوا: {message}',
    account: 'بموافقتكم يصبح الملفّ ملككم: ادخلوا بهذا العنوان متى شئتم، ولا حاجة إلى كلمة مرور.',
    open: 'الاطّلاع والإجابة',
    footer:
      'تصلكم هذه الرسالة لأن ميسِّر تجمّعكم ذكر هذا العنوان باسم {member}. يصلح الرابط مرّة واحدة ولمدّة 30 يومًا. إن لم يكن هذا لكم فلا تفعلوا شيئًا.',
  },
} as const;

type Name = keyof (typeof messages)['en'];
const phrase = phrasesOf<Name>(messages as Catalogues<Name>);

/** The question to a member without an account: whether what was written for it may stand. */
export function letterOf(
  lang: string,
  { member, message, publishes }: { member: string; message: string; publishes: boolean },
  address: string,
  unsubscribe: Letter['unsubscribe'],
): Letter {
  const say = (name: Name) => phrase(lang, name, { member, message: quoted(message) });
  const kind = publishes ? 'publish' : 'change';
  return {
    subject: say(`${kind}.subject`),
    paragraphs: [say(`${kind}.text`), ...(message ? [say('message')] : []), say('account')],
    action: { label: say('open'), address },
    footer: say('footer'),
    ...(unsubscribe ? { unsubscribe } : {}),
  };
}
