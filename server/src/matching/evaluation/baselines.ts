import type { Columns } from './predictors.js';

/** Fills `into` with a simple way's score for each position, from the columns of one question. */
export type Baseline = (columns: Columns, into: Float64Array) => void;

const one =
  (name: keyof Columns): Baseline =>
  (columns, into) =>
    into.set(columns[name]);

/** Places are told apart by few counts; equal ones are ordered by how many occasions each has had. */
const thenPopular =
  (...names: (keyof Columns)[]): Baseline =>
  (columns, into) => {
    const { occasions } = columns;
    for (let at = 0; at < into.length; at++) into[at] = (occasions[at] as number) * 1e-6;
    names.forEach((name, step) => {
      const [column, unit] = [columns[name], 1e-3 ** step];
      for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + (column[at] as number) * unit;
    });
  };

/** Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009; k = 60) over the best 1,000 of each. */
export const fused =
  (...baselines: Baseline[]): Baseline =>
  (columns, into) => {
    const score = new Float64Array(into.length);
    into.fill(0);
    for (const baseline of baselines) {
      baseline(columns, score);
      best(score, 1000, () => true).forEach((at, rank) => {
        into[at] = (into[at] as number) + 1 / (60 + rank + 1);
      });
    }
  };

const regionPair = thenPopular('reach-region', 'reach-country');

/** The simple ways, each for itself, and the fusion of the best of network and place, which is the one to beat. */
export const baselines: Record<string, Baseline> = {
  popularity: one('occasions'),
  'country pair': thenPopular('reach-country'),
  'region pair': regionPair,
  'common neighbours': one('common-partners'),
  'adamic-adar': one('adamic-adar'),
  'resource allocation': one('allocation'),
  pagerank: one('walk'),
  texts: one('text'),
  fusion: fused(one('walk'), regionPair),
};

/** Who has no occasion yet, by place and by what their names tell; they too will work with someone. */
function newcomers(columns: Columns, into: Float64Array): void {
  const { occasions } = columns;
  into.fill(0);
  for (const name of ['lift-region', 'lift-wider', 'lift-country', 'name-lift', 'text', 'name', 'near'] as const) {
    const column = columns[name];
    for (let at = 0; at < into.length; at++)
      if ((occasions[at] as number) === 0) into[at] = (into[at] as number) + (column[at] as number);
  }
}

/** Ways to find candidates: the ranking only orders whom one of these finds. */
const finders = {
  walk: one('walk'),
  allocation: one('allocation'),
  'common partners': one('common-partners'),
  'walk from region': one('walk-from-region'),
  'walk from country': one('walk-from-country'),
  'walk from similar texts': one('walk-from-similar-texts'),
  'similar occasions': one('similar-occasions'),
  texts: one('text'),
  popularity: one('occasions'),
  names: one('name'),
  'region pair': regionPair,
  'wider region pair': thenPopular('reach-wider', 'reach-country'),
  'country pair': thenPopular('reach-country'),
  'sector pair': thenPopular('reach-sector'),
  'same region': thenPopular('same-region'),
  'similar in region': one('similar-in-region'),
  'similar in country': one('similar-in-country'),
  newcomers,
} satisfies Record<string, Baseline>;
export const finderNames = Object.keys(finders) as (keyof typeof finders)[];

/**
 * Whom to score for one question, the best 100 of each finder, with their place in each: 61/(60 + rank), 0 where it did
 * not find them. Places mean the same in every network, which values do not.
 */
export function candidatesOf(columns: Columns, may: (at: number) => boolean): Map<number, Float64Array> {
  const found = new Map<number, Float64Array>();
  const score = new Float64Array(columns.walk.length);
  finderNames.forEach((name, finder) => {
    finders[name](columns, score);
    best(score, 100, may).forEach((at, rank) => {
      const places = found.get(at) ?? new Float64Array(finderNames.length);
      places[finder] = 61 / (61 + rank);
      found.set(at, places);
    });
  });
  return found;
}

/** Positions of the `count` highest scores above 0, best first; of equal ones the lower position. */
export function best(score: Float64Array, count: number, may: (at: number) => boolean): number[] {
  // A heap of the best so far, the worst on top.
  const heap: number[] = [];
  const before = (a: number, b: number) => {
    const [x, y] = [score[a] as number, score[b] as number];
    return x > y || (x === y && a < b);
  };
  for (let at = 0; at < score.length; at++) {
    if ((score[at] as number) === 0) continue;
    if (heap.length === count && !before(at, heap[0] as number)) continue;
    if (!may(at)) continue;
    if (heap.length < count) {
      heap.push(at);
      let child = heap.length - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (!before(heap[parent] as number, heap[child] as number)) break;
        [heap[parent], heap[child]] = [heap[child] as number, heap[parent] as number];
        child = parent;
      }
    } else {
      heap[0] = at;
      let parent = 0;
      for (;;) {
        let child = 2 * parent + 1;
        if (child >= count) break;
        if (child + 1 < count && before(heap[child] as number, heap[child + 1] as number)) child++;
        if (!before(heap[parent] as number, heap[child] as number)) break;
        [heap[parent], heap[child]] = [heap[child] as number, heap[parent] as number];
        parent = child;
      }
    }
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1));
}
