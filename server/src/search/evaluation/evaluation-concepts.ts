import type { EntityManager } from '@mikro-orm/postgresql';
import { readSkos } from '../../thesaurus/skos/read-skos.js';
import { createSpotter, type SpotLabel } from '../../thesaurus/spotting.js';
import { readVocabulary } from '../vocabulary.js';
import type { Concepts } from './rank-texts.js';

/** Our thesaurus, sectors, countries and places and, where given, a SKOS file beside them; nothing is imported. */
export async function evaluationConcepts(em: EntityManager, skosFile?: string): Promise<Concepts> {
  const ours = await readVocabulary(em);
  const labels: SpotLabel[] = ours.suggestable.map(({ noun, id, lang, text }) => ({ noun, id, lang, text }));
  const neighbours = new Map<string, string[]>();
  const near = (from: string, to: string) => neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  const keyOf = (id: string) => `concept:${id}`;
  for (const edges of [ours.broader, ours.narrower, ours.related])
    for (const [from, to] of edges) for (const each of to) near(keyOf(from), keyOf(each));
  if (skosFile) {
    const { vocabulary } = await readSkos(skosFile);
    for (const { uri, labels: own, broader, related } of vocabulary.concepts) {
      for (const { lang, text } of own) labels.push({ noun: 'concept', id: uri, lang, text });
      for (const other of [...broader, ...related]) {
        near(keyOf(uri), keyOf(other));
        near(keyOf(other), keyOf(uri));
      }
    }
  }
  const named = labels.map(({ noun, id, lang, text }) => ({ of: `${noun}:${id}`, lang, text }));
  return { spotter: createSpotter(labels), labels: named, neighbours: (key) => neighbours.get(key) ?? [] };
}
