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

test('the algorithm is the drawn one: three names of the look keep their stars', () => {
  expect(starTraits('Atelier Cuivre de Constantine')).toEqual({ tone: 0, body: 0.765, turn: 0, middle: 0, core: 0 });
  expect(starTraits('Cairo Pattern Workshop')).toEqual({ tone: 2, body: 0.765, turn: Math.PI / 8, middle: 1, core: 0 });
  expect(starTraits('Étain et Cuivre de Kairouan')).toEqual({
    tone: 1,
    body: 0.7,
    turn: Math.PI / 8,
    middle: 3,
    core: 2,
  });
});
