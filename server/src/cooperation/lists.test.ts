import { afterAll, beforeAll, expect, test } from 'vitest';
import { Block } from '../stakeholders/block.js';
import { hideableFields } from '../stakeholders/stakeholder.js';
import { openWorld, type World } from '../testing/world.js';
import { CooperationLink } from './cooperation-link.js';
import { Participation, Project } from './project.js';

let world: World;
let own: string;

beforeAll(async () => {
  world = await openWorld();
  const everyone = Object.fromEntries(hideableFields.map((field) => [field, 'public' as const]));
  own = await world.addStakeholder('Own Workshop');
  const oran = await world.addStakeholder('Oran Glass', { countryCode: 'DZ' });
  const shy = await world.addStakeholder('Shy Links', {
    countryCode: 'DZ',
    visibility: { ...everyone, links: 'members' },
  });
  const blocker = await world.addStakeholder('Blocker');
  const em = world.orm.em.fork();
  await em.insert(Block, { fromId: blocker, toId: own, createdAt: new Date() });
  const links: [string, string, CooperationLink['type'], string][] = [
    [own, oran, 'supplies', '2020-05-01'],
    [own, blocker, 'trains', '2022-05-01'],
    [own, shy, 'supplies', '2021-05-01'],
    [blocker, oran, 'mentors', '2024-05-01'],
  ];
  await em.insertMany(
    CooperationLink,
    links.map(([fromId, toId, type, since], index) => ({
      ...{ id: `00000000-0000-4000-8000-00000000000${index}`, fromId, toId, type, since, until: null },
      ...{ status: 'confirmed' as const, origin: 'self' as const, sourceUrl: null, recordedAt: new Date() },
    })),
  );
  const projects: [string, string[], string, string | null, string[]][] = [
    ['Kilns', ['energy'], '2020-01-01', '2021-12-31', [own, oran]],
    ['Looms', ['training', 'energy'], '2023-01-01', null, [own, shy]],
  ];
  for (const [index, [title, themes, starts, ends, partners]] of projects.entries()) {
    const id = `00000000-0000-4000-8000-0000000000a${index}`;
    const told = { title: { en: title }, text: {}, source: null, demonstration: true };
    await em.insert(Project, { id, themes, starts, ends, ...told });
    for (const [place, stakeholderId] of partners.entries())
      await em.insert(Participation, { projectId: id, stakeholderId, role: place === 0 ? 'lead' : 'partner' });
  }
});
afterAll(() => world.end());

async function linkTypes(args: string, viewAs?: string): Promise<string[]> {
  const answer = await world.ask(`{ links${args} { nodes { type } totalCount } }`, viewAs ? { viewAs } : {});
  expect(answer.errors).toBeUndefined();
  const list = answer.data?.links as unknown as { nodes: { type: string }[]; totalCount: number };
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map((each) => each.type);
}

async function titles(args: string): Promise<string[]> {
  const answer = await world.ask(`{ projects${args} { nodes { title { text } } } }`);
  expect(answer.errors).toBeUndefined();
  const list = answer.data?.projects as unknown as { nodes: { title: { text: string } }[] };
  return list.nodes.map((each) => each.title.text);
}

test('links are filtered by kind, country, side and first day; hidden ends and blocks stay out', async () => {
  expect(await linkTypes('')).toEqual(['MENTORS', 'TRAINS', 'SUPPLIES']);
  expect(await linkTypes('', own)).toEqual(['SUPPLIES', 'SUPPLIES']);
  expect(await linkTypes('(types: [TRAINS, MENTORS])')).toEqual(['MENTORS', 'TRAINS']);
  expect(await linkTypes('(countries: ["DZ"])')).toEqual(['MENTORS', 'SUPPLIES']);
  expect(await linkTypes('(of: "own-workshop")')).toEqual(['TRAINS', 'SUPPLIES']);
  expect(await linkTypes('(since: "2022-05-01")')).toEqual(['MENTORS', 'TRAINS']);
  expect(await linkTypes('(of: "own-workshop", types: [TRAINS], countries: ["DZ"])')).toEqual([]);
});

test('projects are filtered by theme, visible partner and day', async () => {
  expect(await titles('')).toEqual(['Looms', 'Kilns']);
  expect(await titles('(theme: "training")')).toEqual(['Looms']);
  expect(await titles('(on: "2021-12-31")')).toEqual(['Kilns']);
  expect(await titles('(on: "2026-01-01")')).toEqual(['Looms']);
  expect(await titles('(of: "oran-glass")')).toEqual(['Kilns']);
  expect(await titles('(countries: ["DZ"])')).toEqual(['Kilns']);
});

test('who hides their links is answered like nobody, and what cannot be is refused by name', async () => {
  for (const list of ['links', 'projects']) {
    const answers = await Promise.all(
      ['shy-links', 'nobody'].map((slug) => world.ask(`{ ${list}(of: "${slug}") { totalCount } }`)),
    );
    expect(answers[0]?.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(answers[0]?.errors?.[0]?.message).toBe(answers[1]?.errors?.[0]?.message);
  }
  const wrong = ['links(since: "soon")', 'projects(on: "2026-02-31")', 'links(countries: ["XX"])'];
  for (const [index, field] of ['since', 'on', 'countries'].entries()) {
    const answer = await world.ask(`{ ${wrong[index]} { totalCount } }`);
    expect(answer.errors?.[0]?.extensions, wrong[index]).toMatchObject({ code: 'BAD_INPUT', field });
  }
});
