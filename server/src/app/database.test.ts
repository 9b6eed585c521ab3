import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newDatabase } from '../testing/world.js';
import { readConfig, WrongSetting } from './config.js';
import { migrate, openDatabase } from './database.js';

async function tables(orm: Awaited<ReturnType<typeof openDatabase>>): Promise<number> {
  const rows = (await orm.em
    .getConnection()
    .execute(`select count(*)::int as n from information_schema.tables where table_schema = 'public'`)) as {
    n: number;
  }[];
  return rows[0]?.n ?? 0;
}

describe('migrations', () => {
  test('each can be rolled back and applied again', async () => {
    const orm = await openDatabase(await newDatabase());
    const applied = await migrate(orm);
    // One whose file is there but not in the list would never run.
    expect(applied).toHaveLength(globSync('migrations/*.ts', { cwd: import.meta.dirname }).length);
    const full = await tables(orm);
    for (const _ of applied) await orm.migrator.down();
    expect(await tables(orm)).toBe(1);
    expect(await migrate(orm)).toEqual(applied);
    expect(await tables(orm)).toBe(full);
    await orm.close(true);
  });

  test('a database of a newer version is refused in one sentence', async () => {
    const orm = await openDatabase(await newDatabase());
    await migrate(orm);
    await orm.em.getConnection().execute(`insert into mikro_orm_migrations (name) values ('999-future')`);
    await expect(migrate(orm)).rejects.toThrow(/999-future.*newer version/);
    await orm.close(true);
  });

  test('the database itself refuses what the rules refuse', async () => {
    const orm = await openDatabase(await newDatabase());
    await migrate(orm);
    const run = (sql: string) => orm.em.getConnection().execute(sql);
    await run(
      `insert into country (code, names, latitude, longitude) values ('TN', '{"en":"a","fr":"a","ar":"a"}', 34, 9)`,
    );
    await expect(
      run(`insert into country (code, names, latitude, longitude) values ('XX', '{"en":"a"}', 0, 0)`),
    ).rejects.toThrow();
    await expect(
      run(`insert into stakeholder (id, slug, type, kind, name, name_lang, country_code)
        values (gen_random_uuid(), 'a', 'company', 'fund', 'A', 'en', 'TN')`),
    ).rejects.toThrow(/check/);
    await orm.close(true);
  });
});

describe('settings', () => {
  test.each([
    [{ PORT: 'many' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ MEILI_URL: 'not a url' }, 'MEILI_URL'],
  ])('%o stops the start with one sentence that names it', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(WrongSetting);
    expect(() => readConfig(environment)).toThrow(new RegExp(`^Setting ${name}: .*\\.$`));
  });

  test('an empty setting counts as not set', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }).PORT).toBe(4000);
  });
});
