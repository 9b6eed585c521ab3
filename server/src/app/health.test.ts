import { expect, test } from 'vitest';
import { newDatabase, openWorld } from '../testing/world.js';
import { readConfig } from './config.js';
import { openDatabase } from './database.js';
import { errorFormatter } from './errors.js';
import { readiness } from './health.js';
import { createLogger } from './logger.js';
import { openSearchEngines } from './search-engines.js';

test('ready names the database, the migrations and every search engine; a lost engine degrades, a lost schema does not serve', async () => {
  const world = await openWorld({ MEILI_URL: 'http://127.0.0.1:1' });
  const ready = async () => {
    const response = await fetch(`${world.url}/health/ready`);
    return [response.status, await response.json()];
  };
  const search = { postgres: 'answers', meilisearch: 'does not answer' };
  const database = 'answers';
  expect(await ready()).toEqual([200, { status: 'degraded', database, migrations: 'up to date', search }]);
  const forget = await world.orm.em
    .fork()
    .execute(`delete from mikro_orm_migrations where name like '010%' returning name`);
  expect(forget).toHaveLength(1);
  expect(await ready()).toEqual([503, { status: 'not ready', database, migrations: 'missing', search }]);
  await world.end();
});

test('a question while the database is away is answered by one sentence that says so', async () => {
  const orm = await openDatabase('postgres://wasl:secret@127.0.0.1:1/nowhere');
  const lost = await orm.em
    .fork()
    .execute('select 1')
    .catch((error: unknown) => error);
  const answer = errorFormatter(createLogger('silent'))({ message: 'any' }, lost);
  expect(answer.extensions).toEqual({ code: 'UNAVAILABLE' });
  expect(answer.message).toMatch(/does not answer right now; nothing was changed/);
  await orm.close(true);
});

test('without its database a server is not ready', async () => {
  const orm = await openDatabase(await newDatabase());
  const engines = openSearchEngines(orm, readConfig({}), createLogger('silent'));
  await orm.close(true);
  expect(await readiness(orm, engines)).toEqual({
    status: 'not ready',
    database: 'does not answer',
    migrations: 'unknown',
    search: { postgres: 'unknown' },
  });
});
