import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../foundation/ids.js';
import { openWorld, type World } from '../testing/world.js';
import { CooperationLink } from './cooperation-link.js';

let world: World;
const id: Record<string, string> = {};
const names = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'b3', 'bridge', 'hidden', 'alone'];

async function link(from: string, to: string): Promise<void> {
  await world.orm.em.fork().insert(CooperationLink, {
    id: newId(),
    fromId: id[from] as string,
    toId: id[to] as string,
    type: 'co-produces',
    status: 'confirmed',
    origin: 'self',
    since: '2025-01-01',
    until: null,
    sourceUrl: null,
    recordedAt: '2025-01-01',
  });
}

async function standing(): Promise<Map<string, { community: number; page_rank: number; betweenness: number }>> {
  const rows = await world.orm.em
    .fork()
    .execute<{ stakeholder_id: string; community: number; page_rank: number; betweenness: number }[]>(
      'select * from network_standing',
    );
  const nameOf = new Map(Object.entries(id).map(([name, each]) => [each, name]));
  return new Map(rows.map((row) => [nameOf.get(row.stakeholder_id) ?? '', row]));
}

beforeAll(async () => {
  world = await openWorld();
  for (const name of names)
    id[name] = await world.addStakeholder(name, name === 'hidden' ? { visibility: { links: 'facilitators' } } : {});
  // Two planted groups, everyone in each linked to everyone, joined by one bridge; and one whose links are not public.
  const groups = [names.slice(0, 5), names.slice(5, 8)];
  for (const group of groups)
    for (const [at, one] of group.entries()) for (const other of group.slice(at + 1)) await link(one, other);
  await link('a1', 'bridge');
  await link('bridge', 'b1');
  await link('hidden', 'a1');
  await link('hidden', 'b1');
  await world.doJob('measure-network');
}, 60_000);
afterAll(() => world.end());

describe('the job that measures the network', () => {
  test('finds planted communities, the largest first, and who bridges them', async () => {
    const found = await standing();
    const community = (name: string) => found.get(name)?.community;
    for (const name of ['a2', 'a3', 'a4', 'a5']) expect(community(name)).toBe(1);
    for (const name of ['b2', 'b3']) expect(community(name)).toBe(community('b1'));
    expect(community('b1')).not.toBe(1);
    const bridging = [...found].sort(([, a], [, b]) => b.betweenness - a.betweenness).slice(0, 3);
    expect(bridging.map(([name]) => name).sort()).toEqual(['a1', 'b1', 'bridge']);
    // Ranks are kept with the precision the walk ends at.
    expect([...found.values()].reduce((sum, each) => sum + each.page_rank, 0)).toBeCloseTo(1, 4);
  });

  test('takes nothing from links that are not everyone’s to see, and places nobody without links', async () => {
    const found = await standing();
    expect(found.has('hidden')).toBe(false);
    expect(found.has('alone')).toBe(false);
    // With the hidden ones the bridge would not be the only way across.
    expect(found.get('bridge')?.betweenness).toBeGreaterThan(0.5);
  });

  test('done again without changes it says the same, and forgets whose links are gone', async () => {
    const before = await standing();
    await world.doJob('measure-network');
    const after = await standing();
    expect([...after].map(([name, each]) => [name, each.community])).toEqual(
      [...before].map(([name, each]) => [name, each.community]),
    );
    await world.orm.em
      .fork()
      .execute('delete from cooperation_link where from_id = ? or to_id = ?', [id.bridge, id.bridge]);
    await world.doJob('measure-network');
    expect((await standing()).has('bridge')).toBe(false);
  });

  test('the network to draw names the community of each', async () => {
    const answer = await world.ask('{ network { nodes { community stakeholder { name } } } }');
    expect(answer.errors).toBeUndefined();
    const { nodes } = (
      answer.data as unknown as { network: { nodes: { community: number; stakeholder: { name: string } }[] } }
    ).network;
    const of = new Map(nodes.map((node) => [node.stakeholder.name, node.community]));
    expect(of.get('a2')).toBe(1);
    expect(of.get('b2')).toBe(2);
  });
});
