import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The floors, ground first: a room imports only rooms printed before it. */
const floors = [
  'foundation',
  'countries',
  'sectors',
  'thesaurus',
  'identity',
  'stakeholders',
  'terms',
  'clusters',
  'offerings',
  'edits',
  'cooperation',
  'search',
  'matching',
  'introductions',
  'mentoring',
  'knowledge',
  'workshops',
  'notifications',
  'indicators',
  'exchange',
];

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesUnder(join(folder, entry.name))
      : entry.name.endsWith('.ts')
        ? [join(folder, entry.name)]
        : [],
  );
}

function roomOf(path: string): string {
  return relative(here, path).split('/')[0] ?? '';
}

test('every folder is a room of the house', () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).filter((name) => ![...floors, 'app', 'testing'].includes(name))).toEqual(
    [],
  );
});

test('a room imports only lower floors; only app imports all; testing is for tests', () => {
  const wrong: string[] = [];
  for (const file of filesUnder(here)) {
    const room = roomOf(file);
    const isTest = file.endsWith('.test.ts') || room === 'testing';
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const other = roomOf(join(file, '..', target ?? ''));
      if (other === room || other.includes('.')) continue;
      if (other === 'testing' && !isTest) wrong.push(`${relative(here, file)} imports testing`);
      if (isTest || room === 'app' || room.endsWith('.ts')) continue;
      if (!floors.includes(other) || floors.indexOf(other) > floors.indexOf(room)) {
        wrong.push(`${relative(here, file)} imports ${other}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('nothing may be skipped but the Meilisearch contract, by the name that .ci/run counts', () => {
  const skipped = filesUnder(here).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bdescribe\.skipIf\(.*?\)\((.*?)[,)]/g)].map(([, name]) => name),
  );
  expect(skipped.length).toBeGreaterThan(0);
  // The contract of both engines is one suite under a name of its own, skipped where the engine is absent.
  for (const name of skipped) expect(name).toMatch(/^(name|'Meilisearch contract.*')$/);
});
