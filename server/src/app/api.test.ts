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
