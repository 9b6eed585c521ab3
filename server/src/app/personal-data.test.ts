import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../foundation/ids.js';
import { openWorld, type World } from '../testing/world.js';
import { personalData } from './personal-data.js';

/** Columns that look like a person's and are handed out nowhere, with the reason. */
const notHandedOut: Record<string, string> = {
  'credential.account_id': 'a password is a secret',
  'credential.provider_account_id': 'the number of the account once more',
  'account.email_verified': 'a part of the account, which is handed out by its address',
  'introduction.closed_by': 'a side, not a person',
  'report.facilitator_id': 'that an introduction was reported would tell who did',
  'report.person_id': 'that an introduction was reported would tell who did',
  'mentor.invited_by': 'the record is about the person invited',
};

let world: World;
let leaving: string;
let atelier: string;
const secret = 'leaving.person@example.org';
const rows = <Row extends object>(sql: string, values: unknown[] = []) =>
  world.orm.em.fork().execute<Row[]>(sql, values);

beforeAll(async () => {
  world = await openWorld();
  atelier = await world.addStakeholder('Atelier', { contacts: { email: 'company@example.org' } });
  leaving = await world.addAccount('Leaving Person', { delegateOf: [atelier] });
});
afterAll(() => world.end());

/** Columns that reference an account, or by their name hold an address, a person or what their browser tells. */
const columnsOfPersons = () =>
  rows<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r','p') and (
       exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
         and k.confrelid = 'account'::regclass and k.conkey = array[a.attnum])
       or (a.atttypid in ('uuid'::regtype, 'text'::regtype)
         and a.attname ~ '(^|_)(account|account_id|actor|by|by_id|email|recipient|reporter_id|handler_id|person_id|facilitator_id|ip_address|user_agent)$'))
     order by 1`,
  );

test('every column that holds something of a person is handed out, or says why not', async () => {
  const found = (await columnsOfPersons()).map((row) => row.name);
  const held = personalData.flatMap((each) => each.holds);
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((name) => !held.includes(name) && !(name in notHandedOut))).toEqual([]);
  expect(held.filter((name) => !found.includes(name))).toEqual([]);
});

test.each(personalData.map((each) => [each.name, each] as const))(
  '%s: its export reads what it says it holds',
  async (_name, part) => {
    world.statements.length = 0;
    await part.export(world.orm.em.fork(), leaving);
    const read = world.statements.join('\n');
    for (const [table = '', column = ''] of part.holds.map((each) => each.split('.'))) {
      expect(read).toMatch(new RegExp(`\\b${table}\\b`));
      expect(read).toMatch(new RegExp(`\\b${column}\\b`));
    }
  },
);

test('no reference to an account keeps it from being erased', async () => {
  const kept = await rows(
    `select conrelid::regclass::text as name from pg_constraint
     where contype = 'f' and confrelid = 'account'::regclass and confdeltype not in ('c','n')`,
  );
  expect(kept).toEqual([]);
});

test('a person who is asked reads of it once it was forwarded; erased, they leave the asking side its words', async () => {
  const asked = await world.addAccount('Asked Person');
  const neighbour = `not.${'asked.person@example.org'}`;
  const ids = [newId(), newId()];
  for (const [index, forwarded] of [null, '2026-01-02'].entries())
    await rows(
      `insert into introduction (id, asking_id, asked_account_id, asked_name, by_facilitator, gate, state, reason,
         reason_lang, created_at, forwarded_at, changed_at, due_at, version)
       values (?, ?, ?, 'Asked Person', false, 'desk', ?, 'Lamps', 'en', now(), ?, now(), now() + interval '9 days', 1)
       returning id`,
      [ids[index], atelier, asked, forwarded === null ? 'returned' : 'forwarded', forwarded],
    );
  const link = (email: string) =>
    rows(
      `insert into verification (id, identifier, value, expires_at) values (?, ?, ?, now() + interval '1 hour') returning id`,
      [newId(), email, JSON.stringify({ type: 'magic-link', email })],
    );
  await link('asked.person@example.org');
  await link(neighbour);
  const part = personalData.find((each) => each.name === 'introductions');
  expect(await part?.export(world.orm.em.fork(), asked)).toEqual([
    expect.not.objectContaining({ state: expect.anything() }),
  ]);
  const erased = await world.ask('mutation { eraseAccount(email: "asked.person@example.org") }', { as: asked });
  expect(erased.data).toEqual({ eraseAccount: true });
  expect(
    await rows(
      `select reason, asked_name, asked_account_id, due_at <= now() as over from introduction where id = any(?::uuid[])
       order by forwarded_at nulls first`,
      [`{${ids.join(',')}}`],
    ),
  ).toEqual([
    { reason: 'Lamps', asked_name: '—', asked_account_id: null, over: false },
    { reason: 'Lamps', asked_name: '—', asked_account_id: null, over: true },
  ]);
  expect(await rows(`select identifier from verification where identifier like '%asked.person%'`)).toEqual([
    { identifier: neighbour },
  ]);
});

test('once erased, no table of the database names the person any more', async () => {
  await world.ask('mutation { createToken(name: "Nightly") { secret } }', { as: leaving });
  await rows(
    `insert into outgoing_mail (id, key, recipient, lang) values (?, 'before the account', ?, 'en') returning id`,
    [newId(), secret],
  );
  await rows(
    `insert into verification (id, identifier, value, expires_at) values (?, 'hashed', ?, now() + interval '1 hour')
     returning id`,
    [newId(), JSON.stringify({ email: secret, name: 'Leaving Person' })],
  );
  await rows(
    `insert into mentor (id, slug, name, name_lang, account_id, headline, languages, updated_at)
     values (?, 'leaving-person', 'Leaving Person', 'en', ?, '{"en":"Gives time"}', '{en}', now()) returning id`,
    [newId(), leaving],
  );
  const tables = await rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') order by 1`,
  );
  /** Tables in which a row contains the address or the name. */
  const naming = async () => {
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] = await rows<{ some: boolean }>(
        `select exists (select from ${name} t where t::text ilike ? or t::text ilike ?) as some`,
        [`%${secret}%`, '%Leaving Person%'],
      );
      if (row?.some) found.push(name);
    }
    return found;
  };
  await world.doJobs();
  await expect(naming()).resolves.toEqual(
    expect.arrayContaining(['public.account', 'public.mentor', 'public.outgoing_mail', 'public.verification']),
  );
  const erased = await world.ask(`mutation { eraseAccount(email: "${secret}") }`, { as: leaving });
  expect(erased.data).toEqual({ eraseAccount: true });
  expect(await naming()).toEqual([]);
});
