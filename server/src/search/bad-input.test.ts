import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../foundation/clock.js';
import { openWorld, type World } from '../testing/world.js';
import { createPostgresEngine } from './postgres-engine.js';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.addStakeholder('Quiet Looms', { summary: { en: 'Weaving for the house, and for the table.' } });
  await world.addStakeholder('ورشة النول', { slug: 'nawl', nameLang: 'ar', summary: { ar: 'نسيج يدوي من القطن' } });
  await world.addStakeholder('Secret Looms', {
    summary: { en: 'plimsturtle' },
    visibility: { profile: 'members' },
  });
  await createPostgresEngine(world.orm, systemClock).rebuild();
});
afterAll(() => world.end());

const hostile = [
  'the of and',
  'من في على',
  'le la les de du des',
  '!?.,;:…—«»',
  '؟؛،٪',
  '😀😀👩🏽‍🎨🏺',
  '\u202egnivaew\u202c',
  '\u200f\u200e\u2066looms\u2069',
  '\ud800',
  'looms\ud83d',
  '\u0000looms\u0007',
  "'; drop table stakeholder; --",
  "' or '1'='1",
  `") or (audiences = "facilitators`,
  'open_to & 7 <> 0',
  '_geoRadius(36, 10, 50000)',
  'audiences IN [facilitators, members] OR record_id EXISTS',
  '& | ! ( ) : * <-> \\',
  '$1 $2 ? ?? :name {0}',
  '%_\\%',
  '{"$ne": null}',
  '__proto__',
  'constructor',
  'ﷺ ﷽',
  'ᾳ̈́'.repeat(80),
  'ا'.repeat(500),
  'a '.repeat(250),
];

/** Whatever is asked, the answer is one of a search, or names the input that cannot be one. */
async function ask(query: string, filters: object = {}, more: object = {}) {
  const answer = await world.ask(
    `query($query: String!, $filters: SearchFiltersInput, $without: [String!], $after: String) {
      search(query: $query, filters: $filters, without: $without, after: $after) {
        total degraded hits { stakeholder { name } highlights { segments { text } } } facets { name values { id } }
        points { title } understood { label { text } }
      }
      suggest(query: $query) { noun label { text } }
    }`,
    { variables: { query, filters, ...more } },
  );
  const codes = answer.errors?.map((each) => each.extensions?.code) ?? [];
  expect(codes.filter((code) => code !== 'BAD_INPUT' && code !== 'BAD_USER_INPUT')).toEqual([]);
  expect(JSON.stringify(answer)).not.toContain('Secret Looms');
  return answer.data;
}

describe('whatever is typed', () => {
  test.each(hostile)('%j is searched for or refused in words, and shows nothing hidden', async (text) => {
    const data = (await ask(text)) as { search: { degraded: boolean } } | null | undefined;
    // No data: the whole request was refused in words, as for a character that no text can hold.
    expect(data?.search.degraded ?? false).toBe(false);
  });

  test.each(hostile)('%j in a filter, a switched-off name or a cursor finds nothing it should not', async (text) => {
    const data = (await ask('', {
      concept: [text],
      sector: [text],
      place: [text],
      region: [text],
      cluster: [text],
    })) as { search: { total: number } } | null | undefined;
    expect(data?.search.total ?? 0).toBe(0);
    await ask('looms', { country: [text], language: [text], target: [text], size: [text] }, { without: [text] });
    await ask('looms', {}, { after: text });
  });

  test.each(['search(query: $q) { total }', 'suggest(query: $q) { id }'])(
    'ten thousand characters are refused in words by %s',
    async (field) => {
      const { errors } = await world.ask(`query($q: String!) { ${field} }`, { variables: { q: 'x'.repeat(10_000) } });
      expect(errors?.map((each) => each.message)).toEqual([expect.stringContaining('at most 500')]);
    },
  );

  test('words that only join others find nothing by themselves, or what has them, and never a fault', async () => {
    const data: unknown = await ask('the of and');
    expect((data as { search: { hits: unknown[] } }).search.hits).toBeInstanceOf(Array);
  });

  test('any text at all is answered', async () => {
    const units = fc.string({
      unit: fc.constantFrom(...` aeلوم'"\\%_&|!():*<>-؟،\u202e\u200f\ud83d\ude00٠١٢,;=[]{}?$`),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(units, fc.string({ unit: 'binary', maxLength: 60 })), async (text) => {
        await ask(text, { concept: [text] });
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
