import { seeded } from '../../foundation/seeded.js';
import type { History } from './history.js';

/** Directions kept, and rounds of the power iteration that sharpens them. */
const size = 24;
const rounds = 6;

/**
 * What lies behind who works with whom, as few numbers for each stakeholder: the strongest directions of the incidence of
 * stakeholders and occasions, by randomised subspace iteration (Halko, Martinsson, Tropp 2011). Each tie is weighed by its
 * age and shared out among the occasions of the one and the members of the other, so that hubs do not drown the rest. Row
 * by row, each scaled to length 1; zeros for those without a history.
 */
export function latentPlaces(history: History): { rows: Float64Array; size: number } {
  const n = history.of.length;
  const random = seeded(3);
  const ties = history.occasions.map(({ members }, occasion) => {
    const weight = history.weight[occasion] as number;
    return members.map((at) => Math.sqrt(weight / (members.length * (history.activity[at] as number))));
  });
  let rows = Float64Array.from({ length: n * size }, () => random() - 0.5);
  const through = new Float64Array(size);
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(n * size);
    history.occasions.forEach(({ members }, occasion) => {
      const own = ties[occasion] as number[];
      through.fill(0);
      members.forEach((at, n) => {
        for (let f = 0; f < size; f++)
          through[f] = (through[f] as number) + (own[n] as number) * (rows[at * size + f] as number);
      });
      members.forEach((at, n) => {
        for (let f = 0; f < size; f++)
          next[at * size + f] = (next[at * size + f] as number) + (own[n] as number) * (through[f] as number);
      });
    });
    orthonormal(next, n);
    rows = next;
  }
  for (let at = 0; at < n; at++) {
    let length = 0;
    for (let f = 0; f < size; f++) length += (rows[at * size + f] as number) ** 2;
    if (length === 0) continue;
    for (let f = 0; f < size; f++) rows[at * size + f] = (rows[at * size + f] as number) / Math.sqrt(length);
  }
  return { rows, size };
}

/** Makes the columns orthonormal (Gram-Schmidt, twice over against rounding). */
function orthonormal(rows: Float64Array, n: number): void {
  for (let f = 0; f < size; f++) {
    for (let again = 0; again < 2; again++)
      for (let g = 0; g < f; g++) {
        let along = 0;
        for (let at = 0; at < n; at++) along += (rows[at * size + f] as number) * (rows[at * size + g] as number);
        for (let at = 0; at < n; at++)
          rows[at * size + f] = (rows[at * size + f] as number) - along * (rows[at * size + g] as number);
      }
    let length = 0;
    for (let at = 0; at < n; at++) length += (rows[at * size + f] as number) ** 2;
    const by = length > 0 ? 1 / Math.sqrt(length) : 0;
    for (let at = 0; at < n; at++) rows[at * size + f] = (rows[at * size + f] as number) * by;
  }
}
