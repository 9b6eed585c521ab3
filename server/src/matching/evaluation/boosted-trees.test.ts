import { expect, test } from 'vitest';
import { seeded } from '../../foundation/seeded.js';
import { growTrees } from './boosted-trees.js';
import type { Choice } from './conditional-logit.js';

/** Of ten rows the one with exactly one of two signs is chosen, which no weighted sum can tell; the third says nothing. */
function choicesOf(count: number, random: () => number): Choice[] {
  return Array.from({ length: count }, () => {
    const right = Math.floor(random() * 10);
    const signs = Array.from({ length: 10 }, (_, row) => {
      const first = random() < 0.5 ? 1 : 0;
      return [first, row === right ? 1 - first : first, random()];
    });
    return {
      rows: Float32Array.from(signs.flat()),
      chosen: Uint8Array.from(signs, (_, row) => (row === right ? 1 : 0)),
    };
  });
}

test('trees find what a weighted sum cannot, and say the same each time', () => {
  const random = seeded(3);
  const lessons = choicesOf(300, random);
  const [trees, again] = [growTrees(lessons, 3), growTrees(lessons, 3)];
  const fresh = choicesOf(100, random);
  for (const { rows, chosen } of fresh) {
    const sums = Array.from(chosen, (_, row) => trees.sumOf(rows as Float32Array, row * 3));
    expect(sums.indexOf(Math.max(...sums))).toBe(chosen.indexOf(1));
    expect(again.sumOf(rows as Float32Array, 0)).toBe(sums[0]);
  }
});

test('a row that stands for many counts as many', () => {
  const rows = Float32Array.from({ length: 200 }, (_, at) => at % 2);
  const chosen = Uint8Array.from(rows, (_, at) => (at < 40 ? 1 : 0));
  const chance = (times: number) => {
    const standsFor = Float64Array.from(rows, (_, at) => (chosen[at] ? 1 : times));
    return 1 / (1 + Math.exp(-growTrees([{ rows, chosen, standsFor }], 1).sumOf(rows, 0)));
  };
  expect(chance(1)).toBeCloseTo(40 / 200, 1);
  expect(chance(10)).toBeCloseTo(40 / 1640, 2);
});

test('with nothing to learn from, trees say the same of everyone', () => {
  const trees = growTrees([], 2);
  expect(trees.sumOf(Float32Array.of(1, 2), 0)).toBe(trees.sumOf(Float32Array.of(0, 0), 0));
});
