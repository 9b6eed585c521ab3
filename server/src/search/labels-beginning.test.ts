import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../thesaurus/normalise.js';
import type { SpotLabel } from '../thesaurus/spotting.js';
import { labelsBeginning } from './labels-beginning.js';

const label = (text: string, id: number): SpotLabel => ({ noun: 'concept', id: String(id), lang: 'fr', text });

test('a label is found by the beginning of any of its words, in the order of the labels', () => {
  const find = labelsBeginning(['Lampe en cuivre', 'Cuir', 'Étui', 'cuivre ancien'].map(label));
  expect(find('cui').map((each) => each.text)).toEqual(['Lampe en cuivre', 'Cuir', 'cuivre ancien']);
  expect(find('cuivre a').map((each) => each.text)).toEqual(['cuivre ancien']);
  expect(find('etu').map((each) => each.text)).toEqual(['Étui']);
  expect(find('uivre')).toEqual([]);
});

test('it finds what looking at every label finds', () => {
  const letters = { unit: fc.constantFrom('a', 'b', 'é', ' ', 'م', 'و'), minLength: 1, maxLength: 8 };
  fc.assert(
    fc.property(
      fc.array(fc.string(letters), { maxLength: 30 }),
      fc.string({ ...letters, maxLength: 3 }),
      (texts, key) => {
        const labels = texts.map(label);
        const wanted = labels.filter(({ text }) => fold(text).startsWith(key) || fold(text).includes(` ${key}`));
        expect(labelsBeginning(labels)(key)).toEqual(wanted);
      },
    ),
  );
});
