import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../../thesaurus/concept.js';
import { bestOf } from './bm25.js';
import { writeRun } from './choose-evaluation.js';
import { evaluateSearch } from './evaluate-search.js';
import { readEvaluation } from './evaluation-files.js';
import { bootstrap, reportRows } from './evaluation-report.js';
import { measure } from './measures.js';
import { standOut, withStandingOut } from './stand-out.js';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'wasl-evaluation-'));
const file = (name: string, lines: (object | string)[]) => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
};
const run = async (options: { documents: string; queries: string; judgements?: string; vocabulary?: string }) =>
  evaluateSearch(world.orm.em.fork(), readEvaluation(options), options, () => {});

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'wasl', title: 'Test', source: null });
  await em.insert(Concept, { id: 'copperware', schemeId: 'wasl', kind: 'product', status: 'approved' });
  const labels = { en: 'copperware', fr: 'dinanderie', ar: 'نحاسيات' };
  await em.insertMany(
    ConceptLabel,
    Object.entries(labels).map(([lang, label]) => ({
      conceptId: 'copperware',
      lang,
      label,
      region: '',
      preferred: true,
    })),
  );
});
afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true });
});

const documents = () =>
  file('documents.jsonl', [
    { id: 'fr', lang: 'fr', title: 'Atelier', text: 'La dinanderie de nos ancêtres' },
    { id: 'ar', lang: 'ar', title: 'ورشة', text: 'نصنع النحاسيات منذ زمن' },
    { id: 'en', lang: 'en', title: 'Workshop', text: 'Woven carpets of wool' },
    { id: 'it', lang: 'it', title: 'Bottega', text: 'Ceramiche decorate a mano' },
    { id: 'name', lang: 'ar', title: 'دار بن يوسف', text: 'زرابي' },
  ]);

test('concepts, names and shared roots cross languages where plain full text does not', async () => {
  const queries = file('queries.jsonl', [
    { id: 'q1', lang: 'en', text: 'copperware' },
    { id: 'q2', lang: 'fr', text: 'céramiques décorées' },
    { id: 'q3', lang: 'fr', text: 'Ben Youssef' },
  ]);
  const judgements = file('judgements.tsv', ['q1\tfr\t1', 'q1\tar\t1', 'q2\tit\t2', 'q3\tname\t1']);
  const out = join(folder, 'out.json');
  const { rows, run: found } = await run({ documents: documents(), queries, judgements });
  writeRun(out, found);
  const mean = (way: string, pair = 'all') => rows.find((row) => row.way === way && row.pair === pair)?.mrr.mean ?? -1;
  expect(mean('ours')).toBe(1);
  expect(mean('without concepts', 'en→fr')).toBeLessThan(1);
  expect(mean('postgres simple')).toBe(0);
  const ranked = JSON.parse(readFileSync(out, 'utf8'));
  expect(new Set(ranked.q1.slice(0, 2))).toEqual(new Set(['fr', 'ar']));
  expect(ranked.q3[0]).toBe('name');
});

test('a vocabulary from outside is known for the run and leaves nothing behind', async () => {
  const vocabulary = file('crafts.ttl', [
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .',
    '<urn:x:rug> a skos:Concept ; skos:prefLabel "carpets"@en, "χαλιά"@el .',
  ]);
  const queries = file('greek.jsonl', [{ id: 'q', lang: 'el', text: 'χαλιά' }]);
  const judgements = file('greek.tsv', ['q\ten\t1']);
  const [first] = (await run({ documents: documents(), queries, judgements, vocabulary })).rows;
  expect(first?.mrr.mean).toBe(1);
  expect(await world.orm.em.fork().count(Concept)).toBe(1);
});

