import DataLoader from 'dataloader';

/** Finds a row by its key. */
export interface Batched<C extends object, V> {
  (context: C, key: string): Promise<V>;
  /** Rows that a request need not ask the database for, since it has them. */
  know(context: C, rows: ReadonlyMap<string, V>): void;
}

/**
 * One SQL statement for a whole page instead of one per row: keys asked for in the same tick are loaded together,
 * once per request. `load` returns a map from key to value; absent keys get `missing()`.
 */
export function batched<C extends object, V>(
  load: (keys: readonly string[], context: C) => Promise<Map<string, V>>,
  missing: () => V,
): Batched<C, V> {
  const loaders = new WeakMap<C, DataLoader<string, V>>();
  const known = new WeakMap<C, ReadonlyMap<string, V>>();
  const find = (context: C, key: string): Promise<V> => {
    const own = known.get(context)?.get(key);
    if (own !== undefined) return Promise.resolve(own);
    let loader = loaders.get(context);
    if (!loader) {
      loader = new DataLoader<string, V>(async (keys) => {
        const found = await load(keys, context);
        return keys.map((each) => found.get(each) ?? missing());
      });
      loaders.set(context, loader);
    }
    return loader.load(key);
  };
  return Object.assign(find, { know: (context: C, rows: ReadonlyMap<string, V>) => void known.set(context, rows) });
}

/** Groups rows under a key, keeping their order. */
export function groupBy<T>(rows: Iterable<T>, keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Indexes rows by a unique key. */
export function keyBy<T>(rows: Iterable<T>, keyOf: (row: T) => string): Map<string, T> {
  const index = new Map<string, T>();
  for (const row of rows) index.set(keyOf(row), row);
  return index;
}
