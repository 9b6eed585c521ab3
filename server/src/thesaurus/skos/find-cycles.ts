import type { SkosConcept } from './skos-vocabulary.js';

const most = 20;

/** Circles in which a concept is broader than itself, each once, at most twenty. Takes deep hierarchies without recursion. */
export function findCycles(concepts: readonly Pick<SkosConcept, 'uri' | 'broader'>[]): string[][] {
  const broader = new Map(concepts.map((each) => [each.uri, each.broader]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const { uri: start } of concepts) {
    if (done.has(start)) continue;
    const path: { uri: string; next: number }[] = [{ uri: start, next: 0 }];
    const at = new Map([[start, 0]]);
    for (let top = path.at(-1); top && cycles.length < most; top = path.at(-1)) {
      const other = broader.get(top.uri)?.[top.next];
      top.next += 1;
      if (other === undefined) {
        done.add(top.uri);
        at.delete(top.uri);
        path.pop();
      } else if (at.has(other)) {
        cycles.push(path.slice(at.get(other)).map((each) => each.uri));
      } else if (!done.has(other) && broader.has(other)) {
        at.set(other, path.length);
        path.push({ uri: other, next: 0 });
      }
    }
  }
  return cycles;
}
