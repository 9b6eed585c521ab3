import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.js';
import { createNearWords } from './near-words.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ع'), minLength: 1, maxLength: 6 });

test('finds exactly the words within so many slips, those with another beginning within one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 40 }),
      word,
      fc.constantFrom(1 as const, 2 as const),
      (words, asked, most) => {
        const wanted = words
          .map((each) => ({ word: each, slips: editDistance(asked, each) }))
          .filter(({ word: each, slips }) => slips <= (each[0] === asked[0] ? most : 1));
        const found = createNearWords(words)(asked, most);
        expect(found).toHaveLength(wanted.length);
        expect(found).toEqual(expect.arrayContaining(wanted));
      },
    ),
  );
});
