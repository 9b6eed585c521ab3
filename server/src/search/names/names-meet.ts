import { type HeardName, type HeardUnit, heardUnits } from './name-keys.js';
import { vowelStart } from './name-sounds.js';

/** How surely two names are one: written the same, the same in Latin letters, or the same in sound. */
export type Meeting = 'exact' | 'romanised' | 'skeleton';

type Position = 'first' | 'inside' | 'last';

/** The vowel that carries a run: u where it has one, i in ai and ei, else what there is; e alone is any weak vowel. */
function carrier(run: string): string {
  if (run === 'e') return 'e';
  if (/[ou]/.test(run)) return 'u';
  return run.includes('i') ? 'i' : 'a';
}

/** At the end Amin and Amine are one name and Amina another; -ie is -i or -ia. */
function endsMeet(one: string, other: string): boolean {
  const [end, otherEnd] = [one, other]
    .map((run) => run.replaceAll('o', 'u').replaceAll(/(.)\1+/g, '$1'))
    .sort((a, b) => a.length - b.length);
  if (end === undefined || otherEnd === undefined) return false;
  if (otherEnd === `${end}e`) return true;
  if (end.length !== otherEnd.length || end.length < 2) return end === otherEnd;
  return [...end].every((letter, at) => letter === otherEnd[at] || letter === 'e' || otherEnd[at] === 'e');
}

function bothSaid(one: string, other: string, position: Position): boolean {
  if (one === other) return true;
  if (position === 'last') return endsMeet(one, other);
  // Badr and Bader, Fahd and Fahad.
  if (one === '' || other === '') return position === 'inside' && /^[ae]$/.test(one + other);
  const [carried, otherCarried] = [carrier(one), carrier(other)];
  return carried === otherCarried || carried === 'e' || otherCarried === 'e';
}

const hears: Readonly<Record<string, RegExp>> = { a: /[ae]/, i: /[ie]/, u: /[uo]/, y: /[aei]/ };

function saidAsMeant(said: string, meant: string, position: Position): boolean {
  const free = meant.includes("'");
  // A first alef only carries a vowel; which one is not written.
  const letters = (position === 'first' ? meant.replace(/^['a]+/, '') : meant).replaceAll("'", '');
  if (![...letters].every((letter) => hears[letter]?.test(said))) return false;
  if (position === 'first') return said !== '';
  if (letters !== '')
    return position !== 'last' || said.endsWith('e') || (hears[letters.slice(-1)]?.test(said.slice(-1)) ?? false);
  // An ayn lengthens what is there: Saad, Jaafar, Moez; a second vowel would be written.
  if (free) return /^(?:[ae]*|.|[uo][ei])$/.test(said);
  return position === 'last' ? said === '' || said === 'e' : said.length <= 1;
}

function bothMeant(one: string, other: string): boolean {
  const [letters, otherLetters] = [one, other].map((each) => each.replaceAll("'", '').replaceAll('y', 'i'));
  return letters === otherLetters || (one + other).includes("'");
}

function vowelsMeet(one: HeardName, other: HeardName): boolean {
  const last = one.heard.consonants.length - 1;
  return one.heard.consonants.every((consonant, at) => {
    const position = at === last ? 'last' : at === 0 && consonant === vowelStart ? 'first' : 'inside';
    const [vowels, otherVowels] = [one.heard.vowels[at] ?? '', other.heard.vowels[at] ?? ''];
    if (one.vowelled && other.vowelled) return bothSaid(vowels, otherVowels, position);
    if (!one.vowelled && !other.vowelled) return bothMeant(vowels, otherVowels);
    return one.vowelled ? saidAsMeant(vowels, otherVowels, position) : saidAsMeant(otherVowels, vowels, position);
  });
}

export function unitsMeet(one: HeardUnit, other: HeardUnit): Meeting | null {
  if (one.exact === other.exact) return 'exact';
  if (one.romanised !== '' && one.romanised === other.romanised) return 'romanised';
  const meets = one.hearings.some((way) =>
    other.hearings.some(
      (otherWay) =>
        way.skeleton === otherWay.skeleton &&
        way.heard.consonants.join('') === otherWay.heard.consonants.join('') &&
        vowelsMeet(way, otherWay),
    ),
  );
  return meets ? 'skeleton' : null;
}

const surest: readonly Meeting[] = ['exact', 'romanised', 'skeleton'];

/** Pairs each part with one of the other name's that is still free; null when one is left over. */
function partsMeet(parts: readonly HeardUnit[], others: readonly HeardUnit[]): Meeting | null {
  if (parts.length !== others.length) return null;
  const free = [...others];
  let worst: Meeting = 'exact';
  for (const part of parts) {
    const at = free.findIndex((other) => unitsMeet(part, other));
    const meeting = free[at] ? unitsMeet(part, free[at]) : null;
    if (!meeting) return null;
    if (surest.indexOf(meeting) > surest.indexOf(worst)) worst = meeting;
    free.splice(at, 1);
  }
  return worst;
}

/**
 * Whether two names, in any script and spelling, may be one: all their parts meet, in any order, or the whole does when
 * written as one word. Vowels that both writings show must agree; those that Arabic and Hebrew leave out may be any short
 * one. Null when they do not meet.
 */
export function namesMeet(one: string, other: string): Meeting | null {
  const [first, second] = [heardUnits(one), heardUnits(other)];
  const byParts = partsMeet(first.parts, second.parts);
  if (byParts) return byParts;
  const [whole, otherWhole] = [asOne(first), asOne(second)];
  return whole && otherWhole ? unitsMeet(whole, otherWhole) : null;
}

/** A name that has another in it: how surely, and the words of it that met, without marks. */
export interface NameFound {
  meeting: Meeting;
  /** The share of the name's parts that were asked for. */
  share: number;
  words: string[];
}

/** Whether a name has all parts of a shorter one, in any order and any script, or the whole of it written as one word. */
export function nameHas(name: string, asked: string, meets = unitsMeet): NameFound | null {
  const [having, wanted] = [heardUnits(name), heardUnits(asked)];
  const free = [...having.parts];
  const met = wanted.parts.flatMap((part) => {
    const at = free.findIndex((each) => meets(part, each));
    const unit = free[at];
    const meeting = unit && meets(part, unit);
    if (!meeting) return [];
    free.splice(at, 1);
    return { unit, meeting };
  });
  const found = met.length === wanted.parts.length ? met : wholeIn(having, asOne(wanted));
  if (found.length === 0) return null;
  return {
    meeting: surest[Math.max(...found.map(({ meeting }) => surest.indexOf(meeting)))] ?? 'skeleton',
    share: Math.min(1, found.length / having.parts.length),
    words: found.flatMap(({ unit }) => unit.exact.split(' ')),
  };
}

/** A name as one word; null where it has more parts than are ever written so. */
function asOne({ parts, whole }: ReturnType<typeof heardUnits>): HeardUnit | null {
  return whole ?? (parts.length === 1 ? (parts[0] ?? null) : null);
}

/** The part of a name, or all of it as one word, that a name written as one word is. */
function wholeIn(
  having: ReturnType<typeof heardUnits>,
  wanted: HeardUnit | null,
): { unit: HeardUnit; meeting: Meeting }[] {
  for (const unit of [...having.parts, ...(having.whole ? [having.whole] : [])]) {
    const meeting = wanted && unitsMeet(unit, wanted);
    if (meeting) return [{ unit, meeting }];
  }
  return [];
}
