import type { FacetNumberMap } from './facet-numbers.js';
import { facetKey, numberOf } from './facet-values.js';
import type { Plan } from './plan.js';
import type { FacetGroup } from './postgres-facets.js';
import type { FacetName, SearchFilters } from './search-engine.js';
import { filtered } from './statement.js';

/** What the values of hits tell of them, by the position of the hit. */
export interface TaggedHits {
  /** Points for what a hit is about and where it is: concepts asked for before narrower ones. */
  points: Float64Array;
  /** 1 where every filter lets the hit pass. */
  passes: Uint8Array;
  /** The values of the hits that pass, and of those that fail one filter alone. */
  groups: FacetGroup[];
}

/** Points for having any of some values. */
interface Worth {
  numbers: number[];
  points: number;
}

const pointsForConcept = 3;
const space = 0x20;

/** What a plan gives points for: each concept that was asked for by itself, the rest once, however much of it is met. */
function worthOf(of: (name: FacetName, ids: readonly string[]) => number[], plan: Plan): Worth[] {
  if (plan.only) return [];
  return [
    { numbers: plan.asked.length > 0 ? of('concept', plan.concepts) : [], points: 1.5 },
    { numbers: of('concept', plan.near), points: 1 },
    { numbers: of('sector', plan.sectors), points: 1.5 },
    { numbers: of('place', plan.places), points: 2 },
  ];
}

/**
 * Reads the values of hits, a text of letters for each with a space between: PostgreSQL would look for every list of values
 * in every hit by itself, which took longer than all the rest of a broad search.
 */
export function readTags(
  list: string,
  count: number,
  numbers: FacetNumberMap,
  plan: Plan,
  filters: SearchFilters,
): TaggedHits {
  const of = (name: FacetName, ids: readonly string[]) =>
    ids.flatMap((id) => numbers.get(facetKey({ name, id })) ?? []);
  const worth = worthOf(of, plan);
  const names = filtered(filters);
  const sets = [...worth.map((each) => each.numbers), ...names.map((name) => of(name, filters[name] ?? []))];
  const asked = of('concept', plan.only ? [] : plan.asked);
  const size = 1 + Math.max(0, ...asked, ...sets.flat());
  const own = new Uint8Array(size);
  for (const number of asked) own[number] = pointsForConcept;
  // One bit for each set that a value is of, those that give points before those of filters.
  const bits = new Int32Array(size);
  for (const [bit, set] of sets.entries()) for (const number of set) bits[number] = (bits[number] ?? 0) | (1 << bit);
  const shared = Float64Array.from({ length: 1 << worth.length }, (_, all) =>
    worth.reduce((sum, { points }, bit) => sum + (all & (1 << bit) ? points : 0), 0),
  );
  const points = new Float64Array(count);
  const passes = new Uint8Array(count);
  const every = (1 << names.length) - 1;
  const parts = ['', ...names].map((): string[] => []);
  let at = 0;
  for (let hit = 0; hit < count; hit++) {
    const from = at;
    let [met, sum] = [0, 0];
    for (; at < list.length && list.charCodeAt(at) !== space; at++) {
      const point = list.codePointAt(at) ?? 0;
      if (point > 0xffff) at++;
      const number = numberOf(point);
      if (number >= size) continue;
      met |= bits[number] ?? 0;
      sum += own[number] ?? 0;
    }
    points[hit] = sum + (shared[met & (shared.length - 1)] ?? 0);
    const failed = every & ~(met >> worth.length);
    if (failed === 0) passes[hit] = 1;
    // Failing one filter alone: its facet counts the hit, since a facet's counts leave out its own filter.
    if ((failed & (failed - 1)) === 0) parts[32 - Math.clz32(failed)]?.push(list.slice(from, at));
    at++;
  }
  const groups = parts.map(
    (part, position): FacetGroup => ({
      failed: names[position - 1] ?? '',
      total: part.length,
      taken: part.length,
      list: part.length === count ? list : part.join(''),
    }),
  );
  return { points, passes, groups };
}
