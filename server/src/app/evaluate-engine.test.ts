import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EvaluationSet, EvaluationText } from '../search/evaluation/evaluation-files.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';
import { readConfig } from './config.js';
import { engineWays } from './evaluate-engine.js';

const { MEILI_URL, MEILI_MASTER_KEY } = process.env;
if (!MEILI_URL) process.stdout.write('Evaluation of Meilisearch: skipped, since MEILI_URL names no Meilisearch.\n');

let world: World;
const text = (id: string, lang: string, title: string, words: string): EvaluationText => ({
  id,
  lang,
  title,
  text: words,
  kind: '',
});
const set: EvaluationSet = {
  documents: [
    text('copper', 'fr', 'Atelier', 'La dinanderie de nos ancêtres'),
    text('carpets', 'en', 'Workshop', 'Woven carpets of wool'),
    text('name', 'ar', 'دار بن يوسف', 'زرابي'),
  ],
  queries: [
    text('topic', 'en', '', 'copperware'),
    text('words', 'en', '', 'woven carpets'),
    text('sound', 'fr', '', 'Ben Youssef'),
    text('long', 'en', '', `carpets ${'🧶'.repeat(400)}`),
  ],
  judgements: null,
};

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'wasl', title: 'Test', source: null });
  await em.insert(Concept, { id: 'copperware', schemeId: 'wasl', kind: 'product', status: 'approved' });
  const label = { conceptId: 'copperware', region: '', preferred: true };
  await em.insertMany(ConceptLabel, [
    { ...label, lang: 'en', label: 'copperware' },
    { ...label, lang: 'fr', label: 'dinanderie' },
  ]);
  await world.addStakeholder('Real carpets');
  // Nothing follows the outbox any more: what changes from here on, evaluation changed.
  await world.quiet();
});
afterAll(() => world.end());

/** Everything that an index keeps, and the schemas there are. */
async function kept(): Promise<unknown> {
  const [row] = await world.orm.em.fork().execute<object[]>(
    `select (select jsonb_agg(d order by doc_id) from search_document d) as documents,
       (select jsonb_agg(v order by number) from search_facet_value v) as values,
       (select jsonb_agg(w order by word) from search_word w) as words,
       (select jsonb_agg(r order by name) from outbox_reader r) as readers,
       (select jsonb_agg(nspname order by nspname) from pg_namespace where nspname not like 'pg\\_%') as schemas`,
  );
  return row;
}

const engines = [
  { engine: 'postgres' as const, given: true },
  { engine: 'meilisearch' as const, given: Boolean(MEILI_URL) },
];

describe.each(engines.filter((each) => each.given))('evaluating $engine', ({ engine }) => {
  test('asks the engine itself, with and without concepts, and leaves the real index as it was', async () => {
    const before = await kept();
    const config = readConfig({ MEILI_URL, MEILI_MASTER_KEY });
    const ways = await engineWays(world.orm, config, engine, set, undefined, () => {});
    const found = (way: string, query: string) => ways[way]?.get(query);
    expect(found(`${engine} engine`, 'topic')).toEqual(['copper']);
    expect(found('engine, no concepts', 'topic')).toEqual([]);
    expect(found('engine, no concepts', 'words')).toEqual(['carpets']);
    expect(found(`${engine} engine`, 'sound')).toEqual(['name']);
    expect(ways[`${engine} engine`]?.has('long')).toBe(true);
    expect(await kept()).toEqual(before);
  });
});

test('Meilisearch that is not there is asked for in words', async () => {
  const asked = engineWays(world.orm, readConfig({}), 'meilisearch', set, undefined, () => {});
  await expect(asked).rejects.toThrow(/MEILI_URL/);
});
