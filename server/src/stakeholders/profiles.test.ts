import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptScheme } from '../thesaurus/concept.js';

let world: World;
let mine: string;
let owner: string;
let stranger: string;

beforeAll(async () => {
  world = await openWorld();
  mine = await world.addStakeholder('My Workshop', { status: 'draft', summary: {}, description: {} });
  const other = await world.addStakeholder('Other Workshop');
  owner = await world.addAccount('Owner', { delegateOf: [mine] });
  stranger = await world.addAccount('Stranger', { delegateOf: [other] });
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'test', title: 'Test', source: null });
  await em.insert(Concept, { id: 'copperware', kind: 'product', schemeId: 'test', status: 'approved' });
});
afterAll(() => world.end());

const edit = (input: string, as = owner) =>
  world.ask(
    `mutation { editProfile(id: "${mine}", input: ${input}) { version status completeness nextStep
      summary { text lang } declaredConcepts { id } visibility { field audience } } }`,
    { as },
  );
const read = async () => {
  const answer = await world.ask(`{ ownProfile(id: "${mine}") { version status completeness } }`, { as: owner });
  return answer.data?.ownProfile as unknown as { version: number; status: string; completeness: number };
};

test('a delegate writes a profile; completeness and the next step follow; a trace and an outbox row stay', async () => {
  const { version } = await read();
  const answer = await edit(
    `{ version: ${version}, summary: [{ lang: "fr", text: " Plateaux en cuivre " }, { lang: "ar", text: "" }],
       concepts: ["copperware"], sectors: ["ceramics"], visibility: [{ field: "size", audience: FACILITATORS }] }`,
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.editProfile).toMatchObject({
    version: version + 1,
    nextStep: 'CONCEPTS',
    summary: [{ text: 'Plateaux en cuivre', lang: 'fr' }],
    declaredConcepts: [{ id: 'copperware' }],
  });
  const [row] = await world.orm.em.fork().execute<{ traces: number; told: number }[]>(
    `select (select count(*)::int from audit_event where record_id = ? and action = 'profile edited') as traces,
         (select count(*)::int from outbox where record_id = ?) as told`,
    [mine, mine],
  );
  expect(row?.traces).toBe(1);
  expect(row?.told).toBeGreaterThan(0);
});

