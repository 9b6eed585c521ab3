import { BadInput } from './refusal.js';

/** Something in a text that would let a reader write or call before both sides have consented. */
export interface ContactFound {
  kind: 'e-mail' | 'telephone' | 'link' | 'handle';
  words: string;
}

/** Digits of any script as Latin ones: telephone numbers are written in the writer's own. */
function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}

const at = String.raw`\s*(?:@|＠|[([{]\s*(?:at|arobase|آت)\s*[)\]}])\s*`;
const dot = String.raw`(?:\.|\s*[([{]\s*(?:dot|point|نقطة)\s*[)\]}]\s*)`;
const endings = 'com|org|net|info|biz|io|eu|tn|dz|ma|eg|jo|lb|ps|fr|it|es|tr|gr|cy|mt|pt|be|de|uk|shop|store|art';

/** Endings that are no word of ours: "at one point it" is a sentence, "at one point fr" an address. */
const spelledEndings = 'com|org|net|io|eu|tn|dz|ma|eg|jo|lb|ps|fr|tr|gr|cy|mt|uk|كوم|نت|[أا]ور[غج]|تونس|مصر|المغرب';
const between = (words: string) => String.raw`[\s_–-]+(?:${words})[\s_–-]+`;
const spelledDot = String.raw`(?:${between('dot|point|نقطة|دوت')}|\.)`;

/** An address spelled out: "name at example dot org", "nom arobase exemple point fr". */
function spelled(signs: string, ends: string): RegExp {
  const word = String.raw`[\p{L}\p{N}-]+?`;
  return new RegExp(
    String.raw`[\p{L}\p{N}]${between(signs)}${word}(?:${spelledDot}${word})*?${spelledDot}(?:${ends})(?![\p{L}\p{N}])`,
    'giu',
  );
}

const patterns: readonly (readonly [ContactFound['kind'], RegExp])[] = [
  ['e-mail', new RegExp(String.raw`[\p{L}\p{N}._%+-]+${at}[\p{L}\p{N}-]+(?:${dot}[\p{L}\p{N}-]+)+`, 'giu')],
  ['e-mail', spelled('at|[آأا]ت', spelledEndings)],
  ['e-mail', spelled('arobase|arobas|[آأا]روباز', `${endings}|${spelledEndings}`)],
  ['link', /(?:https?:\/\/|www\.)\S+/giu],
  ['link', new RegExp(String.raw`(?<![\p{L}\p{N}@.])(?:[a-z0-9-]+\.)+(?:${endings})(?![\p{L}\p{N}])(?:\/\S*)?`, 'giu')],
  ['handle', /(?<![\p{L}\p{N}.])@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,}/giu],
  [
    'handle',
    /(?:whats\s*app|watsapp|واتس\s*[اآ]ب|telegram|تيليجرام|تلغرام|instagram|انستغرام|إنستغرام|skype|wechat|viber)\s*[:：]\s*\S+/giu,
  ],
];

/** Runs of digits with the signs that numbers are dialled with; how many digits is counted after. */
const dialled = /(?:\+|(?<![\d\p{L}]))\(?\d[\d\s()./·–-]{6,}\d(?![\d\p{L}])/gu;

/** Years, dates and ranges of them have as many digits as a telephone number and are none. */
const dates =
  /(?<![\d./-])(?:(?:1\d|20)\d{2}\s*[–-]\s*(?:1\d|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})(?![\d./-]*\d)/g;

/**
 * E-mail addresses, telephone numbers in any digits, links and handles in a text that others read before *introduced*.
 * Quantities, prices, years and dates are left alone: a telephone number has 8 to 15 digits, or 7 and a plus.
 */
export function contactsIn(text: string): ContactFound[] {
  const plain = latinDigits(text.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ''));
  const found = patterns.flatMap(([kind, pattern]) =>
    [...plain.matchAll(pattern)].map(([words]) => ({ kind, words: words.trim() })),
  );
  const withoutDates = plain.replace(dates, ' ');
  for (const [words] of withoutDates.matchAll(dialled)) {
    const digits = words.replace(/\D/g, '').length;
    const grouped = /^\d{1,3}([ .]\d{3})+$/.test(words.trim()) && !/^0/.test(words.trim());
    if (digits <= 15 && (digits >= 8 || (words.startsWith('+') && digits >= 7)) && !grouped) {
      found.push({ kind: 'telephone', words: words.trim() });
    }
  }
  return found;
}

/** Refuses a text with a contact in it, naming the field and the words, so that the writer can take them out. */
export function requireNoContact(field: string, text: string): void {
  const [first] = contactsIn(text);
  if (!first) return;
  throw new BadInput(
    field,
    'has a contact in it ({kind}: {words}); contacts open by themselves once both sides have agreed to meet, so take it out',
    { kind: first.kind, words: first.words },
  );
}
