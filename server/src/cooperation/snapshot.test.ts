import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, migrate, openDatabase } from '../app/database.js';
import { idFrom } from '../foundation/ids.js';
import { describeSnapshot } from '../testing/describe-snapshot.js';
import { newDatabase } from '../testing/world.js';
import { buildSnapshot, type Shown, updateSnapshot } from './build-snapshot.js';
import { snapshotStore } from './snapshot-store.js';

let orm: Database;
let url: string;
let reader: pg.Client;
let writer: pg.Client;
const stakeholders = [0, 1, 2, 3, 4, 5].map((number) => idFrom('snapshot test', `${number}`));
const open = (audience: string) =>
  JSON.stringify(
    Object.fromEntries(
      ['profile', 'place', 'sectors', 'concepts', 'clusters', 'links', 'offerings'].map((field) => [field, audience]),
    ),
  );

beforeAll(async () => {
  url = await newDatabase();
  orm = await openDatabase(url);
  await migrate(orm);
  reader = new pg.Client({ connectionString: url });
  writer = new pg.Client({ connectionString: url });
  await Promise.all([reader.connect(), writer.connect()]);
  await writer.query(`
    insert into country (code, names, languages, latitude, longitude)
      values ('TN', '{"en":"a","fr":"a","ar":"a"}', '{ar}', 1, 1), ('DZ', '{"en":"a","fr":"a","ar":"a"}', '{ar}', 2, 2);
    insert into place (id, country_code, names, region_code, latitude, longitude)
      values ('tunis', 'TN', '{"en":"a","fr":"a","ar":"a"}', 'TN-11', 1, 1);
    insert into sector (id, level, labels) values ('design', 1, '{"en":"a","fr":"a","ar":"a"}'),
      ('music', 1, '{"en":"a","fr":"a","ar":"a"}');
    insert into concept_scheme (id, title) values ('wasl', 'Test');
    insert into concept (id, scheme_id, kind, status)
      select word, 'wasl', 'technique', 'approved' from unnest(array['craft','glass','clay','lace']) word;
    insert into concept_relation (from_id, to_id, kind) values ('glass', 'craft', 'broader');
    insert into cluster (id, names, country_code) values ('medina', '{"en":"a","fr":"a","ar":"a"}', 'TN')`);
});
afterAll(async () => {
  await Promise.all([reader.end(), writer.end()]);
  await orm.close(true);
});

/** Everyone there, in a ring of links, so that what changes has something to change. */
const beginning = `delete from stakeholder; delete from concept_relation;
  insert into stakeholder (id, slug, type, kind, name, name_lang, country_code, place_id, visibility, status)
    select id, 's-' || id, 'company', 'company', 'Invented', 'en', 'TN', 'tunis', '${open('public')}', 'published'
    from unnest('{${stakeholders.join(',')}}'::uuid[]) id;
  insert into stakeholder_sector (stakeholder_id, sector_id) select id, 'design' from stakeholder;
  insert into cooperation_link (id, from_id, to_id, type, status, since)
    select gen_random_uuid(), id, lead(id) over (order by id), 'supplies', 'confirmed', '2020-01-01'
    from stakeholder order by id limit 5`;

