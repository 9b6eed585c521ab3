import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { everythingIn } from '../testing/everything.js';
import { pathsOf, rootFields, smallestCall } from '../testing/smallest-call.js';
import { type Answer, openWorld, type World } from '../testing/world.js';
import { buildApi } from './api.js';
import { overLines } from './plain-texts.js';

const fields = rootFields(buildApi());
const mutations = fields.filter((each) => each.type.name === 'Mutation');
const texts = mutations.flatMap(({ name, field }) => pathsOf(field, 'String').map((path) => [name, path] as const));

/** No text of a person: what cannot be kept, what fools who reads it, what would add a header to a letter. */
const hostile: Record<string, string> = {
  HTML: 'Tiles <img src=x onerror=alert(1)>',
  'HTML begun': 'Tiles <script src="//x.example/a.js"',
  'a comment of HTML': 'Tiles <!-- -->',
  'a bell': 'Tiles\u0007',
  'an escape': 'Tiles \u001b[2J',
  'a delete of the second set': 'Tiles\u0085\u009f',
  'half a character': 'Tiles \ud800 and',
  'the other half': '\udc00 Tiles',
  'writing turned round': 'Tiles \u202egpj.exe',
  'very long': 'x'.repeat(100_000),
};

/** In what may not run over lines a line break begins a header of a letter. */
const headers = ['Tiles\r\nBcc: all@example.org', 'Tiles\nBcc: all@example.org', 'Tiles\u2028Bcc: all@example.org'];

/** The field that a person would look for: the text in a language of a title is the title. */
const fieldOf = (path: string) =>
  path
    .replace(/(\.\w+)\.text$/, '$1')
    .split('.')
    .at(-1);

let world: World;
let everybody: string;

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  const rest = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
  await em.insert(Cluster, { ...rest, id: 'ours', names: { en: 'o', fr: 'o', ar: 'o' }, countryCode: 'TN' });
  const own = await world.addStakeholder('Tile House');
  await em.insert(Membership, { clusterId: 'ours', stakeholderId: own, role: 'member', since: null });
  // Passes every door, so that only what it sends is refused.
  everybody = await world.addAccount('Everybody', {
    roles: ['administrator'],
    facilitates: ['ours'],
    delegateOf: [own],
  });
});
afterAll(() => world.end());

const everything = () => everythingIn(world);

async function send(query: string, text: string): Promise<Answer> {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query, variables: { text } }),
  });
  return (await response.json()) as Answer;
}
let cookie: string;
beforeAll(async () => {
  cookie = await world.signIn(everybody);
});

