import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notify } from '../foundation/notify.js';
import { queueMail } from '../foundation/queue-mail.js';
import { Account } from '../identity/account.js';
import { catchLetters } from '../testing/catch-letters.js';
import { openWorld, type World } from '../testing/world.js';
import { notificationCatalogues } from './messages.js';

let world: World;
let account: string;
let post: Awaited<ReturnType<typeof catchLetters>>;
const notice = (key: string) => ({
  account,
  kind: 'account-delegate',
  arguments: { stakeholder: 'ورشة <b>النحاس</b>' },
  link: '/account',
  key,
});
const tell = (key: string) => world.orm.em.fork().transactional((em) => notify(em, notice(key)));
const choose = (frequency: string, lang: 'en' | 'fr' | 'ar' = 'en') =>
  world.orm.em.fork().nativeUpdate(Account, { id: account }, { mailFrequency: frequency, lang });

beforeAll(async () => {
  post = await catchLetters();
  world = await openWorld({ SMTP_URL: post.url, PUBLIC_URL: 'https://wasl.example.org' });
  account = await world.addAccount('Reader');
});
beforeEach(async () => {
  post.received.length = 0;
  await world.orm.em.fork().execute('delete from notification');
});
afterAll(async () => {
  await world.end();
  await post.close();
});

test('every sentence is there in three languages', () => {
  const { en, fr, ar } = notificationCatalogues;
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  expect(Object.keys(ar)).toEqual(Object.keys(en));
});

describe('a notification', () => {
  test('is mailed at once, in the person’s language and direction, as text and as HTML, once', async () => {
    await choose('at-once', 'ar');
    await tell('a');
    await tell('a');
    await world.doJobs();
    await world.doJobs();
    expect(post.received).toHaveLength(1);
    const [mail] = post.received;
    expect(mail?.subject).toBe('يمكنكم الآن التصرّف باسم ورشة <b>النحاس</b>.');
    expect(mail?.text).toContain('https://wasl.example.org/account');
    expect(mail?.html).toContain('dir="rtl"');
    expect(mail?.html).toContain('&lt;b&gt;');
    expect(mail?.headers.get('list')).toMatchObject({ unsubscribe: { url: expect.stringContaining('/unsubscribe/') } });
    expect(mail?.headerLines.find((each) => each.key === 'list-unsubscribe-post')?.line).toContain('=One-Click');
  });

  test('and its mail are undone with the transaction that told it', async () => {
    await choose('at-once');
    await expect(
      world.orm.em.fork().transactional(async (em) => {
        await notify(em, notice('undone'));
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow();
    await world.doJobs();
    expect(post.received).toHaveLength(0);
    expect(await world.orm.em.fork().execute('select * from notification')).toEqual([]);
  });

  test('waits for the digest of whoever chose one, and comes there once with the others', async () => {
    await choose('daily', 'fr');
    await tell('one');
    await tell('two');
    await world.doJobs();
    expect(post.received).toHaveLength(0);
    for (let twice = 0; twice < 2; twice++) {
      await world.doJob('weekly-digest');
      await world.doJob('daily-digest');
      await world.doJobs();
    }
    expect(post.received.map((mail) => mail.subject)).toEqual(['2 choses vous attendent sur Wasl']);
  });

  test('is not mailed to whoever wants none, nor once it was read', async () => {
    await choose('never');
    await tell('silent');
    await world.doJob('daily-digest');
    await choose('at-once');
    await tell('read');
    await world.orm.em.fork().execute('update notification set read_at = now()');
    await world.doJobs();
    expect(post.received).toHaveLength(0);
  });

  test('one click ends mail, by an address that nobody can make up', async () => {
    await choose('at-once');
    await tell('last');
    await world.doJobs();
    const list = post.received[0]?.headers.get('list') as unknown as { unsubscribe: { url: string } };
    const { pathname } = new URL(list.unsubscribe.url);
    const click = (path: string) =>
      fetch(`${world.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    expect((await click(`${pathname.slice(0, -3)}AAA`)).status).toBe(404);
    expect((await click(pathname)).status).toBe(200);
    const row = await world.orm.em.fork().findOneOrFail(Account, { id: account });
    expect(row.mailFrequency).toBe('never');
  });
});

describe('a letter', () => {
  const letter = (key: string, subject: string) =>
    world.orm.em.fork().transactional((em) =>
      queueMail(em, {
        key,
        to: 'someone@example.org',
        lang: 'en',
        letter: { subject, paragraphs: ['Hello.'], footer: '-' },
      }),
    );

  test('cannot smuggle headers through its subject, nor another recipient through an address', async () => {
    await letter('smuggle', 'Hello\r\nBcc: everyone@example.org');
    await world.doJobs();
    expect(post.received[0]?.subject).toBe('Hello Bcc: everyone@example.org');
    expect(post.received[0]?.bcc).toBeUndefined();
    const to = 'a@example.org\r\nBcc: b@example.org';
    await expect(
      world.orm.em
        .fork()
        .transactional((em) =>
          queueMail(em, { key: 'two', to, lang: 'en', letter: { subject: '-', paragraphs: [], footer: '-' } }),
        ),
    ).rejects.toThrow(/check/);
  });

  test('is not kept once it was sent, and never sent twice', async () => {
    await letter('once', 'Once');
    await letter('once', 'Once');
    await world.doJobs();
    const [row] = await world.orm.em
      .fork()
      .execute<{ id: string; letter: unknown; sent: boolean }[]>(
        `select id, letter, sent_at is not null as sent from outgoing_mail where key = 'once'`,
      );
    expect(row).toMatchObject({ letter: null, sent: true });
    await world.doJob('send-mail', { mail: row?.id ?? '' });
    expect(post.received).toHaveLength(1);
  });
});
