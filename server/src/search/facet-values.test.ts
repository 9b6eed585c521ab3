import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facetValues, letters, numbersIn } from './facet-values.js';

test('numbers written as letters are read again, whichever part of the alphabet they are in', () => {
  const numbers = fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 50 });
  const edges = fc.array(fc.constantFrom(1, 2, 55_262, 55_263, 55_264, 63_454, 63_455, 65_503), { maxLength: 50 });
  fc.assert(
    fc.property(fc.oneof(numbers, edges), (list) => {
      const written = letters(list);
      expect(Buffer.from(written).toString()).toBe(written);
      expect(written).not.toContain(' ');
      expect(numbersIn(written)).toEqual(list);
    }),
  );
});

test('a document has no value where a facet of it is empty', () => {
  const none = { kind: 'artisan', country: 'TN', place: null, region: null, size: null };
  const lists = ['sectors', 'clusters', 'directions', 'offeringKinds', 'agreements', 'targets', 'womenForms'];
  const empty = Object.fromEntries([...lists, 'womenEvidence', 'languages', 'concepts'].map((name) => [name, []]));
  expect(facetValues({ ...none, ...empty } as never)).toEqual([
    { name: 'kind', id: 'artisan' },
    { name: 'country', id: 'TN' },
  ]);
});