const who = fc.constantFrom(...stakeholders);
const audience = fc.constantFrom('public', 'members', 'facilitators');
const concept = fc.constantFrom('craft', 'glass', 'clay', 'lace');
const day = fc.constantFrom('1965-03-01', '2024-05-01', '2026-11-26', '2031-01-01');
/** Every kind of write that the picture must hear of, as SQL. */
const write = fc.oneof(
  fc.tuple(who, audience, fc.constantFrom('TN', 'DZ'), fc.constantFrom("'published'", "'draft'", "'suspended'")).map(
    ([id, seen, country, status]) =>
      `insert into stakeholder (id, slug, type, kind, name, name_lang, country_code, place_id, languages, visibility, status, completeness)
       values ('${id}', 's-${id}', 'company', 'company', 'Invented', 'en', '${country}', 'tunis', '{ar,fr}', '${open(seen)}', ${status}, 40)
       on conflict (id) do update set visibility = excluded.visibility, status = excluded.status, country_code = excluded.country_code`,
  ),
  who.map((id) => `delete from stakeholder where id = '${id}'`),
  fc.tuple(who, concept).map(
    ([id, word]) => `insert into stakeholder_concept select id, '${word}', 'declared' from stakeholder
      where id = '${id}' on conflict do nothing`,
  ),
  fc
    .tuple(who, concept)
    .map(([id, word]) => `delete from stakeholder_concept where stakeholder_id = '${id}' and concept_id = '${word}'`),
  fc.tuple(who, fc.constantFrom('design', 'music'), fc.integer({ min: 0, max: 2 })).map(
    ([id, sector, position]) => `insert into stakeholder_sector select id, '${sector}', ${position} from stakeholder
      where id = '${id}' on conflict (stakeholder_id, sector_id) do update set position = excluded.position`,
  ),
  fc.tuple(who, fc.constantFrom('member', 'host')).map(
    ([
      id,
      role,
    ]) => `insert into membership (cluster_id, stakeholder_id, role) select 'medina', id, '${role}' from stakeholder
      where id = '${id}' on conflict (cluster_id, stakeholder_id) do update set role = excluded.role`,
  ),
  who.map((id) => `delete from membership where stakeholder_id = '${id}'`),
  fc.tuple(who, audience).map(
    ([id, seen]) => `insert into women_led_claim (id, stakeholder_id, form, evidence, audience)
      select gen_random_uuid(), id, 'owned', 'self-declared', '${seen}' from stakeholder
      where id = '${id}' on conflict (stakeholder_id, form) do update set audience = excluded.audience`,
  ),
  fc.tuple(who, fc.constantFrom('offer', 'need'), concept, fc.constantFrom('2026-12-01', '2999-01-01')).map(
    ([id, direction, word, until]) => `with made as (insert into offering
        (id, stakeholder_id, direction, kind, title, targets, agreements, valid_from, valid_until)
        select gen_random_uuid(), id, '${direction}', 'product', '{"en":"a"}', '{DZ}', '{supply,licence}', '2026-01-01', '${until}'
        from stakeholder where id = '${id}' returning id)
      insert into offering_concept select id, '${word}', 'declared' from made`,
  ),
  fc
    .tuple(who, fc.constantFrom('paused', 'open'))
    .map(([id, status]) => `update offering set status = '${status}' where stakeholder_id = '${id}'`),
  concept.map((word) => `delete from offering_concept where concept_id = '${word}'`),
  fc.tuple(who, who, day, fc.constantFrom('confirmed', 'declared')).map(
    ([from, to, since, status]) => `insert into cooperation_link (id, from_id, to_id, type, status, since)
      select gen_random_uuid(), a.id, b.id, 'supplies', '${status}', '${since}' from stakeholder a, stakeholder b
      where a.id = '${from}' and b.id = '${to}' and a.id <> b.id on conflict (from_id, to_id, type, since)
      do update set status = excluded.status`,
  ),
  fc.tuple(who, who).map(
    ([from, to]) => `update cooperation_link set to_id = from_id, from_id = to_id
      where from_id = '${from}' and to_id = '${to}' and not exists (select from cooperation_link other
        where other.from_id = '${to}' and other.to_id = '${from}')`,
  ),
  who.map((id) => `delete from cooperation_link where from_id = '${id}'`),
  fc.tuple(who, who).map(
    ([from, to]) => `insert into block select a.id, b.id, now() from stakeholder a, stakeholder b
      where a.id = '${from}' and b.id = '${to}' and a.id <> b.id on conflict do nothing`,
  ),
  who.map((id) => `delete from block where from_id = '${id}'`),
  fc.tuple(concept, concept, fc.constantFrom('broader', 'related')).map(
    ([from, to, kind]) => `insert into concept_relation (from_id, to_id, kind) select '${from}', '${to}', '${kind}'
      where '${from}' <> '${to}' on conflict do nothing`,
  ),
  concept.map((word) => `delete from concept_relation where from_id = '${word}'`),
  fc.constantFrom("'TN-11'", "'TN-12'").map((code) => `update place set region_code = ${code} where id = 'tunis'`),
);

