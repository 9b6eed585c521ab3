import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Block } from '../stakeholders/block.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { type Answer, openWorld, type World } from '../testing/world.js';

let world: World;
let owner: string;
let other: string;
let own: string;

const save = `mutation($name: String!, $query: String!, $filters: SearchFiltersInput, $alerts: Boolean! = true) {
  saveSearch(name: $name, query: $query, filters: $filters, alerts: $alerts) { id name address alerts } }`;
const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code;
const of = <T>(answer: Answer) => {
  expect(answer.errors).toBeUndefined();
  return answer.data as unknown as T;
};

interface Saved {
  id: string;
  name: string;
  address: string;
  alerts: boolean;
}
const keep = async (query: string, more: object = {}, as = owner) =>
  of<{ saveSearch: Saved }>(await world.ask(save, { as, variables: { name: query, query, ...more } })).saveSearch;
const kept = async (as: string) =>
  of<{ savedSearches: Saved[] }>(await world.ask('{ savedSearches { id name address alerts } }', { as })).savedSearches;
const told = async (as = owner, lang = 'en') =>
  of<{ inbox: { nodes: { text: string; link: string }[] } }>(
    await world.ask('{ inbox { nodes { text link } } }', { as, lang }),
  ).inbox.nodes;
const forget = (as = owner) => world.ask('mutation { markRead }', { as });
const change = (id: string, changes: Partial<Stakeholder>) =>
  world.orm.em.fork().nativeUpdate(Stakeholder, { id }, changes as never);

/** What a minute later is known: the index has read every change, then the alerts are looked for. */
async function aMinuteLater(): Promise<void> {
  const lag = async () => {
    const [row] = await world.orm.em
      .fork()
      .execute<{ n: number }[]>(
        `select count(*)::int as n from outbox o, outbox_reader r where r.name = 'postgres' and (o.xid, o.id) > (r.xid, r.id)`,
      );
    return row?.n;
  };
  await expect.poll(lag, { timeout: 10_000 }).toBe(0);
  await world.doJob('alert-saved-searches');
}

beforeAll(async () => {
  world = await openWorld();
  own = await world.addStakeholder('Own Workshop');
  owner = await world.addAccount('Owner', { delegateOf: [own] });
  other = await world.addAccount('Other');
  await world.addStakeholder('Old Loomquark', { summary: { en: 'loomquark weaving' } });
});
beforeEach(async () => {
  await aMinuteLater();
  await world.orm.em.fork().execute('delete from saved_search');
  await world.orm.em.fork().execute('delete from notification');
});
afterAll(() => world.end());

test('is kept, renamed and forgotten by whoever owns it, and nobody else sees or touches it', async () => {
  const filters = { country: ['TN'], direction: ['OFFER'], bounds: { south: 30, west: 8, north: 38, east: 12 } };
  const saved = await keep('loomquark', { filters });
  expect(saved.address).toBe('/search?q=loomquark&country=TN&direction=offer&bounds=30%2C8%2C38%2C12');
  expect(await kept(owner)).toEqual([saved]);
  expect(await kept(other)).toEqual([]);
  const rename = `mutation { changeSavedSearch(id: "${saved.id}", name: "Looms") { name alerts } }`;
  const remove = `mutation { deleteSavedSearch(id: "${saved.id}") }`;
  expect(codeOf(await world.ask(rename, { as: other }))).toBe('NOT_FOUND');
  expect(codeOf(await world.ask(remove, { as: other }))).toBe('NOT_FOUND');
  expect(of(await world.ask(rename, { as: owner }))).toEqual({ changeSavedSearch: { name: 'Looms', alerts: true } });
  of(await world.ask(remove, { as: owner }));
  expect(await kept(owner)).toEqual([]);
  const trail = await world.orm.em
    .fork()
    .execute<{ action: string }[]>('select action from audit_event where record_id = ? order by at', [saved.id]);
  expect(trail.map((each) => each.action)).toEqual(['search saved', 'saved search changed', 'saved search deleted']);
});

test('a name of two lines or one taken, an unknown country and the fifty-first search are refused in words', async () => {
  await keep('loomquark');
  const ask = (variables: object) => world.ask(save, { as: owner, variables: { name: 'x', query: 'x', ...variables } });
  expect(codeOf(await ask({ name: 'two\nlines' }))).toBe('BAD_INPUT');
  expect(codeOf(await ask({ name: 'loomquark' }))).toBe('NAME_TAKEN');
  expect(codeOf(await ask({ query: 'x'.repeat(501) }))).toBe('BAD_INPUT');
  expect((await ask({ filters: { country: ['XX'] } })).errors?.[0]?.message).toContain('filters.country');
  for (let count = 1; count < 50; count++) await keep('x', { name: `number ${count}`, alerts: false });
  expect(codeOf(await ask({ name: 'one more' }))).toBe('TOO_MANY');
});

