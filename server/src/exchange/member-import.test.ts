import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { openWorld, type World } from '../testing/world.js';
import { workbookOf, workbookWith, zipOf } from '../testing/zip.js';
import { guessFields } from './member-columns.js';
import { readTable } from './read-table.js';

describe('what the columns of a list are', () => {
  test('is guessed from the words people write above them, in three languages, no field twice', () => {
    expect(guessFields(['Raison sociale', 'Ville', 'Courriel', 'Effectif', 'Date de visite'])).toEqual([
      'name',
      'place',
      'email',
      'size',
      null,
    ]);
    expect(guessFields(['اسم المؤسسة', 'المدينة', 'البريد الإلكتروني', 'الهاتف'])).toEqual([
      'name',
      'place',
      'email',
      'phone',
    ]);
    expect(guessFields(['Name', 'Nom', 'Description (fr)', 'summary.ar'])).toEqual([
      'name',
      null,
      'description.fr',
      'summary.ar',
    ]);
  });
});

describe('a file', () => {
  const csv = (text: string) => readTable(Buffer.from(text));
  test('is read whether CSV with commas or semicolons or a workbook', async () => {
    const rows = [
      { line: 2, cells: ['Olive & Clay', 'Tunis'] },
      { line: 3, cells: ['ورشة النور', 'نابل'] },
    ];
    expect((await csv('name,town\nOlive & Clay,Tunis\nورشة النور,نابل\n')).rows).toEqual(rows);
    expect((await csv('\uFEFFname;town\r\nOlive & Clay;Tunis\r\nورشة النور;نابل')).rows).toEqual(rows);
    const book = workbookOf([
      ['name', 'town'],
      ['Olive & Clay', 'Tunis'],
      ['ورشة النور', 'نابل'],
    ]);
    expect((await readTable(book)).rows).toEqual(rows);
  });
  const cell = (at: string) => `<row r="1"><c r="${at}" t="inlineStr"><is><t>name</t></is></c></row>`;
  const long = 'x'.repeat(30_000);
  const sharedText = workbookWith(
    `${cell('A1')}${Array.from({ length: 300 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="inlineStr"><is><t>${long}</t></is></c></row>`).join('')}`,
    undefined,
    true,
  );
  test.each([
    ['empty', Buffer.alloc(0), /is empty/],
    ['of one row', Buffer.from('name,town\n'), /only one row/],
    ['of an old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /\.xls/],
    ['a picture called .csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), /not a table/],
    ['not UTF-8', Buffer.from([0x6e, 0xe9, 0x0a]), /not UTF-8/],
    ['an archive of something else', zipOf({ 'readme.txt': 'name' }), /no Excel workbook/],
    ['a workbook that unfolds to too much', workbookOf([['name'], ['x']], 2_000_000_000), /too large/],
    ['a workbook that says it is small and is not', workbookWith(' '.repeat(60_000_000), 100, true), /too large/],
    [
      'a workbook with a cell far out',
      workbookWith(`${cell('A1')}<row r="1048576"><c r="XFD1048576"/></row>`),
      /too large/,
    ],
    [
      'one that says so in other words',
      workbookWith(`${cell('A1')}<row r='1'><c r = 'XFD&#49;'/></row>`),
      /cannot be read/,
    ],
    [
      'one whose many cells say nowhere where they are',
      workbookWith(`<row>${'<c/>'.repeat(2000)}</row>${'<row/>'.repeat(2000)}`),
      /too large/,
    ],
    ['one that says one long text again and again', sharedText, /more text/],
    ['an archive cut short', workbookOf([['name'], ['x']]).subarray(0, 400), /no Excel workbook|cannot be read/],
    ['of too many rows', Buffer.from(`name\n${'x\n'.repeat(1001)}`), /at most 1000/],
  ])('%s is refused in one sentence', async (_what, bytes, words) => {
    await expect(readTable(bytes)).rejects.toThrow(words);
  });
});

describe('a list of members', () => {
  let world: World;
  let facilitator: string;
  let stranger: string;
  let standing: string;
  const columns = ['name', 'place', 'sectors', 'summary', 'email', 'size'];

  beforeAll(async () => {
    world = await openWorld();
    const em = world.orm.em.fork();
    const rest = { number: null, summary: {}, placeId: null, maturity: null, host: null, foundedYear: null };
    await em.insert(Cluster, { ...rest, id: 'nabeul', names: { en: 'n', fr: 'n', ar: 'n' }, countryCode: 'TN' });
    facilitator = await world.addAccount('Facilitator', { facilitates: ['nabeul'] });
    standing = await world.addStakeholder('Blue Tile House', { foundedYear: null, sizeBand: null });
    await em.insert(Membership, { clusterId: 'nabeul', stakeholderId: standing, role: 'member', since: null });
    stranger = await world.addAccount('Stranger', { delegateOf: [standing] });
  });
  afterAll(() => world.end());

  const send = async (text: string | Buffer, as: string | null = facilitator) => {
    const answer = await fetch(`${world.url}/uploads/members/nabeul?name=list.csv`, {
      method: 'POST',
      headers: as ? { cookie: await world.signIn(as) } : {},
      body: typeof text === 'string' ? text : new Uint8Array(text),
    });
    return { status: answer.status, body: (await answer.json()) as { id: string; errors?: { message: string }[] } };
  };
  const ask = async <T>(query: string, name: string): Promise<T> => {
    const answer = await world.ask(query, { as: facilitator });
    expect(answer.errors).toBeUndefined();
    return (answer.data as unknown as Record<string, T>)[name] as T;
  };
  const list = `name,town,sector,activity,mail,staff
Noor Pottery,Nabeul,Ceramics,Pots of red clay,noor@example.org,4
Reed Hall,Nabeul,Basketry,Mats,reed@example.org,2
Straw Yard,Nabeul,ceramics,Call 0555 12 34 56,straw@example.org,2
The Blue Tile House,Nabeul,ceramics,Tiles,blue@example.org,12
Noor pottery,Nabeul,ceramics,Again,,1
`;

  test('is taken from those who look after the cluster, in sizes that can be', async () => {
    expect((await send(list, null)).status).toBe(403);
    expect((await send(list, stranger)).status).toBe(403);
    const large = await send('x'.repeat(2_100_000));
    expect(large.status).toBe(413);
    expect(large.body.errors?.[0]?.message).toContain('larger than 2 MB');
    expect((await send(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]))).status).toBe(400);
  });

  test('is shown before anything is written, goes in as drafts by one transaction, and is undone', async () => {
    const { body } = await send(list);
    const row = 'line name field reason alike { id name mayMerge }';
    const preview = await ask<{
      import: { version: number };
      columns: { field: string; samples: string[] }[];
      ready: number;
      refused: { line: number; field: string }[];
      doubles: { line: number; alike: { id: string; mayMerge: boolean }[] }[];
    }>(
      `{ importPreview(id: "${body.id}") { import { version } columns { header field samples } ready refused { ${row} } doubles { ${row} } } }`,
      'importPreview',
    );
    expect(preview.columns.map((each) => each.field)).toEqual(columns);
    expect(preview.ready).toBe(1);
    expect(preview.refused.map(({ line, field }) => [line, field])).toEqual([
      [3, 'sectors'],
      [4, 'summary'],
      [6, 'name'],
    ]);
    expect(preview.doubles).toMatchObject([{ line: 5, alike: [{ id: standing, mayMerge: true }] }]);
    const run = (version: number) =>
      world.ask(
        `mutation { runImport(id: "${body.id}", version: ${version}, columns: ${JSON.stringify(columns)},
           choices: [{ line: 5, become: MERGE, with: "${standing}" }]) { created merged skipped refused } }`,
        { as: facilitator },
      );
    const both = await Promise.all([run(1), run(1)]);
    expect(both.map((each) => each.data?.runImport).filter(Boolean)).toEqual([
      { created: 1, merged: 1, skipped: 0, refused: 3 },
    ]);
    const members = await ask<{ nodes: { name: string; status: string; email: string; waiting: object[] }[] }>(
      '{ deskMembers(cluster: "nabeul") { nodes { name status email waiting { differences { field } } } } }',
      'deskMembers',
    );
    expect(members.nodes).toContainEqual({
      name: 'Noor Pottery',
      status: 'DRAFT',
      email: 'noor@example.org',
      waiting: [],
    });
    expect(members.nodes.find((each) => each.name === 'Blue Tile House')?.waiting).toEqual([
      { differences: [{ field: 'sectors' }, { field: 'sizeBand' }] },
    ]);
    expect((await world.ask('{ stakeholders { nodes { name } } }', { as: stranger })).data).not.toMatchObject({
      stakeholders: { nodes: [{ name: 'Noor Pottery' }] },
    });
    const undo = `mutation { undoImport(id: "${body.id}", version: 2) { removed kept } }`;
    expect(await ask(undo, 'undoImport')).toEqual({ removed: 2, kept: 0 });
    const after = await ask<{ nodes: { name: string; waiting: object[] }[] }>(
      '{ deskMembers(cluster: "nabeul") { nodes { name waiting { id } } } }',
      'deskMembers',
    );
    expect(after.nodes).toEqual([{ name: 'Blue Tile House', waiting: [] }]);
  });

  test('keeps what somebody has worked on since, and tells of it', async () => {
    const { body } = await send('name,mail\nGlass Lane,glass@example.org\nWool Gate,wool@example.org\n');
    await ask(
      `mutation { runImport(id: "${body.id}", version: 1, columns: ["name", "email"]) { created } }`,
      'runImport',
    );
    const { nodes } = await ask<{ nodes: { id: string; name: string }[] }>(
      '{ deskMembers(cluster: "nabeul") { nodes { id name } } }',
      'deskMembers',
    );
    const glass = nodes.find((each) => each.name === 'Glass Lane')?.id;
    await ask(
      `mutation { writeProfileFor(stakeholder: "${glass}", input: { version: 1, foundedYear: 1990 }) { edit { id } } }`,
      'writeProfileFor',
    );
    expect(await ask(`mutation { undoImport(id: "${body.id}", version: 2) { removed kept } }`, 'undoImport')).toEqual({
      removed: 1,
      kept: 1,
    });
  });
});