describe('the picture of the network', () => {
  test('changed step by step, also as days pass, says the same as one built anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(write, { minLength: 1, maxLength: 6 }), fc.boolean()), {
          minLength: 1,
          maxLength: 6,
        }),
        async (history) => {
          await writer.query(beginning);
          let today = '2026-11-26';
          let shown: Shown | null = await buildSnapshot(reader, today);
          for (const [writes, turned] of history) {
            await writer.query('begin');
            for (const each of writes) await writer.query(each);
            await writer.query('commit');
            if (turned) today = '2026-12-20';
            const before = JSON.stringify(describeSnapshot(shown.snapshot));
            const next: Shown | null = await updateSnapshot(reader, shown, today);
            expect(JSON.stringify(describeSnapshot(shown.snapshot))).toBe(before);
            shown = next ?? shown;
            expect(next).not.toBeNull();
            const anew = await buildSnapshot(reader, today);
            expect(describeSnapshot(shown.snapshot)).toEqual(describeSnapshot(anew.snapshot));
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});

test('two servers agree on the version and on what it says, whichever route each took; a late reader repeats nothing', async () => {
  const clock = { now: () => new Date('2026-11-26T10:00:00Z') };
  const failures: unknown[] = [];
  const [one, other] = [0, 1].map(() => snapshotStore(url, clock, (error) => failures.push(error))) as [
    ReturnType<typeof snapshotStore>,
    ReturnType<typeof snapshotStore>,
  ];
  await one.read();
  const stale = await buildSnapshot(reader, '2026-11-26');
  for (const number of [0, 1, 2])
    await writer.query(
      `insert into stakeholder (id, slug, type, kind, name, name_lang, country_code, visibility, status)
       values ('${stakeholders[number]}', 's-${number}', 'company', 'company', 'Invented', 'en', 'TN', '{}', 'published')
       on conflict do nothing`,
    );
  const began = await one.read({ catchUp: true });
  const late = await other.read();
  expect(describeSnapshot(began)).toEqual(describeSnapshot(late));
  const [first, again] = [
    await updateSnapshot(reader, stale, '2026-11-26'),
    await updateSnapshot(reader, stale, '2026-11-26'),
  ];
  expect(again && describeSnapshot(again.snapshot)).toEqual(describeSnapshot(late));
  expect(first?.snapshot.version).toBe(late.version);
  expect(await one.read({ catchUp: true })).toBe(began);
  await Promise.all([one.close(), other.close()]);
  expect(failures).toEqual([]);
});

test('transactions that commit in the other order of their numbers are each told once', async () => {
  const early = new pg.Client({ connectionString: url });
  await early.connect();
  await early.query('begin');
  await early.query('select pg_current_xact_id()');
  await writer.query(`delete from cooperation_link`);
  const insert = (number: number) =>
    `insert into stakeholder (id, slug, type, kind, name, name_lang, country_code, visibility, status)
     values (gen_random_uuid(), 'order-${number}-' || gen_random_uuid(), 'company', 'company', 'Invented', 'en', 'TN', '{}', 'published')`;
  await writer.query(insert(1));
  const shown = await buildSnapshot(reader, '2026-11-26');
  await writer.query(insert(2));
  const between = await updateSnapshot(reader, shown, '2026-11-26');
  await early.query(insert(3));
  await early.query('commit');
  await early.end();
  const after = between && (await updateSnapshot(reader, between, '2026-11-26'));
  expect(
    [between?.snapshot.version, after?.snapshot.version].map((each) => (each ?? 0) - shown.snapshot.version),
  ).toEqual([1, 2]);
  expect(after && describeSnapshot(after.snapshot)).toEqual(
    describeSnapshot((await buildSnapshot(reader, '2026-11-26')).snapshot),
  );
});

test('a picture is never turned back: one of a later day is built anew, an older change applied twice changes nothing', async () => {
  await writer.query(beginning);
  const later = await buildSnapshot(reader, '2026-11-27');
  expect(await updateSnapshot(reader, later, '2026-11-26')).toBeNull();
  const old = await buildSnapshot(reader, '2026-11-26');
  await writer.query(`update stakeholder set completeness = completeness + 1`);
  const next = await updateSnapshot(reader, old, '2026-11-26');
  const again = next && (await updateSnapshot(reader, { snapshot: next.snapshot, at: old.at }, '2026-11-26'));
  expect(next?.snapshot.version).toBeGreaterThan(old.snapshot.version);
  // Rows that are read twice are counted twice, and say nothing new.
  const told = (picture: typeof next) => picture && { ...describeSnapshot(picture.snapshot), version: null };
  expect(told(again)).toEqual(told(next));
});

test('a write wakes the servers that listen', async () => {
  const store = snapshotStore(url, { now: () => new Date('2026-11-26T10:00:00Z') }, () => {});
  const before = (await store.read()).version;
  await writer.query('delete from stakeholder');
  await expect.poll(async () => (await store.read()).version, { timeout: 10_000 }).toBeGreaterThan(before);
  await store.close();
});
