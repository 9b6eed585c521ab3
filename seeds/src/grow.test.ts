import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, inBulk, openMigrated, postponeIndexes, readConfig } from '@wasl/server/seeding';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { growWorld } from './grow.js';
import { grownColumns } from './grown-rows.js';
import { seedIfEmpty } from './seed.js';

const folder = mkdtempSync(join(tmpdir(), 'wasl-grown-'));
const tables = Object.keys(grownColumns).filter((table) => table !== 'outbox');
const size = 700;
let database: Awaited<ReturnType<typeof openMigrated>>;

beforeAll(async () => {
  const config = readConfig({ DATABASE_URL: '', DATA_DIR: folder });
  database = await openMigrated(config, createLogger('silent'), folder);
  await seedIfEmpty(database.orm, true);
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

function rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return inBulk(database.orm.config.get('clientUrl') ?? '', (bulk) => bulk.query<Row>(sql, values));
}

const grow = () => growWorld(database.orm, size, () => {});
const indexes = () => rows(`select indexdef from pg_indexes where tablename = any($1) order by indexdef`, [tables]);

/** The world as one word for each table. */
async function world(): Promise<string[]> {
  const words = tables.map((table) =>
    rows<{ word: string }>(`select md5(string_agg(md5(t::text), '' order by md5(t::text))) as word from ${table} t`),
  );
  return (await Promise.all(words)).map(([row]) => row?.word ?? '');
}

describe('the grown world', () => {
  test('is the same whether grown at once or stopped and gone on with, and then has nothing to add', async () => {
    const before = await indexes();
    expect(await grow()).toBe(size - 280);
    const grown = await world();
    expect(new Set(grown).size).toBe(tables.length);
    await rows(`delete from stakeholder where slug ~ '-(5[5-9]|6[0-9])[0-9]$'`);
    expect(await world()).not.toEqual(grown);
    expect(await grow()).toBe(150);
    expect(await world()).toEqual(grown);
    expect(await grow()).toBe(0);
    expect(await indexes()).toEqual(before);
  }, 600_000);

  test('refers to nothing that does not exist, though foreign keys were silent', async () => {
    const keys = await rows<{ child: string; column: string; parent: string; key: string }>(
      `select conrelid::regclass::text as child, a.attname as column, confrelid::regclass::text as parent, b.attname as key
       from pg_constraint join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
       join pg_attribute b on b.attrelid = confrelid and b.attnum = confkey[1]
       where contype = 'f' and conrelid = any($1::text[]::regclass[])`,
      [tables],
    );
    expect(keys.length).toBeGreaterThan(10);
    for (const { child, column, parent, key } of keys) {
      const lost = await rows(
        `select 1 from ${child} c where ${column} is not null and not exists (select from ${parent} p where p.${key} = c.${column})`,
      );
      expect([child, column, lost.length]).toEqual([child, column, 0]);
    }
  });

  test('is told to search and snapshot whole: each stakeholder and each link stands in the outbox', async () => {
    const [missing] = await rows<{ stakeholders: string; links: string }>(
      `select (select count(*) from stakeholder s where not exists
         (select from outbox where noun = 'stakeholder' and record_id = s.id::text)) as stakeholders,
       (select count(*) from cooperation_link l where not exists
         (select from outbox where noun = 'link' and record_id = l.from_id || ' ' || l.to_id)) as links`,
    );
    expect(missing).toEqual({ stakeholders: '0', links: '0' });
  });

  test('gets the indexes that a stopped growth left to make at the next start', async () => {
    const before = await indexes();
    await inBulk(database.orm.config.get('clientUrl') ?? '', (bulk) => postponeIndexes(bulk, tables));
    expect((await indexes()).length).toBeLessThan(before.length);
    await seedIfEmpty(database.orm, true);
    expect(await indexes()).toEqual(before);
  });

  test('is refused by name where the vocabulary lacks a word of its profiles', async () => {
    await rows(`delete from concept where id = (select concept_id from stakeholder_concept order by 1 limit 1)`);
    await rows(`delete from stakeholder where slug ~ '-69[0-9]$'`);
    await expect(grow()).rejects.toThrow(/names concept .+, which this database does not have/);
  });
});
