import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testing/world.js';
import { Block } from './block.js';
import { hideableFields, StakeholderSector } from './stakeholder.js';

let world: World;
let own: string;
const everyone = Object.fromEntries(hideableFields.map((field) => [field, 'public' as const]));

beforeAll(async () => {
  world = await openWorld();
  own = await world.addStakeholder('Own Workshop');
  await world.addStakeholder('Open Pottery');
  await world.addStakeholder('Shy Pottery', {
    visibility: { ...everyone, summary: 'members', size: 'facilitators' },
    sizeBand: '2-9',
  });
  await world.addStakeholder('Members Only', { visibility: { ...everyone, profile: 'members' } });
  await world.addStakeholder('Draft Pottery', { status: 'draft' });
  await world.addStakeholder('Real Pottery', { demonstration: false });
  const blocked = await world.addStakeholder('Blocked Pottery');
  await world.orm.em.fork().insert(Block, { fromId: blocked, toId: own, createdAt: new Date() });
});
afterAll(() => world.end());

const names = async (viewAs?: string) => {
  const answer = await world.ask('{ stakeholders(first: 50) { totalCount nodes { name } } }', viewAs ? { viewAs } : {});
  const list = answer.data?.stakeholders as unknown as { totalCount: number; nodes: { name: string }[] };
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map((node) => node.name);
};

describe('who sees which profile', () => {
  test('a visitor sees published profiles whose owners made them public', async () => {
    expect(await names()).toEqual(['Blocked Pottery', 'Open Pottery', 'Own Workshop', 'Real Pottery', 'Shy Pottery']);
  });

  test('a member also sees profiles for members, and a block binds both ways', async () => {
    expect(await names(own)).toEqual(['Members Only', 'Open Pottery', 'Own Workshop', 'Real Pottery', 'Shy Pottery']);
  });

  test('hidden, blocked and absent are answered in the same words', async () => {
    const words = await Promise.all(
      ['members-only', 'draft-pottery', 'no-such-slug'].map((slug) =>
        world.ask(`{ stakeholder(slug: "${slug}") { id } }`),
      ),
    );
    const blocked = await world.ask('{ stakeholder(slug: "blocked-pottery") { id } }', { viewAs: own });
    const errors = [...words, blocked].map((each) => [each.errors?.[0]?.message, each.errors?.[0]?.extensions.code]);
    expect(new Set(errors.map((each) => each.join()))).toEqual(new Set(['No such stakeholder.,NOT_FOUND']));
  });

  test('a hidden field is empty for those it is hidden from', async () => {
    const query = '{ stakeholder(slug: "shy-pottery") { sizeBand summary { text } } }';
    expect((await world.ask(query)).data).toEqual({ stakeholder: { sizeBand: null, summary: null } });
    const seen = (await world.ask(query, { viewAs: own })).data;
    expect(seen).toEqual({ stakeholder: { sizeBand: null, summary: { text: 'Shy Pottery in one sentence' } } });
  });
});

describe('viewing as a demonstration company', () => {
  test('is refused for real, unknown and malformed stakeholders alike', async () => {
    const real = (await world.ask('{ stakeholder(slug: "real-pottery") { id } }')).data as unknown as {
      stakeholder: { id: string };
    };
    for (const viewAs of [real.stakeholder.id, '00000000-0000-4000-8000-000000000000', "x' or 1=1"]) {
      const answer = await world.ask('{ countries { code } }', { viewAs });
      expect(answer.errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
    }
  });
});

describe('paging', () => {
  test('walks the whole list once, in order, by cursor', async () => {
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const answer = await world.ask(
        'query ($after: String) { stakeholders(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }',
        { variables: { after } },
      );
      const page = answer.data?.stakeholders as unknown as {
        nodes: { name: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      walked.push(...page.nodes.map((node) => node.name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual(await names());
  });

  test.each(['nonsense', 'WzFd', Buffer.from('["a",{}]').toString('base64url')])(
    'refuses the cursor %s by name',
    async (after) => {
      const answer = await world.ask('query ($after: String) { stakeholders(after: $after) { totalCount } }', {
        variables: { after },
      });
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'after' });
    },
  );

  test('refuses a page of more than a hundred', async () => {
    const answer = await world.ask('{ stakeholders(first: 101) { totalCount } }');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'first' });
  });
});

test('a page of twenty costs a fixed number of statements, however many rows it has', async () => {
  const query = `query ($first: Int) { stakeholders(first: $first) { nodes { name country { name { text } } place { id }
    sectors { id } concepts { id } womenLed { form } offerings { id } links { id } memberships { cluster { id } } } } }`;
  const count = async (first: number) => {
    const before = world.statements.length;
    const answer = await world.ask(query, { variables: { first } });
    expect(answer.errors).toBeUndefined();
    return world.statements.length - before;
  };
  await world.settled();
  const few = await count(2);
  expect(await count(20)).toBe(few);
  expect(few).toBeLessThanOrEqual(12);
});

test('the sector filter takes in the sectors below, and says nothing of hidden ones', async () => {
  const em = world.orm.em.fork();
  const open = await world.addStakeholder('Sector Open');
  const hidden = await world.addStakeholder('Sector Hidden', { visibility: { ...everyone, sectors: 'members' } });
  for (const stakeholderId of [open, hidden])
    await em.insert(StakeholderSector, { stakeholderId, sectorId: 'ceramics', position: 0 });
  const answer = await world.ask('{ stakeholders(sector: "design") { nodes { name } } }');
  expect(answer.data).toEqual({ stakeholders: { nodes: [{ name: 'Sector Open' }] } });
});
