import { afterAll, beforeAll, expect, test } from 'vitest';
import { Place } from '../countries/place.js';
import { systemClock } from '../foundation/clock.js';
import { visitor } from '../identity/viewer.js';
import { openWorld, type World } from '../testing/world.js';
import { type Sql, sqlOf } from './condition.js';
import { facetNumbers } from './facet-numbers.js';
import { lexemesOf } from './lexemes.js';
import { askedPlan } from './plan.js';
import { createPostgresEngine } from './postgres-engine.js';
import { runOf } from './run.js';
import { passing } from './statement.js';
import { understand } from './understanding.js';
import { readVocabulary, type Vocabulary } from './vocabulary.js';

let world: World;
let vocabulary: Vocabulary;

beforeAll(async () => {
  world = await openWorld();
  const at = { regionCode: null, latitude: 36, longitude: 10, alternatives: [] };
  await world.orm.em.fork().insert(Place, {
    ...at,
    id: 'nabeul',
    countryCode: 'TN',
    names: { en: 'Nabeul', fr: 'Nabeul', ar: 'نابل' },
  });
  for (let number = 0; number < 60; number++) {
    await world.addStakeholder(`Looms ${number}`, { placeId: number % 9 === 0 ? 'nabeul' : null });
  }
  await createPostgresEngine(world.orm, systemClock).rebuild();
  vocabulary = await readVocabulary(world.orm.em.fork());
}, 60_000);
afterAll(() => world.end());

/** The plan of a statement where reading everything is not offered, as for every search by words. */
async function planOf({ text, values }: Sql): Promise<string> {
  return world.orm.em.fork().transactional(async (em) => {
    await em.execute(`select set_config('enable_seqscan', 'off', true)`);
    const rows = await em.execute<{ 'QUERY PLAN': string }[]>(`explain ${text}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

/** The statement that counts what a visitor finds. */
async function counting(query: string, filters = {}): Promise<Sql> {
  const plan = askedPlan(vocabulary, understand(vocabulary, query, [], 'en'));
  const question = { plan, viewer: visitor, filters, sort: 'relevance', first: 20, offset: 0 } as const;
  const { text, values } = sqlOf(
    passing(
      {
        numbers: await facetNumbers(runOf(world.orm)).known(),
        forms: await lexemesOf(runOf(world.orm)).forms(plan.words),
      },
      question,
    ),
  );
  return { text: `select count(*) from search_document d where ${text}`, values };
}

test('a place, a sector and a filter are met by the index of tags', async () => {
  for (const sql of [await counting('nabeul'), await counting('', { sector: ['ceramics'] })]) {
    expect(await planOf(sql)).toMatch(/Index Scan on search_document\w*_tags_idx/);
  }
});

test('words are met by the index of words, beside a topic too', async () => {
  expect(await planOf(await counting('looms'))).toMatch(/Index Scan on search_document\w*_words_idx/);
  const both = await planOf(await counting('ceramics nabeul looms'));
  expect(both).toMatch(/_tags_idx/);
  expect(both).toMatch(/_words_idx/);
});

test('sounds of names, beginnings of names and 4-grams have their indexes', async () => {
  expect(
    await planOf({ text: `select 1 from search_document d where d.name_keys && '{LMS}'::text[]`, values: [] }),
  ).toMatch(/_name_keys_idx/);
  const beginning = `select 1 from search_document d where left(d.names, 80) collate "C" like ' loo%'`;
  expect(await planOf({ text: beginning, values: [] })).toMatch(/_left_record_id_idx|_expr_record_id_idx/);
  expect(await planOf({ text: 'select 1 from search_document where number > 7', values: [] })).toMatch(/_number_idx/);
  expect(await planOf({ text: `select 1 from search_word where grams @@ '''loom'''::tsquery`, values: [] })).toMatch(
    /search_word_grams_idx/,
  );
});
