import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshotStore } from '../cooperation/snapshot-store.js';
import { systemClock } from '../foundation/clock.js';
import { StakeholderConcept } from '../stakeholders/stakeholder.js';
import { type Answer, openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';
import { importVocabulary } from '../thesaurus/skos/import-vocabulary.js';
import { removeScheme } from '../thesaurus/skos/remove-scheme.js';

let world: World;
let member: string;
let other: string;
let facilitator: string;
let desk: string;
let secondDesk: string;

const rows = <Row extends object>(sql: string, values: unknown[] = []) =>
  world.orm.em.fork().execute<Row[]>(sql, values);

beforeAll(async () => {
  world = await openWorld();
  const em = world.orm.em.fork();
  await em.insert(ConceptScheme, { id: 'wasl', title: 'Wasl', source: null });
  for (const [id, labels] of Object.entries({
    ceramics: { en: 'ceramics', fr: 'céramique', ar: 'خزف' },
    'glazed-tile': { en: 'glazed tile', fr: 'carreau émaillé', ar: 'بلاط مزجج' },
  })) {
    await em.insert(Concept, { id, schemeId: 'wasl', kind: 'product', status: 'approved' });
    for (const [lang, label] of Object.entries(labels))
      await em.insert(ConceptLabel, { conceptId: id, lang, label, region: '', preferred: true });
  }
  await world.addStakeholder('Tile House', { summary: { en: 'Each glazed tile is made by hand.' } });
  const em2 = world.orm.em.fork();
  await em2.execute(
    `insert into cluster (id, names, country_code) values ('ours', '{"en":"o","fr":"o","ar":"o"}', 'TN')`,
  );
  member = await world.addAccount('Samira Proposes');
  other = await world.addAccount('Another Member');
  facilitator = await world.addAccount('A Facilitator', { facilitates: ['ours'] });
  desk = await world.addAccount('The Desk', { roles: ['secretariat'] });
  secondDesk = await world.addAccount('The Second Desk', { roles: ['administrator'] });
  await world.orm.em.fork().execute(`update account set lang = 'ar' where id = ?`, [member]);
  await world.settled();
});
afterAll(() => world.end());

interface Made {
  id: string;
  version: number;
  state: string;
  concept: { id: string } | null;
}

const fields = 'id version state isNew concept { id } reason words';

async function propose(term: string, more = '', as = member): Promise<Answer> {
  const call = `mutation($term: String!) { done: proposeTerm(input: { term: $term, lang: "ar" ${more} }) { ${fields} } }`;
  return world.ask(call, { as, variables: { term } });
}
const made = (answer: Answer): Made => {
  expect(answer.errors).toBeUndefined();
  return (answer.data as unknown as { done: Made }).done;
};
const refusal = (answer: Answer) => {
  const { code, field } = answer.errors?.[0]?.extensions ?? {};
  return [code, field];
};
const act = (as: string, call: string, lang = 'en') =>
  world.ask(`mutation { done: ${call} { ${fields} } }`, { as, lang });
const approve = (id: string, how: string, as = desk) => act(as, `approveTerm(id: "${id}", version: 1, ${how})`);
const labels = (en: string, fr: string, ar: string) =>
  `labels: [${Object.entries({ en, fr, ar })
    .map(([lang, text]) => `{ lang: "${lang}", text: "${text}" }`)
    .join(', ')}]`;
const inboxOf = async (as: string, lang: string) => {
  const { data } = await world.ask('{ inbox { nodes { text link } } }', { as, lang });
  return (data as unknown as { inbox: { nodes: { text: string; link: string }[] } }).inbox.nodes;
};

describe('a term is proposed', () => {
  test('and waits, read by its proposer and staff and nobody else', async () => {
    const proposal = made(await propose('  قزقوز   ملوّن ', 'country: "TN", kind: PRODUCT, meaning: "A tile."'));
    expect(proposal).toMatchObject({ state: 'PROPOSED', version: 1, concept: null });
    const mine = '{ myTerms { totalCount nodes { term { text lang dir } country { code } proposer similar { id } } } }';
    const own = (await world.ask(mine, { as: member })).data as unknown as { myTerms: object };
    expect(own.myTerms).toEqual({
      totalCount: 1,
      nodes: [
        { term: { text: 'قزقوز ملوّن', lang: 'ar', dir: 'rtl' }, country: { code: 'TN' }, proposer: null, similar: [] },
      ],
    });
    expect((await world.ask(mine, { as: other })).data).toMatchObject({ myTerms: { totalCount: 0 } });
    const waiting = '{ termProposals { nodes { id proposer } } }';
    for (const as of [facilitator, desk]) {
      expect((await world.ask(waiting, { as })).data).toEqual({
        termProposals: { nodes: [{ id: proposal.id, proposer: 'Samira Proposes' }] },
      });
    }
    expect((await world.ask(waiting, { as: other })).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
    const found = await world.ask('{ suggest(query: "قزقوز") { id } search(query: "قزقوز") { understood { id } } }');
    expect(found.data).toEqual({ suggest: [], search: { understood: [] } });
  });

  test('unless it waits already or the thesaurus has it, in whichever spelling: then it is said where it stands', async () => {
    expect(refusal(await propose('قزقوز مُلَوّن', '', other))).toEqual(['ALREADY_PROPOSED', 'term']);
    const call = 'mutation { proposeTerm(input: { term: "Carreau-Emaille", lang: "fr" }) { id } }';
    const { errors } = await world.ask(call, { as: member, lang: 'ar' });
    expect(errors?.[0]).toMatchObject({
      message: 'term: The thesaurus has this word already: it stands for “بلاط مزجج”.',
      extensions: { code: 'ALREADY_THERE', field: 'term', words: 'هذه الكلمة موجودة في المكنز: تدلّ على «بلاط مزجج».' },
    });
  });

  test.each([
    ['no letters', '"!?", lang: "ar"', 'term'],
    ['too many letters', `"${'x'.repeat(81)}", lang: "ar"`, 'term'],
    ['HTML', '"<b>x</b>", lang: "ar"', 'term'],
    ['a contact', '"www.tiles.example", lang: "en"', 'term'],
    ['two lines', '"one\\ntwo", lang: "ar"', 'term'],
    ['a language nobody speaks', '"word", lang: "xx"', 'lang'],
    ['a language with a country', '"word", lang: "ar-TN"', 'lang'],
    ['a country we do not know', '"word", lang: "ar", country: "XX"', 'country'],
    ['a concept we do not know', '"word", lang: "ar", near: "nothing"', 'near'],
    ['a long meaning', `"word", lang: "ar", meaning: "${'x'.repeat(501)}"`, 'meaning'],
  ])('but not with %s', async (_, input, field) => {
    const answer = await world.ask(`mutation { proposeTerm(input: { term: ${input} }) { id } }`, { as: member });
    expect(refusal(answer)).toEqual(['BAD_INPUT', field]);
  });

  test('once by two at the same moment, and by one account twenty times at most', async () => {
    const both = await Promise.all([propose('طرطوق', '', member), propose('طرطوق', '', other)]);
    expect(both.map((each) => refusal(each)[0] ?? 'made').sort()).toEqual(['ALREADY_PROPOSED', 'made']);
    const eager = await world.addAccount('Eager');
    const answers: Answer[] = [];
    for (let number = 0; number < 21; number++) answers.push(await propose(`كلمة${number}`, '', eager));
    expect(answers.map((each) => refusal(each)[0])).toEqual([...Array(20).fill(undefined), 'TOO_MANY']);
    await rows('delete from term_proposal where proposer_id = ? returning id', [eager]);
  });

  test('and taken back by its proposer alone, while it waits', async () => {
    const { id } = made(await propose('مسحوب'));
    const withdraw = `withdrawTerm(id: "${id}", version: 1)`;
    for (const as of [other, desk]) expect(refusal(await act(as, withdraw))[0]).toBe('NOT_FOUND');
    expect(made(await act(member, withdraw))).toMatchObject({ state: 'WITHDRAWN', version: 2 });
    expect(refusal(await act(member, withdraw))).toEqual(['CHANGED_MEANWHILE', 'version']);
    expect(refusal(await approve(id, 'anotherWord: { concept: "ceramics" }'))[0]).toBe('CHANGED_MEANWHILE');
    // What nobody waits for may be proposed anew.
    expect(made(await propose('مسحوب')).state).toBe('PROPOSED');
  });
});

describe('the secretariat approves', () => {
  test('a term as another word for a concept: the search finds by it what the concept finds, without a restart', async () => {
    const { id } = made(await propose('زلقاج', 'country: "TN"'));
    expect(refusal(await approve(id, 'anotherWord: { concept: "glazed-tile" }', facilitator))[0]).toBe('NOT_ALLOWED');
    const found = async (query: string) => {
      const call = `query($q: String!) { search(query: $q) { hits { stakeholder { name } } understood { id words } } suggest(query: $q) { id } }`;
      return (await world.ask(call, { variables: { q: query } })).data;
    };
    expect(await found('زلقاج')).toMatchObject({ search: { hits: [], understood: [] }, suggest: [] });
    expect(made(await approve(id, 'anotherWord: { concept: "glazed-tile" }'))).toMatchObject({
      state: 'APPROVED',
      isNew: false,
      concept: { id: 'glazed-tile' },
    });
    const hits = [{ stakeholder: { name: 'Tile House' } }];
    expect(await found('glazed tile')).toMatchObject({ search: { hits } });
    await expect
      .poll(() => found('زلقاج'), { timeout: 20_000 })
      .toEqual({
        search: { hits, understood: [{ id: 'glazed-tile', words: 'زلقاج' }] },
        suggest: [{ id: 'glazed-tile' }],
      });
    expect(await rows(`select region, preferred, scheme_id from concept_label where label = 'زلقاج'`)).toEqual([
      { region: 'TN', preferred: false, scheme_id: 'wasl-members' },
    ]);
    expect(await rows(`select action, actor from audit_event where record_id = ? order by at`, [id])).toEqual([
      { action: 'term proposed', actor: member },
      { action: 'term approved', actor: desk },
    ]);
  });

  test('a term as a concept of its own, below another: facets, suggestions and the snapshot know it', async () => {
    const { id } = made(await propose('مقرنس', 'meaning: "كل بلاط مزجج مقوّس"'));
    const waiting = await world.ask('{ termProposals(first: 100) { nodes { id similar { id } } } }', { as: desk });
    const { nodes } = (waiting.data as unknown as { termProposals: { nodes: { id: string; similar: object[] }[] } })
      .termProposals;
    expect(nodes.find((each) => each.id === id)?.similar).toEqual([{ id: 'glazed-tile' }]);
    const picture = snapshotStore(world.orm.config.get('clientUrl') ?? '', systemClock, () => {});
    expect((await picture.read()).vocabularies.concepts.find('honeycomb-vault')).toBe(-1);
    const how = `newConcept: { kind: PRODUCT, broader: ["ceramics"], sectors: ["ceramics"], ${labels('Honeycomb vault', 'Voûte alvéolée', 'مُقرنس')} }`;
    expect(made(await approve(id, how))).toMatchObject({ isNew: true, concept: { id: 'honeycomb-vault' } });
    const known =
      '{ concept(id: "honeycomb-vault") { label(lang: "fr") { text } broader { id } sectors { id } labels { text } } }';
    expect((await world.ask(known)).data).toEqual({
      concept: {
        label: { text: 'Voûte alvéolée' },
        broader: [{ id: 'ceramics' }],
        sectors: [{ id: 'ceramics' }],
        labels: expect.arrayContaining([{ text: 'مُقرنس' }]),
      },
    });
    const maker = await world.addStakeholder('Vault House');
    await world.orm.em.fork().insert(StakeholderConcept, {
      stakeholderId: maker,
      conceptId: 'honeycomb-vault',
      origin: 'declared',
    });
    const facets = async () => {
      const { data } = await world.ask(
        '{ search(query: "ceramics") { hits { stakeholder { name } } facets { name values { id } } } }',
      );
      return JSON.stringify(data);
    };
    await expect.poll(facets, { timeout: 20_000 }).toMatch(/Vault House.*honeycomb-vault/s);
    const { vocabularies, thesaurus } = await picture.read({ catchUp: true });
    const above = thesaurus.above(vocabularies.concepts.find('honeycomb-vault'));
    expect(above.map((each) => vocabularies.concepts.of(each))).toEqual(['honeycomb-vault', 'ceramics']);
    await picture.close();
  });

  test('and the proposer’s own word stays a label where the concept is called otherwise', async () => {
    const { id } = made(await propose('صحنوج'));
    const how = `newConcept: { kind: PRODUCT, broader: ["ceramics"], ${labels('Honeycomb vault plate', 'Assiette alvéolée', 'صحن مقوّس')} }`;
    made(await approve(id, how));
    expect(await rows(`select concept_id as id, preferred from concept_label where label = 'صحنوج'`)).toEqual([
      { id: 'honeycomb-vault-plate', preferred: false },
    ]);
  });

  test('never one that leaves the thesaurus with a double, a gap or an orphan', async () => {
    const { id } = made(await propose('متردد'));
    const concept = (more: string) => `newConcept: { kind: PRODUCT, ${more} }`;
    const broader = 'broader: ["ceramics"]';
    const wrong: [string, string, string][] = [
      ['anotherWord: { concept: "nothing" }', 'BAD_INPUT', 'concept'],
      ['anotherWord: { concept: "ceramics", term: "خزف" }', 'LABEL_TAKEN', 'term'],
      ['anotherWord: { concept: "ceramics", term: "بلاط مُزجَّج" }', 'LABEL_TAKEN', 'term'],
      ['anotherWord: { concept: "ceramics", lang: "xx" }', 'BAD_INPUT', 'lang'],
      [concept(`${broader}, ${labels('x1', 'x2', 'خزف')}`), 'LABEL_TAKEN', 'labels'],
      [concept(`${broader}, labels: [{ lang: "ar", text: "متردد" }]`), 'BAD_INPUT', 'labels'],
      [concept(`${broader}, labels: [{ lang: "ar", text: "a" }, { lang: "ar", text: "b" }]`), 'BAD_INPUT', 'labels'],
      [concept(`broader: ["nothing"], ${labels('x1', 'x2', 'x3')}`), 'BAD_INPUT', 'broader'],
      [concept(`broader: [], ${labels('x1', 'x2', 'x3')}`), 'BAD_INPUT', 'broader'],
      [concept(`${broader}, sectors: ["nothing"], ${labels('x1', 'x2', 'x3')}`), 'BAD_INPUT', 'sectors'],
      [
        `anotherWord: { concept: "ceramics" }, ${concept(`${broader}, ${labels('x1', 'x2', 'x3')}`)}`,
        'BAD_INPUT',
        'anotherWord',
      ],
    ];
    for (const [how, code, field] of wrong)
      expect([how, ...refusal(await approve(id, how))]).toEqual([how, code, field]);
    expect(refusal(await act(desk, `approveTerm(id: "${id}", version: 1)`))[0]).toBe('BAD_INPUT');
    expect(await rows(`select 1 from concept_label where label in ('متردد', 'x1')`)).toEqual([]);
  });

  test('by two at once: one of them does it, the other is told', async () => {
    const { id } = made(await propose('متسابق'));
    const both = await Promise.all([
      approve(id, 'anotherWord: { concept: "ceramics" }', desk),
      approve(
        id,
        `newConcept: { kind: PRODUCT, broader: ["ceramics"], ${labels('Racer', 'Coureur', 'متسابق')} }`,
        secondDesk,
      ),
    ]);
    expect(both.map((each) => refusal(each)[0] ?? 'done').sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
    expect(await rows(`select count(*)::int as count from concept_label where label = 'متسابق'`)).toEqual([
      { count: 1 },
    ]);
    // Two words that are one: the second finds the first in the thesaurus.
    const [one, two] = [made(await propose('توأمان')), made(await propose('توأم'))];
    const twins = await Promise.all([
      approve(one.id, 'anotherWord: { concept: "ceramics" }'),
      approve(two.id, 'anotherWord: { concept: "glazed-tile", term: "توأمان" }', secondDesk),
    ]);
    expect(twins.map((each) => refusal(each)[0] ?? 'done').sort()).toEqual(['LABEL_TAKEN', 'done']);
  });
});

describe('what came of it', () => {
  test('is told its proposer in their language, with the concept or the reason', async () => {
    const { id } = made(await propose('مرفوض'));
    const decline = (answer: string) => act(desk, `declineTerm(id: "${id}", version: 1, answer: { ${answer} })`);
    expect(refusal(await decline('reason: OTHER'))).toEqual(['BAD_INPUT', 'words']);
    expect(refusal(await decline('reason: ALREADY_THERE'))).toEqual(['BAD_INPUT', 'concept']);
    expect(refusal(await decline('reason: UNCLEAR, concept: "ceramics"'))).toEqual(['BAD_INPUT', 'concept']);
    expect(
      refusal(await act(facilitator, `declineTerm(id: "${id}", version: 1, answer: { reason: UNCLEAR })`))[0],
    ).toBe('NOT_ALLOWED');
    expect(made(await decline('reason: ALREADY_THERE, concept: "ceramics", words: "شكرًا."'))).toMatchObject({
      state: 'DECLINED',
      concept: { id: 'ceramics' },
    });
    const [declined] = await inboxOf(member, 'ar');
    expect(declined).toEqual({ text: 'لم تُقبل كلمة «مرفوض» في المكنز: هي فيه باسم «خزف». شكرًا.', link: '/terms' });
    const told = (await inboxOf(member, 'ar')).map((each) => each.text);
    expect(told).toContain('صارت «زلقاج» كلمة أخرى لـ«بلاط مزجج»، والبحث يفهمها الآن.');
    expect(told).toContain('دخلت كلمة «مقرنس» المكنز: «مُقرنس».');
    await world.doJobs();
    const letters = await rows<{ subject: string }>(
      `select letter ->> 'subject' as subject from outgoing_mail where account_id = ? order by created_at`,
      [member],
    );
    expect(JSON.stringify(letters)).toContain('لم تُقبل كلمة «مرفوض»');
  });

  test('goes with a person who is erased, but for what became a word of the thesaurus', async () => {
    const leaving = await world.addAccount('Leaving Proposer');
    const kept = made(await propose('باقية', 'meaning: "My own word."', leaving));
    made(await approve(kept.id, 'anotherWord: { concept: "ceramics" }'));
    made(await propose('راحلة', '', leaving));
    await world.ask('mutation { eraseAccount(email: "leaving.proposer@example.org") }', { as: leaving });
    expect(await rows(`select term, meaning, proposer_id from term_proposal where term in ('باقية', 'راحلة')`)).toEqual(
      [{ term: 'باقية', meaning: '', proposer_id: null }],
    );
  });

  test('stays when an imported vocabulary goes, and is never below one', async () => {
    const concept = { uri: 'urn:x:1', broader: [], related: [], exactMatch: [], notation: [], scheme: [] };
    const vocabulary = {
      title: null,
      concepts: [{ ...concept, labels: [{ lang: 'en', region: '', text: 'Borrowed', preferred: true }] }],
    };
    await importVocabulary(world.orm.em.fork(), vocabulary, { scheme: 'borrowed' });
    const [borrowed] = await rows<{ id: string }>(`select id from concept where scheme_id = 'borrowed'`);
    const { id } = made(await propose('مستعار'));
    const below = `newConcept: { kind: PRODUCT, broader: ["${borrowed?.id}"], ${labels('Lent', 'Prêté', 'مستعار')} }`;
    expect(refusal(await approve(id, below))).toEqual(['BAD_INPUT', 'broader']);
    made(await approve(id, `anotherWord: { concept: "${borrowed?.id}" }`));
    const em = () => world.orm.em.fork();
    await expect(removeScheme(em(), 'borrowed')).rejects.toThrow(/name 1 times/);
    await expect(removeScheme(em(), 'wasl-members')).rejects.toThrow(/was not imported/);
    await removeScheme(em(), 'borrowed', { evenIfUsed: true });
    expect(await rows(`select state, concept_id from term_proposal where id = ?`, [id])).toEqual([
      { state: 'approved', concept_id: null },
    ]);
  });
});
