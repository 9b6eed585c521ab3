import type { ValidationError } from 'class-validator';
import { phrasesOf } from '../foundation/phrases.js';

/** What is asked of an argument, by the name under which the library checks it. */
const words = {
  en: {
    most: 'Write {limit} characters or fewer.',
    between: 'Write as many characters as this field asks for.',
    atMost: 'Write a number of {limit} at most.',
    atLeast: 'Write a number of {limit} or more.',
    many: 'Choose {limit} at most.',
    few: 'Choose {limit} or more.',
    offered: 'Choose one of what is offered.',
    email: 'Write one e-mail address.',
    day: 'Choose a day of the calendar.',
    web: 'Write a web address that begins with http:// or https://.',
    other: 'This cannot be used as it is.',
  },
  fr: {
    most: 'Écrivez {limit} caractères au plus.',
    between: 'Écrivez autant de caractères que ce champ en demande.',
    atMost: 'Écrivez un nombre de {limit} au plus.',
    atLeast: 'Écrivez un nombre de {limit} au moins.',
    many: 'Choisissez-en {limit} au plus.',
    few: 'Choisissez-en {limit} au moins.',
    offered: 'Choisissez parmi ce qui est proposé.',
    email: 'Écrivez une seule adresse électronique.',
    day: 'Choisissez un jour du calendrier.',
    web: 'Écrivez une adresse web qui commence par http:// ou https://.',
    other: 'Cela ne peut pas être utilisé tel quel.',
  },
  ar: {
    most: 'اكتبوا {limit} حرفًا على الأكثر.',
    between: 'اكتبوا بقدر ما يتطلّبه هذا الحقل.',
    atMost: 'اكتبوا عددًا لا يتجاوز {limit}.',
    atLeast: 'اكتبوا عددًا لا يقلّ عن {limit}.',
    many: 'اختاروا {limit} على الأكثر.',
    few: 'اختاروا {limit} على الأقل.',
    offered: 'اختاروا ممّا هو معروض.',
    email: 'اكتبوا عنوان بريد إلكتروني واحدًا.',
    day: 'اختاروا يومًا من التقويم.',
    web: 'اكتبوا عنوان موقع يبدأ بـ http:// أو https://.',
    other: 'لا يمكن استعمال هذا كما هو.',
  },
} as const;
type Name = keyof (typeof words)['en'];
const say = phrasesOf<Name>(words);

/** Which words a check is told in; one that is not here is told as something that cannot be used. */
export const wordsOfChecks: Record<string, Name> = {
  maxLength: 'most',
  isLength: 'between',
  max: 'atMost',
  min: 'atLeast',
  arrayMaxSize: 'many',
  arrayMinSize: 'few',
  isIn: 'offered',
  isEmail: 'email',
  isIso8601: 'day',
  isDateString: 'day',
  isUrl: 'web',
  isISO31661Alpha2: 'offered',
  matches: 'other',
};

/** What is not right about arguments, for people: of the first that is not, in their language. */
export function argumentWords(lang: string, violations: readonly ValidationError[]): string {
  const [first] = violations;
  const [check, message] = Object.entries(first?.constraints ?? {})[0] ?? [];
  if (!check && first?.children?.length) return argumentWords(lang, first.children);
  // The library tells a limit only in its sentence.
  const [limit = ''] = /\d+/.exec(message?.replace(first?.property ?? '', '') ?? '') ?? [];
  return say(lang, wordsOfChecks[check ?? ''] ?? 'other', { limit });
}
