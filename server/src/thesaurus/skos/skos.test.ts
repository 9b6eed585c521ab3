import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, migrate, openDatabase } from '../../app/database.js';
import { newDatabase } from '../../testing/world.js';
import { findCycles } from './find-cycles.js';
import { importThesaurusFile } from './import-thesaurus-file.js';
import { readSkos } from './read-skos.js';
import { removeScheme } from './remove-scheme.js';
import { reportInWords } from './report-in-words.js';

const folder = mkdtempSync(join(tmpdir(), 'wasl-skos-'));
let orm: Database;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** One invented vocabulary of three concepts, told in each format. */
const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix t: <https://vocabulary.example/crafts/> .
t:all a skos:ConceptScheme ; skos:prefLabel "Crafts of the invented island"@en .
t:metal a skos:Concept ; skos:prefLabel "metalwork"@en, "travail du métal"@fr ; skos:narrower t:copper ; skos:topConceptOf t:all .
t:copper a skos:Concept ; skos:prefLabel "copperware"@en, "نحاسيات"@ar ; skos:altLabel "dinanderie"@fr-BE ;
  skos:notation "17" ; skos:inScheme t:all ; skos:exactMatch <https://other.example/copper> .
t:tin a skos:Concept ; skos:prefLabel "tinware"@en ; skos:broader t:metal ; skos:related t:copper .
`;
const rdfXml = `<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xml:base="https://vocabulary.example/crafts/">
  <skos:ConceptScheme rdf:about="all"><skos:prefLabel xml:lang="en">Crafts of the invented island</skos:prefLabel></skos:ConceptScheme>
  <skos:Concept rdf:about="metal">
    <skos:prefLabel xml:lang="en">metalwork</skos:prefLabel><skos:prefLabel xml:lang="fr">travail du métal</skos:prefLabel>
    <skos:narrower rdf:resource="copper"/><skos:topConceptOf rdf:resource="all"/>
  </skos:Concept>
  <skos:Concept rdf:about="copper">
    <skos:prefLabel xml:lang="en">copperware</skos:prefLabel><skos:prefLabel xml:lang="ar">نحاسيات</skos:prefLabel>
    <skos:altLabel xml:lang="fr-BE">dinanderie</skos:altLabel><skos:notation>17</skos:notation>
    <skos:inScheme rdf:resource="all"/><skos:exactMatch rdf:resource="https://other.example/copper"/>
  </skos:Concept>
  <skos:Concept rdf:about="tin">
    <skos:prefLabel xml:lang="en">tinware</skos:prefLabel>
    <skos:broader rdf:resource="metal"/><skos:related rdf:resource="copper"/>
  </skos:Concept>
