import type { Writing } from './document-store.js';
import { type FacetNumbers, facetNumbers } from './facet-numbers.js';
import { facetValues } from './facet-values.js';
import { type Lexemes, lexemesOf } from './lexemes.js';
import type { Run } from './run.js';
import type { SearchDocument } from './search-document.js';
import { type WordStore, wordStore } from './word-store.js';

/** What documents are written with; everything that was read is remembered, by each thread for itself. */
export interface Writers {
  numbers: FacetNumbers;
  lexemes: Lexemes;
  words: WordStore;
  writingOf(documents: readonly SearchDocument[]): Promise<Writing>;
}

export function writersOver(run: Run): Writers {
  const [numbers, lexemes] = [facetNumbers(run), lexemesOf(run)];
  return {
    numbers,
    lexemes,
    words: wordStore(run),
    writingOf: async (documents) => ({
      numbers: await numbers.numbersOf(documents.flatMap(facetValues)),
      reading: await lexemes.read(documents),
    }),
  };
}
