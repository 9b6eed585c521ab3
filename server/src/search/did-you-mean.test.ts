import { expect, test } from 'vitest';
import { didYouMean } from './did-you-mean.js';
import { createVocabulary } from './vocabulary.js';

const concepts = {
  broderie: 'broderie',
  ceramics: 'ceramics',
  copper: 'نحاسيات',
  poterie: 'poterie',
  loterie: 'loterie',
};
const vocabulary = createVocabulary({
  concepts: Object.keys(concepts).map((id) => ({ id })),
  labels: Object.entries(concepts).map(([conceptId, label]) => ({ conceptId, lang: 'fr', label, preferred: true })),
  relations: [],
  conceptSectors: [],
  sectors: [],
  countries: [],
  places: [],
  clusters: [],
});

test.each([
  ['brodrie', 'brodrie', 'broderie'],
  ['Brodrie à Tunis', 'Brodrie à', 'broderie à Tunis'],
  ['brodeire', 'brodeire', 'broderie'],
  ['نحاسيت', 'نحاسيت', 'نحاسيات'],
  ['broderie', 'broderie', null],
  ['بنحاسيات', 'بنحاسيات', null],
  ['xodeire', 'xodeire', null],
  ['bro', 'bro', null],
  ['brodrie ceramcs potrie lotrie', 'brodrie ceramcs potrie lotrie', null],
  ['', '', null],
])('“%s”, of which “%s” is left, may mean %j', (text, rest, meant) => {
  expect(didYouMean(vocabulary, { text, rest })).toBe(meant);
});

test('only what was not understood is written anew', () => {
  expect(didYouMean(vocabulary, { text: 'brodrie ceramcs', rest: 'ceramcs' })).toBe('brodrie ceramics');
});
