import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { fold, stem } from '../../thesaurus/normalise.js';

const further: Readonly<Record<string, (word: string) => string>> = { el: greek, de: german, pt: portuguese };
const semitic = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The language itself without region or script: `ar-TN` is `ar`. */
export function baseOf(lang: string): string {
  return lang.toLowerCase().split(/[-_]/)[0] ?? '';
}

const arabicBefore = /^(?:[وف]?(?:ال|بال|كال|لل)|[وف][بلك]?|[بلك])(?=.{3})/u;
const arabicAfter = /(?<=.{3})(?:ات|ون|ين|ان|يه|ها|هم|هن|نا|تي|ه|ي)$/u;
const hebrewBefore = /^(?:[וש]?[הבלמכש])(?=.{3})|^ו(?=.{3})/u;
const hebrewAfter = /(?<=.{3})(?:ים|ות|יה|ית|יים|ה|ת|י)$/u;

/** What is left of an Arabic or Hebrew word without the particles and endings written onto it. */
export function bare(folded: string): string {
  if (!semitic.test(folded)) return folded;
  const arabic = /\p{Script=Arabic}/u.test(folded);
  const front = folded.replace(arabic ? arabicBefore : hebrewBefore, '');
  return front.replace(arabic ? arabicAfter : hebrewAfter, '');
}

const greekMarks = (word: string) =>
  word
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('ς', 'σ');

/** The keys under which forms of one word of a language meet: its Snowball stem where there is one, its bare letters else. */
export function formKeys(plain: string, folded: string, lang: string): string[] {
  const base = baseOf(lang);
  if (base === 'ar') {
    const own = stem(plain, 'ar');
    return own ? [`s:${own}`, `b:${bare(folded)}`] : [`b:${bare(folded)}`];
  }
  if (base === 'he') return [`b:${folded}`, `b:${bare(folded)}`];
  if (base === 'el') return [`s:${greek(greekMarks(plain))}`];
  const own = further[base]?.(plain) ?? stem(plain, base);
  return [`s:${own ? fold(own) : folded}`];
}
