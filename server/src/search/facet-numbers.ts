import { type FacetValue, facetKey } from './facet-values.js';
import { pgArray } from './pg-array.js';
import type { Run } from './run.js';

/** The number of each value by its key. */
export type FacetNumberMap = ReadonlyMap<string, number>;

/** Every value of a facet has a small number, so that counting a document's values reads digits and no words. */
export interface FacetNumbers {
  /** The numbers of values, given to those that had none. */
  numbersOf(values: readonly FacetValue[]): Promise<FacetNumberMap>;
  /** The numbers that are remembered; read again when one of these values has none yet. */
  known(values?: readonly FacetValue[]): Promise<FacetNumberMap>;
  /** The values by number; read again when one is asked for that was given since. */
  valuesOf(numbers: Iterable<number>): Promise<Map<number, FacetValue>>;
}

/** Numbers are kept in a table and never taken back, so remembering them is safe. */
export function facetNumbers(run: Run): FacetNumbers {
  const byKey = new Map<string, number>();
  const byNumber = new Map<number, FacetValue>();
  const read = async (): Promise<void> => {
    const rows = await run<FacetValue & { number: number }>('select number, name, value as id from search_facet_value');
    for (const { number, name, id } of rows) {
      byKey.set(facetKey({ name, id }), number);
      byNumber.set(number, { name, id });
    }
  };
  let first: Promise<void> | null = null;
  return {
    async known(values = []) {
      first ??= read();
      first.catch(() => {
        first = null;
      });
      await first;
      if (values.some((each) => !byKey.has(facetKey(each)))) await read();
      return byKey;
    },
    async numbersOf(values) {
      const missing = new Map<string, FacetValue>();
      for (const each of values) {
        const key = facetKey(each);
        if (!byKey.has(key)) missing.set(key, each);
      }
      if (missing.size > 0) {
        const fresh = [...missing.values()];
        // By itself and not in the caller's transaction: a number that was rolled back must not be remembered. In one order,
        // since two that insert the same values in different orders would wait for one another for ever.
        await run(
          `insert into search_facet_value (name, value) select * from unnest(?::text[], ?::text[]) order by 1, 2
           on conflict do nothing`,
          [pgArray(fresh.map((each) => each.name)), pgArray(fresh.map((each) => each.id))],
        );
        await read();
      }
      return byKey;
    },
    async valuesOf(numbers) {
      for (const number of numbers) {
        if (byNumber.has(number)) continue;
        await read();
        break;
      }
      return byNumber;
    },
  };
}
