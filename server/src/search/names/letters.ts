/**
 * How letters of one script are written and heard in another. Sources: Arabic: ISO 233-2:1993, ALA-LC (2012),
 * BGN/PCGN 1956 and the French spelling of the Maghreb (IGN 1973, variant B of the Beirut system); Hebrew: ISO 259-2:1994
 * and BGN/PCGN 1962; Greek: ISO 843:1997, type 2, which is ELOT 743.
 */

/** One way to hear a letter: a consonant (or none) and the vowels written with it. */
export interface Reading {
  consonant: string;
  vowels: string;
}

/** A letter's readings, the usual one first. */
export type Readings = readonly Reading[];

/** `K`, a vowel in lower case, or both; an ayn or hamza, which may carry any vowel, is written `'`. */
function heard(...ways: string[]): Readings {
  return ways.map((way) => ({
    consonant: way.replaceAll(/[^A-Z]/g, ''),
    vowels: way.replaceAll(/[A-Z]/g, ''),
  }));
}

/**
 * Consonants are heard as classes: X is kh, C is sh, G is hard g and gh, the rest are themselves. Emphatics meet their plain
 * letters, since no Latin spelling in use tells them apart.
 */
export const arabicSounds: Readonly<Record<string, Readings>> = {
  ب: heard('B', 'P'),
  پ: heard('P', 'B'),
  ت: heard('T'),
  ث: heard('T', 'S'),
  ج: heard('J'),
  چ: heard('C', 'J'),
  ح: heard('H'),
  خ: heard('X'),
  د: heard('D'),
  ذ: heard('D', 'Z'),
  ر: heard('R'),
  ز: heard('Z'),
  س: heard('S'),
  ش: heard('C'),
  ص: heard('S'),
  ض: heard('D'),
  ط: heard('T'),
  ظ: heard('Z', 'D'),
  غ: heard('G'),
  ف: heard('F', 'V'),
  ڤ: heard('V', 'F'),
  ق: heard('K', 'G'),
  ك: heard('K', 'G'),
  ک: heard('K', 'G'),
  گ: heard('G', 'K'),
  ڭ: heard('G', 'K'),
  ݣ: heard('G', 'K'),
  ل: heard('L'),
  م: heard('M'),
  ن: heard('N'),
  ه: heard('H'),
  ا: heard('a'),
  و: heard('u'),
  ي: heard('i'),
  ی: heard('i'),
  ى: heard('y'),
  ء: heard("'"),
  ئ: heard("'"),
  ؤ: heard("'"),
  ع: heard("'"),
};

/** At the end of a word the feminine ة is a, ah or at, and ه is written for it. */
export const arabicFinalSounds: Readonly<Record<string, Readings>> = {
  ة: heard('a', 'T'),
  ه: heard('a', 'H'),
};

export const hebrewSounds: Readonly<Record<string, Readings>> = {
  א: heard("'"),
  ב: heard('B', 'V'),
  ג: heard('G'),
  ד: heard('D'),
  ה: heard('H'),
  ו: heard('u', 'V'),
  ז: heard('Z'),
  ח: heard('H', 'X'),
  ט: heard('T'),
  י: heard('i'),
  כ: heard('K', 'X'),
  ל: heard('L'),
  מ: heard('M'),
  נ: heard('N'),
  ס: heard('S'),
  ע: heard("'"),
  פ: heard('P', 'F'),
  צ: heard('TS', 'Z'),
  ק: heard('K'),
  ר: heard('R'),
  ש: heard('C', 'S'),
  ת: heard('T'),
};

export const hebrewFinalSounds: Readonly<Record<string, Readings>> = { ה: heard('a', 'H') };

/** Hebrew letters that change shape at the end of a word, as their usual shape. */
export const hebrewShapes: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** Latin letters and groups as French and English writers of Arabic, Greek and Hebrew names mean them, longest first. */
export const latinSounds: readonly (readonly [pattern: RegExp, readings: Readings])[] = [
  [/tch|sch|sh/y, heard('C')],
  [/ch/y, heard('C', 'X')],
  [/χ/y, heard('X', 'C', 'H')],
  [/kh/y, heard('X')],
  [/gh/y, heard('G')],
  [/dj/y, heard('J')],
  [/dh/y, heard('D', 'Z')],
  [/th/y, heard('T')],
  [/ph/y, heard('F')],
  [/rh/y, heard('R', 'G')],
  [/tz/y, heard('TS')],
  [/gu(?=[ei])/y, heard('G', 'J')],
  [/g(?=[eiy])/y, heard('J', 'G')],
  [/g/y, heard('G', 'J')],
  [/c(?=[eiy])/y, heard('S')],
  [/qu|ck|[ckq]/y, heard('K')],
  [/x/y, heard('KS')],
  ...[...'bdfhjlmnprstvz'].map((letter) => [new RegExp(letter, 'y'), heard(letter.toUpperCase())] as const),
];

/** Marked Latin letters of scholarly spelling and of Turkish that mean more than their plain letter. */
export const latinMarked: Readonly<Record<string, string>> = {
  š: 'sh',
  ş: 'sh',
  ș: 'sh',
  č: 'ch',
  ç: 's',
  ğ: 'gh',
  ġ: 'gh',
  ǧ: 'j',
  ḫ: 'kh',
  ẖ: 'kh',
  ḵ: 'kh',
  ḏ: 'dh',
  ṯ: 'th',
};

/** What a reader of Latin script would write for an Arabic letter, vowels only where Arabic writes them. */
export const arabicLatin: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  د: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  پ: 'p',
  ث: 'th',
  ج: 'j',
  چ: 'sh',
  ح: 'h',
  خ: 'kh',
  ذ: 'dh',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  غ: 'gh',
  ڤ: 'v',
  ک: 'k',
  گ: 'g',
  ڭ: 'g',
  ݣ: 'g',
  ا: 'a',
  ة: 'a',
  ى: 'a',
  و: 'u',
  ي: 'i',
  ی: 'i',
  ئ: 'i',
  ؤ: 'u',
};

export const hebrewLatin: Readonly<Record<string, string>> = {
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'u',
  ז: 'z',
  ח: 'h',
  ט: 't',
  י: 'i',
  כ: 'k',
  ל: 'l',
  מ: 'm',
  נ: 'n',
  ס: 's',
  פ: 'p',
  צ: 'ts',
  ק: 'k',
  ר: 'r',
  ש: 'sh',
  ת: 't',
};

/** Greek by ELOT 743; χ stays for the caller, which may need to hear it. */
export const greekLatin: readonly (readonly [pattern: RegExp, latin: string])[] = [
  [/^μπ/gu, 'b'],
  [/^ντ/gu, 'd'],
  [/^γκ/gu, 'g'],
  [/μπ/gu, 'mp'],
  [/ντ/gu, 'nt'],
  [/γκ/gu, 'gk'],
  [/γ(?=[γξχ])/gu, 'n'],
  [/ου/gu, 'ou'],
  [/([αεη])υ(?=[βγδζλμνραεηιουω])/gu, '$1v'],
  [/([αεη])υ/gu, '$1f'],
  ...'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f ψ=ps ω=o'
    .split(' ')
    .map((pair) => [new RegExp(pair.charAt(0), 'gu'), pair.slice(2)] as const),
];
