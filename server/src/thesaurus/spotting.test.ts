import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSpotter, type SpotLabel } from './spotting.js';

const concept = (id: string, lang: string, text: string): SpotLabel => ({ noun: 'concept', id, lang, text });
const labels = [
  concept('copperware', 'en', 'copperware'),
  concept('copperware', 'fr', 'dinanderie'),
  concept('copperware', 'ar', 'نحاسيات'),
  concept('copper', 'ar', 'نحاس'),
  concept('copper', 'en', 'copper'),
  concept('pottery', 'en', 'pottery'),
  concept('pottery-wheel', 'en', 'pottery wheel'),
  concept('pottery', 'ar', 'فخار'),
  concept('weaving', 'en', 'weaving'),
  concept('it', 'en', 'IT'),
  concept('baker', 'en', 'baking'),
  concept('bake', 'en', 'bake'),
];
const spotter = createSpotter([...labels, { noun: 'place', id: 'sfax', lang: 'fr', text: 'Sfax' }]);
const ids = (text: string, lang?: string) => spotter.spot(text, lang).map((each) => each.id);

test('one concept is found in every language that names it', () => {
  for (const text of ['fine copperware', 'une dinanderie', 'ورشة نحاسيات', 'DINANDERIE !']) {
    expect(ids(text)).toEqual(['copperware']);
  }
});

test('the longest label wins, and its words are spotted once', () => {
  expect(ids('a pottery wheel and pottery')).toEqual(['pottery-wheel', 'pottery']);
});

test('exact spelling comes before a common stem', () => {
  expect(ids('baking', 'en')).toEqual(['baker']);
  expect(ids('bake', 'en')).toEqual(['bake']);
  expect(ids('bakes', 'en')).toContain('bake');
});

test('Arabic particles written onto a word are seen through when a known label remains', () => {
  expect(ids('والنحاس')).toEqual(['copper']);
  expect(ids('بالفخار')).toEqual(['pottery']);
});

test('a label of one or two letters is not taken out of running text', () => {
  expect(ids('it is good')).toEqual([]);
});

test('names are not stemmed', () => {
  expect(ids('Sfax')).toEqual(['sfax']);
  expect(ids('sfaxes', 'en')).toEqual([]);
});

test('what is spotted stands in the text where it says, in order and apart, whatever surrounds it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...labels.map((each) => each.text)))), (parts) => {
      const text = parts.join(' ');
      let before = 0;
      for (const { start, end, words } of spotter.spot(text)) {
        expect(text.slice(start, end)).toBe(words);
        expect(start).toBeGreaterThanOrEqual(before);
        before = end;
      }
    }),
  );
});
