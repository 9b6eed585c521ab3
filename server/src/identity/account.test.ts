import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cluster } from '../clusters/cluster.js';
import { notify } from '../foundation/notify.js';
import { type Answer, openWorld, type World } from '../testing/world.js';

let world: World;
let atelier: string;
let owner: string;
let other: string;
let secretariat: string;
let administrator: string;

beforeAll(async () => {
  world = await openWorld();
  atelier = await world.addStakeholder('Atelier');
  const pottery = await world.addStakeholder('Pottery');
  const names = { en: 'Nabeul', fr: 'Nabeul', ar: 'نابل' };
  const cluster = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
  await world.orm.em.fork().insert(Cluster, { ...cluster, id: 'nabeul', names, countryCode: 'TN' });
  owner = await world.addAccount('Owner', { delegateOf: [atelier, pottery] });
  other = await world.addAccount('Other');
  secretariat = await world.addAccount('Secretariat', { roles: ['secretariat'] });
  administrator = await world.addAccount('Administrator', { roles: ['administrator'] });
});
afterAll(() => world.end());

const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code;
const rows = (sql: string, values: unknown[] = []) =>
  world.orm.em.fork().execute<Record<string, unknown>[]>(sql, values);

async function askWith(secret: string, query: string): Promise<Answer> {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

describe('one’s own account', () => {
  test('is changed, and the trail names the fields, not the words', async () => {
    const change = 'mutation($changes: AccountChanges!) { changeAccount(changes: $changes) { name lang timeZone } }';
    const changes = { name: 'Amira', lang: 'ar', timeZone: 'Africa/Algiers' };
    expect((await world.ask(change, { as: owner, variables: { changes } })).data?.changeAccount).toEqual(changes);
    for (const wrong of [{ name: 'A\nB' }, { timeZone: 'Mars/Base' }, { lang: 'xx' }]) {
      expect(codeOf(await world.ask(change, { as: owner, variables: { changes: wrong } }))).toBe('BAD_INPUT');
    }
    const [entry] = await rows(`select after from audit_event where action = 'account changed' and actor = ?`, [owner]);
    expect(entry?.after).toEqual({ fields: ['name', 'lang', 'timeZone'] });
  });

  test('remembers the stakeholder it acts for, among those it may', async () => {
    const act = 'mutation($id: ID!) { actFor(stakeholder: $id) { actsFor { name } } }';
    const pottery = (await rows(`select id from stakeholder where name = 'Pottery'`))[0]?.id;
    expect((await world.ask(act, { as: owner, variables: { id: pottery } })).data?.actFor).toEqual({
      actsFor: { name: 'Pottery' },
    });
    expect((await world.ask('{ me { actsFor { name } } }', { as: owner })).data?.me).toEqual({
      actsFor: { name: 'Pottery' },
    });
    expect(codeOf(await world.ask(act, { as: other, variables: { id: pottery } }))).toBe('NOT_ALLOWED');
  });

  test('is not there for visitors, nor for someone who only looks through a company', async () => {
    for (const query of ['{ inbox { totalCount } }', '{ myData }', 'mutation { endOtherSessions }']) {
      expect(codeOf(await world.ask(query)), query).toBe('NOT_SIGNED_IN');
      expect(codeOf(await world.ask(query, { viewAs: atelier })), query).toBe('NOT_ALLOWED');
    }
  });
});

describe('a token', () => {
  const make = async (as: string, name = 'Nightly export') => {
    const answer = await world.ask(
      'mutation($name: String!) { createToken(name: $name, days: 7) { secret token { id } } }',
      {
        as,
        variables: { name },
      },
    );
    return answer.data?.createToken as unknown as { secret: string; token: { id: string } };
  };

  test('asks with the rights of its account, until it is revoked', async () => {
    const { secret, token } = await make(owner);
    expect((await askWith(secret, '{ me { name delegations { stakeholder { name } } } }')).data?.me).toMatchObject({
      delegations: [{ stakeholder: { name: expect.any(String) } }, { stakeholder: { name: expect.any(String) } }],
    });
    expect(JSON.stringify(await rows('select * from api_token'))).not.toContain(secret);
    const revoke = `mutation { revokeToken(id: "${token.id}") }`;
    expect(codeOf(await world.ask(revoke, { as: other }))).toBe('NOT_FOUND');
    await world.ask(revoke, { as: owner });
    expect(codeOf(await askWith(secret, '{ me { name } }'))).toBe('NOT_SIGNED_IN');
  });

  test('does not look after the account: no tokens, sessions or erasure by it', async () => {
    const { secret } = await make(owner);
    for (const query of [
      'mutation { createToken(name: "more") { secret } }',
      'mutation { endOtherSessions }',
      'mutation { eraseAccount(email: "owner@example.org") }',
      '{ myData }',
      '{ me { sessions { id } } }',
    ]) {
      expect(codeOf(await askWith(secret, query)), query).toBe('NOT_ALLOWED');
    }
  });

  test('that is over, or made up, is refused', async () => {
    const { secret } = await make(other);
    await rows(`update api_token set expires_at = now() - interval '1 second' where account_id = ? returning id`, [
      other,
    ]);
    expect(codeOf(await askWith(secret, '{ me { name } }'))).toBe('NOT_SIGNED_IN');
    expect(codeOf(await askWith('wasl_made-up', '{ me { name } }'))).toBe('NOT_SIGNED_IN');
  });

  test('has a name of one line, and there are not endlessly many', async () => {
    const create = 'mutation($name: String!) { createToken(name: $name) { secret } }';
    expect(codeOf(await world.ask(create, { as: other, variables: { name: 'a\r\nb' } }))).toBe('BAD_INPUT');
    for (let count = 0; count < 19; count++) await make(other, `number ${count}`);
    expect(codeOf(await world.ask(create, { as: other, variables: { name: 'one more' } }))).toBe('TOO_MANY');
  });
});

describe('an invitation', () => {
  const invite = 'mutation($invitation: InvitationInput!) { invite(invitation: $invitation) }';
  const facilitator = {
    email: 'new@example.org',
    name: 'Newcomer',
    lang: 'fr',
    role: 'FACILITATOR',
    clusters: ['nabeul'],
  };

  test('makes a facilitator of clusters, by a letter; inviting again doubles nothing', async () => {
    for (let twice = 0; twice < 2; twice++) {
      const answer = await world.ask(invite, { as: secretariat, variables: { invitation: facilitator } });
      expect(answer.errors).toBeUndefined();
    }
    expect(
      await rows(`select r.role, r.cluster_id, a.email_verified from role r join account a on a.id = r.account_id
        where a.email = 'new@example.org'`),
    ).toEqual([{ role: 'facilitator', cluster_id: 'nabeul', email_verified: false }]);
    const letters = await rows(`select letter from outgoing_mail where recipient = 'new@example.org'`);
    expect(JSON.stringify(letters[0])).toContain('Vous êtes invité à faciliter Nabeul.');
  });

  test('tells someone who has an account in their inbox', async () => {
    const invitation = { ...facilitator, email: 'other@example.org', role: 'SECRETARIAT', clusters: [] };
    await world.ask(invite, { as: secretariat, variables: { invitation } });
    expect((await world.ask('{ me { roles unread } inbox { nodes { text read } } }', { as: other })).data).toEqual({
      me: { roles: ['MEMBER', 'SECRETARIAT'], unread: 1 },
      inbox: { nodes: [{ text: 'You are now a member of the secretariat.', read: false }] },
    });
    await rows(`delete from role where account_id = ? returning id`, [other]);
  });

  test('is for the secretariat to make, and only an administrator makes administrators', async () => {
    const of = (changes: object) => ({ invitation: { ...facilitator, ...changes } });
    expect(codeOf(await world.ask(invite, { as: owner, variables: of({}) }))).toBe('NOT_ALLOWED');
    expect(codeOf(await world.ask(invite, { variables: of({}) }))).toBe('NOT_SIGNED_IN');
    const higher = of({ email: 'boss@example.org', role: 'ADMINISTRATOR', clusters: [] });
    expect(codeOf(await world.ask(invite, { as: secretariat, variables: higher }))).toBe('NOT_ALLOWED');
    expect((await world.ask(invite, { as: administrator, variables: higher })).errors).toBeUndefined();
  });

  test.each([
    ['an address that is none', { email: 'nobody' }],
    ['a header in the address', { email: 'a@example.org\r\nBcc: b@example.org' }],
    ['a header in the name', { name: 'A\r\nBcc: b@example.org' }],
    ['a facilitator of nothing', { clusters: [] }],
    ['clusters for the secretariat', { role: 'SECRETARIAT' }],
    ['no role', { role: 'MEMBER' }],
  ])('refuses %s and changes nothing', async (_what, changes) => {
    const before = await rows('select (select count(*) from account) as a, (select count(*) from outgoing_mail) as m');
    const invitation = { ...facilitator, email: 'third@example.org', ...changes };
    expect(codeOf(await world.ask(invite, { as: secretariat, variables: { invitation } }))).toBe('BAD_INPUT');
    expect(await rows('select (select count(*) from account) as a, (select count(*) from outgoing_mail) as m')).toEqual(
      before,
    );
  });
});

describe('the inbox', () => {
  test('is one’s own, and read by oneself', async () => {
    const tell = (account: string) =>
      world.orm.em.fork().transactional((em) =>
        notify(em, {
          account,
          kind: 'account-delegate',
          arguments: { stakeholder: 'Atelier' },
          link: '/account',
          key: 'k',
        }),
      );
    await tell(owner);
    const [row] = await rows('select id from notification where account_id = ?', [owner]);
    const read = `mutation { markRead(ids: ["${row?.id}"]) }`;
    expect((await world.ask(read, { as: other })).data).toEqual({ markRead: 0 });
    expect((await world.ask('{ me { unread } }', { as: owner })).data).toEqual({ me: { unread: 1 } });
    expect((await world.ask(read, { as: owner })).data).toEqual({ markRead: 1 });
    expect(codeOf(await world.ask('{ inbox(after: "forged") { totalCount } }', { as: owner }))).toBe('BAD_INPUT');
    expect(codeOf(await world.ask('mutation { markRead(ids: ["1"]) }', { as: owner }))).toBe('NOT_FOUND');
  });
});

describe('leaving', () => {
  test('hands out everything kept about oneself, without secrets', async () => {
    const answer = await world.ask('{ myData }', { as: owner });
    const parts = JSON.parse(String(answer.data?.myData)) as Record<string, object[]>;
    expect(parts.account).toMatchObject([{ email: 'owner@example.org' }]);
    expect(parts.delegations).toHaveLength(2);
    expect(parts.notifications).toHaveLength(1);
    expect(JSON.stringify(parts)).not.toMatch(/"(token|password|hash|secret)"/);
  });

  test('erases the account and everything personal, after typing one’s own address', async () => {
    const erase = (email: string, as: string) =>
      world.ask('mutation($email: String!) { eraseAccount(email: $email) }', { as, variables: { email } });
    expect(codeOf(await erase('someone@example.org', owner))).toBe('NOT_CONFIRMED');
    expect((await erase('Owner@example.org', owner)).data).toEqual({ eraseAccount: true });
    expect((await world.ask('{ me { name } }', { as: owner })).data).toEqual({ me: null });
    for (const table of ['session', 'delegate', 'notification', 'api_token', 'outgoing_mail']) {
      expect(await rows(`select 1 from ${table} where account_id = ?`, [owner]), table).toEqual([]);
    }
    expect(
      await rows(`select action from audit_event where record_id = ? and action = 'account erased'`, [owner]),
    ).toHaveLength(1);
    expect(await rows('select 1 as stays from stakeholder where id = ?', [atelier])).toHaveLength(1);
  });

  test('is refused to the last administrator', async () => {
    await rows(`delete from account where email = 'boss@example.org' returning id`);
    const answer = await world.ask('mutation { eraseAccount(email: "administrator@example.org") }', {
      as: administrator,
    });
    expect(codeOf(answer)).toBe('LAST_ADMINISTRATOR');
  });
});
