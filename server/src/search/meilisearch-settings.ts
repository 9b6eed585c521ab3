import type { Settings } from 'meilisearch';
import { groupBy } from '../foundation/batching.js';
import type { Vocabulary } from './vocabulary.js';

/** Languages whose texts have an attribute of their own, with the ISO 639-3 code that Meilisearch tokenises them by. */
export const textLanguages = {
  ar: 'ara',
  fr: 'fra',
  en: 'eng',
  es: 'spa',
  it: 'ita',
  tr: 'tur',
  he: 'heb',
  el: 'ell',
} as const;

/** The settings of the index, in code: names count more than labels, labels more than texts. */
export function meilisearchSettings(facets: string[]): Settings {
  const texts = Object.keys(textLanguages).map((lang) => `texts_${lang}`);
  return {
    searchableAttributes: ['names', 'labels', ...texts, 'texts_other'],
    filterableAttributes: ['doc_id', 'record_id', 'audiences', 'updated', '_geo', ...facets],
    sortableAttributes: ['title', 'updated', '_geo'],
    // Ties are broken by name, so that pages do not overlap.
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'title:asc'],
    localizedAttributes: Object.entries(textLanguages).map(([lang, code]) => ({
      attributePatterns: [`texts_${lang}`],
      locales: [code],
    })),
    // Numbers are sizes, years and counts: one digit off is another thing.
    typoTolerance: { enabled: true, disableOnNumbers: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
    faceting: { maxValuesPerFacet: 60, sortFacetValuesBy: { '*': 'count' } },
    // Totals are exact up to here; pages are asked for by position, so that reading deeper is bounded elsewhere.
    pagination: { maxTotalHits: 1_000_000 },
  } as Settings;
}

/** Longer labels are met as concepts; as synonyms they would only make every query longer. */
const mostWords = 3;

/** Labels of one concept in one language stand for one another, so that a word finds its other names in a text. */
export function synonymsOf({ suggestable }: Pick<Vocabulary, 'suggestable'>): Record<string, string[]> {
  const concepts = suggestable.filter((each) => each.noun === 'concept' && each.text.split(/\s+/).length <= mostWords);
  const synonyms: Record<string, string[]> = {};
  for (const labels of groupBy(concepts, ({ id, lang }) => `${id} ${lang}`).values()) {
    const texts = [...new Set(labels.map((each) => each.text.toLowerCase()))];
    for (const text of texts) {
      const others = texts.filter((each) => each !== text);
      if (others.length > 0) synonyms[text] = [...new Set([...(synonyms[text] ?? []), ...others])];
    }
  }
  return synonyms;
}
