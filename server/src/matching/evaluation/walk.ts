import type { Column } from './column.js';
import type { History } from './history.js';

/** Chance of going back to the start at each step, and the mass too small to hand on. */
const alpha = 0.2;
const negligible = 5e-5;

/** Writes the walk from a start, whose shares sum to 1, into an empty column. */
export type Walk = (start: Iterable<readonly [at: number, share: number]>, rank: Column) => void;

/**
 * Personalised PageRank by forward push (Andersen, Chung, Lang 2006) over stakeholders and their occasions, recent ones
 * more likely. What is never handed on stays below `negligible` at each stakeholder and for each member of an occasion.
 * Everyone who has some handed on does so in one round before anyone does again, so that much goes at once.
 */
export function walkOver(history: History): Walk {
  const people = history.of.length;
  const all = history.occasions.length;
  const members = flat(history.occasions.map((each) => each.members));
  const taken = flat(history.of);
  // Of what a stakeholder hands on, the share that goes to each of its occasions, in the order of `taken`.
  const shares = Float64Array.from(taken.values, (each) => history.weight[each] as number);
  for (let at = 0; at < people; at++)
    for (let n = taken.from[at] as number; n < (taken.from[at + 1] as number); n++)
      shares[n] = ((1 - alpha) * (shares[n] as number)) / (history.activity[at] as number);
  const atPeople = new Float64Array(people);
  const atOccasions = new Float64Array(all);
  let round = new Int32Array(people);
  let next = new Int32Array(people);
  const queued = new Uint8Array(people);
  const met = new Int32Array(all);
  const seen = new Uint8Array(all);
  const left = new Int32Array(people);
  const touched = new Uint8Array(people);

  return (start, rank) => {
    let size = 0;
    let leftCount = 0;
    let metCount = 0;
    for (const [at, share] of start) {
      atPeople[at] = share;
      queued[at] = 1;
      touched[at] = 1;
      left[leftCount++] = at;
      round[size++] = at;
    }
    while (size > 0) {
      for (let n = 0; n < size; n++) {
        const at = round[n] as number;
        const mass = atPeople[at] as number;
        atPeople[at] = 0;
        queued[at] = 0;
        rank.add(at, alpha * mass);
        for (let m = taken.from[at] as number; m < (taken.from[at + 1] as number); m++) {
          const occasion = taken.values[m] as number;
          if (seen[occasion] === 0) {
            seen[occasion] = 1;
            met[metCount++] = occasion;
          }
          atOccasions[occasion] = (atOccasions[occasion] as number) + mass * (shares[m] as number);
        }
      }
      let after = 0;
      for (let n = 0; n < metCount; n++) {
        const occasion = met[n] as number;
        const [from, to] = [members.from[occasion] as number, members.from[occasion + 1] as number];
        const share = (atOccasions[occasion] as number) / (to - from);
        if (share < negligible) continue;
        atOccasions[occasion] = 0;
        for (let m = from; m < to; m++) {
          const at = members.values[m] as number;
          const mass = (atPeople[at] as number) + share;
          atPeople[at] = mass;
          if (touched[at] === 0) {
            touched[at] = 1;
            left[leftCount++] = at;
          }
          if (mass < negligible || queued[at] !== 0) continue;
          queued[at] = 1;
          next[after++] = at;
        }
      }
      [round, next] = [next, round];
      size = after;
    }
    for (let n = 0; n < leftCount; n++) {
      const at = left[n] as number;
      atPeople[at] = 0;
      touched[at] = 0;
    }
    for (let n = 0; n < metCount; n++) {
      const occasion = met[n] as number;
      atOccasions[occasion] = 0;
      seen[occasion] = 0;
    }
  };
}

/** Lists one after the other: those of `at` are values[from[at]] to values[from[at + 1] - 1]. */
function flat(lists: readonly (readonly number[])[]): { from: Int32Array; values: Int32Array } {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((each, at) => {
    from[at + 1] = (from[at] as number) + each.length;
  });
  const values = new Int32Array(from[lists.length] as number);
  lists.forEach((each, at) => {
    values.set(each, from[at] as number);
  });
  return { from, values };
}
