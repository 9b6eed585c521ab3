import { editDistance } from '../../thesaurus/edit-distance.js';
import { fold } from '../../thesaurus/normalise.js';
import { nameKeys } from '../names/name-keys.js';
import { namesMeet } from '../names/names-meet.js';
import { romanise } from '../names/romanise.js';
import type { Collection, Form } from './collection.js';

/** Words this short are alike by chance. */
const shortest = 4;
const leastAlike = 0.6;
const mostAlike = 40;
const sureName = { exact: 0.9, romanised: 0.9, skeleton: 0.6 };

/** Words of the documents that are spelt or sound alike, with how surely (0 to 1). */
export interface Likeness {
  /** Words of the same script that share letters: cognates, loans, other spellings. */
  cognates(word: string): readonly [Form, number][];
  /** Names that sound the same in another script. */
  names(written: string): readonly [Form, number][];
}

/** The script of a word’s letters, as far as names are concerned. */
export function scriptOf(word: string): 'arabic' | 'hebrew' | 'greek' | 'latin' {
  if (/\p{Script=Arabic}/u.test(word)) return 'arabic';
  if (/\p{Script=Hebrew}/u.test(word)) return 'hebrew';
  return /\p{Script=Greek}/u.test(word) ? 'greek' : 'latin';
}

function gramsOf(roman: string): string[] {
  const marked = `_${roman}_`;
  return [...new Set(Array.from({ length: marked.length - 2 }, (_, at) => marked.slice(at, at + 3)))];
}

/** The share of letters that stay when one word is turned into another. */
const kept = (one: string, other: string) => 1 - editDistance(one, other) / Math.max(one.length, other.length);

function grouped<T>(items: Iterable<T>, keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const held = groups.get(key);
      if (held) held.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Remembers answers, since queries repeat their words. */
function remembering<T>(answer: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = answer(word);
    known.set(word, found);
    return found;
  };
}

function maySoundAlike(form: Form): boolean {
  if (form.folded.length < 3 || form.folded.length > 15 || /\p{N}/u.test(form.folded)) return false;
  const script = scriptOf(form.folded);
  return script === 'arabic' || script === 'hebrew' || form.capitals * 2 >= form.times;
}

const skeletonsOf = (word: string) => new Set(nameKeys(word).map((each) => each.skeleton));

/** Reads the words of the documents; names only when the first is asked for. */
export function createLikeness(collection: Collection): Likeness {
  const romans = grouped(collection.forms, ({ roman }) => (roman.length < shortest ? [] : [roman]));
  const byGram = grouped(romans.keys(), gramsOf);
  let bySkeleton: Map<string, Form[]> | null = null;
  return {
    cognates: remembering((word) => {
      const roman = romanise(word);
      if (roman.length < shortest || /\p{N}/u.test(word)) return [];
      const own = gramsOf(roman);
      const shared = new Map<string, number>();
      for (const gram of own)
        for (const other of byGram.get(gram) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      const script = scriptOf(word);
      return [...shared]
        .filter(([other, both]) => (2 * both) / (own.length + other.length) >= 0.35)
        .map(([other]): [string, number] => [other, kept(roman, other)])
        .filter(([, alike]) => alike >= leastAlike)
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, mostAlike)
        .flatMap(([other, alike]) =>
          (romans.get(other) ?? [])
            .filter((form) => scriptOf(form.folded) === script)
            .map((form): [Form, number] => [form, alike]),
        );
    }),
    names: remembering((written) => {
      bySkeleton ??= grouped(collection.forms, (form) => (maySoundAlike(form) ? skeletonsOf(form.folded) : []));
      const script = scriptOf(fold(written));
      const found = new Map<Form, number>();
      for (const skeleton of skeletonsOf(written)) {
        for (const form of bySkeleton.get(skeleton) ?? []) {
          if (found.has(form) || scriptOf(form.folded) === script) continue;
          const meeting = namesMeet(written, form.folded);
          if (meeting) found.set(form, sureName[meeting]);
        }
      }
      return [...found];
    }),
  };
}
