import type { Snapshot } from '../cooperation/snapshot.js';

/** Values summed by position. */
export interface Tally {
  add(index: number, value: number): void;
  /** How many have a value. */
  count(): number;
  /** The `most` highest are handed to `take`, and everything is forgotten. */
  strongest(most: number, take: (index: number) => void): void;
}

/** Room for sums, kept between questions: at a million stakeholders making it anew would take longer than to fill it. */
let values = new Float64Array(0);

/**
 * Sums for one source of candidates; one at a time. Of equal values those with the lowest identifiers are taken, so that
 * the order in which stakeholders were read changes nothing.
 */
export function tally(snapshot: Snapshot): Tally {
  if (values.length < snapshot.size) values = new Float64Array(snapshot.size);
  let touched: number[] = [];
  return {
    add: (index, value) => {
      const before = values[index] as number;
      if (before === 0) touched.push(index);
      values[index] = before + value;
    },
    count: () => touched.length,
    strongest: (most, take) => {
      if (touched.length > most) {
        const least = nthHighest(
          Float64Array.from(touched, (index) => values[index] as number),
          most,
        );
        const level: number[] = [];
        let left = most;
        for (const index of touched) {
          const value = values[index] as number;
          if (value === least) level.push(index);
          else if (value > least) {
            take(index);
            left--;
          }
        }
        level.sort(snapshot.uuids.compare);
        for (const index of level.slice(0, left)) take(index);
      } else for (const index of touched) take(index);
      for (const index of touched) values[index] = 0;
      touched = [];
    },
  };
}

/** The n-th highest of many numbers, found by parting them again and again (Hoare 1961); disorders them. */
function nthHighest(numbers: Float64Array, n: number): number {
  let [low, high] = [0, numbers.length - 1];
  const wanted = n - 1;
  while (low < high) {
    const pivot = numbers[(low + high) >> 1] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((numbers[left] as number) > pivot) left++;
      while ((numbers[right] as number) < pivot) right--;
      if (left > right) break;
      const swap = numbers[left] as number;
      numbers[left++] = numbers[right] as number;
      numbers[right--] = swap;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else return numbers[wanted] as number;
  }
  return numbers[wanted] as number;
}
