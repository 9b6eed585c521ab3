import type { Condition } from './condition.js';
import { numbersOf, testOf } from './conditions-in-memory.js';
import type { Documents } from './documents.js';
import type { Found } from './held-documents.js';
import type { FacetName } from './search-engine.js';

/** The hits that pass every filter, or those that fail the filter of one facet alone, and how many have each value. */
export interface FacetGroup {
  failed: FacetName | null;
  total: number;
  counts: Map<number, number>;
}

/** Kept between calls: a fresh one for each would cost more than the counting. */
let counts = new Uint32Array(0);

/** How many of the documents have each value. */
function countTags({ tags, withTag }: Documents, numbers: readonly number[]): Map<number, number> {
  if (counts.length < withTag.length) counts = new Uint32Array(withTag.length);
  const met: number[] = [];
  for (const number of numbers) {
    const end = tags.from[number + 1] ?? 0;
    for (let at = tags.from[number] ?? 0; at < end; at++) {
      const tag = tags.all[at] ?? 0;
      const before = counts[tag] ?? 0;
      if (before === 0) met.push(tag);
      counts[tag] = before + 1;
    }
  }
  const result = new Map<number, number>();
  for (const tag of met) {
    result.set(tag, counts[tag] ?? 0);
    counts[tag] = 0;
  }
  return result;
}

/**
 * The documents that answer and pass every filter, by number, and what facets count: a facet's counts leave out its own
 * filter, so what fails that one alone is counted for it as well.
 */
export function hitsOf(
  documents: Documents,
  found: Found,
  answering: Condition,
  filters: readonly { name: FacetName; filter: Condition }[],
): { passing: number[]; groups: FacetGroup[] } {
  const passes = filters.map(({ filter }) => testOf(documents, filter, found));
  const passing: number[] = [];
  const failing = filters.map((): number[] => []);
  for (const number of numbersOf(documents, answering, found)) {
    let failed = -1;
    let many = false;
    for (let at = 0; at < passes.length; at++) {
      if (passes[at]?.(number)) continue;
      many = failed >= 0;
      failed = at;
      if (many) break;
    }
    if (failed < 0) passing.push(number);
    else if (!many) failing[failed]?.push(number);
  }
  const group = (failed: FacetName | null, numbers: readonly number[]): FacetGroup => ({
    failed,
    total: numbers.length,
    counts: countTags(documents, numbers),
  });
  return {
    passing,
    groups: [group(null, passing), ...filters.map(({ name }, at) => group(name, failing[at] ?? []))],
  };
}

/** How many points a document has for what it is about and where it is. */
export function pointsOf(
  documents: Documents,
  found: Found,
  worth: readonly { condition: Condition; points: number }[],
): (number: number) => number {
  const tests = worth.map(({ condition, points }) => ({ test: testOf(documents, condition, found), points }));
  return (number) => {
    let sum = 0;
    for (const { test, points } of tests) if (test(number)) sum += points;
    return sum;
  };
}