test('others are told that there is no such stakeholder, visitors that it is not open to them', async () => {
  expect((await edit('{ version: 1, name: "Taken" }', stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const visitor = await world.ask(`{ ownProfile(id: "${mine}") { version } }`);
  expect(visitor.errors?.[0]?.extensions.code).toMatch(/^NOT_(SIGNED_IN|ALLOWED)$/);
});

test('an edit of an older version is refused and nothing of it is kept', async () => {
  const { version } = await read();
  const answer = await edit(`{ version: ${version - 1}, name: "Old name" }`);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'CHANGED_MEANWHILE', field: 'version' });
  expect((await read()).version).toBe(version);
});

test('two edits of one version at once give one change and one refusal', async () => {
  const { version } = await read();
  const answers = await Promise.all(['A', 'B', 'C'].map((name) => edit(`{ version: ${version}, name: "${name}" }`)));
  expect(answers.filter((each) => !each.errors)).toHaveLength(1);
  expect((await read()).version).toBe(version + 1);
});

test.each([
  ['summary', 'summary: [{ lang: "en", text: "Call 0555 12 34 56" }]'],
  ['description', 'description: [{ lang: "ar", text: "راسلونا warsha@example.org" }]'],
  ['sectors', 'sectors: ["no-such-sector"]'],
  ['concepts', 'concepts: ["no-such-concept"]'],
  ['placeId', 'placeId: "atlantis"'],
  ['website', 'website: "javascript:alert(1)"'],
  ['foundedYear', 'foundedYear: 3000'],
  ['languages', 'languages: ["<b>"]'],
])('a wrong %s is refused by name and the whole edit with it', async (field, words) => {
  const { version } = await read();
  const answer = await edit(`{ version: ${version}, maturity: GROWING, ${words} }`);
  expect(answer.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  expect(answer.errors?.[0]?.extensions.field).toContain(field);
  expect((await read()).version).toBe(version);
});

test('a profile is published and paused by its owner, and seen by others only in between', async () => {
  const slug = '{ stakeholder(slug: "my-workshop") { name } }';
  const publish = async (wanted: boolean) => {
    const { version } = await read();
    await world.ask(`mutation { publishProfile(id: "${mine}", version: ${version}, publish: ${wanted}) { status } }`, {
      as: owner,
    });
  };
  expect((await world.ask(slug)).data).toBeNull();
  await publish(true);
  expect((await world.ask(slug)).data).not.toBeNull();
  await publish(false);
  expect((await world.ask(slug)).data).toBeNull();
});

test('an offering takes a title; it is renewed, fulfilled, and refused with a contact or a past day', async () => {
  const save = (input: string, as = owner) =>
    world.ask(
      `mutation { saveOffering(stakeholder: "${mine}", input: { direction: NEED, kind: SUPPLY, ${input} }) { id version status validUntil title { text } } }`,
      { as },
    );
  const made = (await save('title: { lang: "en", text: "Sixty lamps" }')).data?.saveOffering as unknown as {
    id: string;
    version: number;
    status: string;
  };
  expect(made).toMatchObject({ version: 1, status: 'OPEN' });
  const move = (status: string, version: number) =>
    world.ask(
      `mutation { moveOffering(id: "${made.id}", version: ${version}, status: ${status}) { status version } }`,
      {
        as: owner,
      },
    );
  expect((await move('FULFILLED', 1)).data).toEqual({ moveOffering: { status: 'FULFILLED', version: 2 } });
  expect((await move('OPEN', 1)).errors?.[0]?.extensions.code).toBe('CHANGED_MEANWHILE');
  expect((await move('EXPIRED', 2)).errors?.[0]?.extensions.field).toBe('status');
  const wrong = await save('title: { lang: "en", text: "Lamps" }, text: { lang: "en", text: "see www.example.org" }');
  expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'text' });
  const past = await save('title: { lang: "en", text: "Lamps" }, validUntil: "2020-01-01"');
  expect(past.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'validUntil' });
  expect((await save('title: { lang: "en", text: "Lamps" }', stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('a profile is begun as a draft of one’s own, and one with a similar name is looked at first', async () => {
  const begin = (name: string, more = '') =>
    world.ask(
      `mutation { createStakeholder(kind: ARTISAN, name: "${name}", nameLang: "en", country: "TN" ${more}) { id name slug } }`,
      { as: stranger },
    );
  const made = (await begin('Olive & Clay')).data?.createStakeholder as unknown as { id: string; slug: string };
  expect(made.slug).toMatch(/^olive-clay-[0-9a-f]{6}$/);
  const own = await world.ask(`{ ownProfile(id: "${made.id}") { status nextStep } }`, { as: stranger });
  expect(own.data?.ownProfile).toEqual({ status: 'DRAFT', nextStep: 'SUMMARY' });
  const twice = await begin('The Other Workshop');
  expect(twice.errors?.[0]?.extensions).toMatchObject({ code: 'SIMILAR_EXISTS', field: 'name' });
  expect((await begin('The Other Workshop', 'another: true')).errors).toBeUndefined();
  expect((await begin('Call 0555 12 34 56')).errors?.[0]?.extensions.field).toBe('name');
  const hidden = await world.ask('{ similarStakeholders(name: "Olive and Clay", country: "TN") { name } }', {
    as: owner,
  });
  expect(hidden.data?.similarStakeholders).toEqual([]);
});

test('a women-led claim is declared by its owner, confirmed by a facilitator, and declared again when its basis changes', async () => {
  const secretariat = await world.addAccount('Secretariat', { roles: ['secretariat'] });
  const claim = async (basis: string) => {
    const answer = await world.ask(
      `mutation { claimWomenLed(stakeholder: "${mine}", form: OWNED, basis: "${basis}") { form evidence basis audience } }`,
      { as: owner },
    );
    return answer.data?.claimWomenLed as unknown as { evidence: string; audience: string }[];
  };
  expect(await claim('Articles of association')).toMatchObject([{ evidence: 'SELF_DECLARED', audience: 'MEMBERS' }]);
  const confirm = `mutation { confirmWomenLed(stakeholder: "${mine}", form: OWNED) }`;
  expect((await world.ask(confirm, { as: stranger })).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  expect((await world.ask(confirm, { as: secretariat })).data).toEqual({ confirmWomenLed: true });
  expect(await claim('Articles of association')).toMatchObject([{ evidence: 'FACILITATOR_CONFIRMED' }]);
  expect(await claim('New articles')).toMatchObject([{ evidence: 'SELF_DECLARED' }]);
  const others = await world.ask(`{ ownClaims(stakeholder: "${mine}") { basis } }`, { as: stranger });
  expect(others.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
