import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPairs, smoothedLift } from '../cooperation/lift.js';
import { generatedNetwork } from '../testing/generated-network.js';
import { fewestFair } from './exposure.js';
import { drawnFrom, exposureIn, poolsFor } from './exposure-audit.js';
import { countryIn, sharesOf } from './exposure-groups.js';
import { defaultWeights } from './model.js';
import { reorder, type Scored } from './reorder.js';

test('the fewest fair are those of the table in the FA*IR paper, and grow with places and share', () => {
  const row = (share: number) => Array.from({ length: 12 }, (_, index) => fewestFair(index + 1, share));
  expect(row(0.3)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2]);
  expect(row(0.5)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 4]);
  expect(row(0.7)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6]);
  expect(fewestFair(5, 0)).toBe(0);
  expect(fewestFair(5, 1)).toBe(5);
});

const scored = (logOdds: number, womenLed: boolean, number: number): Scored =>
  ({
    node: { id: `${number}`, country: `${number}`, sectors: [], clusters: [] },
    account: { score: 0.5, logOdds, intercept: 0, contributions: [] },
    womenLed,
  }) as unknown as Scored;

test('a planted bias against women-led partners of comparable score is mended, and only when asked for', () => {
  const pool = Array.from({ length: 40 }, (_, index) => scored(1 - index / 100, index >= 20, index));
  const women = (list: Scored[]) => list.filter((each) => each.womenLed).length;
  expect(women(reorder(pool, 10, false))).toBe(0);
  expect(women(reorder(pool, 10, true))).toBe(fewestFair(10, 0.5));
});

test('partners who are clearly less fit are not lifted, and nobody is lost or shown twice', () => {
  const pool = Array.from({ length: 20 }, (_, index) => scored(index < 10 ? 3 : -3, index >= 10, index));
  const list = reorder(pool, 10, true);
  expect(list.every((each) => !each.womenLed)).toBe(true);
  expect(new Set(reorder(pool, 30, true)).size).toBe(20);
});

test('lift is one without links, above it for pairs seen together, below it for pairs that are not', () => {
  const links = [...Array<['a', 'b']>(20).fill(['a', 'b']), ...Array<['c', 'c']>(20).fill(['c', 'c'])];
  const counts = countPairs(links);
  expect(smoothedLift(countPairs([]), 'a', 'b')).toBe(1);
  expect(smoothedLift(counts, 'a', 'b')).toBeGreaterThan(1.5);
  expect(smoothedLift(counts, 'b', 'a')).toBe(smoothedLift(counts, 'a', 'b'));
  expect(smoothedLift(counts, 'a', 'c')).toBeLessThan(1);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c'))), (any) => {
      const lift = smoothedLift(countPairs(any), 'a', 'b');
      expect(Number.isFinite(lift) && lift > 0).toBe(true);
    }),
  );
});

test('an audit tells a planted bias: none shown as scored, the fewest fair as shown; without bias it says even', () => {
  const biased = Array.from({ length: 30 }, () =>
    Array.from({ length: 40 }, (_, index) => scored(1 - index / 100, index >= 20, index)),
  );
  const asScored = exposureIn(biased, false);
  expect(asScored.ratio).toBe(0);
  expect(asScored.places[9]).toEqual({ place: 10, shown: 0, expected: 5, failing: 1 });
  // The first three places may be all others by chance.
  expect(asScored.places.map((each) => each.failing)).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
  const asShown = exposureIn(biased, true);
  expect(asShown.places.every((each) => each.failing === 0)).toBe(true);
  expect(asShown.ratio).toBe(fewestFair(10, 0.5) / 5);
  const even = exposureIn([Array.from({ length: 40 }, (_, index) => scored(1, index % 2 === 0, index))], false);
  expect(even.ratio).toBe(1);
});

test('an audit without women-led candidates, or without candidates, claims nothing', () => {
  expect(exposureIn([Array.from({ length: 20 }, (_, index) => scored(1, false, index))], true).ratio).toBeNull();
  expect(exposureIn([[], []], true)).toMatchObject({ ratio: null, places: { length: 10 } });
});

test('shares of a group: a planted bias shows as scored against candidates, and half mended as shown', () => {
  const pool = Array.from({ length: 40 }, (_, index) => scored(1 - index / 100, index >= 20, index));
  const [women] = sharesOf([pool, pool], (each) => (each.womenLed ? 'women-led' : null));
  expect(women).toEqual({ group: 'women-led', candidates: 0.5, shown: fewestFair(10, 0.5) / 10, scored: 0 });
  expect(sharesOf([], () => 'any')).toEqual([]);
});

test('shares of groups that cover everyone sum to one, among candidates and in both orders', () => {
  const network = generatedNetwork({ size: 300 });
  const shares = sharesOf(poolsFor(network, drawnFrom(network, 20), defaultWeights), countryIn(network));
  expect(shares.length).toBeGreaterThan(1);
  for (const kind of ['candidates', 'shown', 'scored'] as const)
    expect(shares.reduce((sum, each) => sum + each[kind], 0)).toBeCloseTo(1);
});

test('an audit draws each at most once, the same for the same day, and reads the lists that members read', () => {
  const network = generatedNetwork({ size: 400 });
  const drawn = drawnFrom(network, 50);
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(drawnFrom(network, 50)).toEqual(drawn);
  const pools = poolsFor(network, drawn, defaultWeights);
  const [asShown, asScored] = [exposureIn(pools, true), exposureIn(pools, false)];
  expect(asScored.ratio).not.toBeNull();
  asShown.places.forEach(({ failing }, at) => {
    expect(failing).toBeLessThanOrEqual(asScored.places[at]?.failing ?? -1);
  });
});
