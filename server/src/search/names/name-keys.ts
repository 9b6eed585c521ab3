import { type Heard, type Sounds, vowelStart, waysToHear } from './name-sounds.js';
import { joined, nameUnits, type Unit } from './name-units.js';
import { romanise } from './romanise.js';

/** The keys under which one part of a name is found: as written, as a Latin reader would write it, and as it sounds. */
export interface NameKey {
  exact: string;
  romanised: string;
  skeleton: string;
}

/** A way to hear one part of a name, with the skeleton it is found by. */
export interface HeardName {
  skeleton: string;
  heard: Heard;
  vowelled: boolean;
}

const shortName = 3;
const mostWords = 4;

/** The vowel a Latin or Greek run of vowels stands for; e is any of the weak ones. */
function vowelsSaid(run: string, isLast: boolean): string[] {
  if (run === '') return [''];
  if (run === 'e') return isLast ? ['', 'a'] : ['a', 'i'];
  if (isLast && /i.*a$/.test(run)) return ['ia'];
  if (/[ou]/.test(run)) return ['u'];
  return [run.includes('i') ? 'i' : 'a'];
}

/** The vowel a place without short vowels may stand for. */
function vowelsMeant(written: string, isLast: boolean): string[] {
  const said = written.replaceAll("'", '');
  if (said === '') return isLast ? [''] : ['', 'a', 'i', 'u'];
  if (isLast && /i.*a$/.test(said)) return ['ia'];
  if (said === 'y') return ['a', 'i'];
  if (said.includes('u')) return ['u'];
  return [said.includes('i') ? 'i' : 'a'];
}

/**
 * Consonants alone say too little of a name with fewer than three (Sami, Osama, Yas): there the vowels belong to the key,
 * so that a short name meets only names that also sound like it.
 */
function skeletonsOf({ consonants, vowels }: Heard, vowelled: boolean): string[] {
  if (consonants.filter((each) => each !== vowelStart).length >= shortName) return [consonants.join('')];
  let keys = [''];
  for (const [at, consonant] of consonants.entries()) {
    const isLast = at === consonants.length - 1;
    const after =
      consonant === vowelStart && !isLast ? [''] : (vowelled ? vowelsSaid : vowelsMeant)(vowels[at] ?? '', isLast);
    keys = keys.flatMap((key) => after.map((vowel) => key + consonant + vowel));
  }
  return keys;
}

/** Four consonants are enough to do without a vowel in front: Ibrahim and Brahim, Iskander and Skander. */
function withoutStart({ consonants, vowels }: Heard): Heard[] {
  const bare = { consonants: consonants.slice(1), vowels: vowels.slice(1) };
  return consonants[0] === vowelStart && bare.consonants.length > shortName ? [bare] : [];
}

function hearings(sounds: Sounds, isPart: boolean): HeardName[] {
  const once = new Map<string, HeardName>();
  for (const way of waysToHear(sounds)) {
    for (const heard of isPart ? [way, ...withoutStart(way)] : [way]) {
      for (const skeleton of skeletonsOf(heard, sounds.vowelled)) {
        const key = `${skeleton} ${heard.vowels.join('.')}`;
        if (skeleton && !once.has(key)) once.set(key, { skeleton, heard, vowelled: sounds.vowelled });
      }
    }
  }
  return [...once.values()];
}

/** A part of a name with every way to hear it. */
export interface HeardUnit {
  exact: string;
  romanised: string;
  hearings: HeardName[];
}

/** Parts of one word, of which names repeat most: how such a part is heard depends on nothing but its letters. */
const remembered = new Map<string, HeardUnit>();
const mostRemembered = 50_000;

function heardUnit({ words, sounds }: Unit, isPart: boolean): HeardUnit {
  const only = isPart && words.length === 1 ? words[0] : undefined;
  const known = only === undefined ? undefined : remembered.get(only);
  if (known) return known;
  let romanised: string | null = null;
  const unit = {
    exact: words.join(' '),
    // Worked out where it is asked for: writing a document does not.
    get romanised() {
      romanised ??= romanise(words.join(''));
      return romanised;
    },
    hearings: sounds.flatMap((each) => hearings(each, isPart)),
  };
  if (only !== undefined) {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(only, unit);
  }
  return unit;
}

/** The parts of a name, and the whole as if it were written as one word where it has two to four. */
export interface HeardText {
  parts: readonly HeardUnit[];
  whole: HeardUnit | null;
}

/** What is asked for is compared with hundreds of names, and searches meet the same names again. */
const rememberedTexts = new Map<string, HeardText>();
const mostTexts = 5000;

/** A name taken apart as it may be heard. */
export function heardUnits(text: string): HeardText {
  const known = rememberedTexts.get(text);
  if (known) return known;
  if (rememberedTexts.size >= mostTexts) rememberedTexts.clear();
  const heard = heardAnew(text);
  rememberedTexts.set(text, heard);
  return heard;
}

function heardAnew(text: string): HeardText {
  const units = nameUnits(text);
  const parts = units.map((unit) => heardUnit(unit, true));
  const [first, ...others] = units;
  if (!first || others.length === 0 || units.length > mostWords) return { parts, whole: null };
  const all = others.reduce<Unit>(
    (one, other) => ({ words: [...one.words, ...other.words], sounds: joined(one.sounds, other.sounds) }),
    first,
  );
  return { parts, whole: heardUnit(all, false) };
}

/**
 * The keys of a name across scripts and spellings: names that share a skeleton are worth comparing (see namesMeet). One
 * entry for each way to hear each part, and for the parts written as one. A part in a script we cannot hear has its own
 * letters for a skeleton.
 */
export function nameKeys(text: string): NameKey[] {
  const { parts, whole } = heardUnits(text);
  return [...parts, ...(whole ? [whole] : [])].flatMap((unit) =>
    skeletonsOfUnit(unit).map((skeleton) => ({ exact: unit.exact, romanised: unit.romanised, skeleton })),
  );
}

/** Only the skeletons of those keys; not remembered, since whoever writes documents meets each name once. */
export function nameSkeletons(text: string): string[] {
  const { parts, whole } = heardAnew(text);
  return [...new Set([...parts, ...(whole ? [whole] : [])].flatMap(skeletonsOfUnit))];
}

function skeletonsOfUnit({ exact, hearings: ways }: HeardUnit): string[] {
  return ways.length === 0 ? [exact] : [...new Set(ways.map((each) => each.skeleton))];
}
