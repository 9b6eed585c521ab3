import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dayNumber } from '../matching/evaluation/world.js';
import { readWorld } from './world-csv.js';

const folder = mkdtempSync(join(tmpdir(), 'wasl-world-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const stakeholders = file(
  'stakeholders.csv',
  'id,name,country,region,description.fr,women_led',
  'a,Atelier A,XX,XX1,Cuivre et laiton,woman-led',
  'b,Workshop B,YY,,,',
  'c,Workshop C,ZZ,,,',
  'b,Again B,YY,,,',
);

test('projects become occasions with their lead first, links become pairs, in the order of their days', async () => {
  const projects = file('projects.csv', 'id,title,text,lang,starts', 'p,Trays,About copper,en,2020-05-01');
  const participations = file(
    'participations.csv',
    'project,stakeholder,role',
    'p,a,partner',
    'p,b,lead',
    'p,d,partner',
  );
  const links = file('links.csv', 'from,to,since', 'a,c,2019', 'a,a,2019', 'b,c,last year');
  const { world, leftOut } = await readWorld({ stakeholders, projects, participations, links });
  expect(world.parties.map((each) => each.id)).toEqual(['a', 'b', 'c']);
  expect(world.parties[0]).toMatchObject({
    country: 'XX',
    region: 'XX1',
    text: 'Cuivre et laiton',
    lang: 'fr',
    womenLed: true,
  });
  expect(world.occasions).toEqual([
    { project: null, day: dayNumber('2019-01-01'), members: [0, 2], hasLead: false, text: '', lang: 'en' },
    {
      project: 'p',
      day: dayNumber('2020-05-01'),
      members: [1, 0],
      hasLead: true,
      text: 'Trays About copper',
      lang: 'en',
    },
  ]);
  expect(leftOut.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '5 id: “b” stands twice',
    '4 stakeholder: “d” is no stakeholder of the file',
    '3 to: must be another stakeholder: nobody is linked to itself',
    '4 since: “last year” must be a date such as 2026-03-31',
  ]);
});

test('a project without a day is left out with its participations, and each says why; a name may lack', async () => {
  const nameless = file('nameless.csv', 'id,name,country', 'a,,XX', 'b,Workshop B,YY');
  const projects = file('undated.csv', 'id,title,starts,ends', 'p,Trays,,2021', 'q,Lamps,2020,2019', 'q,Lamps,2020,');
  const participations = file(
    'undated-participations.csv',
    'project,stakeholder,role',
    'p,a,lead',
    'q,a,lead',
    'q,b,lead',
    'q,b,partner',
    'r,b,lead',
  );
  const { world, leftOut } = await readWorld({ stakeholders: nameless, projects, participations });
  expect(world.parties.map((each) => each.name)).toEqual(['', 'Workshop B']);
  expect(world.occasions.map(({ project, members }) => [project, members])).toEqual([['q', [0, 1]]]);
  expect(leftOut.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '2 starts: “” must be a date such as 2026-03-31',
    '4 id: “q” stands twice',
    '2 project: “p” is no readable project of the file',
    '5 stakeholder: “b” stands twice in it',
    '6 project: “r” is no project of the file',
  ]);
});

test('files that cannot make a world are refused with one sentence', async () => {
  await expect(readWorld({ stakeholders })).rejects.toThrow(
    /^links: give --links, or --projects with --participations/,
  );
  await expect(readWorld({ stakeholders, links: join(folder, 'none.csv') })).rejects.toThrow(
    /There is no file .*none.csv/,
  );
  const odd = file('odd.csv', 'from,to,when', 'a,b,2020');
  await expect(readWorld({ stakeholders, links: odd })).rejects.toThrow(/lacks the column since/);
});
