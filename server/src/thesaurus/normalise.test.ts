import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, languagesOf, stem, tokenise, withoutAttached } from './normalise.js';

test('spellings of one word meet under one key', () => {
  expect(fold('Céramique')).toBe(fold('CERAMIQUE'));
  expect(fold('أحمد')).toBe(fold('احمد'));
  expect(fold('نَحّاسِيّات')).toBe(fold('نحاسيات'));
  expect(fold('صناعـــة')).toBe(fold('صناعه'));
  expect(fold('cœur')).toBe('coeur');
  expect(fold('Isparta ısı')).toBe('isparta isi');
});

test('folding what is folded changes nothing, and removes every combining mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = fold(text);
      expect(fold(once)).toBe(once);
      expect(once).not.toMatch(/\p{M}/u);
    }),
  );
});

test('a token stands where its word stands in the text, in order and without overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let last = 0;
      for (const { start, end, folded } of tokenise(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(folded).toBe(fold(text.slice(start, end)));
        last = end;
      }
    }),
  );
});

test('apostrophes, hyphens and Arabic punctuation separate words', () => {
  const words = (text: string) => tokenise(text).map((token) => token.folded);
  expect(words("l'atelier-boutique")).toEqual(['l', 'atelier', 'boutique']);
  expect(words('فخار، خزف')).toEqual(['فخار', 'خزف']);
});

test('a stem is that of its own language, and none where it would say too little', () => {
  expect(stem('tapis', 'fr')).toBe(stem('tapis', 'fr-TN'));
  expect(stem('carpets', 'en')).toBe('carpet');
  expect(stem('at', 'en')).toBeNull();
  expect(stem('carpets', 'xx')).toBeNull();
});

test('the script tells which languages a word may be of', () => {
  expect(languagesOf('نحاس')).toEqual(['ar']);
  expect(languagesOf('cuivre')).toContain('fr');
});

test('particles are taken off Arabic words only, and leave three letters at least', () => {
  expect(withoutAttached('والنحاس')).toContain('نحاس');
  expect(withoutAttached('بالفخار')).toContain('فخار');
  expect(withoutAttached('للزيت')).toContain('زيت');
  expect(withoutAttached('باب')).toEqual([]);
  expect(withoutAttached('alcove')).toEqual([]);
});

test('a text is cut into words as its letters, numbers and marks say, pairs of code units included', () => {
  const cut = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
    fc.string({ unit: fc.constantFrom('a', 'é', '́', 'م', 'ّ', '𝒜', '𐨏', '\ud835', '\udc9c', ' ', '-', '7') }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const found = tokenise(text).map(({ start, end }) => text.slice(start, end));
      expect(found).toEqual(Array.from(text.matchAll(cut), ([word]) => word));
    }),
    { numRuns: 1000 },
  );
});
