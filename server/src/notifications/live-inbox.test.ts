import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../app/config.js';
import { type Running, serve } from '../app/http.js';
import { createLogger } from '../app/logger.js';
import { notify } from '../foundation/notify.js';
import { openWorld, type World } from '../testing/world.js';

let world: World;
let second: Running;
let reader: string;
let other: string;

/** An open inbox, read number by number. */
async function listen(url: string, account: string) {
  const leave = new AbortController();
  const response = await fetch(`${url}/inbox/live`, {
    headers: { cookie: await world.signIn(account) },
    signal: leave.signal,
  });
  const body = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  return {
    response,
    /** Reads until this number of unread ones is told; answers the numbers told. */
    async until(unread: number): Promise<number[]> {
      while (!heard.includes(`{"unread":${unread}}`)) {
        const piece = await body?.read();
        if (!piece || piece.done) throw new Error(`The stream ended after: ${heard}`);
        heard += piece.value;
      }
      const told = [...heard.matchAll(/"unread":(\d+)/g)].map((each) => Number(each[1]));
      heard = '';
      return told;
    },
    /** Reads to the end. */
    async toTheEnd() {
      while (!(await body?.read())?.done);
    },
    leave: () => leave.abort(),
  };
}

let count = 0;
const tell = (account: string) =>
  world.orm.em.fork().transactional((em) =>
    notify(em, {
      account,
      kind: 'account-delegate',
      arguments: { stakeholder: 'Lamps' },
      link: '/account',
      key: `live ${++count}`,
    }),
  );

beforeAll(async () => {
  world = await openWorld();
  second = await serve(world.orm, readConfig({ PORT: '0', LOG_LEVEL: 'silent', JOBS: 'off' }), createLogger('silent'));
  reader = await world.addAccount('Reader');
  other = await world.addAccount('Other');
});
afterAll(async () => {
  await second.close();
  await world.end();
});

test('the number of unread ones comes at once, and anew on every server when something is told or read', async () => {
  const open = await Promise.all([listen(world.url, reader), listen(second.url, reader)]);
  expect(open[0].response.headers.get('content-type')).toBe('text/event-stream');
  await Promise.all(open.map((each) => each.until(0)));
  await tell(reader);
  await Promise.all(open.map((each) => each.until(1)));
  await tell(reader);
  await Promise.all(open.map((each) => each.until(2)));
  await world.ask('mutation { markRead }', { as: reader });
  await Promise.all(open.map((each) => each.until(0)));
  for (const each of open) each.leave();
});

test('what is told to one is not told to another', async () => {
  const stranger = await listen(world.url, other);
  await stranger.until(0);
  const own = await listen(world.url, reader);
  await own.until(0);
  await tell(reader);
  await own.until(1);
  await tell(other);
  // Had the stranger been woken by what was told the reader, another number would stand before this one.
  expect(await stranger.until(1)).toEqual([1]);
  await world.ask('mutation { markRead }', { as: reader });
  for (const each of [own, stranger]) each.leave();
});

test('a server that lost its connection to the database looks again by itself', async () => {
  const open = await listen(second.url, reader);
  await open.until(0);
  const ended = await world.orm.em.fork().execute(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query = 'listen notification'`,
  );
  expect(ended).toHaveLength(2);
  await tell(reader);
  await open.until(1);
  await tell(reader);
  await open.until(2);
  open.leave();
});

test('a visitor is told to sign in, and no more than twelve pages of one account are open', async () => {
  const visitor = await fetch(`${world.url}/inbox/live`);
  expect([visitor.status, await visitor.json()]).toMatchObject([401, { errors: [{ message: 'Sign in first.' }] }]);
  const open = await Promise.all(Array.from({ length: 12 }, () => listen(world.url, other)));
  const more = await listen(world.url, other);
  expect(more.response.status).toBe(429);
  for (const each of open) each.leave();
});

test('a server that stops ends what it has open', async () => {
  const third = await serve(
    world.orm,
    readConfig({ PORT: '0', LOG_LEVEL: 'silent', JOBS: 'off' }),
    createLogger('silent'),
  );
  const open = await listen(third.url, reader);
  await third.close();
  await open.toTheEnd();
});