</rdf:RDF>
`;
const jsonLd = JSON.stringify({
  '@context': {
    '@base': 'https://vocabulary.example/crafts/',
    skos: 'http://www.w3.org/2004/02/skos/core#',
    prefLabel: { '@id': 'skos:prefLabel', '@container': '@language' },
    altLabel: { '@id': 'skos:altLabel', '@container': '@language' },
    broader: { '@id': 'skos:broader', '@type': '@id' },
    narrower: { '@id': 'skos:narrower', '@type': '@id' },
    related: { '@id': 'skos:related', '@type': '@id' },
    exactMatch: { '@id': 'skos:exactMatch', '@type': '@id' },
    inScheme: { '@id': 'skos:inScheme', '@type': '@id' },
    topConceptOf: { '@id': 'skos:topConceptOf', '@type': '@id' },
    notation: 'skos:notation',
  },
  '@graph': [
    { '@id': 'all', '@type': 'skos:ConceptScheme', prefLabel: { en: 'Crafts of the invented island' } },
    {
      '@id': 'metal',
      '@type': 'skos:Concept',
      prefLabel: { en: 'metalwork', fr: 'travail du métal' },
      narrower: 'copper',
      topConceptOf: 'all',
    },
    {
      '@id': 'copper',
      '@type': 'skos:Concept',
      prefLabel: { en: 'copperware', ar: 'نحاسيات' },
      altLabel: { 'fr-BE': 'dinanderie' },
      notation: '17',
      inScheme: 'all',
      exactMatch: 'https://other.example/copper',
    },
    { '@id': 'tin', '@type': 'skos:Concept', prefLabel: { en: 'tinware' }, broader: 'metal', related: 'copper' },
  ],
});

const head = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix t: <https://t.example/> .\n';

async function rows(sql: string): Promise<object[]> {
  return (await orm.em.fork().execute(sql)) as object[];
}

/** Everything the thesaurus holds, to see that an undone import leaves nothing behind. */
async function everything(): Promise<object> {
  return {
    schemes: await rows('select id, title from concept_scheme order by id'),
    concepts: await rows('select id, scheme_id, kind from concept order by id'),
    labels: await rows('select * from concept_label order by concept_id, lang, label, region'),
    relations: await rows('select * from concept_relation order by from_id, to_id, kind'),
    matches: await rows('select * from concept_match order by concept_id, uri'),
  };
}

beforeAll(async () => {
  orm = await openDatabase(await newDatabase());
  await migrate(orm);
  const em = orm.em.fork();
  await em.execute(`insert into concept_scheme (id, title) values ('wasl', 'Wasl')`);
  await em.execute(`insert into concept (id, scheme_id, kind) values
    ('copperware', 'wasl', 'product'), ('tinware', 'wasl', 'product'), ('tin-toys', 'wasl', 'product')`);
  await em.execute(`insert into concept_label (concept_id, lang, label, preferred) values
    ('copperware', 'en', 'copperware', true), ('copperware', 'fr', 'dinanderie', true),
    ('tinware', 'en', 'tinware', true), ('tin-toys', 'en', 'tin toys', true)`);
});
afterAll(async () => {
  await orm.close(true);
  rmSync(folder, { recursive: true, force: true });
});

describe('reading', () => {
  test.each([
    ['crafts.ttl', turtle],
    ['crafts.rdf', rdfXml],
    ['crafts.jsonld', jsonLd],
    ['turtle-without-ending', turtle],
    ['xml-without-ending', rdfXml],
    ['json-without-ending', jsonLd],
    ['marked.ttl', `\uFEFF${turtle}`],
  ])('%s says the same', async (name, text) => {
    const { vocabulary, report } = await readSkos(file(name, text));
    const base = 'https://vocabulary.example/crafts/';
    expect(vocabulary.title).toBe('Crafts of the invented island');
    expect(report).toMatchObject({
      concepts: 3,
      labels: { en: 3, fr: 2, ar: 1 },
      broader: 2,
      related: 1,
      exactMatches: 1,
      refused: [],
      cycles: [],
      orphans: [],
      duplicateLabels: [],
    });
    expect(vocabulary.concepts.find((each) => each.uri === `${base}copper`)).toMatchObject({
      labels: expect.arrayContaining([
        { lang: 'fr', region: 'BE', text: 'dinanderie', preferred: false },
        { lang: 'ar', region: '', text: 'نحاسيات', preferred: true },
      ]),
      broader: [`${base}metal`],
      exactMatch: ['https://other.example/copper'],
      notation: ['17'],
      scheme: [`${base}all`],
    });
  });

  test('what cannot be used is reported by reason, and the rest is kept', async () => {
    const { vocabulary, report } = await readSkos(
      file(
        'mixed.ttl',
        `${head}t:a a skos:Concept ; skos:prefLabel "glass"@en, "glassware"@en ; skos:broader t:elsewhere .
