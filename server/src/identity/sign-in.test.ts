import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openWorld, type World } from '../testing/world.js';
import { accountOfAddress } from './invite-account.js';
import { accountMailCatalogues } from './messages.js';

let world: World;
beforeAll(async () => {
  world = await openWorld({ DEMONSTRATION: 'off', TRUST_PROXY: '1' });
});
afterAll(() => world.end());

const password = 'a long enough password';

interface Reply {
  status: number;
  body: { code?: string; message?: string; user?: { id: string } };
  cookie: string;
  headers: Headers;
}

let computers = 0;

/** What a browser on our own page sends, each time from another computer unless the headers say which. */
async function send(
  path: string,
  body: object | null,
  cookie = '',
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${world.url}/api/auth${path}`, {
    method: body ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      origin: world.url,
      'x-forwarded-for': `10.0.${computers >> 8}.${computers++ & 255}`,
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const set = response.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  const text = await response.text();
  const parsed = text.startsWith('{') ? JSON.parse(text) : {};
  return { status: response.status, body: parsed, cookie: set.join('; '), headers: response.headers };
}

async function me(cookie: string): Promise<string | null> {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: '{"query":"{ me { name } }"}',
  });
  const answer = (await response.json()) as { data: { me: { name: string } | null } };
  return answer.data.me?.name ?? null;
}

/** Letters to an address, oldest first, by the page they lead to. Queued after the answer, so they are waited for. */
async function letters(to: string): Promise<{ address: string; paragraphs: string[] }[]> {
  const rows = await world.orm.em
    .fork()
    .execute<{ letter: { action: { address: string }; paragraphs: string[] } }[]>(
      'select letter from outgoing_mail where recipient = ? order by created_at, id',
      [to],
    );
  return rows.map(({ letter }) => ({ address: letter.action.address, paragraphs: letter.paragraphs }));
}
const letterTo = (to: string, page: string) =>
  vi.waitFor(
    async () => {
      const found = (await letters(to)).filter((each) => each.address.startsWith(page)).at(-1);
      if (!found) throw new Error(`no letter to ${to} leads to ${page}`);
      return found;
    },
    { timeout: 10_000 },
  );
const tokenIn = (address: string) => new URLSearchParams(address.split('?')[1]).get('token') ?? '';

const signUp = (email: string, more: object = {}) =>
  send('/sign-up/email', { email, password, name: 'Amel', lang: 'fr', timeZone: 'Africa/Tunis', ...more });
const signIn = (email: string, given = password) => send('/sign-in/email', { email, password: given });

async function confirmed(email: string): Promise<string> {
  await signUp(email);
  const { address } = await letterTo(email, '/confirm');
  return (await send(`/verify-email?token=${tokenIn(address)}`, null)).cookie;
}

test('every letter is there in three languages', () => {
  const { en, fr, ar } = accountMailCatalogues;
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  expect(Object.keys(ar)).toEqual(Object.keys(en));
});

describe('signing up', () => {
  test('takes effect when the address is confirmed, in the language of the person', async () => {
    expect((await signUp('amel@example.org')).status).toBe(200);
    expect(await signIn('amel@example.org')).toMatchObject({ status: 403, body: { code: 'EMAIL_NOT_VERIFIED' } });
    const letter = await letterTo('amel@example.org', '/confirm');
    expect(letter.paragraphs[0]).toContain('Bonjour Amel');
    const { cookie } = await send(`/verify-email?token=${tokenIn(letter.address)}`, null);
    expect(await me(cookie)).toBe('Amel');
    expect(await me((await signIn('Amel@Example.org')).cookie)).toBe('Amel');
  });

  test('with an address that has an account looks the same, and tells its owner', async () => {
    await confirmed('known@example.org');
    const again = await signUp('known@example.org', { name: 'Stranger', password: 'another long password' });
    const fresh = await signUp('fresh@example.org', { name: 'Stranger', password: 'another long password' });
    const shape = ({ status, body }: Reply) => ({
      status,
      keys: Object.keys(body),
      user: Object.keys(body.user ?? {}),
    });
    expect(shape(again)).toEqual(shape(fresh));
    await letterTo('known@example.org', '/sign-in');
    expect((await signIn('known@example.org', 'another long password')).status).toBe(401);
  });

  test.each([
    ['an address that is none', { email: 'nobody' }],
    ['an address with a line break', { email: 'a@example.org\r\nBcc: b@example.org' }],
    ['two addresses', { email: 'a@example.org,b@example.org' }],
    ['a short password', { password: 'short' }],
    ['a name with a line break', { name: 'A\r\nBcc: b@example.org' }],
    ['no name', { name: '  ' }],
    ['a language there is not', { lang: 'xx' }],
  ])('refuses %s', async (_what, changes) => {
    const before = await world.orm.em.fork().execute('select count(*) from account');
    expect((await signUp('refused@example.org', changes)).status).toBe(400);
    expect(await world.orm.em.fork().execute('select count(*) from account')).toEqual(before);
  });

  test('nobody makes themselves a demonstration account', async () => {
    await signUp('sly@example.org', { demonstration: true, emailVerified: true });
    const rows = await world.orm.em
      .fork()
      .execute(`select 1 from account where email = 'sly@example.org' and (demonstration or email_verified)`);
    expect(rows).toEqual([]);
    const [row] = await world.orm.em.fork().execute<{ id: string }[]>('select id from account limit 1');
    expect((await send('/sign-in/demonstration', { account: row?.id })).status).toBe(404);
  });
});

describe('a session', () => {
  test('is a cookie no script reads and no other site sends, new with every sign-in', async () => {
    await confirmed('cookie@example.org');
    const first = await signIn('cookie@example.org');
    const second = await signIn('cookie@example.org');
    expect(first.headers.get('set-cookie')).toMatch(/wasl\.session_token=[^;]+;.*HttpOnly; SameSite=Lax/);
    expect(first.cookie).not.toBe(second.cookie);
  });

  test('ends at once, one by one or everywhere else, and nobody ends another’s', async () => {
    const cookies = [await confirmed('many@example.org')];
    for (let more = 0; more < 2; more++) cookies.push((await signIn('many@example.org')).cookie);
    const stranger = await confirmed('other@example.org');
    const graphql = async (cookie: string, query: string) => {
      const response = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as { data: never; errors?: { extensions: { code: string } }[] };
    };
    const listed = (await graphql(cookies[0] ?? '', '{ me { sessions { id current } } }')) as unknown as {
      data: { me: { sessions: { id: string; current: boolean }[] } };
    };
    const { sessions } = listed.data.me;
    expect(sessions).toHaveLength(3);
    expect(sessions.filter((each) => each.current)).toHaveLength(1);
    const other = sessions.find((each) => !each.current)?.id ?? '';
    expect((await graphql(stranger, `mutation { endSession(id: "${other}") }`)).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    await graphql(cookies[0] ?? '', `mutation { endSession(id: "${other}") }`);
    const after = await graphql(cookies[0] ?? '', 'mutation { endOtherSessions }');
    expect(after).toEqual({ data: { endOtherSessions: 1 } });
    expect(await Promise.all(cookies.map(me))).toEqual(['Amel', null, null]);
    expect(await me(stranger)).toBe('Amel');
  });

  test('is not made, ended or used for writing by another site’s page', async () => {
    const cookie = await confirmed('crossed@example.org');
    const elsewhere = { origin: 'https://elsewhere.example' };
    const attempt = { email: 'crossed@example.org', password };
    expect((await send('/sign-in/email', attempt, '', elsewhere)).status).toBe(403);
    expect((await send('/sign-out', {}, cookie, elsewhere)).status).toBe(403);
    const write = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie, ...elsewhere },
      body: JSON.stringify({ query: 'mutation { endOtherSessions }' }),
    });
    expect(write.status).toBe(403);
    expect(await me(cookie)).toBe('Amel');
    expect((await send('/sign-out', {}, cookie)).status).toBe(200);
    expect(await me(cookie)).toBeNull();
  });
});

describe('a link by e-mail', () => {
  test('signs in once, and not at all when it is made up', async () => {
    await confirmed('link@example.org');
    await send('/sign-in/magic-link', { email: 'link@example.org' });
    const { address } = await letterTo('link@example.org', '/sign-in/link');
    const use = (token: string) => send(`/magic-link/verify?token=${token}`, null);
    expect(await me((await use(`${tokenIn(address)}x`)).cookie)).toBeNull();
    expect(await me((await use(tokenIn(address))).cookie)).toBe('Amel');
    expect(await me((await use(tokenIn(address))).cookie)).toBeNull();
  });

  test('lets in whoever was invited and never was here, and proves their address', async () => {
    const em = world.orm.em.fork();
    const { id } = await accountOfAddress(em, { email: 'invited@example.org', name: 'Invited', lang: 'ar' });
    await send('/sign-in/magic-link', { email: 'invited@example.org' });
    const { address } = await letterTo('invited@example.org', '/sign-in/link');
    expect(await me((await send(`/magic-link/verify?token=${tokenIn(address)}`, null)).cookie)).toBe('Invited');
    expect(await em.execute('select email_verified as proven from account where id = ?', [id])).toEqual([
      { proven: true },
    ]);
  });

  test('no longer signs in when its time is over', async () => {
    await confirmed('late@example.org');
    await send('/sign-in/magic-link', { email: 'late@example.org' });
    const { address } = await letterTo('late@example.org', '/sign-in/link');
    await world.orm.em.fork().execute(`update verification set expires_at = now() - interval '1 second'`);
    expect(await me((await send(`/magic-link/verify?token=${tokenIn(address)}`, null)).cookie)).toBeNull();
  });

  test('is sent to nobody without an account, and answers the same', async () => {
    await confirmed('here@example.org');
    const known = await send('/sign-in/magic-link', { email: 'here@example.org' });
    const unknown = await send('/sign-in/magic-link', { email: 'nowhere@example.org' });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    await letterTo('here@example.org', '/sign-in/link');
    expect(await letters('nowhere@example.org')).toEqual([]);
  });

  test('cannot lead to another site', async () => {
    const elsewhere = await send('/magic-link/verify?token=x&callbackURL=https://elsewhere.example', null);
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([403, null]);
  });
});

describe('a forgotten password', () => {
  test('is replaced by a link that works once and ends every session', async () => {
    const cookie = await confirmed('forgot@example.org');
    const known = await send('/request-password-reset', { email: 'forgot@example.org' });
    const unknown = await send('/request-password-reset', { email: 'nobody@example.org' });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    const { address } = await letterTo('forgot@example.org', '/reset-password');
    const reset = { token: tokenIn(address), newPassword: 'a quite different one' };
    expect((await send('/reset-password', reset)).status).toBe(200);
    expect((await send('/reset-password', reset)).status).toBe(400);
    expect(await me(cookie)).toBeNull();
    expect((await signIn('forgot@example.org')).status).toBe(401);
    expect(await me((await signIn('forgot@example.org', 'a quite different one')).cookie)).toBe('Amel');
  });

  test('its secrets are not in the database as they are', async () => {
    const rows = await world.orm.em
      .fork()
      .execute<{ identifier: string; value: string }[]>('select * from verification');
    const { address } = await letterTo('forgot@example.org', '/reset-password');
    expect(JSON.stringify(rows)).not.toContain(tokenIn(address));
    const [kept] = await world.orm.em.fork().execute<{ password: string }[]>('select password from credential limit 1');
    expect(kept?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('floods', () => {
  test('of attempts for one address are refused, whoever makes them, and say how long to wait', async () => {
    await confirmed('target@example.org');
    let last = await signIn('target@example.org', 'wrong password');
    for (let count = 0; count < 12 && last.status !== 429; count++)
      last = await signIn('target@example.org', 'wrong password');
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('x-retry-after'))).toBeGreaterThan(0);
    expect((await signIn('target@example.org')).status).toBe(429);
    expect((await signIn('amel@example.org')).status).toBe(200);
  });

  test('from one computer are refused, whatever address they name', async () => {
    const from = { 'x-forwarded-for': '192.0.2.7' };
    const statuses: number[] = [];
    for (let count = 0; count < 22; count++) {
      const attempt = { email: `someone-${count}@example.org`, password };
      statuses.push((await send('/sign-in/email', attempt, '', from)).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(20)).toEqual([429, 429]);
  });

  test('of ten megabytes are cut off', async () => {
    const big = { email: 'a@example.org', password: 'x'.repeat(10_000_000) };
    const reply = await send('/sign-in/email', big).catch(() => ({ status: 413 }));
    expect(reply.status).toBe(413);
  });
});

test('what happened is in the trail, without words that are personal', async () => {
  const rows = await world.orm.em
    .fork()
    .execute<{ action: string }[]>(`select distinct action from audit_event where noun = 'account' order by action`);
  expect(rows.map((row) => row.action)).toEqual(
    expect.arrayContaining(['account created', 'address confirmed', 'password set', 'signed in', 'signed out']),
  );
  const trail = await world.orm.em.fork().execute(`select * from audit_event where noun = 'account'`);
  expect(JSON.stringify(trail)).not.toMatch(/example\.org|Amel/);
});

test('nobody is signed in, and nothing is made, without its trace', async () => {
  const em = world.orm.em.fork();
  await confirmed('traced@example.org');
  const sessions = async () => (await em.execute<{ n: number }[]>('select count(*)::int as n from session'))[0]?.n;
  const before = await sessions();
  await em.execute("alter table audit_event add constraint no_trace check (action <> 'signed in') not valid");
  try {
    expect((await signIn('traced@example.org')).status).toBeGreaterThanOrEqual(400);
    expect(await sessions()).toBe(before);
  } finally {
    await em.execute('alter table audit_event drop constraint no_trace');
  }
  expect((await signIn('traced@example.org')).status).toBe(200);
  expect(await sessions()).toBe((before ?? 0) + 1);
});
