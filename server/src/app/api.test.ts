import { readFileSync } from 'node:fs';
import { isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testing/world.js';
import { buildApi } from './api.js';
import { printedSchema } from './print-schema.js';

const schema = buildApi();

test('every root field names its access rule', () => {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  const without = roots.flatMap((type) => Object.values(type.getFields()).filter((field) => !field.extensions.rule));
  expect(without.map((field) => field.name)).toEqual([]);
  expect(roots.length).toBeGreaterThan(0);
});

test('every type, field and argument has a description', () => {
  const ours = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name),
  );
  const silent = ours.filter((type) => !type.description).map((type) => type.name);
  const fields = Object.values(schema.getTypeMap())
    .filter(
      (type) => !type.name.startsWith('__') && (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)),
    )
    .flatMap((type) => {
      const all = Object.values(
        (
          type as {
            getFields(): Record<
              string,
              { name: string; description?: string | null; args?: { name: string; description?: string | null }[] }
            >;
          }
        ).getFields(),
      );
      return all.flatMap((field) => [
        ...(field.description ? [] : [`${type.name}.${field.name}`]),
        ...(field.args ?? []).filter((arg) => !arg.description).map((arg) => `${type.name}.${field.name}(${arg.name})`),
      ]);
    });
  expect([...silent, ...fields]).toEqual([]);
});

test('schema/schema.graphql is the schema that is served (npm run schema writes it)', () => {
  const committed = readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8');
  expect(printedSchema()).toBe(committed);
});

describe('over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.end());

  test('refuses queries nested too deep, with too many aliases, or too costly', async () => {
    const deep = `{ countries { ${'neighbours { '.repeat(12)} code ${'}'.repeat(12)} } }`;
    const aliases = `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')} ${Array.from({ length: 31 }, (_, index) => `b${index}: countries { code }`).join(' ')} }`;
    const costly =
      '{ stakeholders(first: 100) { nodes { memberships { cluster { members(first: 100) { stakeholder { links { ends { from { name } } } } } } } } } }';
    for (const query of [deep, aliases, costly]) {
      const answer = await world.ask(query);
      expect(answer.errors?.[0]?.extensions.code, query.slice(0, 60)).toBe('TOO_LARGE');
    }
  });

  test('answers what is not GraphQL with one sentence and no stack trace', async () => {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/at .*\.js|node_modules/);
    const large = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'x'.repeat(1_100_000) }),
    });
    expect(large.status).toBe(413);
  });

  test('refuses filters by what does not exist, tags of no language and U+0000, naming the field', async () => {
    const refused: [string, string | undefined][] = [
      ['{ stakeholders(countries: ["TN", "XX"]) { totalCount } }', 'countries'],
      ['{ stakeholders(sector: "nowhere") { totalCount } }', 'sector'],
      ['{ clusters(country: "XX") { totalCount } }', 'country'],
      ['{ countries(region: "nowhere") { code } }', 'region'],
      ['{ search(filters: { country: ["XX"] }) { total } }', 'filters.country'],
      ['{ search(filters: { sector: ["nowhere"] }) { total } }', 'filters.sector'],
      ['{ country(code: "TN") { name(lang: "no tag") { text } } }', 'lang'],
      ['{ stakeholder(slug: "a\\u0000") { id } }', undefined],
    ];
    for (const [query, field] of refused) {
      const { errors } = await world.ask(query);
      expect(errors?.[0]?.extensions, query).toMatchObject({ code: 'BAD_INPUT', ...(field ? { field } : {}) });
    }
    const variables = { s: 'a\0' };
    const { errors } = await world.ask('query($s: String) { stakeholder(slug: $s) { id } }', { variables });
    expect(errors?.[0]?.message).toMatch(/U\+0000/);
    const known = await world.ask('{ stakeholders(countries: ["TN"], sector: "ceramics") { totalCount } }');
    expect(known.data).toEqual({ stakeholders: { totalCount: 0 } });
    const absent = await world.ask('{ country(code: "TN") { name(lang: "de-AT") { text lang } } }');
    expect(absent.data).toEqual({ country: { name: { text: 'Tunisia', lang: 'en' } } });
  });

  test('keeps to GraphQL over HTTP: methods, what is accepted, no batches, a refused viewer is 403', async () => {
    const address = `${world.url}/graphql`;
    const put = await fetch(address, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const page = await fetch(address, { headers: { accept: 'text/html' } });
    expect(page.status).not.toBe(405);
    const query = new URLSearchParams({ query: '{ country(code: "TN") { code } }' });
    const got = await fetch(`${address}?${query}`, {
      headers: { accept: 'application/graphql-response+json', 'apollo-require-preflight': '1' },
    });
    expect(await got.json()).toEqual({ data: { country: { code: 'TN' } } });
    const json = { 'content-type': 'application/json' };
    const batch = await fetch(address, { method: 'POST', headers: json, body: '[{"query":"{ __typename }"}]' });
    expect(batch.status).toBe(400);
    const headers = { ...json, 'x-wasl-view-as': 'nobody' };
    const other = await fetch(address, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
    expect(other.status).toBe(403);
  });

  test('says that it lives, that it is ready, and what it measures', async () => {
    expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${world.url}/health/ready`)).json()).toEqual({
      status: 'ready',
      database: 'answers',
      migrations: 'up to date',
      search: { postgres: 'answers' },
    });
    expect(await (await fetch(`${world.url}/metrics`)).text()).toContain('http_request_duration_seconds');
  });

  test('keeps the caller’s request id and makes one where there is none', async () => {
    const kept = await fetch(`${world.url}/health/live`, { headers: { 'x-request-id': 'abcdefgh-1' } });
    expect(kept.headers.get('x-request-id')).toBe('abcdefgh-1');
    const made = await fetch(`${world.url}/health/live`, { headers: { 'x-request-id': 'a b' } });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('labels come in the reader’s language', async () => {
    const answer = await world.ask('{ country(code: "TN") { name { text lang dir } } }', { lang: 'ar-TN,ar;q=0.9' });
    expect(answer.data).toEqual({ country: { name: { text: 'تونس', lang: 'ar', dir: 'rtl' } } });
  });
});
