import type { EntityManager } from '@mikro-orm/postgresql';
import { readSkos } from '../../thesaurus/skos/read-skos.js';
import { createVocabulary, readVocabularyRows, type Vocabulary, type VocabularyRows } from '../vocabulary.js';

const none: VocabularyRows = {
  concepts: [],
  labels: [],
  relations: [],
  conceptSectors: [],
  sectors: [],
  countries: [],
  places: [],
  clusters: [],
};

/** A vocabulary that knows nothing: what an engine finds by words and spelling alone. */
export function emptyVocabulary(): Vocabulary {
  return createVocabulary(none);
}

/** Our vocabulary and, where given, the concepts of a SKOS file beside it, as if they were imported. */
export async function engineVocabulary(em: EntityManager, skosFile?: string): Promise<Vocabulary> {
  const rows = await readVocabularyRows(em);
  if (!skosFile) return createVocabulary(rows);
  const { concepts } = (await readSkos(skosFile)).vocabulary;
  const known = new Set(concepts.map((each) => each.uri));
  const ties = (kind: 'broader' | 'related') =>
    concepts.flatMap(({ uri, [kind]: others }) =>
      others.filter((other) => known.has(other)).map((other) => ({ fromId: uri, toId: other, kind })),
    );
  return createVocabulary({
    ...rows,
    concepts: [...rows.concepts, ...concepts.map(({ uri }) => ({ id: uri }))],
    labels: [
      ...rows.labels,
      ...concepts.flatMap(({ uri, labels }) =>
        labels.map(({ lang, text, preferred }) => ({ conceptId: uri, lang, label: text, preferred })),
      ),
    ],
    relations: [...rows.relations, ...ties('broader'), ...ties('related')],
  });
}
