import {
  arabicFinalSounds,
  arabicSounds,
  hebrewFinalSounds,
  hebrewSounds,
  latinSounds,
  type Reading,
  type Readings,
} from './letters.js';
import { latinOfGreek } from './romanise.js';

/** One way to hear a name: its consonants, and after each the vowels that are written there. */
export interface Heard {
  consonants: readonly string[];
  vowels: readonly string[];
}

/** What a word's writing says: the readings of each letter, and whether it writes its short vowels. */
export interface Sounds {
  readings: readonly Readings[];
  vowelled: boolean;
}

/** Stands where a name begins with a vowel, so that Ahmed and Hamed keep apart. */
export const vowelStart = 'A';

const start: Reading = { consonant: vowelStart, vowels: '' };
const only = (consonant: string, vowels = ''): Readings => [{ consonant, vowels }];

function semiticSounds(word: string, hebrew: boolean): Readings[] {
  const letters = [...word];
  const table = hebrew ? hebrewSounds : arabicSounds;
  const last = hebrew ? hebrewFinalSounds : arabicFinalSounds;
  const sounds = letters.flatMap((letter, at): Readings[] => {
    const final = at > 0 && at === letters.length - 1 ? last[letter] : undefined;
    const found = final ?? table[letter] ?? arabicFinalSounds[letter];
    if (!found) return [];
    if (at > 0) return [found];
    if (letter === 'و') return [[...only('W'), { consonant: vowelStart, vowels: 'u' }]];
    if (letter === 'ו') return [only('V')];
    if ('ييیי'.includes(letter)) return [only('Y')];
    return found[0]?.consonant === '' ? [[{ ...start, vowels: found[0].vowels }]] : [found];
  });
  // Written n, heard m before a lip: عنبر is Anbar and Ambar, but زينب is Zineb.
  return sounds.map((each, at) =>
    each[0]?.consonant === 'N' && ['B', 'P'].includes(sounds[at + 1]?.[0]?.consonant ?? '')
      ? [...each, ...only('M')]
      : each,
  );
}

const latinVowels = /[aeiouyw]+/y;

function latinVowelRun(run: string): string {
  return run
    .replaceAll('ou', 'u')
    .replaceAll('oo', 'uu')
    .replaceAll('ee', 'ii')
    .replaceAll('eu', 'e')
    .replaceAll('y', 'i')
    .replaceAll('w', 'u');
}

function latinWordSounds(word: string): Readings[] {
  const sounds: Readings[] = [];
  let at = 0;
  const glide = /^(?:w|ou(?=[aeiy]))(?=.)/.exec(word)?.[0];
  if (glide) {
    sounds.push(only('W'));
    at = glide.length;
  } else if (/^y[aeiou]/.test(word)) {
    sounds.push(only('Y'));
    at = 1;
  } else if (/^i[aeou]/.test(word)) {
    sounds.push([start, { consonant: 'Y', vowels: '' }]);
    at = 1;
  }
  while (at < word.length) {
    latinVowels.lastIndex = at;
    const run = latinVowels.exec(word)?.[0];
    if (run) {
      const vowels = latinVowelRun(run);
      sounds.push(only(sounds.length === 0 ? vowelStart : '', vowels));
      at += run.length;
      continue;
    }
    let length = 1;
    for (const [pattern, readings] of latinSounds) {
      pattern.lastIndex = at;
      const found = pattern.exec(word)?.[0];
      if (!found) continue;
      length = found.length;
      const isPerhapsSilent = found === 'h' && at > 0 && at + 1 === word.length;
      const isDoubled = sounds.at(-1)?.[0]?.consonant === readings[0]?.consonant && sounds.at(-1)?.[0]?.vowels === '';
      const next = word[at + length] ?? '';
      if (found === 'n' && 'bp'.includes(next || ' ')) sounds.push(only('M'));
      else if (isPerhapsSilent) sounds.push([...only(''), ...readings]);
      else if (!isDoubled) sounds.push(readings);
      break;
    }
    at += length;
  }
  return sounds;
}

/** The sounds of one word without marks (see plainLetters), or null where its script is none we can hear. */
export function soundsOf(word: string): Sounds | null {
  if (/^\p{Script=Arabic}+$/u.test(word)) return { readings: semiticSounds(word, false), vowelled: false };
  if (/^\p{Script=Hebrew}+$/u.test(word)) return { readings: semiticSounds(word, true), vowelled: false };
  const latin = /\p{Script=Greek}/u.test(word) ? latinOfGreek(word) : word;
  return /^[a-zχ]+$/u.test(latin) ? { readings: latinWordSounds(latin), vowelled: true } : null;
}

/** Words written as one: a vowel or glide that began the second is now inside. */
export function joinSounds(first: Sounds, second: Sounds): Sounds {
  const [head = [], ...rest] = second.readings;
  const inside = head.map((reading) => {
    const glide = { [vowelStart]: '', Y: 'i', W: 'u' }[reading.consonant];
    return glide === undefined ? reading : { consonant: '', vowels: glide + reading.vowels };
  });
  return {
    readings: [...first.readings, ...(inside.length > 0 ? [inside] : []), ...rest],
    vowelled: first.vowelled && second.vowelled,
  };
}

const most = 24;
const longest = 40;

/**
 * Every way to hear the sounds, the usual one first, with at most two unusual readings in one: more would let
 * everything meet everything.
 */
export function waysToHear({ readings }: Sounds): Heard[] {
  let ways: (Heard & { unusual: number })[] = [{ consonants: [], vowels: [], unusual: 0 }];
  for (const options of readings.slice(0, longest)) {
    ways = ways
      .flatMap((way) =>
        options.map(({ consonant, vowels }, at) => ({
          consonants: consonant ? [...way.consonants, ...consonant] : way.consonants,
          vowels: consonant
            ? [...way.vowels, ...Array.from(consonant.slice(1), () => ''), vowels]
            : [...way.vowels.slice(0, -1), (way.vowels.at(-1) ?? '') + vowels],
          unusual: way.unusual + Math.min(at, 1),
        })),
      )
      .filter((way) => way.unusual <= 2)
      .sort((one, other) => one.unusual - other.unusual)
      .slice(0, most);
  }
  return ways.map(({ consonants, vowels }) => ({ consonants, vowels }));
}
