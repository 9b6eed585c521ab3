import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSpotter, type SpotLabel } from './spotting.js';

const label = (id: string, lang: string, text: string, noun: SpotLabel['noun'] = 'concept'): SpotLabel => ({
  noun,
  id,
  lang,
  text,
});
const labels = [
  label('copper', 'en', 'copper'),
  label('copper', 'ar', 'نحاس'),
  label('copperware', 'fr', 'dinanderie'),
  label('copperware', 'ar', 'نحاسيات'),
  label('carpet', 'en', 'carpet'),
  label('carpet-weaving', 'en', 'carpet weaving'),
  label('olive', 'fr', 'olive'),
  label('olive-wood', 'fr', "bois d'olivier"),
  label('art', 'fr', 'or'),
  label('nabeul', 'ar', 'نابل', 'place'),
  label('pottery', 'ar', 'فخار'),
];
const spotter = createSpotter(labels);
const ids = (text: string, lang?: string) => spotter.spot(text, lang).map((each) => each.id);

test('the longest label wins over the shorter one it begins with', () => {
  expect(ids('hand carpet weaving at home', 'en')).toEqual(['carpet-weaving']);
  expect(ids('a carpet at home', 'en')).toEqual(['carpet']);
});

test('a label that is begun and not finished gives way to the shorter one, and the next word is looked at again', () => {
  expect(ids('carpet carpet weaving', 'en')).toEqual(['carpet', 'carpet-weaving']);
});

test('the word as it is written comes before its stem, and its stem before a particle taken off', () => {
  const near = createSpotter([label('exact', 'en', 'weavings'), label('stem', 'en', 'weaving')]);
  expect(near.spot('weavings', 'en').map((each) => each.id)).toEqual(['exact']);
  expect(
    near
      .spot('weaved', 'en')
      .map((each) => each.id)
      .sort(),
  ).toEqual(['exact', 'stem']);
  const attached = createSpotter([label('whole', 'ar', 'بنفسج'), label('rest', 'ar', 'نفسج')]);
  expect(attached.spot('بنفسج', 'ar').map((each) => each.id)).toEqual(['whole']);
  const rest = createSpotter([label('rest', 'ar', 'نفسج')]);
  expect(rest.spot('بنفسج', 'ar').map((each) => each.id)).toEqual(['rest']);
});

test('Arabic words are met with the article and particles written onto them', () => {
  for (const word of ['الفخار', 'والفخار', 'بالفخار', 'للفخار', 'وفخار']) expect(ids(word, 'ar')).toEqual(['pottery']);
});

test('a word is stemmed in the language of the text, and a name is not stemmed at all', () => {
  expect(ids('olives', 'fr')).toEqual(['olive']);
  expect(ids('carpets', 'en')).toEqual(['carpet']);
  const place = createSpotter([label('tunis', 'fr', 'Olives', 'place')]);
  expect(place.spot('olive', 'fr')).toEqual([]);
});

test('one or two letters are not taken for a label by themselves', () => {
  expect(ids('or', 'fr')).toEqual([]);
});

test('of two labels with one key, the one written as in the text is meant', () => {
  const both = createSpotter([label('metal', 'ar', 'نحاس'), label('smith', 'ar', 'نحّاس')]);
  expect(both.spot('نحّاس', 'ar').map((each) => each.id)).toEqual(['smith']);
  expect(both.spot('نحاس', 'ar').map((each) => each.id)).toEqual(['metal']);
});

test('a label of more than thirty things says of none that it is meant, and of thirty of all', () => {
  const things = (count: number) => Array.from({ length: count }, (_, at) => label(`star-${at}`, 'en', 'star'));
  const longer = label('star-anise', 'en', 'star anise');
  const spotted = (...given: SpotLabel[]) =>
    createSpotter(given)
      .spot('a star and star anise', 'en')
      .map((each) => each.id);
  expect(new Set(spotted(...things(30), longer))).toEqual(
    new Set([...things(30).map((each) => each.id), 'star-anise']),
  );
  // A longer label that begins with it is met all the same, whichever of them was read first.
  expect(spotted(...things(31), longer)).toEqual(['star-anise']);
  expect(spotted(longer, ...things(40))).toEqual(['star-anise']);
  // One thing told again and again is one thing.
  expect(spotted(...Array(40).fill(label('star', 'en', 'star')))).toEqual(['star', 'star']);
});

test('what is spotted stands in the text as told, without overlap, and is the same when asked again', () => {
  const words = fc.constantFrom(...labels.map((each) => each.text), 'and', 'و', 'maison', '·', 'weaving', 'الفخار');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
      const text = parts.join(' ');
      const found = spotter.spot(text);
      const spans = [...new Map(found.map((each) => [each.start, each.end]))];
      for (const { start, end, words: said } of found) expect(text.slice(start, end)).toBe(said);
      for (const [n, [start]] of spans.entries())
        if (n > 0) expect(start).toBeGreaterThanOrEqual(spans[n - 1]?.[1] ?? 0);
      expect(createSpotter(labels).spot(text)).toEqual(found);
      expect(spotter.spot(text)).toEqual(found);
    }),
  );
});