describe('every text of every mutation', () => {
  test('is looked at: there are many', () => {
    expect(texts.length).toBeGreaterThan(80);
  });

  test.each(Object.entries(hostile))(
    'refuses %s, names the field, and changes nothing',
    async (_what, text) => {
      const before = await everything();
      const wrong: string[] = [];
      for (const [name, path] of texts) {
        const field = mutations.find((each) => each.name === name)?.field;
        if (!field) throw new Error(name);
        const answer = await send(smallestCall('mutation($text: String!)', field, { [path]: '$text' }), text);
        const { code, field: named } = answer.errors?.[0]?.extensions ?? {};
        if (code !== 'BAD_INPUT' || named !== fieldOf(path)) {
          wrong.push(`${name} ${path}: ${code} ${named} ${answer.errors?.[0]?.message.slice(0, 100)}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(await everything()).toEqual(before);
    },
    120_000,
  );

  test('of one line lets no header of a letter begin in it', async () => {
    const before = await everything();
    const wrong: string[] = [];
    for (const [name, path] of texts.filter(([, path]) => !overLines.has(fieldOf(path) ?? ''))) {
      const field = mutations.find((each) => each.name === name)?.field;
      if (!field) throw new Error(name);
      for (const text of headers) {
        const answer = await send(smallestCall('mutation($text: String!)', field, { [path]: '$text' }), text);
        const { code, field: named } = answer.errors?.[0]?.extensions ?? {};
        if (code !== 'BAD_INPUT' || named !== fieldOf(path)) wrong.push(`${name} ${path}: ${code} ${named}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await everything()).toEqual(before);
  }, 120_000);

  test.each(['5 < 7 and 7 > 5', 'I <3 tiles', 'Ø, é, ٥, ç — “quoted”', 'ورشة\u200fالنول\u2067x\u2069', 'cafe\u0301'])(
    'lets plain words through: %s',
    async (text) => {
      for (const name of ['createToken', 'saveSearch']) {
        const field = mutations.find((each) => each.field.name === name)?.field;
        if (!field) throw new Error(name);
        const call = smallestCall('mutation($text: String!)', field, { name: '$text', days: '7' });
        expect((await send(call, text)).errors).toBeUndefined();
      }
    },
  );
});

/** Numbers at the ends of what the schema takes, and identifiers that are none. */
const ends: Record<string, readonly string[]> = {
  Int: ['2147483647', '-2147483648', '0'],
  Float: ['1e308', '-1e308'],
  ID: ['"x"', '"../../etc"', `"' or 1=1 --"`, '""', `"${'9'.repeat(5000)}"`, '"\\u202e"'],
};

test.each(Object.keys(ends))(
  'every %s of every root field is answered or refused in words, and changes nothing',
  async (scalar) => {
    const before = await everything();
    const wrong: string[] = [];
    for (const { name, type, field } of fields) {
      for (const path of pathsOf(field, scalar)) {
        for (const given of ends[scalar] ?? []) {
          const { errors } = await send(smallestCall(type.name.toLowerCase(), field, { [path]: given }), '');
          const { code = '' } = errors?.[0]?.extensions ?? {};
          if (/BUG|UNAVAILABLE|VALIDATION|SYNTAX|PARSE/.test(code))
            wrong.push(`${name} ${path} ${given.slice(0, 20)}: ${code}`);
          // Invitations are answered one by one.
          const refused = errors || name === 'Mutation.inviteMembers';
          if (type.name === 'Mutation' && scalar === 'ID' && !refused)
            wrong.push(`${name} ${path} took ${given.slice(0, 20)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(await everything()).toEqual(before);
  },
  120_000,
);

test('every list refuses a cursor that it did not make', async () => {
  const lists = fields.filter((each) => each.field.args.some((arg) => arg.name === 'after'));
  expect(lists.length).toBeGreaterThan(15);
  const made = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
  const forged = ['x', '', '🏺', made(), made(null), made({ $ne: '' }), made([1]), made(-1), made(1e308)];
  const odd = ["'", 'x', 1e30, '\ud800', '2030-01-01T00:00:00Z'];
  for (const value of odd) for (const length of [1, 2, 3, 4]) forged.push(made(...Array(length).fill(value)));
  const wrong: string[] = [];
  for (const { name, field } of lists) {
    for (const cursor of forged) {
      const { errors, data } = await send(smallestCall('query($text: String!)', field, { after: '$text' }), cursor);
      const { code, field: named } = errors?.[0]?.extensions ?? {};
      // One of the right length and kinds is a place in the list, if one where nothing stands.
      if (errors ? code !== 'BAD_INPUT' || named !== 'after' : !data) wrong.push(`${name} ${cursor}: ${code} ${named}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

describe('every text of every query', () => {
  const asked = fields.filter((each) => each.type.name === 'Query');
  const paths = asked.flatMap(({ field }) => pathsOf(field, 'String').map((path) => [field, path] as const));

  test.each(
    Object.entries({ ...hostile, header: headers[0] ?? '', quote: `'; drop table stakeholder; --`, like: '%_\\' }),
  )(
    'answers %s or refuses it in words, never by a fault, and changes nothing',
    async (_what, text) => {
      expect(paths.length).toBeGreaterThan(40);
      const before = await everything();
      const wrong: string[] = [];
      for (const [field, path] of paths) {
        const answer = await send(smallestCall('query($text: String!)', field, { [path]: '$text' }), text);
        const code = answer.errors?.[0]?.extensions.code;
        if (code && !['BAD_INPUT', 'NOT_FOUND', 'NOT_ALLOWED', 'NOT_SIGNED_IN'].includes(code)) {
          wrong.push(`${field.name} ${path}: ${code} ${answer.errors?.[0]?.message.slice(0, 120)}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(await everything()).toEqual(before);
    },
    120_000,
  );
});