test('a bad line is refused by file, line and field', async () => {
  const queries = file('queries-2.jsonl', [{ id: 'q', lang: 'en', text: 'x' }]);
  const refused = (lines: (object | string)[]) => run({ documents: file('bad.jsonl', lines), queries });
  await expect(refused(['{'])).rejects.toThrow(/bad\.jsonl, line 1: is not JSON/);
  await expect(
    refused([
      { id: 'a', lang: 'en', text: 'x' },
      { id: 'b', lang: 'en' },
    ]),
  ).rejects.toThrow(/line 2: text/);
  const twice = { id: 'a', lang: 'en', text: 'x' };
  await expect(refused([twice, twice])).rejects.toThrow(/"a" stands twice/);
  await expect(run({ documents: documents(), queries, judgements: file('bad.tsv', ['q\ten\tgood']) })).rejects.toThrow(
    /line 1: grade/,
  );
  await expect(run({ documents: join(folder, 'absent'), queries })).rejects.toThrow(/cannot be read/);
});

test('what other tools write is taken: numbers for identifiers, a title alone, judgements of what is not there', async () => {
  const documents = file('numbers.jsonl', [
    { id: 7, lang: 'fr', title: 'Dinanderie', text: null },
    { id: '8', lang: 'en', text: '' },
  ]);
  const queries = file('numbers-q.jsonl', [{ id: 1, lang: 'fr', text: 'dinanderie' }]);
  const judgements = file('numbers.tsv', ['1\t7\t1', '1\t7\t1', '1\t99\t1', '5\t7\t1']);
  const { rows, unknown } = await run({ documents, queries, judgements });
  expect(unknown).toBe(2);
  expect(rows[0]?.recall.mean).toBe(1);
  const refused = (name: string, lines: string[]) => run({ documents, queries, judgements: file(name, lines) });
  await expect(refused('twice.tsv', ['1\t7\t1', '1\t7\t2'])).rejects.toThrow(/twice\.tsv, line 2: grade of 1 and 7/);
  await expect(refused('strange.tsv', ['a\tb\t1'])).rejects.toThrow(/strange\.tsv, line 1: no line names/);
  await expect(run({ documents: file('empty.jsonl', ['']), queries })).rejects.toThrow(
    /empty\.jsonl, line 1: is missing/,
  );
});

test('a language left out is guessed, an unknown one, an empty text and names in Hebrew and Greek do no harm', async () => {
  const queries = file('odd.jsonl', [
    { id: 'q1', text: 'Ποιος είναι ο Μεγάλος Αλέξανδρος;' },
    { id: 'q2', lang: 'he', text: 'בן גוריון' },
    { id: 'q3', lang: 'xx-Unknown', text: '' },
    { id: 'q4', text: 'les ateliers de nos ancêtres' },
  ]);
  const judgements = file('odd.tsv', ['q2\tgurion\t1', 'q4\tfr\t1']);
  const found = file('odd-documents.jsonl', [
    { id: 'gurion', lang: 'en', text: 'Gurion was born in Poland' },
    { id: 'fr', text: 'La dinanderie de nos ancêtres' },
    { id: 'none', lang: 'zz', text: '' },
  ]);
  const { rows } = await run({ documents: found, queries, judgements });
  const ours = rows.filter((row) => row.way === 'ours');
  expect(ours.map((row) => row.pair)).toEqual(['all', 'fr→fr', 'he→en']);
  expect(ours.map((row) => row.mrr.mean)).toEqual([1, 1, 1]);
});

const towns = 'Sfax Gafsa Tozeur Nabeul Kairouan Bizerte Monastir Mahdia Djerba Tataouine Zaghouan Siliana'.split(' ');
/** Texts about two towns each, in English and French: the same ones in both, or the lengths of one another’s. */
const inTwoLanguages = (shift: number) => {
  const texts = (lang: string, words: (n: number) => string[], moved: number) =>
    Array.from({ length: 36 }, (_, at) => {
      const long = 3 + 7 * ((at + moved) % 9);
      const named = [towns[at % 12], towns[(at * 5 + (at % 3) + 1) % 12], `19${10 + at}`].join(' ');
      return { id: `${lang}${at}`, lang, text: `${named} ${words(at).join(' ')} ${`${lang}x `.repeat(long)}` };
    });
  return [...texts('en', (at) => [`wordly${at}`], 0), ...texts('fr', (at) => [`parole${at}`], shift)];
};

