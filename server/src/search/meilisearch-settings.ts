import type { Settings } from 'meilisearch';

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
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
    faceting: { maxValuesPerFacet: 60, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: 10_000 },
  } as Settings;
}
