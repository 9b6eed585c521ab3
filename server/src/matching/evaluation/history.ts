import { type PairCounts, PairTally } from '../../cooperation/lift.js';
import type { Occasion, Party, World } from './world.js';

/** Days after which an occasion counts half. */
const halfLife = 1095;

/** A way to put stakeholders into groups, finest first; null where it is not known. `finest`: {@link finestLevel}. */
export const groupings = {
  region: (party: Party) => party.region && `${party.country} ${party.region}`,
  // Region codes are hierarchical (NUTS, ISO 3166-2): what the code begins with is the larger region. Codes of two levels
  // (ES51 and ES511) meet in the one above the finest.
  wider: (party: Party, finest: number) =>
    party.region && party.region.length > 3 && `${party.country} ${party.region.slice(0, Math.max(3, finest - 1))}`,
  country: (party: Party) => party.country || null,
  sector: (party: Party) => party.sectors[0] ?? null,
} satisfies Record<string, (party: Party, finest: number) => string | null | false>;

/** Letters of the longest region codes that at least one in ten of those with a region has. */
export function finestLevel(parties: readonly Party[]): number {
  const lengths = parties.flatMap(({ region }) => (region ? [region.length] : [])).sort((a, b) => b - a);
  return lengths[Math.floor(lengths.length / 10)] ?? 0;
}
export type Grouping = keyof typeof groupings;
export const groupingNames = Object.keys(groupings) as Grouping[];

/** What is known of one grouping. Groups are numbered; -1 is unknown. */
export interface Groups {
  of: Int32Array;
  /** Names by number. */
  keys: string[];
  pairs: PairCounts;
  /** By group: with how many of the group each has worked, as weights by position. */
  reach: Map<number, number>[];
  /** By group: numbers of the occasions that someone of it took part in. */
  occasions: number[][];
}

/** Those someone has worked with, and how closely. */
export interface Partners {
  at: Int32Array;
  weight: Float64Array;
}

/** What had happened before a day; everything a prediction for that day may use. */
export interface History {
  day: number;
  occasions: Occasion[];
  /** Numbers of the occasions of each, by position. */
  of: number[][];
  /** How much each occasion still counts, 1 for today, half after three years. */
  weight: Float64Array;
  /** Partners of each, with the sum of 1/(members - 1) over occasions (Newman 2001), fading with time. */
  partners: Partners[];
  /** Occasions of each: all, and fading. */
  times: Float64Array;
  activity: Float64Array;
  /** The last day of each, or -Infinity. */
  last: Float64Array;
  groups: Record<Grouping, Groups>;
}

/** Reads the history before `day`. An occasion with very many members ties none of them closely, and is read as given. */
export function historyBefore(world: World, day: number): History {
  const n = world.parties.length;
  const occasions = world.occasions.filter((each) => each.day < day);
  const weight = Float64Array.from(occasions, (each) => 2 ** (-(day - each.day) / halfLife));
  const of: number[][] = world.parties.map(() => []);
  const met: Map<number, number>[] = world.parties.map(() => new Map());
  const times = new Float64Array(n);
  const activity = new Float64Array(n);
  const last = new Float64Array(n).fill(Number.NEGATIVE_INFINITY);
  occasions.forEach(({ members, day: when }, at) => {
    const fading = weight[at] as number;
    for (const one of members) {
      of[one]?.push(at);
      times[one] = (times[one] as number) + 1;
      activity[one] = (activity[one] as number) + fading;
      last[one] = when;
      const known = met[one] as Map<number, number>;
      for (const other of members)
        if (other !== one) known.set(other, (known.get(other) ?? 0) + fading / (members.length - 1));
    }
  });
  const finest = finestLevel(world.parties);
  const groups = Object.fromEntries(
    groupingNames.map((name) => {
      const keyOf = groupings[name];
      return [name, groupsOf(world.parties, (party) => keyOf(party, finest), occasions, weight)];
    }),
  ) as Record<Grouping, Groups>;
  const partners = met.map((known) => ({
    at: Int32Array.from(known.keys()),
    weight: Float64Array.from(known.values()),
  }));
  return { day, occasions, of, weight, partners, times, activity, last, groups };
}

function groupsOf(
  parties: readonly Party[],
  keyOf: (party: Party) => string | null | false,
  occasions: readonly Occasion[],
  weight: Float64Array,
): Groups {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(parties, (party) => {
    const key = keyOf(party);
    if (!key) return -1;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const keys = [...numbers.keys()];
  const reach: Map<number, number>[] = keys.map(() => new Map());
  const taken: number[][] = keys.map(() => []);
  const tally = new PairTally<string>({ pairs: new Map(), ends: new Map(), links: 0 });
  occasions.forEach(({ members }, at) => {
    const counts = new Map<number, number>();
    for (const one of members) counts.set(of[one] as number, (counts.get(of[one] as number) ?? 0) + 1);
    for (const group of counts.keys()) taken[group]?.push(at);
    for (const one of members) {
      for (const [group, count] of counts) {
        if (group < 0) continue;
        const others = group === of[one] ? count - 1 : count;
        if (others === 0) continue;
        const known = reach[group] as Map<number, number>;
        known.set(one, (known.get(one) ?? 0) + (weight[at] as number) * others);
      }
    }
    const counted = [...counts].filter(([group]) => group >= 0);
    counted.forEach(([a, many], n) => {
      const name = keys[a] as string;
      if (many > 1) tally.add(name, name, (many * (many - 1)) / 2);
      for (const [b, others] of counted.slice(n + 1)) tally.add(name, keys[b] as string, many * others);
    });
  });
  return { of, keys, pairs: tally.counts(), reach, occasions: taken };
}
