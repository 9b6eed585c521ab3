import { joinSounds, type Sounds, soundsOf, vowelStart } from './name-sounds.js';
import { nameWords, plainLetters } from './romanise.js';

/** A part of a name that people write as one word or as several: Benyoucef, Ben Youssef. */
export interface Unit {
  words: string[];
  /** The ways it may be meant: with and without an article that has grown onto it. */
  sounds: Sounds[];
}

const article = /^(?:el|al|l|ul|il)$/;
const assimilated = /^[aeiu](r|s|t|d|z|n|ch|sh|dh|th)$/;
/**
 * Sons, fathers and servants lean on the next word. Between a son or a father and a word with an article the article may be
 * heard (Belkacem, Benelhadj); a servant never keeps it (Abdelkader).
 */
const leaning: readonly { pattern: RegExp; latin: readonly string[]; arabic: readonly string[] }[] = [
  { pattern: /^(?:ben|bin|ibn|بن|ابن|בן)$/, latin: ['ben', 'benel', 'bel'], arabic: ['بن', 'بنل', 'بل'] },
  {
    pattern: /^(?:bou|bu|boo|abou|abu|aboo|abi|بو|ابو|ابي)$/,
    latin: ['bou', 'bel', 'boul'],
    arabic: ['بو', 'بل', 'بول'],
  },
  { pattern: /^(?:abd|abd[aeu]l|abdoul|abdol|عبد)$/, latin: ['abde'], arabic: ['عبد'] },
];
/** A compound of more words than anybody's name has ends here, so that a text of them stays cheap. */
const mostWords = 4;
const faith = /^(?:din|dine|deen|eddine|eddin|edine|uddin|addin|aldin|eldin|eddeen|دين|الدين)$/;
const arabic = /^\p{Script=Arabic}/u;

function letterCount({ readings }: Sounds): number {
  return readings.filter((each) => each[0]?.consonant && each[0].consonant !== vowelStart).length;
}

/** Words of names repeat, and what one may mean depends on nothing but its letters. */
const remembered = new Map<string, Sounds[]>();
const mostRemembered = 50_000;

function meanings(word: string): Sounds[] {
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const found = meaningsOf(word);
  remembered.set(word, found);
  return found;
}

/** A word without the article, where it is written onto it or has melted into it: الجديدة, Elhadi, Errachidia, Lahcen. */
function meaningsOf(word: string): Sounds[] {
  const plain = /^ال(?=.{2})/u.test(word) ? word.slice(2) : word;
  const whole = soundsOf(plain);
  if (!whole) return [];
  const others = [
    /^[ae](?=(rr|ss|tt|dd|zz|nn|chch|shsh|cch|ssh)[aeiouy])/.test(word) ? word.slice(1) : '',
    /^[ae]l[^aeiouyh]/.test(word) ? word.slice(2) : '',
    /^(?:el|al)h/.test(word) ? word.slice(2) : '',
    /^l(?:[aeo]?[^aeiouy]|aa)/.test(word) ? word.slice(1) : '',
    /^la[^aeiouy]/.test(word) ? word.slice(2) : '',
  ];
  return [
    whole,
    ...others
      .map((other) => (other ? soundsOf(other) : null))
      .filter((each) => each !== null)
      .filter(
        (each) => word.startsWith('laa') || letterCount(each) >= 3 || (letterCount(each) >= 2 && !word.startsWith('l')),
      ),
  ];
}

/** A compound written as one word, with the article inside taken out: Abdelkader, Aboubakr, عبدالقادر. */
function opened(word: string): string {
  return word
    .replace(/^abd(?:[aeu]|ou|o)l(?=[^aeiouy])/, 'abde')
    .replace(/^عبدال(?=..)/u, 'عبد')
    .replace(/(?<=..)الدين$/u, 'دين')
    .replace(/^ab(?:ou|u|oo)(?=[^aeiouy]{1,2}[aeiouy].)/, 'bou');
}

/** Every pair of meanings, few enough to stay cheap. */
export function joined(first: readonly Sounds[], second: readonly Sounds[]): Sounds[] {
  return first.flatMap((one) => second.map((other) => joinSounds(one, other))).slice(0, 4);
}

function soundsFor(lean: (typeof leaning)[number], word: string, next: string): Sounds[] {
  const isArabic = arabic.test(word);
  const hasArticle = isArabic ? /^ال(?=.{2})/u.test(next) : article.test(next);
  const spellings = isArabic ? lean.arabic : lean.latin;
  return spellings
    .slice(0, hasArticle ? spellings.length : 1)
    .map((each) => soundsOf(each))
    .filter((each) => each !== null);
}

/** A name's parts in order, articles left out. */
export function nameUnits(text: string): Unit[] {
  const units: Unit[] = [];
  let waiting: Unit | null = null;
  const words = nameWords(text)
    .map(plainLetters)
    .filter((word) => word !== '');
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    const melted = assimilated.exec(word)?.[1];
    if (next && (article.test(word) || (melted && next.startsWith(melted)))) continue;
    const lean = leaning.find(({ pattern }) => pattern.test(word));
    const previous = units.at(-1);
    if (lean && next && (waiting?.words.length ?? 0) < mostWords - 1) {
      const sounds = soundsFor(lean, word, next);
      waiting = waiting
        ? { words: [...waiting.words, word], sounds: joined(waiting.sounds, sounds) }
        : { words: [word], sounds };
    } else if (faith.test(word) && previous && previous.words.length < mostWords && !waiting) {
      const din = soundsOf(arabic.test(word) ? 'دين' : 'din');
      previous.words.push(word);
      previous.sounds = din ? joined(previous.sounds, [din]) : [];
    } else {
      const sounds = meanings(opened(word));
      units.push(
        waiting
          ? { words: [...waiting.words, word], sounds: joined(waiting.sounds, sounds) }
          : { words: [word], sounds },
      );
      waiting = null;
    }
  }
  if (waiting) units.push(waiting);
  return units;
}