t:b a skos:Concept ; skos:prefLabel "Glass"@en ; skos:altLabel ""@fr, "${'x'.repeat(201)}"@fr .
t:c a skos:Concept .
t:d skos:related t:b ; skos:prefLabel "untagged" .`,
      ),
    );
    expect(vocabulary.concepts.map((each) => each.uri.slice(-1))).toEqual(['a', 'b', 'd']);
    expect(report.refused.map((each) => `${each.uri.slice(-1)} ${each.reason}`)).toEqual([
      'a a second preferred label (en); kept as alternative',
      'b an empty label (fr)',
      'b a label (fr) of 201 characters; at most 200',
      'c no label',
      'a broader https://t.example/elsewhere is no usable concept of the file',
    ]);
    expect(report.orphans).toEqual(['https://t.example/a']);
    expect(report.duplicateLabels).toEqual([
      { lang: 'en', text: 'glass', uris: ['https://t.example/a', 'https://t.example/b'] },
    ]);
    expect(report.labels).toEqual({ en: 3, und: 1 });
  });

  test('one preferred label for two concepts is reported within a scheme, not across schemes nor with a qualifier', async () => {
    const { report } = await readSkos(
      file(
        'homographs.ttl',
        `${head}t:a a skos:Concept ; skos:inScheme t:one, t:two ; skos:prefLabel "Felt"@en, "لبّاد"@ar .
t:b a skos:Concept ; skos:inScheme t:one, t:two ; skos:prefLabel "felt"@en, "لباد"@ar .
t:c a skos:Concept ; skos:inScheme t:three ; skos:prefLabel "felt"@en .
t:d a skos:Concept ; skos:inScheme t:one ; skos:prefLabel "felt (cloth)"@en ; skos:altLabel "felt"@en .`,
      ),
    );
    expect(report.duplicateLabels).toEqual([
      { lang: 'en', text: 'Felt', uris: ['https://t.example/a', 'https://t.example/b'] },
    ]);
  });

  test('labels in nodes of their own (SKOS-XL) are read', async () => {
    const { vocabulary } = await readSkos(
      file(
        'xl.ttl',
        `${head}@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
t:a a skos:Concept ; xl:prefLabel t:l1 ; xl:altLabel [ xl:literalForm "glaze"@en ] . t:l1 xl:literalForm "émail"@fr .`,
      ),
    );
    expect(vocabulary.concepts[0]?.labels.map((each) => `${each.text} ${each.preferred}`)).toEqual([
      'émail true',
      'glaze false',
    ]);
  });

  test.each([
    ['no-skos.ttl', '<http://a.example/x> <http://a.example/y> "z" .', /1 statements but no skos:Concept/],
    ['empty.ttl', '', /no skos:Concept/],
    ['html.rdf', '<html>\n<body/></html>', /not correct RDF\/XML: line 1/],
    ['broken.ttl', `${head}t:a a skos:Concept ;\n skos:prefLabel "open .\n`, /not correct Turtle: line 4/],
    ['broken.rdf', rdfXml.replace('</skos:Concept>', '</skos:Oops>'), /not correct RDF\/XML: line 8/],
    ['cut.rdf', rdfXml.slice(0, 900), /not correct RDF\/XML: line \d+: unclosed/],
    ['broken.jsonld', '{\n"@id": "a",\n"@type" "b"}', /not correct JSON-LD: line 3/],
    ['cut.jsonld', jsonLd.slice(0, 600), /not correct JSON-LD: line 1/],
    ['remote.jsonld', '{"@context": "https://far.example/c", "@id": "a"}', /far.example.*lies elsewhere/],
    ['unlabelled.ttl', `${head}t:a a skos:Concept .`, /1 concepts, none with a label/],
    ['what', 'just words', /neither Turtle/],
  ])('%s is refused in one sentence', async (name, text, words) => {
    await expect(readSkos(file(name, text))).rejects.toThrow(words);
  });

  test('a file that is not there, or a folder, is refused in one sentence', async () => {
    await expect(readSkos(join(folder, 'absent.ttl'))).rejects.toThrow(/absent.ttl cannot be read \(ENOENT\)/);
    await expect(readSkos(folder)).rejects.toThrow(/is a folder/);
  });
});

