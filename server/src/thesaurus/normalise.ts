import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as turkish } from '@orama/stemmers/turkish';

/** A word of a text and where it stands in the original, so that it can be marked there. */
export interface Token {
  start: number;
  end: number;
  /** Compatibility-normalised and lower-cased, marks kept. */
  plain: string;
  /** Without diacritics, Arabic marks and spelling variants. */
  folded: string;
}

const stemmers: Record<string, (word: string) => string> = {
  ar: arabic,
  en: english,
  fr: french,
  it: italian,
  es: spanish,
  tr: turkish,
};

/** The Latin-script languages a word of unknown language is tried in. */
export const latinLanguages = ['en', 'fr', 'es', 'it', 'tr'] as const;

const arabicScript = /\p{Script=Arabic}/u;

/** Removes what no person types: control characters and halves of surrogate pairs. */
export function cleanText(text: string): string {
  return (
    text
      // Tabs and line breaks separate words, so everything removed leaves a space.
      .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ')
      .trim()
  );
}

/** Compatibility-normalised and lower-cased, marks kept, Arabic letters not drawn out. */
export function plainOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ـ', '').normalize('NFKC');
}

/** The key under which spellings of one word meet: no case, no diacritics, one form of alef, ya and ta marbuta. */
export function fold(text: string): string {
  return plainOf(text)
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll(/[ىئ]/g, 'ي')
    .replaceAll('ؤ', 'و')
    .replaceAll('ة', 'ه')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** Words met before; texts repeat their words, and folding one is slower than remembering it. */
const remembered = new Map<string, { plain: string; folded: string }>();
const stems = new Map<string, Map<string, string | null>>();
const most = 100_000;

function keysOf(word: string): { plain: string; folded: string } {
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= most) remembered.clear();
  const keys = { plain: plainOf(word), folded: fold(word) };
  remembered.set(word, keys);
  return keys;
}

/** What a code unit is in a word: it begins one, it only goes on with one, it ends one, or it is half of a pair. */
const part = { unknown: 0, begins: 1, goesOn: 2, ends: 3, half: 4 } as const;
/** Each of the 65,536 code units is looked at once: asking the expression for every letter of every text is slow. */
const parts = new Uint8Array(65_536);
const begins = /^[\p{L}\p{N}]$/u;
const goesOn = /^\p{M}$/u;

function partAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = parts[unit];
  if (known === part.unknown) {
    const letter = String.fromCharCode(unit);
    parts[unit] = begins.test(letter)
      ? part.begins
      : goesOn.test(letter)
        ? part.goesOn
        : unit >= 0xd800 && unit <= 0xdbff
          ? part.half
          : part.ends;
    return partAt(text, at);
  }
  if (known !== part.half) return known ?? part.ends;
  const pair = String.fromCodePoint(text.codePointAt(at) ?? unit);
  return begins.test(pair) ? part.begins : goesOn.test(pair) ? part.goesOn : part.ends;
}

/** The words of a text in order; apostrophes and hyphens separate. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  for (let at = 0; at < length; ) {
    if (partAt(text, at) !== part.begins) {
      at++;
      continue;
    }
    const start = at;
    for (let kind: number = part.begins; at < length && kind !== part.ends; kind = partAt(text, at)) {
      at += parts[text.charCodeAt(at)] === part.half ? 2 : 1;
    }
    const { plain, folded } = keysOf(text.slice(start, at));
    tokens.push({ start, end: at, plain, folded });
  }
  return tokens;
}

/** The Snowball stem of an unfolded word; null where the language has no stemmer or the stem says too little. */
export function stem(plain: string, lang: string): string | null {
  const base = lang.length === 2 ? lang : (lang.split('-')[0] ?? '');
  let known = stems.get(base);
  if (!known) {
    known = new Map();
    stems.set(base, known);
  }
  const before = known.get(plain);
  if (before !== undefined) return before;
  if (known.size >= most) known.clear();
  const found = stemmers[base]?.(plain);
  const kept = found && found.length >= 3 ? found : null;
  known.set(plain, kept);
  return kept;
}

/** The languages a word may be of, by its script. */
export function languagesOf(word: string): readonly string[] {
  return arabicScript.test(word) ? ['ar'] : latinLanguages;
}

/** Folded forms of an Arabic word without the particles و ف ب ل ك and the article that are written onto it. */
export function withoutAttached(folded: string): string[] {
  if (!arabicScript.test(folded)) return [];
  const prefixes = ['وبال', 'وال', 'فال', 'بال', 'كال', 'ولل', 'لل', 'ال', 'وب', 'ول', 'و', 'ف', 'ب', 'ل', 'ك'];
  return prefixes
    .filter((prefix) => folded.startsWith(prefix) && folded.length - prefix.length >= 3)
    .map((prefix) => folded.slice(prefix.length));
}
