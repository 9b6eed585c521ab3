import { linksBetween, smoothedLift } from '../../cooperation/lift.js';
import { distanceKm } from '../features/affinity.js';
import { Column, type Score } from './column.js';
import { type Grouping, groupingNames, type History, type Partners } from './history.js';
import type { Walk } from './walk.js';
import type { World } from './world.js';

const closely = ['region', 'country'] as const;
type Close = (typeof closely)[number];
export type PlacePredictor =
  | `reach-${Grouping}`
  | `lift-${Grouping}`
  | `links-${Close}`
  | `devoted-${Close}`
  | `own-share-${Close}`
  | `same-${Close}`
  | `walk-from-${Close}`
  | 'same-place'
  | 'near';

/** What one group tells of the others and of everyone, worked out when it first asks. */
interface Outlook {
  /** Under each group: log lift, and log of the links seen. */
  lift: Float64Array;
  links: Float64Array;
  reach: ReadonlyMap<number, number>;
}

/** Where people are and which groups they belong to: the groups of the asking one against everybody's. */
export function placeColumns(world: World, history: History, walk: Walk) {
  const n = world.parties.length;
  const outlooks = new Map<string, Outlook>();
  const walks = new Map<string, Float32Array>();
  const scratch = new Column(n);
  const shares: Record<Grouping, Float64Array> = Object.fromEntries(
    groupingNames.map((name) => [name, new Float64Array(history.groups[name].keys.length)]),
  ) as Record<Grouping, Float64Array>;
  const towns = numbersOf(
    world.parties.map(({ place, country }) => (place ? `${country} ${place.toLowerCase()}` : null)),
  );
  let asking = -1;
  const own = {} as Record<Grouping, Outlook | null>;
  const walkFrom = {} as Record<Close, Float32Array | null>;

  function outlookOf(name: Grouping, group: number): Outlook {
    const key = `${name} ${group}`;
    const known = outlooks.get(key);
    if (known) return known;
    const { keys, pairs, reach } = history.groups[name];
    const me = keys[group] as string;
    const outlook = {
      lift: Float64Array.from(keys, (other) => Math.log(smoothedLift(pairs, me, other))),
      links: Float64Array.from(keys, (other) => Math.log1p(linksBetween(pairs, me, other))),
      reach: reach[group] as Map<number, number>,
    };
    outlooks.set(key, outlook);
    return outlook;
  }

  /** The walk from all of a group, each as likely as it has been active. */
  function groupWalk(name: Close, group: number): Float32Array {
    const key = `${name} ${group}`;
    const known = walks.get(key);
    if (known) return known;
    const { of } = history.groups[name];
    const start: [number, number][] = [];
    for (let at = 0; at < n; at++)
      if (of[at] === group && (history.activity[at] as number) > 0) start.push([at, history.activity[at] as number]);
    const total = start.reduce((sum, [, each]) => sum + each, 0);
    scratch.clear();
    walk(
      start.map(([at, each]) => [at, each / total]),
      scratch,
    );
    scratch.logs(n);
    const rank = Float32Array.from(scratch.value);
    walks.set(key, rank);
    return rank;
  }

  const scores = { 'same-place': sameTown, near } as Record<PlacePredictor, Score>;
  for (const name of groupingNames) {
    const { of } = history.groups[name];
    scores[`reach-${name}`] = (at) => {
      const weight = own[name]?.reach.get(at);
      return weight === undefined ? 0 : Math.log1p(weight);
    };
    scores[`lift-${name}`] = (at) => ((of[at] as number) < 0 ? 0 : (own[name]?.lift[of[at] as number] ?? 0));
  }
  for (const name of closely) {
    const { of } = history.groups[name];
    scores[`links-${name}`] = (at) => ((of[at] as number) < 0 ? 0 : (own[name]?.links[of[at] as number] ?? 0));
    scores[`devoted-${name}`] = (at) => {
      const weight = own[name]?.reach.get(at) ?? 0;
      return weight / (weight + 3 * (history.activity[at] as number) + 1);
    };
    scores[`own-share-${name}`] = (at) => ((of[at] as number) < 0 ? 0 : (shares[name][of[at] as number] as number));
    scores[`same-${name}`] = (at) => (asking >= 0 && (of[at] as number) >= 0 && of[at] === of[asking] ? 1 : 0);
    scores[`walk-from-${name}`] = (at) => walkFrom[name]?.[at] ?? 0;
  }

  function sameTown(at: number): number {
    return asking >= 0 && (towns[asking] as number) >= 0 && towns[at] === towns[asking] ? 1 : 0;
  }

  /** Halves every 300 km or so. */
  function near(at: number): number {
    const you = world.parties[asking];
    if (!you || you.latitude === null) return 0;
    const they = world.parties[at];
    if (!they || they.latitude === null) return 0;
    return 2 ** (-distanceKm(you.latitude, you.longitude ?? 0, they.latitude, they.longitude ?? 0) / 300);
  }

  return {
    scores,
    fill(from: number | null): void {
      asking = from ?? -1;
      for (const name of groupingNames) {
        const { of } = history.groups[name];
        const group = from === null ? -1 : (of[from] as number);
        own[name] = group < 0 ? null : outlookOf(name, group);
        if (name === 'region' || name === 'country') {
          walkFrom[name] = group < 0 ? null : groupWalk(name, group);
          shares[name].fill(0);
          const partners = from === null ? [] : (history.partners[from] as Partners).at;
          for (const at of partners) {
            const theirs = of[at] as number;
            if (theirs >= 0) shares[name][theirs] = (shares[name][theirs] as number) + 1 / (partners.length + 2);
          }
        }
      }
    },
  };
}

/** Equal words get equal numbers, none get -1. */
function numbersOf(words: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(words, (word) => {
    if (word === null) return -1;
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  });
}
