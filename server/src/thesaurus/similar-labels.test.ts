import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSimilarLabels, trigrams } from './similar-labels.js';

const labels = [
  ['leather', 'leather'],
  ['lantern', 'lantern'],
  ['feather', 'feathers'],
  ['jewellery', 'jewellery'],
  ['weaving', 'نسيج'],
].map(([id = '', text = '']) => ({ noun: 'concept' as const, id, lang: 'en', text }));
const similar = createSimilarLabels(labels);

test('a slip of the keyboard finds the label meant, the most alike first', () => {
  expect(similar('lether')[0]?.id).toBe('leather');
  expect(similar('jewelery')[0]?.id).toBe('jewellery');
  expect(similar('leather')[0]?.id).toBe('leather');
});

test('words that only share an ending or are too short find nothing', () => {
  expect(similar('whether')).toEqual([]);
  expect(similar('cat')).toEqual([]);
  expect(similar('zzzz')).toEqual([]);
});

test('any text has trigrams and is alike itself', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const own = trigrams(text);
      for (const gram of own) expect([...gram].length).toBeLessThanOrEqual(3);
    }),
  );
});
