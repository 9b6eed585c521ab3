import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newAuthenticator } from '../testing/authenticator.js';
import { type Answer, openWorld, type World } from '../testing/world.js';

let world: World;
let amel: string;
let other: string;
const site = { rpId: 'wasl.example', origin: 'https://wasl.example' };
beforeAll(async () => {
  world = await openWorld({ DEMONSTRATION: 'off', TRUST_PROXY: '1', PUBLIC_URL: site.origin });
  amel = await world.addAccount('Amel');
  other = await world.addAccount('Other');
});
afterAll(() => world.end());

let computers = 0;

/** What a browser sends from our own page, each time from another computer. */
async function send(path: string, body: object | null, cookie = '') {
  const response = await fetch(`${world.url}/api/auth${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      origin: site.origin,
      'x-forwarded-for': `10.1.${computers >> 8}.${computers++ & 255}`,
      cookie,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const set = response.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  const text = await response.text();
  const parsed = (text.startsWith('{') ? JSON.parse(text) : {}) as { challenge: string; code?: string };
  return { status: response.status, body: parsed, set, retry: response.headers.get('x-retry-after') };
}

/** A cookie as the server of a site under https names it. */
const signedIn = async (account: string) => `__Secure-${await world.signIn(account)}`;

type Device = ReturnType<typeof newAuthenticator>;
interface Twist {
  origin?: string;
  rpId?: string;
  verified?: boolean;
  name?: unknown;
}

async function register(device: Device, cookie: string, { name = 'My phone', ...twist }: Twist = {}) {
  const asked = await send('/passkey/generate-register-options', null, cookie);
  const response = device.register({ challenge: asked.body.challenge, ...site, ...twist });
  return send('/passkey/verify-registration', { response, name }, [cookie, ...asked.set].join('; '));
}

async function signIn(device: Device, twist: Twist = {}) {
  const asked = await send('/passkey/generate-authenticate-options', null);
  const response = device.signIn({ challenge: asked.body.challenge, ...site, ...twist });
  const answer = await send('/passkey/verify-authentication', { response }, asked.set.join('; '));
  return { ...answer, cookie: answer.set.join('; '), again: { response }, challenge: asked.set.join('; ') };
}

async function withCookie(cookie: string, query: string): Promise<Answer> {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: site.origin },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}
const nameOf = async (cookie: string) => (await withCookie(cookie, '{ me { name } }')).data?.me;
const rows = (sql: string, values: unknown[] = []) =>
  world.orm.em.fork().execute<Record<string, unknown>[]>(sql, values);

describe('a passkey', () => {
  test('signs in once it is made, is listed with its last use, and its owner is told by a letter', async () => {
    const device = newAuthenticator();
    expect((await signIn(device)).status).toBe(401);
    const cookie = await signedIn(amel);
    expect((await register(device, cookie)).status).toBe(200);
    const list = '{ me { passkeys { id name lastUsedAt } } }';
    expect((await withCookie(cookie, list)).data?.me).toEqual({
      passkeys: [{ id: expect.any(String), name: 'My phone', lastUsedAt: null }],
    });
    const entered = await signIn(device);
    expect(entered.status).toBe(200);
    expect(await nameOf(entered.cookie)).toEqual({ name: 'Amel' });
    expect((await withCookie(cookie, list)).data?.me).toMatchObject({
      passkeys: [{ lastUsedAt: expect.stringMatching(/^\d{4}-/) }],
    });
    for (let twice = 0; twice < 2; twice++) {
      await world.doJobs();
      const [made] = await rows('select id from passkey where account_id = ?', [amel]);
      await world.doJob('tell-of-passkey', { passkey: String(made?.id), account: amel });
    }
    const letters = await rows('select letter from outgoing_mail where account_id = ?', [amel]);
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).toContain('A new passkey for your account');
    expect(await rows(`select action from audit_event where noun = 'passkey' and actor = ?`, [amel])).toEqual([
      { action: 'passkey made' },
    ]);
  });

  test('is removed by its owner alone, and then signs nobody in', async () => {
    const device = newAuthenticator();
    const cookie = await signedIn(amel);
    await register(device, cookie, { name: 'Lost phone' });
    const [row] = await rows(`select id from passkey where name = 'Lost phone'`);
    const remove = `mutation { removePasskey(id: "${row?.id}") }`;
    expect((await withCookie(await signedIn(other), remove)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await signIn(device)).status).toBe(200);
    expect((await withCookie(cookie, remove)).data).toEqual({ removePasskey: true });
    expect(await signIn(device)).toMatchObject({ status: 401, body: { code: 'PASSKEY_NOT_FOUND' } });
  });

  test('is in what is handed out about a person, without its key, and goes with the person', async () => {
    const leaving = await world.addAccount('Leaving');
    const device = newAuthenticator();
    const cookie = await signedIn(leaving);
    await register(device, cookie, { name: 'Tablet' });
    const kept = JSON.parse(String((await withCookie(cookie, '{ myData }')).data?.myData)) as { passkeys: object[] };
    expect(kept.passkeys).toEqual([
      {
        name: 'Tablet',
        created_at: expect.any(String),
        last_used_at: null,
        device_type: 'singleDevice',
        backed_up: false,
      },
    ]);
    await withCookie(cookie, 'mutation { eraseAccount(email: "leaving@example.org") }');
    expect(await rows('select 1 from passkey where account_id = ?', [leaving])).toEqual([]);
    expect((await signIn(device)).status).toBe(401);
  });
});

describe('what is no passkey of ours', () => {
  const forgeries: [string, Twist][] = [
    ['made on another site', { origin: 'https://elsewhere.example' }],
    ['made for another site', { rpId: 'elsewhere.example' }],
    ['by a device that did not make sure of the person', { verified: false }],
  ];
  test.each(forgeries)('is not kept: %s', async (_what, twist) => {
    const before = await rows('select count(*) from passkey');
    expect((await register(newAuthenticator(), await signedIn(other), twist)).status).toBe(400);
    expect(await rows('select count(*) from passkey')).toEqual(before);
  });

  test.each(forgeries)('signs nobody in: %s', async (_what, twist) => {
    const device = newAuthenticator();
    await register(device, await signedIn(other));
    const refused = await signIn(device, twist);
    expect(refused.status).toBe(400);
    expect(await nameOf(refused.cookie)).toBeNull();
    expect((await signIn(device)).status).toBe(200);
  });

  test('an answer is taken once, and a copy of a key that counts backwards not at all', async () => {
    const device = newAuthenticator();
    await register(device, await signedIn(other));
    const first = await signIn(device);
    const replayed = await send('/passkey/verify-authentication', first.again, first.challenge);
    expect(replayed).toMatchObject({ status: 400, body: { code: 'CHALLENGE_NOT_FOUND' } });
    device.setBack();
    expect((await signIn(device)).status).toBe(400);
  });

  test('nobody registers without a session, by another’s challenge, or under a name that is none', async () => {
    expect((await send('/passkey/generate-register-options', null)).status).toBe(401);
    const [mine, theirs] = [await signedIn(amel), await signedIn(other)];
    const asked = await send('/passkey/generate-register-options', null, theirs);
    const response = newAuthenticator().register({ challenge: asked.body.challenge, ...site });
    const crossed = await send(
      '/passkey/verify-registration',
      { response, name: 'x' },
      [mine, ...asked.set].join('; '),
    );
    expect(crossed.status).toBe(401);
    for (const name of ['', 'a\r\nBcc: b@example.org', 'x'.repeat(81), 7]) {
      const refused = await register(newAuthenticator(), mine, { name });
      expect(refused, String(name)).toMatchObject({ status: 400, body: { code: 'INVALID_PASSKEY_NAME' } });
    }
  });

  test.each([null, {}, { id: 7 }, { id: 'x'.repeat(2000) }, { id: 'x', response: {} }, 'words'])(
    'nonsense is refused as such: %j',
    async (response) => {
      for (const path of ['/passkey/verify-registration', '/passkey/verify-authentication']) {
        const cookie = await signedIn(amel);
        const asked = await send('/passkey/generate-register-options', null, cookie);
        const refused = await send(path, { response, name: 'x' }, [cookie, ...asked.set].join('; '));
        expect([400, 401], path).toContain(refused.status);
        expect(JSON.stringify(refused.body)).not.toMatch(/\bat .*\.[cm]?js/);
      }
    },
  );

  test('what is done through our own API is not to be had beside it', async () => {
    const cookie = await signedIn(amel);
    expect((await send('/passkey/list-user-passkeys', null, cookie)).status).toBe(404);
    expect((await send('/passkey/delete-passkey', { id: amel }, cookie)).status).toBe(404);
    expect((await send('/passkey/update-passkey', { id: amel, name: 'x' }, cookie)).status).toBe(404);
  });

  test('a session of more than a day makes no passkey: sign in again first', async () => {
    const cookie = await signedIn(amel);
    await rows(`update session set created_at = now() - interval '25 hours' where account_id = ? returning id`, [amel]);
    expect(await send('/passkey/generate-register-options', null, cookie)).toMatchObject({
      status: 403,
      body: { code: 'SESSION_NOT_FRESH' },
    });
  });
});

describe('a fault of ours is told from one of theirs', () => {
  /** Something is broken meanwhile, as a database can be. */
  const whileBroken = async <T>(breaks: string, mends: string, story: () => Promise<T>) => {
    await world.orm.em.fork().execute(breaks);
    try {
      return await story();
    } finally {
      await world.orm.em.fork().execute(mends);
    }
  };
  const counts = () =>
    rows(`select (select count(*) from passkey) as keys, (select count(*) from session) as sessions,
      (select count(*) from audit_event where noun = 'passkey') as traces,
      (select count(*) from graphile_worker.jobs where task_identifier = 'tell-of-passkey') as letters`);
  const ours = { status: 500, body: { code: 'BUG' } };

  test.each([
    [
      'trace',
      `alter table audit_event add constraint full_disk check (action <> 'passkey made') not valid`,
      'audit_event',
    ],
    [
      'letter',
      'alter table graphile_worker._private_jobs add constraint full_disk check (false) not valid',
      'graphile_worker._private_jobs',
    ],
  ])('a passkey whose %s cannot be written is not kept either', async (_what, breaks, table) => {
    const cookie = await signedIn(amel);
    const before = await counts();
    const device = newAuthenticator();
    const mends = `alter table ${table} drop constraint full_disk`;
    expect(await whileBroken(breaks, mends, () => register(device, cookie))).toMatchObject(ours);
    expect(await counts()).toEqual(before);
    expect((await register(device, cookie)).status).toBe(200);
  });

  test('who signs in while a table is broken is not told that the passkey does not hold', async () => {
    const device = newAuthenticator();
    await register(device, await signedIn(amel));
    const before = await counts();
    const breaks = 'alter table passkey add constraint full_disk check (last_used_at is null) not valid';
    const mends = 'alter table passkey drop constraint full_disk';
    expect(await whileBroken(breaks, mends, () => signIn(device))).toMatchObject(ours);
    expect(await counts()).toEqual(before);
    expect((await signIn(device)).status).toBe(200);
  });

  test('a passkey that is kept already is refused by name, for whomever it is', async () => {
    const device = newAuthenticator();
    await register(device, await signedIn(amel));
    const before = await rows('select count(*) from passkey');
    for (const owner of [amel, other]) {
      expect(await register(device, await signedIn(owner))).toMatchObject({
        status: 400,
        body: { code: 'PASSKEY_KNOWN' },
      });
    }
    expect(await rows('select count(*) from passkey')).toEqual(before);
  });
});

test('floods of attempts with one passkey are refused, whoever makes them, and say how long to wait', async () => {
  const device = newAuthenticator();
  await register(device, await signedIn(other));
  const statuses: number[] = [];
  for (let count = 0; count < 11; count++) statuses.push((await signIn(device, { verified: false })).status);
  expect(statuses).toEqual([...Array(10).fill(400), 429]);
  const last = await signIn(device);
  expect([last.status, Number(last.retry) > 0]).toEqual([429, true]);
});
