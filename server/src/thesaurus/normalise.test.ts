import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, fold, stem, tokenise, withoutAttached } from './normalise.js';

describe('folding', () => {
  test.each([
    ['Émaillage', 'emaillage'],
    ['نُحَاسِيّات', 'نحاسيات'],
    ['إبراهيم', 'ابراهيم'],
    ['مدرسة', 'مدرسه'],
    ['مستشفى', 'مستشفي'],
    ['نـــحاس', 'نحاس'],
    ['ﻧﺤﺎﺱ', 'نحاس'],
    ['IŞIK', 'isik'],
    ['œuvre', 'oeuvre'],
    ['ＡＢＣ', 'abc'],
  ])('%s is met as %s', (written, key) => expect(fold(written)).toBe(key));

  test('folding twice changes nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

test('words stand where the text says, in any script, and never overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let before = 0;
      for (const { start, end } of tokenise(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        before = end;
      }
    }),
  );
  expect(tokenise("l'émail d'Alger, et 3 tapis").map((each) => each.folded)).toEqual([
    'l',
    'email',
    'd',
    'alger',
    'et',
    '3',
    'tapis',
  ]);
});

test('control characters and lone surrogates are taken out, and separate what they stood between', () => {
  expect(cleanText('\u0000copper\u0007\tpots\ud800')).toBe('copper pots');
});

test('stems bring forms of a word together, only in languages that have a stemmer, and never to a stump', () => {
  expect(stem('weavers', 'en')).toBe(stem('weaver', 'en'));
  expect(stem('tapis', 'xx')).toBeNull();
  expect(stem('us', 'en')).toBeNull();
  expect(stem('weavers', 'en-GB')).toBe(stem('weavers', 'en'));
});

test('attached particles come off an Arabic word that leaves three letters, and off no other', () => {
  expect(withoutAttached('والنحاس')).toContain('نحاس');
  expect(withoutAttached('بالنحاس')).toContain('نحاس');
  expect(withoutAttached('للنحاس')).toContain('نحاس');
  expect(withoutAttached('ولد')).not.toContain('لد');
  expect(withoutAttached('weaving')).toEqual([]);
});