describe('importing', () => {
  test('as a scheme of its own, and removed again without a trace', async () => {
    const before = await everything();
    const path = file('own.ttl', turtle);
    const { result } = await importThesaurusFile(path, { em: orm.em });
    expect(result).toEqual({ scheme: 'own', created: 3, merged: 0, labels: 6, relations: 3, leftOut: [] });
    expect(await rows(`select title, source from concept_scheme where id = 'own'`)).toEqual([
      { title: 'Crafts of the invented island', source: 'own.ttl' },
    ]);
    await expect(importThesaurusFile(path, { em: orm.em })).rejects.toThrow(/"own" exists already/);
    expect(await removeScheme(orm.em, 'own')).toEqual({ scheme: 'own', concepts: 3, labels: 6, relations: 3, uses: 0 });
    expect(await everything()).toEqual(before);
  });

  test('a dry run counts and changes nothing', async () => {
    const before = await everything();
    const { report, result } = await importThesaurusFile(file('dry.ttl', turtle), { em: orm.em, dryRun: true });
    expect(result).toMatchObject({ created: 3, labels: 6, relations: 3 });
    expect(reportInWords(report, result, true).at(-1)).toContain('nothing written');
    expect(await everything()).toEqual(before);
  });

  test('merged: ours gain labels and keep their own, and all of it can be undone', async () => {
    const before = await everything();
    const { result } = await importThesaurusFile(file('merge.ttl', turtle), {
      em: orm.em,
      scheme: 'island',
      merge: true,
    });
    expect(result).toMatchObject({ created: 1, merged: 2 });
    expect(
      await rows(
        `select lang, region, label, preferred from concept_label where concept_id = 'copperware' order by 1, 2`,
      ),
    ).toEqual([
      { lang: 'ar', region: '', label: 'نحاسيات', preferred: true },
      { lang: 'en', region: '', label: 'copperware', preferred: true },
      { lang: 'fr', region: '', label: 'dinanderie', preferred: true },
      { lang: 'fr', region: 'BE', label: 'dinanderie', preferred: false },
    ]);
    expect(await rows(`select from_id, to_id, kind from concept_relation where from_id = 'copperware'`)).toContainEqual(
      {
        from_id: 'copperware',
        to_id: 'tinware',
        kind: 'related',
      },
    );
    await removeScheme(orm.em, 'island');
    expect(await everything()).toEqual(before);
  });

  test('exactMatch finds a concept of another vocabulary or of ours; other labels in a shared language keep apart', async () => {
    await importThesaurusFile(file('first.ttl', turtle), { em: orm.em, scheme: 'first' });
    const second = `${head}t:x a skos:Concept ; skos:prefLabel "kupfer"@de ; skos:exactMatch <https://other.example/copper> .
t:y a skos:Concept ; skos:prefLabel "blechspielzeug"@de ; skos:exactMatch <urn:wasl:concept:tin-toys> .
t:z a skos:Concept ; skos:prefLabel "tin toys"@en, "jouets"@fr .
t:w a skos:Concept ; skos:prefLabel "copperware"@en, "autre chose"@fr .`;
    const { result } = await importThesaurusFile(file('second.ttl', second), {
      em: orm.em,
      scheme: 'second',
      merge: true,
    });
    expect(result).toMatchObject({ merged: 4, created: 0 });
    expect(await rows(`select concept_id from concept_label where label in ('blechspielzeug', 'jouets')`)).toEqual([
      { concept_id: 'tin-toys' },
      { concept_id: 'tin-toys' },
    ]);
    await expect(removeScheme(orm.em, 'first')).rejects.toThrow(/name \d+ times/);
    await removeScheme(orm.em, 'second');
    await removeScheme(orm.em, 'first');
  });

  test('a broader circle is refused by name; one closed by a merge is left out and told', async () => {
    const circle = `${head}t:a skos:prefLabel "a"@en ; skos:broader t:b . t:b skos:prefLabel "b"@en ; skos:broader t:c .
t:c skos:prefLabel "c"@en ; skos:broader t:a .`;
    await expect(importThesaurusFile(file('circle.ttl', circle), { em: orm.em })).rejects.toThrow(
      /broader than itself: https:\/\/t.example\/a → .*b → .*c → https:\/\/t.example\/a; remove/,
    );
    const ours = `insert into concept_relation (from_id, to_id, kind) values ('tin-toys', 'tinware', 'broader')`;
    await orm.em.fork().execute(ours);
    const turned = `${head}t:a skos:prefLabel "tinware"@en ; skos:broader t:b . t:b skos:prefLabel "tin toys"@en .`;
    const { result } = await importThesaurusFile(file('turned.ttl', turned), { em: orm.em, merge: true });
    expect(result).toMatchObject({ merged: 2, relations: 0, leftOut: [{ from: 'tinware', to: 'tin-toys' }] });
    await removeScheme(orm.em, 'turned');
  });

  test('what was not imported, or is named by records, is not removed', async () => {
    await expect(removeScheme(orm.em, 'wasl')).rejects.toThrow(/only imported/);
    await expect(removeScheme(orm.em, 'absent')).rejects.toThrow(/no scheme "absent"/);
    await importThesaurusFile(file('used.ttl', turtle), { em: orm.em });
    await orm.em.fork().execute(`insert into knowledge_record (id, kind, text, region_wide, position)
      values ('k', 'challenge', '{"en":"a","fr":"a","ar":"a"}', true, 0)`);
    await orm.em.fork().execute(`insert into knowledge_concept (record_id, concept_id)
      select 'k', id from concept where scheme_id = 'used' limit 1`);
    await expect(removeScheme(orm.em, 'used')).rejects.toThrow(/records name 1 times/);
    expect(await removeScheme(orm.em, 'used', { evenIfUsed: true })).toMatchObject({ concepts: 3, uses: 1 });
  });

  test('a wrong name or kind is refused before anything is written', async () => {
    const path = file('Named Wrongly.ttl', turtle);
    await expect(importThesaurusFile(path, { em: orm.em, scheme: 'No Spaces' })).rejects.toThrow(/scheme: "No Spaces"/);
    await expect(importThesaurusFile(path, { em: orm.em, kind: 'thing' as never })).rejects.toThrow(/kind: "thing"/);
    const { result } = await importThesaurusFile(path, { em: orm.em, dryRun: true });
    expect(result.scheme).toBe('named-wrongly');
  });

  test('5,000 concepts with 40,000 labels come in whole and go whole; how quickly is printed', {
    timeout: 240_000,
  }, async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => {
      const labels = ['en', 'fr', 'ar', 'es', 'it', 'tr', 'el', 'de'].map((lang) => `"invented ${lang} ${at}"@${lang}`);
      const broader =
        at > 0 ? ` ; skos:broader t:c${Math.floor((at - 1) / 8)} ; skos:related t:c${(at * 7) % 5000}` : '';
      return `t:c${at} a skos:Concept ; skos:prefLabel ${labels.join(', ')}${broader} .`;
    });
    const path = file('large.ttl', head + lines.join('\n'));
    for (const merge of [false, true]) {
      const began = performance.now();
      const { result } = await importThesaurusFile(path, { em: orm.em, scheme: 'large', merge });
      const imported = performance.now() - began;
      await removeScheme(orm.em, 'large');
      const removed = performance.now() - began - imported;
      console.log(`merge ${merge}: imported in ${Math.round(imported)} ms, removed in ${Math.round(removed)} ms`);
      expect(result).toMatchObject({ created: 5000, labels: 40_000 });
      const [left] = await orm.em
        .fork()
        .execute<{ count: number }[]>(`select count(*)::int as count from concept where scheme_id = 'large'`);
      expect(left?.count).toBe(0);
    }
  });
});

test('a chain of a hundred thousand is followed without running out of stack', () => {
  const chain = Array.from({ length: 100_000 }, (_, at) => ({ uri: `${at}`, broader: [`${at + 1}`] }));
  expect(findCycles(chain)).toEqual([]);
  expect(findCycles([{ uri: 'a', broader: ['a'] }])).toEqual([['a']]);
});
