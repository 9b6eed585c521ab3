import { expect, test } from 'vitest';
import { seedOf, starPoints, starTraits } from './star';

test('the same name always draws the same star, in any script', () => {
  expect(starTraits('ورشة نحاس')).toEqual(starTraits('ورشة نحاس'));
  expect(seedOf('é')).toBe(seedOf('e\u0301'));
  expect(starTraits('Atelier Cuivre')).not.toEqual(starTraits('Nablus Walnut Joinery'));
});

test('a star has two corners for each fold', () => {
  expect(starPoints(8, 31, 20).split(' ')).toHaveLength(16);
});
