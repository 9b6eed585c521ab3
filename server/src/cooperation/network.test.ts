import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Block } from '../stakeholders/block.js';
import { hideableFields, StakeholderSector } from '../stakeholders/stakeholder.js';
import { openWorld, type World } from '../testing/world.js';
import { CooperationLink } from './cooperation-link.js';

let world: World;
let own: string;
const everyone = Object.fromEntries(hideableFields.map((field) => [field, 'public' as const]));

beforeAll(async () => {
  world = await openWorld();
  own = await world.addStakeholder('Own Workshop');
  const tunis = await world.addStakeholder('Tunis Glass');
  const oran = await world.addStakeholder('Oran Glass', { countryCode: 'DZ' });
  const shy = await world.addStakeholder('Shy Links', { visibility: { ...everyone, links: 'members' } });
  const members = await world.addStakeholder('Members Only', { visibility: { ...everyone, profile: 'members' } });
  const blocker = await world.addStakeholder('Blocker', { countryCode: 'DZ' });
  const em = world.orm.em.fork();
  await em.insert(Block, { fromId: blocker, toId: own, createdAt: new Date() });
  await em.insert(StakeholderSector, { stakeholderId: oran, sectorId: 'ceramics', position: 0 });
  const links: [string, string, CooperationLink['type'], string, CooperationLink['status']?][] = [
    [own, oran, 'supplies', '2020-05-01'],
    [oran, tunis, 'designs-for', '2024-05-01'],
    [own, tunis, 'trains', '2022-05-01'],
    [own, shy, 'supplies', '2021-05-01'],
    [tunis, members, 'supplies', '2021-05-01'],
    [tunis, blocker, 'supplies', '2021-05-01'],
    [own, blocker, 'mentors', '2019-01-01', 'declared'],
  ];
  await em.insertMany(
    CooperationLink,
    links.map(([fromId, toId, type, since, status = 'confirmed'], index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      fromId,
      toId,
      type,
      since,
      until: null,
      status,
      origin: 'self' as const,
      sourceUrl: null,
      recordedAt: new Date(),
    })),
  );
});
afterAll(() => world.end());

interface Drawn {
  nodes: { stakeholder: { name: string }; links: number }[];
  links: { type: string; from: string; to: string }[];
  stakeholdersLeftOut: number;
  linksLeftOut: number;
}

async function drawn(args: string, viewAs?: string): Promise<Drawn> {
  const answer = await world.ask(
    `{ network${args} { nodes { stakeholder { name } links } links { type from to } stakeholdersLeftOut linksLeftOut } }`,
    viewAs ? { viewAs } : {},
  );
  expect(answer.errors).toBeUndefined();
  return (answer.data as unknown as { network: Drawn }).network;
}
const names = (network: Drawn) => network.nodes.map((node) => node.stakeholder.name).sort();

describe('corridors', () => {
  const corridors = async (viewAs?: string, args = '') => {
    const answer = await world.ask(
      `{ corridors${args} { from { code } to { code } links } }`,
      viewAs ? { viewAs } : {},
    );
    const list = answer.data?.corridors as unknown as { from: { code: string }; to: { code: string }; links: number }[];
    return list.map(({ from, to, links }) => `${from.code}-${to.code} ${links}`);
  };

  test('count confirmed links that a visitor may see, inside a country too', async () => {
    expect(await corridors()).toEqual(['DZ-TN 3', 'TN-TN 1']);
  });

  test('a member also counts what is open to members, but never what a block hides', async () => {
    expect(await corridors(own)).toEqual(['TN-TN 3', 'DZ-TN 2']);
  });

  test('can be counted as of a year, and say which years would do', async () => {
    expect(await corridors(undefined, '(until: 2020)')).toEqual(['DZ-TN 1']);
    const wrong = await world.ask('{ corridors(until: 20) { links } }');
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'until' });
  });
});

describe('the network', () => {
  test('draws each visible link once, in its own direction', async () => {
    const network = await drawn('');
    expect(names(network)).toEqual(['Blocker', 'Oran Glass', 'Own Workshop', 'Tunis Glass']);
    expect(network.links.map((link) => link.type)).toEqual(['SUPPLIES', 'SUPPLIES', 'TRAINS', 'DESIGNS_FOR']);
    expect(network.links[0]?.from).toBe(own);
    expect(network.stakeholdersLeftOut + network.linksLeftOut).toBe(0);
  });

  test('hides from a member whoever blocked them, and shows what is open to members', async () => {
    expect(names(await drawn('', own))).toEqual([
      'Members Only',
      'Oran Glass',
      'Own Workshop',
      'Shy Links',
      'Tunis Glass',
    ]);
  });

  test('keeps the best linked within the limit and says how much is left out', async () => {
    const network = await drawn('(first: 2)');
    expect(network.nodes.map((node) => node.links)).toEqual([3, 2]);
    expect([network.nodes.length, network.links.length]).toEqual([2, 1]);
    expect([network.stakeholdersLeftOut, network.linksLeftOut]).toEqual([2, 3]);
    const wrong = await world.ask('{ network(first: 2001) { linksLeftOut } }');
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'first' });
  });

  test('can be drawn around one stakeholder, to a depth', async () => {
    expect(names(await drawn('(around: "blocker")'))).toEqual(['Blocker', 'Tunis Glass']);
    const wider = await drawn('(around: "blocker", depth: 2)');
    expect(wider.nodes[0]?.stakeholder.name).toBe('Blocker');
    expect(names(wider)).toEqual(['Blocker', 'Oran Glass', 'Own Workshop', 'Tunis Glass']);
    expect(names(await drawn('(around: "shy-links")'))).toEqual(['Shy Links']);
  });

  test('a hidden, a blocked and an absent focus are answered alike', async () => {
    const asked = [
      world.ask('{ network(around: "members-only") { linksLeftOut } }'),
      world.ask('{ network(around: "nobody") { linksLeftOut } }'),
      world.ask('{ network(around: "blocker") { linksLeftOut } }', { viewAs: own }),
    ];
    for (const answer of await Promise.all(asked)) expect(answer.errors?.[0]?.message).toBe('No such stakeholder.');
  });

  test('filters by kind, by country, and by a sector with those below it', async () => {
    expect(names(await drawn('(types: [TRAINS])'))).toEqual(['Own Workshop', 'Tunis Glass']);
    expect((await drawn('(countries: ["DZ"])')).links.length).toBe(3);
    expect((await drawn('(sector: "design")')).links.length).toBe(2);
    expect((await drawn('(sector: "ceramics", types: [DESIGNS_FOR])')).links.length).toBe(1);
  });
});
