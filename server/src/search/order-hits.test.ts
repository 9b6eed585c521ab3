import { expect, test } from 'vitest';
import type { FoundRow } from './hit-reasons.js';
import { orderHits } from './order-hits.js';
import { askedPlan } from './plan.js';
import { understand } from './understanding.js';
import { createVocabulary } from './vocabulary.js';

const vocabulary = createVocabulary({
  concepts: [{ id: 'soap' }],
  labels: [{ conceptId: 'soap', lang: 'fr', label: 'savon', preferred: true }],
  relations: [],
  conceptSectors: [],
  sectors: [],
  countries: [],
  places: [],
  clusters: [],
});
const row = (id: string, name: string, text: string, concepts: string[] = []): FoundRow => ({
  record_id: id,
  score: 0,
  texts: [
    { field: 'name', lang: 'fr', text: name },
    { field: 'description', lang: 'fr', text },
  ],
  concepts,
  sectors: [],
  country: 'TN',
  place: null,
});
const order = (query: string, rows: FoundRow[], named: string[] = []) => {
  const plan = askedPlan(vocabulary, understand(vocabulary, query, [], 'fr'));
  return orderHits(vocabulary, { ...plan, named }, rows).map((each) => each.record_id);
};
const soaps = [
  row('lavender', 'Bain', 'Du savon de lavande', ['soap']),
  row('aleppo', 'Atelier', 'Nous faisons le savon d’Alep, en forme.', ['soap']),
  row('name', 'Savon d’Alep', 'Savons d’Alep', ['soap']),
];

test('what few have counts more than what all have, and a name more than a text', () => {
  expect(order('savon d’Alep', soaps)).toEqual(['name', 'aleppo', 'lavender']);
});

test('forms of a word meet: stems, and Arabic words behind what is attached to them', () => {
  const rows = [row('a', 'A', 'rien'), row('b', 'B', 'des restaurations'), row('c', 'C', 'والنحاسيات القديمة')];
  expect(order('restauration', rows)[0]).toBe('b');
  expect(order('نحاسيات', rows)[0]).toBe('c');
});

test('equals stay in the order of the index, and close names come first', () => {
  const rows = [row('a', 'A', 'x'), row('b', 'B', 'x'), row('c', 'C', 'x')];
  expect(order('autre', rows)).toEqual(['a', 'b', 'c']);
  expect(order('autre', rows, ['c', 'b'])).toEqual(['c', 'b', 'a']);
});
