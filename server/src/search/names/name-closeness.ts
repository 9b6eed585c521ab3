import { type HeardText, type HeardUnit, heardUnits } from './name-keys.js';
import { nameHas, unitsMeet } from './names-meet.js';

/** What a part is worth that meets another so; one whose consonants are merely alike counts for these, less a little. */
const worth = { exact: 1, romanised: 1, skeleton: 0.9, alike: 0.75 };
/** Consonants are alike from so many of them kept. */
const leastAlike = 0.65;
/** Fewer consonants are alike by chance. */
const fewestConsonants = 3;
/** How much a name that is all asked for is ahead of one that has more in it. */
const wholeness = 0.1;

/** Words that join others and are heard in many ways: و, ou, wa, et. */
const joins =
  /^(?:و|ou|wa|w|u|o|ve|et|and|y|e|i|اي|اند|די|ו|και|kai|du|de|des|di|del|della|of|el|al|l|d|the|دو|دي|لا|لو)$/u;
const withAnd = /^و(?=.{3})/u;
/** A name of more parts is looked for with all of them: comparing whatever has one would be what costs most. */
export const mostParts = 5;

/** A part of a name in every way it may be heard, one of them without an Arabic “and” that is written onto it. */
type Part = HeardUnit[];

/** Names are compared with one query after another: their parts are worked out once. */
const knownParts = new WeakMap<HeardText, Part[]>();

function partsOf(text: string): readonly Part[] {
  const heard = heardUnits(text);
  const known = knownParts.get(heard);
  if (known) return known;
  const parts = heard.parts
    .filter(({ exact }) => !joins.test(exact))
    .map((unit) =>
      withAnd.test(unit.exact) ? [unit, ...heardUnits(unit.exact.replace(withAnd, '')).parts.slice(0, 1)] : [unit],
    );
  knownParts.set(heard, parts);
  return parts;
}

/** Units are shared by the names that have them, so what is worked out of one serves them all. */
const consonants = new WeakMap<HeardUnit, string[]>();

function consonantsOf(unit: HeardUnit): string[] {
  const known = consonants.get(unit);
  if (known) return known;
  const own = [...new Set(unit.hearings.map((each) => each.heard.consonants.join('')))];
  consonants.set(unit, own);
  return own;
}

/** The share of letters that two strings have in one order, of the longer one (longest common subsequence). */
function inOrder(one: string, other: string): number {
  let row = new Array<number>(one.length + 1).fill(0);
  for (const letter of other) {
    const next = [0];
    for (let at = 1; at <= one.length; at++) {
      next.push(one[at - 1] === letter ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
    }
    row = next;
  }
  return (row[one.length] ?? 0) / Math.max(one.length, other.length);
}

function alike(one: HeardUnit, other: HeardUnit): number {
  let best = 0;
  for (const own of consonantsOf(one)) {
    if (own.length < fewestConsonants) continue;
    for (const their of consonantsOf(other)) {
      if (their.length >= fewestConsonants) best = Math.max(best, inOrder(own, their));
    }
  }
  return best >= leastAlike ? best * worth.alike : 0;
}

function meetingOf(part: Part, other: Part): number {
  let best = 0;
  for (const one of part) {
    for (const their of other) {
      const meeting = unitsMeet(one, their);
      best = Math.max(best, meeting ? worth[meeting] : alike(one, their));
    }
  }
  return best;
}

/** The keys to look up names by that may be close: those of each part that joins nothing, and of the whole as one word. */
export function closeKeys(asked: string): { parts: string[][]; whole: string[] } {
  const keysOf = (unit: HeardUnit) =>
    unit.hearings.length > 0 ? [...new Set(unit.hearings.map((each) => each.skeleton))] : [unit.exact];
  const { whole } = heardUnits(asked);
  return { parts: partsOf(asked).map((part) => part.flatMap(keysOf)), whole: whole ? keysOf(whole) : [] };
}

/** A part counts by how much of it can be heard. */
function weightOf([unit]: Part): number {
  const longest = Math.max(0, ...(unit ? consonantsOf(unit) : []).map((each) => each.length));
  return Math.max(1, longest || (unit?.exact.length ?? 0));
}

/** The same, each pair worked out once as long as it is kept. */
function remembering(meets: typeof unitsMeet): typeof unitsMeet {
  const known = new Map<HeardUnit, Map<HeardUnit, ReturnType<typeof unitsMeet>>>();
  return (one, other) => {
    const own = known.get(one) ?? new Map<HeardUnit, ReturnType<typeof unitsMeet>>();
    known.set(one, own);
    const before = own.get(other);
    if (before !== undefined) return before;
    const meeting = meets(one, other);
    own.set(other, meeting);
    return meeting;
  };
}

/**
 * How much of what was asked for a name has, in any script and spelling and any order: 0 to 1 for its parts by how many
 * consonants each has, and up to a tenth more the less else is in the name.
 */
export function closenessTo(asked: string): (name: string) => number {
  const wanted = partsOf(asked).map((part) => ({ part, weight: weightOf(part) }));
  const all = wanted.reduce((sum, { weight }) => sum + weight, 0);
  // Names repeat their words: how a part meets one is worked out once.
  const meetings = wanted.map(() => new Map<HeardUnit | undefined, number>());
  const meets = remembering(unitsMeet);
  const meetingAt = (position: number, part: Part, other: Part): number => {
    const known = meetings[position]?.get(other[0]);
    if (known !== undefined) return known;
    const much = meetingOf(part, other);
    meetings[position]?.set(other[0], much);
    return much;
  };
  return (name) => {
    if (all === 0) return 0;
    const free = [...partsOf(name)];
    const parts = free.length;
    let met = 0;
    let found = 0;
    for (const [position, { part, weight }] of wanted.entries()) {
      const values = free.map((other) => meetingAt(position, part, other));
      const most = Math.max(0, ...values);
      if (most === 0) continue;
      met++;
      found += weight * most;
      free.splice(values.indexOf(most), 1);
    }
    const byParts = parts === 0 ? 0 : found / all + (wholeness * met) / parts;
    const asOne = nameHas(name, asked, meets);
    return Math.max(byParts, asOne ? worth[asOne.meeting] + wholeness * asOne.share : 0);
  };
}
