import { EngineAtFault } from './search-index.js';

/**
 * Does the work for all items at once or, when that fails, for ever smaller parts, so that one bad item holds up no
 * other. Returns those that fail alone, with the reason; `alive` throws when it is not the items that are at fault.
 */
export async function inParts<T>(
  items: readonly T[],
  work: (part: readonly T[]) => Promise<void>,
  alive: () => Promise<unknown>,
): Promise<{ item: T; error: unknown }[]> {
  try {
    await work(items);
    return [];
  } catch (error) {
    if (error instanceof EngineAtFault) throw error;
    await alive();
    const [only] = items;
    if (only === undefined) throw error;
    if (items.length === 1) return [{ item: only, error }];
    const half = Math.ceil(items.length / 2);
    const first = await inParts(items.slice(0, half), work, alive);
    return [...first, ...(await inParts(items.slice(half), work, alive))];
  }
}