test('tells of what newly answers, once, by mail too, and gathers what comes before one has looked', async () => {
  await keep('loomquark');
  const first = await world.addStakeholder('New Loomquark', { summary: { en: 'loomquark and thread' } });
  await aMinuteLater();
  await aMinuteLater();
  const link = '/search?q=loomquark&sort=newest';
  expect(await told()).toEqual([{ text: 'Your search “loomquark” has one new result.', link }]);
  expect(await told(owner, 'fr')).toEqual([{ text: 'Votre recherche « loomquark » a un nouveau résultat.', link }]);
  await world.doJobs();
  await change(first, { summary: { en: 'loomquark, and more thread' }, updatedAt: new Date() });
  await world.addStakeholder('Newer Loomquark', { summary: { en: 'loomquark again' } });
  await aMinuteLater();
  expect((await told()).map((each) => each.text)).toEqual(['Your search “loomquark” has 2 new results.']);
  await world.doJobs();
  const letters = () => world.orm.em.fork().execute('select id from outgoing_mail where account_id = ?', [owner]);
  expect(await letters()).toHaveLength(1);
  await forget();
  await world.addStakeholder('Newest Loomquark', { summary: { en: 'loomquark once more' } });
  await aMinuteLater();
  expect((await told()).map((each) => each.text)).toEqual(['Your search “loomquark” has one new result.']);
  await world.doJobs();
  expect(await letters()).toHaveLength(2);
});

test('what the owner may not see, has blocked or looks after is no news; what opens to them is', async () => {
  await keep('weftquark');
  const hidden = await world.addStakeholder('Hidden Weft', {
    summary: { en: 'weftquark' },
    visibility: { profile: 'public', summary: 'facilitators' },
  });
  const blocked = await world.addStakeholder('Blocked Weft', { summary: { en: 'a weaver' } });
  const em = world.orm.em.fork();
  await em.insert(Block, { fromId: blocked, toId: own, createdAt: new Date() });
  await change(blocked, { summary: { en: 'weftquark' } });
  await change(own, { summary: { en: 'weftquark' } });
  await aMinuteLater();
  expect(await told()).toEqual([]);
  await change(hidden, { visibility: { profile: 'public', summary: 'members' } as never });
  await aMinuteLater();
  expect((await told()).map((each) => each.text)).toEqual(['Your search “weftquark” has one new result.']);
});

test('without alerts nothing is told, and turned on again only of what came since', async () => {
  const { id } = await keep('warpquark');
  const turn = (alerts: boolean) =>
    world.ask('mutation($id: ID!, $alerts: Boolean!) { changeSavedSearch(id: $id, alerts: $alerts) { alerts } }', {
      as: owner,
      variables: { id, alerts },
    });
  of(await turn(false));
  const meanwhile = await world.addStakeholder('Meanwhile', { summary: { en: 'warpquark' } });
  await aMinuteLater();
  of(await turn(true));
  await change(meanwhile, { summary: { en: 'warpquark, changed' } });
  await aMinuteLater();
  expect(await told()).toEqual([]);
  await world.addStakeholder('Afterwards', { summary: { en: 'warpquark' } });
  await aMinuteLater();
  expect(await told()).toHaveLength(1);
});

test('a name saved in one script tells of it in another', async () => {
  await keep('بن يوسف', { name: 'Ben Youssef' });
  await world.addStakeholder('Atelier Benyoucef', { nameLang: 'fr' });
  await aMinuteLater();
  expect(await told()).toHaveLength(1);
});

test('goes with the rest of what is kept about a person, and away with the account', async () => {
  const leaving = await world.addAccount('Leaving');
  await keep('loomquark', { name: 'Mine' }, leaving);
  const { myData } = of<{ myData: string }>(await world.ask('{ myData }', { as: leaving }));
  expect(JSON.parse(myData).savedSearches).toMatchObject([{ name: 'Mine', query: 'loomquark', alerts: true }]);
  of(await world.ask('mutation { eraseAccount(email: "leaving@example.org") }', { as: leaving }));
  const left = await world.orm.em
    .fork()
    .execute(
      'select id from saved_search where account_id = ? union all select saved_search_id from saved_search_seen',
      [leaving],
    );
  expect(left).toEqual([]);
});
