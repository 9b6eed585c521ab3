import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDatabase } from '../testing/world.js';
import { checkDatabase } from './check-database.js';
import { readConfig, WrongSetting } from './config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { serve } from './http.js';
import { createLogger } from './logger.js';
import { openMigrated } from './start.js';

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const each of statements) await client.query(each);
  } finally {
    await client.end();
  }
}

const open = (url: string) => openMigrated(readConfig({ DATABASE_URL: url }), createLogger('silent'), '/');
const changed = (url: string, change: (url: URL) => void) => {
  const other = new URL(url);
  change(other);
  return other.toString();
};

describe('a database that cannot carry Wasl stops the start with one sentence', () => {
  let url: string;
  const limited = `limited_${process.pid}_${process.env.VITEST_WORKER_ID}`;
  const asLimited = () =>
    changed(url, (each) => {
      each.username = limited;
      each.password = 'limited';
    });
  beforeAll(async () => {
    url = await newDatabase();
    await run(url, `create role ${limited} login password 'limited'`);
  });
  afterAll(() => run(url, `drop owned by ${limited}`, `drop role ${limited}`));

  const wrongWays: [string, () => string, RegExp][] = [
    ['a wrong password', () => changed(url, (each) => (each.password = 'wrong')), /refuses the user or the password/],
    [
      'an unknown database',
      () => changed(url, (each) => (each.pathname = '/nowhere')),
      /no database of that name: create it/,
    ],
    ['a port where nothing answers', () => changed(url, (each) => (each.port = '1')), /Nothing answers at .*:1\//],
    ['an unknown host', () => changed(url, (each) => (each.hostname = 'nowhere.invalid')), /no host nowhere\.invalid/],
    ['a role that may not make tables', asLimited, /may not make tables .*grant create on schema public/],
  ];
  test.each(wrongWays)('%s', async (_name, address, words) => {
    const error = await open(address()).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(WrongSetting);
    expect((error as Error).message).toMatch(words);
    expect((error as Error).message).not.toContain(new URL(url).password);
  });

  test('a role that may not add extensions and the queue’s schema, which it needs once', async () => {
    await run(url, `grant create on schema public to ${limited}`);
    await expect(open(asLimited())).rejects.toThrow(/as its owner run: grant create on database "test_/);
    const name = new URL(url).pathname.slice(1);
    await run(url, `grant create on database ${name} to ${limited}`);
    await (await open(asLimited())).close();
    await run(url, `revoke create on database ${name} from ${limited}`);
    await (await open(asLimited())).close();
  });

  test('a database in another encoding', async () => {
    const name = `latin_${process.pid}_${process.env.VITEST_WORKER_ID}`;
    await run(url, `create database ${name} encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`);
    const address = changed(url, (each) => (each.pathname = `/${name}`));
    await expect(checkDatabase(address)).rejects.toThrow(/is in SQL_ASCII: make one with createdb -E UTF8/);
    await run(url, `drop database ${name}`);
  });

  test('tables of someone else, which are left as they were', async () => {
    const foreign = await newDatabase();
    await run(foreign, 'create table country (theirs text)', `insert into country values ('kept')`);
    await expect(open(foreign)).rejects.toThrow(/migrations did not make .*country.*: give it an empty database/);
    await run(foreign, `do $$ begin assert (select theirs from country) = 'kept'; end $$`);
  });

  test('a schema that is not as its list of migrations says', async () => {
    const half = await newDatabase();
    await (await open(half)).close();
    await run(half, `delete from mikro_orm_migrations where name >= '008'`, 'drop table outbox cascade');
    await expect(open(half)).rejects.toThrow(/not as its list of migrations says|did not make/);
  });
});

describe('the embedded PostgreSQL', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'wasl start '));
  const started: EmbeddedPostgres[] = [];
  const start = async (folder: string) => {
    const running = await startEmbeddedPostgres(folder);
    started.push(running);
    return running;
  };
  const versionAt = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('show server_version');
    await client.end();
    return rows[0].server_version as string;
  };
  afterAll(async () => {
    for (const each of started) await each.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('starts under a folder with a space that is shut to others, is joined, and starts again after a crash', async () => {
    const folder = join(scratch, 'a b');
    mkdirSync(folder);
    chmodSync(scratch, 0o700);
    const first = await start(folder);
    expect(await versionAt(first.url)).toMatch(/^18/);
    const joined = await start(folder);
    expect(joined.url).toBe(first.url);
    await joined.stop();
    expect(await versionAt(first.url)).toMatch(/^18/);
    process.kill(Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await expect.poll(() => versionAt(first.url).catch(() => 'gone')).toBe('gone');
    const again = await start(folder);
    expect(await versionAt(again.url)).toMatch(/^18/);
    await again.stop();
    // The number that the crash left behind belongs to another program by now: to this test.
    writeFileSync(join(folder, 'postgres/data/postmaster.pid'), `${process.pid}\n${folder}\n1\n1\n\n127.0.0.1\n`);
    const third = await start(folder);
    expect(await versionAt(third.url)).toMatch(/^18/);
    await third.stop();
  });

  test('a server whose database is gone still stops', async () => {
    const folder = join(scratch, 'gone');
    const postgres = await start(folder);
    const config = readConfig({ DATABASE_URL: postgres.url, PORT: '0', LOG_LEVEL: 'silent' });
    const { orm, close } = await openMigrated(config, createLogger('silent'), '/');
    const server = await serve(orm, config, createLogger('silent'));
    // What the queue begins at once is done: where the database goes away amid a job, the queue leaves a rejection uncaught.
    const undone = 'select count(*)::int as jobs from graphile_worker._private_jobs';
    const jobs = async () => (await orm.em.fork().execute<{ jobs: number }[]>(undone))[0]?.jobs;
    await expect.poll(jobs, { timeout: 30_000 }).toBe(0);
    process.kill(Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await expect.poll(() => versionAt(postgres.url).catch(() => 'gone')).toBe('gone');
    await server.close();
    await close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('two starts at once share one server', async () => {
    const folder = join(scratch, 'twice');
    const [one, two] = await Promise.all([start(folder), start(folder)]);
    expect(one.url).toBe(two.url);
  });

  test('where namespaces are forbidden root lends the data to nobody, in a place it can reach', async () => {
    const folder = join(scratch, 'lent');
    const forbidden = join(scratch, 'bin');
    mkdirSync(forbidden);
    writeFileSync(join(forbidden, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const path = process.env.PATH;
    process.env.PATH = `${forbidden}${delimiter}${path}`;
    try {
      const running = await start(folder);
      expect(await versionAt(running.url)).toMatch(/^18/);
      await running.stop();
    } finally {
      process.env.PATH = path;
    }
    const again = await start(folder);
    expect(await versionAt(again.url)).toMatch(/^18/);
    await again.stop();
    const place = realpathSync(join(folder, 'postgres'));
    if (place !== join(folder, 'postgres')) rmSync(join(place, '..'), { recursive: true });
  });

  test('data that are not whole, or of another version, are left alone', async () => {
    const folder = join(scratch, 'half');
    const data = join(folder, 'postgres/data');
    mkdirSync(data, { recursive: true });
    await expect(start(folder)).rejects.toThrow(/PG_VERSION is missing. Move .* away/);
    writeFileSync(join(data, 'PG_VERSION'), '15\n');
    await expect(start(folder)).rejects.toThrow(/was made by PostgreSQL 15 and this is 18/);
    writeFileSync(join(data, 'PG_VERSION'), '18\n');
    await expect(start(folder)).rejects.toThrow(/password is missing/);
    expect(existsSync(join(data, 'PG_VERSION'))).toBe(true);
  });
});
