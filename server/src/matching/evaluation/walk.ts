import type { History } from './history.js';

/** Chance of going back to the start at each step, and the mass too small to hand on. */
const alpha = 0.2;
const negligible = 5e-5;

/**
 * Personalised PageRank by forward push (Andersen, Chung, Lang 2006) over stakeholders and their occasions, recent ones
 * more likely. `start` sums to 1. What is never handed on stays below `negligible` at each stakeholder and for each
 * member of an occasion. Writes into `rank`.
 */
export function walkFrom(history: History, start: Iterable<readonly [number, number]>, rank: Float64Array): void {
  const people = rank.length;
  rank.fill(0);
  // Occasions are numbered after the stakeholders.
  const residual = new Float64Array(people + history.occasions.length);
  const queued = new Uint8Array(residual.length);
  const queue: number[] = [];
  const give = (to: number, mass: number, least: number) => {
    const after = (residual[to] as number) + mass;
    residual[to] = after;
    if (after < least || queued[to]) return;
    queued[to] = 1;
    queue.push(to);
  };
  for (const [at, mass] of start) give(at, mass, 0);
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] as number;
    const mass = residual[at] as number;
    queued[at] = 0;
    residual[at] = 0;
    if (at >= people) {
      const members = history.occasions[at - people]?.members ?? [];
      const share = mass / members.length;
      for (const to of members) give(to, share, negligible);
      continue;
    }
    rank[at] = (rank[at] as number) + alpha * mass;
    const handed = ((1 - alpha) * mass) / (history.activity[at] as number);
    for (const occasion of history.of[at] as number[]) {
      const size = history.occasions[occasion]?.members.length ?? 1;
      give(people + occasion, handed * (history.weight[occasion] as number), negligible * size);
    }
  }
}
