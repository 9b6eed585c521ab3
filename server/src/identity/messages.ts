import { type Catalogues, phrasesOf } from '../foundation/phrases.js';

const messages = {
  en: {
    'confirm.subject': 'Confirm your address for Wasl',
    'confirm.text':
      'Hello {name}. Someone, you we hope, made an account on Wasl with this address. Confirm it to sign in.',
    'confirm.action': 'Confirm my address',
    'confirm.footer':
      'If it was not you, do nothing: without your confirmation the account cannot be used. The link works for one day.',
    'exists.subject': 'You already have an account on Wasl',
    'exists.text':
      'Hello {name}. Someone tried to make an account on Wasl with this address, which has one. If it was you, sign in, by an e-mailed link if you forgot the password.',
    'exists.action': 'Sign in',
    'exists.footer': 'If it was not you, do nothing: nothing was changed.',
    'link.subject': 'Your link to sign in to Wasl',
    'link.text': 'Hello {name}. This link signs you in once, within ten minutes.',
    'link.action': 'Sign in',
    'link.footer': 'If you did not ask for it, do nothing. Never pass the link on.',
    'reset.subject': 'A new password for Wasl',
    'reset.text': 'Hello {name}. Choose a new password within one hour. You will then be signed out everywhere else.',
    'reset.action': 'Choose a password',
    'reset.footer': 'If you did not ask for it, do nothing: your password stays as it is.',
    'invited.subject': 'You are invited to Wasl',
    'invited.text':
      'Hello {name}. {role, select, facilitator {You are invited to facilitate {clusters}.} secretariat {You are invited to join the secretariat.} other {You are invited to look after the installation.}} Ask for a link to this address to sign in; no password is needed.',
    'invited.action': 'Sign in',
    'invited.footer': 'The secretariat of Wasl invited you. If this is not for you, do nothing.',
    'mentor.subject': 'You are invited to be a mentor on Wasl',
    'mentor.text':
      'Hello {name}. Someone who knows your experience invites you to give time to other enterprises. Ask for a link to this address to sign in, no password is needed: your record waits there, and nobody sees it before you say yes.',
    'mentor.action': 'See my record',
    'mentor.footer': 'If this is not for you, do nothing: nothing is shown of you.',
    'passkey.subject': 'A new passkey for your account on Wasl',
    'passkey.text':
      'Hello {name}. A passkey was added to your account: whoever has that device signs in without a password.',
    'passkey.action': 'See my passkeys',
    'passkey.footer': 'If it was not you, remove it there, sign out everywhere else and choose a new password.',
  },
  fr: {
    'confirm.subject': 'Confirmez votre adresse pour Wasl',
    'confirm.text':
      'Bonjour {name}. Quelqu’un, vous sans doute, a créé un compte Wasl avec cette adresse. Confirmez-la pour vous connecter.',
    'confirm.action': 'Confirmer mon adresse',
    'confirm.footer':
      'Si ce n’était pas vous, ne faites rien : sans confirmation, ce compte ne peut pas servir. Le lien est valable un jour.',
    'exists.subject': 'Vous avez déjà un compte Wasl',
    'exists.text':
      'Bonjour {name}. Quelqu’un a voulu créer un compte Wasl avec cette adresse, qui en a déjà un. Si c’était vous, connectez-vous, par un lien reçu par courriel si vous avez oublié le mot de passe.',
    'exists.action': 'Se connecter',
    'exists.footer': 'Si ce n’était pas vous, ne faites rien : rien n’a changé.',
    'link.subject': 'Votre lien pour vous connecter à Wasl',
    'link.text': 'Bonjour {name}. Ce lien vous connecte une seule fois, dans les dix minutes.',
    'link.action': 'Se connecter',
    'link.footer': 'Si vous ne l’avez pas demandé, ne faites rien. Ne transmettez jamais ce lien.',
    'reset.subject': 'Un nouveau mot de passe pour Wasl',
    'reset.text':
      'Bonjour {name}. Choisissez un nouveau mot de passe dans l’heure. Vous serez alors déconnecté partout ailleurs.',
    'reset.action': 'Choisir un mot de passe',
    'reset.footer': 'Si vous ne l’avez pas demandé, ne faites rien : votre mot de passe reste le même.',
    'invited.subject': 'Vous êtes invité sur Wasl',
    'invited.text':
      'Bonjour {name}. {role, select, facilitator {Vous êtes invité à faciliter {clusters}.} secretariat {Vous êtes invité à rejoindre le secrétariat.} other {Vous êtes invité à administrer l’installation.}} Demandez un lien à cette adresse pour vous connecter ; aucun mot de passe n’est nécessaire.',
    'invited.action': 'Se connecter',
    'invited.footer': 'Le secrétariat de Wasl vous a invité. Si cela ne vous concerne pas, ne faites rien.',
    'mentor.subject': 'Vous êtes invité à devenir mentor sur Wasl',
    'mentor.text':
      'Bonjour {name}. Une personne qui connaît votre expérience vous invite à accompagner d’autres entreprises. Demandez un lien à cette adresse pour vous connecter, sans mot de passe : votre fiche vous attend, et personne ne la voit avant votre accord.',
    'mentor.action': 'Voir ma fiche',
    'mentor.footer': 'Si cela ne vous concerne pas, ne faites rien : rien n’est montré de vous.',
    'passkey.subject': 'Une nouvelle clé d’accès pour votre compte Wasl',
    'passkey.text':
      'Bonjour {name}. Une clé d’accès a été ajoutée à votre compte : qui possède cet appareil se connecte sans mot de passe.',
    'passkey.action': 'Voir mes clés d’accès',
    'passkey.footer':
      'Si ce n’était pas vous, supprimez-la, déconnectez tous les autres appareils et choisissez un nouveau mot de passe.',
  },
  ar: {
    'confirm.subject': 'أكِّدوا عنوانكم في وصل',
    'confirm.text': 'مرحبًا {name}. أنشأ أحدهم، ولعلّه أنتم، حسابًا في وصل بهذا العنوان. أكِّدوه لتتمكّنوا من الدخول.',
    'confirm.action': 'تأكيد عنواني',
    'confirm.footer': 'إن لم تكونوا أنتم فلا تفعلوا شيئًا: لا يُستعمل الحساب من دون تأكيدكم. الرابط صالح ليوم واحد.',
    'exists.subject': 'لديكم حساب في وصل',
    'exists.text':
      'مرحبًا {name}. حاول أحدهم إنشاء حساب في وصل بهذا العنوان، وله حساب من قبل. إن كنتم أنتم فادخلوا، برابط يصلكم بالبريد إن نسيتم كلمة المرور.',
    'exists.action': 'تسجيل الدخول',
    'exists.footer': 'إن لم تكونوا أنتم فلا تفعلوا شيئًا: لم يتغيّر شيء.',
    'link.subject': 'رابط الدخول إلى وصل',
    'link.text': 'مرحبًا {name}. يُدخلكم هذا الرابط مرّة واحدة خلال عشر دقائق.',
    'link.action': 'تسجيل الدخول',
    'link.footer': 'إن لم تطلبوه فلا تفعلوا شيئًا، ولا تعطوا الرابط لأحد.',
    'reset.subject': 'كلمة مرور جديدة لوصل',
    'reset.text': 'مرحبًا {name}. اختاروا كلمة مرور جديدة خلال ساعة. سيُسجَّل خروجكم عندئذ من كل مكان آخر.',
    'reset.action': 'اختيار كلمة المرور',
    'reset.footer': 'إن لم تطلبوا ذلك فلا تفعلوا شيئًا: تبقى كلمة مروركم كما هي.',
    'invited.subject': 'أنتم مدعوّون إلى وصل',
    'invited.text':
      'مرحبًا {name}. {role, select, facilitator {أنتم مدعوّون إلى تيسير {clusters}.} secretariat {أنتم مدعوّون إلى الانضمام إلى الأمانة.} other {أنتم مدعوّون إلى إدارة النظام.}} اطلبوا رابطًا إلى هذا العنوان للدخول، ولا حاجة إلى كلمة مرور.',
    'invited.action': 'تسجيل الدخول',
    'invited.footer': 'دعتكم أمانة وصل. إن لم يكن هذا لكم فلا تفعلوا شيئًا.',
    'mentor.subject': 'أنتم مدعوّون إلى الإرشاد في وصل',
    'mentor.text':
      'مرحبًا {name}. دعاكم من يعرف خبرتكم إلى مرافقة منشآت أخرى. اطلبوا رابطًا إلى هذا العنوان للدخول، ولا حاجة إلى كلمة مرور: بطاقتكم في انتظاركم، ولا يراها أحد قبل موافقتكم.',
    'mentor.action': 'عرض بطاقتي',
    'mentor.footer': 'إن لم يكن هذا لكم فلا تفعلوا شيئًا: لا يُعرض عنكم شيء.',
    'passkey.subject': 'مفتاح مرور جديد لحسابكم في وصل',
    'passkey.text': 'مرحبًا {name}. أُضيف مفتاح مرور إلى حسابكم: من يحمل ذلك الجهاز يدخل من دون كلمة مرور.',
    'passkey.action': 'عرض مفاتيح المرور',
    'passkey.footer': 'إن لم تكونوا أنتم فاحذفوه هناك، وسجّلوا الخروج من كل مكان آخر، واختاروا كلمة مرور جديدة.',
  },
} as const;

export type AccountMail = 'confirm' | 'exists' | 'link' | 'reset' | 'invited' | 'mentor' | 'passkey';
export const accountMailCatalogues: Catalogues<keyof (typeof messages)['en']> = messages;
const phrase = phrasesOf(accountMailCatalogues);

/** A letter about someone's account, in their language. */
export function accountLetter(mail: AccountMail, lang: string, values: Record<string, string>, address: string) {
  return {
    subject: phrase(lang, `${mail}.subject`),
    paragraphs: [phrase(lang, `${mail}.text`, values)],
    action: { label: phrase(lang, `${mail}.action`), address },
    footer: phrase(lang, `${mail}.footer`),
  };
}
