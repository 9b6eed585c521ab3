import { fold } from '@wasl/server/seeding';
import { expect, test } from 'vitest';
import { evaluationDocuments, evaluationSet, isHeldBack, needOf } from './evaluation-set.js';
import { filesOf, parts, readCsv } from './read-data.js';

const documents = new Map(evaluationDocuments().map((each) => [each.id, each]));
const halves = [evaluationSet(false), evaluationSet(true)];
const queries = halves.flatMap((each) => each.queries);
const judgements = new Map(evaluationSet(false).judgements);

const script = (text: string) => (/\p{Script=Arabic}/u.test(text) ? 'arabic' : 'latin');

test('there are at least 300 queries, 80 in each language, 60 for names across scripts', () => {
  expect(queries.length).toBeGreaterThanOrEqual(300);
  for (const lang of ['en', 'fr', 'ar'])
    expect(queries.filter((each) => each.lang === lang).length).toBeGreaterThanOrEqual(80);
  const names = queries.filter((each) => each.kind === 'name');
  expect(names.length).toBeGreaterThanOrEqual(60);
  const inOneScript = names.filter(({ id, text }) =>
    [...(judgements.get(id)?.keys() ?? [])].some((each) => script(documents.get(each)?.title ?? '') === script(text)),
  );
  expect(inOneScript.map((each) => each.id)).toEqual([]);
});

test('every query is judged, on documents that exist, and no judgement is of a query that does not', () => {
  const known = new Set(queries.map((each) => each.id));
  expect(queries.filter(({ id }) => !judgements.has(id)).map((each) => each.id)).toEqual([]);
  expect([...judgements.keys()].filter((id) => !known.has(id))).toEqual([]);
  const absent = [...judgements.values()].flatMap((grades) => [...grades.keys()].filter((id) => !documents.has(id)));
  expect(absent).toEqual([]);
  const grades = new Set([...judgements.values()].flatMap((each) => [...each.values()]));
  expect([...grades].sort()).toEqual([1, 2]);
});

test('the halves are about even, and what is asked in one is asked in no language in the other', () => {
  const [open = [], held = []] = halves.map((half) => half.queries);
  expect(Math.min(open.length, held.length) / queries.length).toBeGreaterThan(0.4);
  const asked = new Set(open.map((each) => needOf(each.id)));
  expect(held.filter((each) => asked.has(needOf(each.id)))).toEqual([]);
  expect(held.every((each) => isHeldBack(each.id))).toBe(true);
});

test('few queries are labels of the thesaurus word for word: they were written without it', () => {
  const labels = new Set(
    filesOf('thesaurus', '.csv')
      .flatMap((file) => readCsv(file))
      .flatMap((row) => ['en', 'fr', 'ar'].flatMap((lang) => [row[lang] ?? '', ...parts(row[`${lang}_alt`])]))
      .map((cell) => fold(cell.split('@')[0] ?? '').trim()),
  );
  const words = queries.filter((each) => each.kind === '');
  const copies = words.filter(({ text }) => labels.has(fold(text)));
  expect(copies.length / words.length).toBeLessThan(0.08);
});
