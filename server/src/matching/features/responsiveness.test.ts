import fc from 'fast-check';
import { expect, test } from 'vitest';
import { responsiveness, usuallyAnswersWithinAWeek } from './responsiveness.js';

const answers = fc.record({
  accepted: fc.nat(1000),
  declined: fc.nat(1000),
  withinAWeek: fc.nat(2000),
  last: fc.integer({ min: 0, max: 30_000 }),
});

test('is one half without answers, between 0 and 1 with any, and never lowered by one more accepted', () => {
  expect(responsiveness(undefined, 20_000)).toBe(0.5);
  fc.assert(
    fc.property(answers, (each) => {
      const value = responsiveness(each, 20_000);
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
      expect(responsiveness({ ...each, accepted: each.accepted + 1 }, 20_000)).toBeGreaterThanOrEqual(value);
    }),
  );
});

test('moves back to one half as answers grow old', () => {
  const good = { accepted: 10, declined: 0, withinAWeek: 10, last: 20_000 };
  expect(responsiveness(good, 20_000)).toBeCloseTo(12 / 14);
  expect(responsiveness(good, 20_365)).toBeCloseTo(0.5 + (12 / 14 - 0.5) / 2);
  expect(responsiveness(good, 30_000)).toBeCloseTo(0.5, 3);
});

test('nothing is said of who answered fewer than five times', () => {
  const quick = (count: number) => ({ accepted: count, declined: 0, withinAWeek: count, last: 1 });
  expect([4, 5].map((count) => usuallyAnswersWithinAWeek(quick(count)))).toEqual([false, true]);
  expect(usuallyAnswersWithinAWeek({ accepted: 3, declined: 3, withinAWeek: 3, last: 1 })).toBe(false);
});
