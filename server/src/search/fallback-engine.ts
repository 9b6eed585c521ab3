import { Refused } from '../foundation/refusal.js';
import type { SearchEngine } from './search-engine.js';

/**
 * Answers from the first engine, and from the second while the first does not answer or is behind; the answer then says
 * `degraded`.
 * Bad input is refused by either in the same words, so it is not a reason to ask the other.
 */
export function withFallback(
  first: SearchEngine,
  second: SearchEngine,
  failed: (error: unknown) => void,
): SearchEngine {
  const either = async <T>(ask: (engine: SearchEngine) => Promise<T>, degraded: (answer: T) => T): Promise<T> => {
    // What is known to be behind or away is not asked: nobody waits for it, or reads what is no longer so.
    if (first.standing.behind) return degraded(await ask(second));
    try {
      return await ask(first);
    } catch (error) {
      if (error instanceof Refused) throw error;
      failed(error);
      return degraded(await ask(second));
    }
  };
  const same = <T>(answer: T) => answer;
  return {
    ...first,
    search: (request) =>
      either(
        (engine) => engine.search(request),
        (answer) => ({ ...answer, degraded: true }),
      ),
    points: (request, limit) => either((engine) => engine.points(request, limit), same),
    records: (request, limit) => either((engine) => engine.records(request, limit), same),
    suggest: (query, count, viewer, lang) => either((engine) => engine.suggest(query, count, viewer, lang), same),
  };
}
