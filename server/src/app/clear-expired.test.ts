import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testing/world.js';
import { over } from './clear-expired.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.end());

const rows = <T extends object>(sql: string, values: unknown[] = []) => world.orm.em.fork().execute<T[]>(sql, values);

test('every table with something that expires is cleared', async () => {
  const found = await rows<{ table: string }>(
    `select distinct table_name as table from information_schema.columns
     where table_schema = 'public' and column_name in ('expires_at', 'expire', 'valid_until', 'due_at')`,
  );
  /** An offer, a claim and an introduction that are over are told as such: they are history. */
  const history = ['offering', 'women_led_claim', 'introduction'];
  const expected = found.map((each) => each.table).filter((each) => !history.includes(each));
  expect(expected.length).toBeGreaterThan(5);
  expect(expected.filter((each) => !(each in over))).toEqual([]);
});

test('what is over is cleared, what still holds stays', async () => {
  const owner = await world.addAccount('Owner');
  const member = await world.addStakeholder('Tile House');
  const other = await world.addStakeholder('Lamp House');
  await rows(
    `insert into cluster (id, names, summary, country_code) values ('ours', '{"en":"Ours","fr":"Ours","ar":"Ours"}', '{}', 'TN') returning id`,
  );
  await world.ask(`mutation { proposeIntroduction(input: { with: "${other}", reason: "Sixty lamps." }) { id } }`, {
    as: await world.addAccount('Asker', { delegateOf: [member] }),
  });
  const [asked] = await rows<{ id: string }>('select id from introduction');
  for (const [name, days] of [
    ['over', -40],
    ['holds', 40],
  ] as const) {
    const at = `now() + interval '${days} days'`;
    await rows(
      `insert into verification (id, identifier, value, expires_at) values (gen_random_uuid(), ?, 'x', ${at}) returning id`,
      [name],
    );
    await rows(
      `insert into session (id, token, account_id, expires_at) values (gen_random_uuid(), ?, ?, ${at}) returning id`,
      [name, owner],
    );
    await rows(
      `insert into rate_limit (key, points, expire) values (?, 1, extract(epoch from ${at}) * 1000) returning key`,
      [name],
    );
    await rows(
      `insert into api_token (id, account_id, name, hash, expires_at) values (gen_random_uuid(), ?, ?, decode(md5(?), 'hex'), ${at}) returning id`,
      [owner, name, name],
    );
    await rows(
      `insert into introduction_link (token_hash, introduction_id, side, text_version, expires_at) values (?, ?, 'asked', 1, ${at}) returning side`,
      [name, asked?.id],
    );
    await rows(
      `insert into proposed_edit (id, stakeholder_id, noun, input, publishes, message, state, token_hash, expires_at, created_at, version)
       values (gen_random_uuid(), ?, 'profile', '{}', false, ?, 'waiting', ?, ${at}, now(), 1) returning id`,
      [name === 'over' ? member : other, name, name],
    );
    await rows(
      `insert into member_import (id, cluster_id, by_id, file_name, header, rows, state, result, created_at, version)
       values (gen_random_uuid(), 'ours', ?, ?, '[]', '[]', 'read', '[]', ${at}, 1) returning id`,
      [owner, name],
    );
  }
  await world.doJob('clear-expired');
  const left = await rows(`select identifier as name, 'verification' as table from verification
    union all select token, 'session' from session where account_id = '${owner}'
    union all select key, 'rate_limit' from rate_limit
    union all select name, 'api_token' from api_token
    union all select token_hash, 'introduction_link' from introduction_link
    union all select token_hash, 'proposed_edit' from proposed_edit where token_hash is not null
    union all select file_name, 'member_import' from member_import order by 2`);
  expect(left).toEqual(
    Object.keys(over)
      .sort()
      .map((table) => ({ name: 'holds', table })),
  );
  expect(await rows(`select message from proposed_edit where message = 'over'`)).toHaveLength(1);
});
