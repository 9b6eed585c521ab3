import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cluster } from '../clusters/cluster.js';
import { openWorld, type World } from '../testing/world.js';

let world: World;
let atelier: string;
let pottery: string;
let owner: string;
let facilitator: string;
let secretariat: string;
const me = '{ me { name email roles actsFor { name } delegations { role stakeholder { name } } facilitates { id } } }';

beforeAll(async () => {
  world = await openWorld();
  atelier = await world.addStakeholder('Atelier');
  pottery = await world.addStakeholder('Pottery', { status: 'draft' });
  await world.addStakeholder('Stranger', { status: 'draft' });
  const names = { en: 'Nabeul', fr: 'Nabeul', ar: 'نابل' };
  await world.orm.em.fork().insert(Cluster, {
    id: 'nabeul',
    number: null,
    names,
    summary: {},
    countryCode: 'TN',
    placeId: null,
    maturity: null,
    host: null,
    foundedYear: null,
  });
  owner = await world.addAccount('Owner of Two', { delegateOf: [atelier, pottery] });
  facilitator = await world.addAccount('Facilitator', { facilitates: ['nabeul'] });
  secretariat = await world.addAccount('Secretariat', { roles: ['secretariat'] });
});
afterAll(() => world.end());

describe('who is asking', () => {
  test('a visitor has no account', async () => {
    expect((await world.ask(me)).data).toEqual({ me: null });
  });

  test('an account acts for the first stakeholder it may act for, drafts of its own included', async () => {
    expect((await world.ask(me, { as: owner })).data?.me).toEqual({
      name: 'Owner of Two',
      email: 'owner.of.two@example.org',
      roles: ['MEMBER'],
      actsFor: { name: 'Atelier' },
      delegations: [
        { role: 'OWNER', stakeholder: { name: expect.any(String) } },
        { role: 'OWNER', stakeholder: { name: expect.any(String) } },
      ],
      facilitates: [],
    });
  });

  test('or for the one the request names, if it is a delegate of it', async () => {
    const answer = await world.ask('{ me { actsFor { name } } }', { as: owner, actingFor: pottery });
    expect(answer.data).toEqual({ me: { actsFor: { name: 'Pottery' } } });
    const refused = await world.ask('{ me { name } }', { as: facilitator, actingFor: pottery });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  });

  test('a facilitator knows their clusters, the secretariat has none', async () => {
    const asked = '{ me { roles facilitates { id } } }';
    expect((await world.ask(asked, { as: facilitator })).data).toEqual({
      me: { roles: ['MEMBER', 'FACILITATOR'], facilitates: [{ id: 'nabeul' }] },
    });
    expect((await world.ask(asked, { as: secretariat })).data).toEqual({
      me: { roles: ['MEMBER', 'SECRETARIAT'], facilitates: [] },
    });
  });

  test('a cookie that was tampered with, or of an ended session, is a visitor’s', async () => {
    const ask = async (cookie: string) => {
      const response = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query: '{ me { name } }' }),
      });
      return (await response.json()) as object;
    };
    const cookie = await world.signIn(owner);
    expect(await ask(cookie)).toEqual({ data: { me: { name: 'Owner of Two' } } });
    const other = await world.signIn(facilitator);
    const signature = decodeURIComponent(other).split('.').at(-1) ?? '';
    const forged = `${decodeURIComponent(cookie).split('.').slice(0, -1).join('.')}.${signature}`;
    expect(await ask(forged.replace(signature, encodeURIComponent(signature)))).toEqual({ data: { me: null } });
    await world.orm.em.fork().execute(`update session set expires_at = now() - interval '1 second'`);
    expect(await ask(cookie)).toEqual({ data: { me: null } });
  });
});
