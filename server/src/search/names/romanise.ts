import { arabicLatin, greekLatin, hebrewLatin, hebrewShapes, latinMarked } from './letters.js';

const semitic = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A word in lower case without the marks of its script; scholarly and Turkish letters become the usual groups. */
export function plainLetters(word: string): string {
  return (
    word
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[šşșčçğġǧḫẖḵḏṯ]/gu, (letter) => latinMarked[letter] ?? letter)
      .normalize('NFKD')
      .replaceAll(/[\p{M}ـ]+/gu, '')
      .replaceAll('ı', 'i')
      .replaceAll('ß', 'ss')
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replaceAll(/[ךםןףץ]/g, (letter) => hebrewShapes[letter] ?? letter)
      // A capital alone decomposes into letters that may be capitals again (ϒ); lower case must hold at the end.
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '')
  );
}

/** The words of a name; an apostrophe is an ayn inside a word (Sa'id) and ends an article (l'Ariana). */
export function nameWords(text: string): string[] {
  const joined = text
    .normalize('NFKC')
    // The half rings of scholars are letters to Unicode.
    .replaceAll(/[ʻ-ʿ’‘`´]/gu, "'")
    .replaceAll(/(?<![\p{L}\p{M}])([ldLD])'+(?=\p{L})/gu, '$1 ')
    .replaceAll(/(?<=[\p{L}\p{M}])'+(?=\p{L})/gu, '');
  return joined.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}ـ]*/gu) ?? [];
}

/** Greek letters as ELOT 743 writes them; χ is left to whoever asks. */
export function latinOfGreek(plain: string): string {
  return greekLatin.reduce((word, [pattern, latin]) => word.replaceAll(pattern, latin), plain);
}

function latinOfSemitic(plain: string): string {
  const hebrew = /\p{Script=Hebrew}/u.test(plain);
  const letters = [...(hebrew ? plain.replace(/ה$/u, 'א') : plain.replace(/(?<=.{2})ه$/u, 'ة'))];
  return letters
    .map((letter, at) => {
      if (at === 0 && 'يی'.includes(letter)) return 'y';
      if (at === 0 && 'ווو'.includes(letter)) return hebrew ? 'v' : 'w';
      if (hebrew && at === letters.length - 1 && letter === 'א') return 'a';
      return (hebrew ? hebrewLatin : arabicLatin)[letter] ?? (semitic.test(letter) ? '' : letter);
    })
    .join('');
}

const spellings: readonly (readonly [pattern: RegExp, spelling: string])[] = [
  [/ee/g, 'i'],
  [/oo|ou/g, 'u'],
  [/(.)\1+/gu, '$1'],
  [/tch|sch|ch/g, 'sh'],
  [/dj/g, 'j'],
  [/ph/g, 'f'],
  [/gu(?=[ei])/g, 'g'],
  [/c(?=[eiy])/g, 's'],
  [/qu|ck|[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/^u(?=[aeiou])/g, 'w'],
  [/(?<!^)w/g, 'u'],
  [/(?<!^)y|^y(?![aeiou])/g, 'i'],
  [/eu/g, 'e'],
  [/(?<=[aeiou])h$/g, ''],
  [/(?<=..[^aeiouy])e$/g, ''],
];

/** French and English spellings of one sound become one; applied until nothing changes, so that it may be repeated. */
function oneSpelling(word: string): string {
  for (let before = ''; before !== word; ) {
    before = word;
    word = spellings.reduce((text, [pattern, spelling]) => text.replaceAll(pattern, spelling), word);
  }
  return word;
}

/** A word may mix scripts; each run of one script is written by its own rules. */
const runs = /\p{Script=Arabic}+|\p{Script=Hebrew}+|\p{Script=Greek}+/gu;

/**
 * A name as a Latin reader would write it, words in order, lower case, without marks: Arabic after ALA-LC and BGN/PCGN
 * and Hebrew after ISO 259-2, both with only the vowels their writing shows, Greek after ELOT 743; Latin names keep their
 * letters, with French and English spellings of a sound made one (Youssouf, Yusuf). Other scripts stay as they are.
 */
export function romanise(text: string): string {
  return nameWords(text)
    .map((word) =>
      oneSpelling(
        plainLetters(word).replaceAll(runs, (run) =>
          semitic.test(run) ? latinOfSemitic(run) : latinOfGreek(run).replaceAll('χ', 'kh'),
        ),
      ),
    )
    .filter((word) => word !== '')
    .join(' ');
}