test('what a translation answers is answered by the text in the other language; texts merely nearest are no translations', async () => {
  const queries = file('translated-q.jsonl', [{ id: 'q', lang: 'en', text: 'wordly7' }]);
  const judgements = file('translated.tsv', ['q\tfr7\t1']);
  const found = async (shift: number) => {
    const documents = file(`translated-${shift}.jsonl`, inTwoLanguages(shift));
    return (await run({ documents, queries, judgements })).rows.find((row) => row.way === 'ours')?.mrr.mean ?? -1;
  };
  expect(await found(0)).toBeGreaterThanOrEqual(0.5);
  expect(await found(4)).toBeLessThan(0.5);
});

test('documents stand out from what is usual in their language; one alone has nothing to stand out from', () => {
  const langOf = ['en', 'en', 'en', 'fr'];
  const above = standOut(
    [
      [0, 6],
      [1, 3],
      [2, 3],
      [3, 9],
    ],
    langOf,
  );
  expect(above).toEqual([[0, 2]]);
});

test('one that stands out among its own comes before many alike in another language, most of all by its spelling', () => {
  const langOf = [...Array.from({ length: 8 }, () => 'en'), ...Array.from({ length: 8 }, () => 'fr')];
  const joined = langOf.map((lang, at): [number, number] => [at, at === 0 ? 0.6 : lang === 'en' ? 0.1 : 0.7]);
  const first = (grams: [number, number][], own: string) => bestOf(withStandingOut(joined, grams, langOf, own))[0];
  expect(bestOf(joined)[0]).toBe(8);
  expect(first([], 'en')).toBe(0);
  const spelt = langOf.map((_, at): [number, number] => [at, at === 9 ? 0.6 : 0.1]);
  expect(first(spelt, 'fr')).toBe(9);
  // The same likeness in a language that the query is not in says less.
  expect(first(spelt, 'en')).toBe(0);
});

test('a right answer in another language is no mistake for a pair, a wrong one is', () => {
  const text = (id: string, lang: string) => ({ id, lang, title: '', text: '', kind: '' });
  const documents = [text('en', 'en'), text('fr', 'fr'), text('wrong', 'fr')];
  const judgements = new Map([['q', new Map(Object.entries({ en: 2, fr: 1 }))]]);
  const rows = (found: string[]) => {
    const measured = reportRows(documents, [text('q', 'en')], judgements, { ours: new Map([['q', found]]) });
    return measured.map((each) => [each.pair, each.mrr.mean]);
  };
  expect(rows(['en', 'fr'])).toEqual([
    ['all', 1],
    ['en→en', 1],
    ['en→fr', 1],
  ]);
  expect(rows(['wrong', 'en', 'fr'])[2]).toEqual(['en→fr', 0.5]);
});

test('measures are those of the textbook', () => {
  const grades = new Map([
    ['a', 2],
    ['b', 1],
  ]);
  const measured = measure(['x', 'a', 'b'], grades);
  expect(measured?.mrr).toBe(0.5);
  expect(measured?.recall).toBe(1);
  expect(measured?.precision).toBeCloseTo(2 / 3);
  expect(measured?.ndcg).toBeCloseTo((3 / Math.log2(3) + 1 / 2) / (3 + 1 / Math.log2(3)));
  expect(measure(['x'], new Map())).toBeNull();
  const { mean, low, high } = bootstrap([0, 1, 1, 0, 1]);
  expect(mean).toBeCloseTo(0.6);
  expect(low).toBeLessThan(mean);
  expect(high).toBeGreaterThan(mean);
});
