import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OfferingConcept } from '../offerings/offering.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptScheme } from '../thesaurus/concept.js';
import { type ReasonCode, reasonCatalogues, renderReason } from './messages.js';

const langs = ['en', 'fr', 'ar'] as const;

describe('every message of a reason', () => {
  const values = {
    concept: 'X',
    other: 'Y',
    sector: 'S',
    country: 'C',
    partner: 'P',
    cluster: 'K',
    languages: 'L',
    links: 7,
    across: 'yes',
  };

  test('is there in three languages, names the same facts in each, and leaves no gap', () => {
    const codes = Object.keys(reasonCatalogues.en ?? {}) as ReasonCode[];
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) {
      const named = langs.map((lang) => {
        const said = renderReason(lang, code, values);
        expect(said, `${code} in ${lang}`).not.toMatch(/[{}]|undefined|^$/);
        expect(said, `${code} in ${lang}`).not.toBe(code);
        return [...new Set(said.match(/(?<![A-Za-z])[XYSCPKL7](?![A-Za-z])/g) ?? [])].sort().join('');
      });
      expect(new Set(named).size, `${code}: ${named.join(' / ')}`).toBe(1);
    }
  });

  test('counts as its language does: one, two, few and many are told apart in Arabic', () => {
    const links = (count: number) => renderReason('ar', 'sector-pair', { ...values, links: count }).split(': ')[1];
    expect([1, 2, 3, 11, 100].map(links)).toEqual(['رابط واحد.', 'رابطان.', '3 روابط.', '11 رابطًا.', '100 رابط.']);
  });
});

/** Which records each kind of reason joins, as fields of the API; the others rest on none. */
const joins: Partial<Record<string, readonly string[]>> = {
  NEED_MET: ['yours', 'theirs', 'concept', 'otherConcept'],
  OFFER_WANTED: ['yours', 'theirs', 'concept', 'otherConcept'],
  SECTOR: ['sector'],
  PLACE: ['country'],
  CORRIDOR: ['country', 'links'],
  COMMON_PARTNER: ['partner'],
  SHARED_CLUSTER: ['cluster'],
  SHARED_CONCEPT: ['concept'],
  LANGUAGE: [],
  RIVAL: ['concept'],
  NEAR_IN_NETWORK: [],
};

describe('reasons of a pair that has every fact', () => {
  let world: World;
  let own: string;
  let other: string;

  beforeAll(async () => {
    world = await openWorld();
    const em = world.orm.em.fork();
    await em.insert(ConceptScheme, { id: 'wasl', title: 'Test', source: null });
    for (const id of ['glazing', 'weaving', 'carving'])
      await em.insert(Concept, { id, schemeId: 'wasl', kind: 'technique', status: 'approved' });
    await em.insertMany(
      ConceptLabel,
      ['glazing', 'weaving', 'carving'].flatMap((conceptId) =>
        langs.map((lang) => ({ conceptId, lang, label: `${conceptId} ${lang}`, region: '', preferred: true })),
      ),
    );
    const at = { latitude: 36.5, longitude: 8.6, languages: ['ar', 'fr'] };
    own = await world.addStakeholder('Own Workshop', at);
    other = await world.addStakeholder('Maker Across', { ...at, countryCode: 'DZ' });
    const between = await world.addStakeholder('In Between');
    await em.execute(`insert into cluster (id, names, country_code)
      values ('medina', '{"en":"Medina","fr":"Médina","ar":"المدينة"}', 'TN')`);
    const offer = async (owner: string, direction: string, concept: string) => {
      const [row] = await em.execute<{ id: string }[]>(
        `insert into offering (id, stakeholder_id, direction, kind, title, text, targets, agreements, valid_from, valid_until, status, created_at)
         values (gen_random_uuid(), ?, ?, 'product', '{"en":"Tiles"}', '{}', '{}', '{}', '2026-01-01', '2030-01-01', 'open', now())
         returning id`,
        [owner, direction],
      );
      await em.insert(OfferingConcept, { offeringId: row?.id ?? '', conceptId: concept, origin: 'declared' });
    };
    await offer(own, 'need', 'glazing');
    await offer(other, 'offer', 'glazing');
    await offer(other, 'need', 'weaving');
    await offer(own, 'offer', 'weaving');
    const link = (from: string, to: string, year: number) =>
      em.execute(
        `insert into cooperation_link (id, from_id, to_id, type, status, since)
         values (gen_random_uuid(), ?, ?, 'supplies', 'confirmed', ?)`,
        [from, to, `${year}-01-01`],
      );
    await link(own, between, 2020);
    await link(between, other, 2020);
    for (const id of [own, other]) {
      await em.execute(`insert into membership (cluster_id, stakeholder_id, role) values ('medina', ?, 'member')`, [
        id,
      ]);
      await em.execute(
        `insert into stakeholder_sector (stakeholder_id, sector_id, position) values (?, 'ceramics', 0)
         on conflict do nothing`,
        [id],
      );
      await em.execute(`insert into stakeholder_concept values (?, 'carving', 'declared')`, [id]);
    }
  });
  afterAll(() => world.end());

  interface Said {
    code: string;
    text: string;
    [field: string]: unknown;
  }
  const reasons = async (lang: string): Promise<Said[]> => {
    const answer = await world.ask(
      `{ explainPair(with: "${other}") { reasons { code text links yours { id stakeholder { slug } } theirs { id stakeholder { slug } }
         concept { id } otherConcept { id } sector { id } country { code } partner { slug } cluster { id } } } }`,
      { viewAs: own, lang },
    );
    expect(answer.errors).toBeUndefined();
    return (answer.data as unknown as { explainPair: { reasons: Said[] } }).explainPair.reasons;
  };

  test('are said in three languages, and each joins the records it names', async () => {
    const expected = ['NEED_MET', 'OFFER_WANTED', 'SECTOR', 'PLACE', 'COMMON_PARTNER', 'SHARED_CLUSTER', 'LANGUAGE'];
    const said = new Map<string, string[]>();
    for (const lang of langs) {
      const found = await reasons(lang);
      const codes = found.map((each) => each.code);
      for (const code of [...expected, 'SHARED_CONCEPT']) expect(codes, lang).toContain(code);
      for (const reason of found) {
        expect(reason.text).not.toBe('');
        for (const field of joins[reason.code] ?? []) expect(reason[field], `${reason.code} ${field}`).toBeTruthy();
        said.set(reason.code, [...(said.get(reason.code) ?? []), reason.text]);
      }
    }
    for (const [code, texts] of said) expect(new Set(texts).size, code).toBe(3);
  });

  test('cost the same few statements for one pair as for a list, and none for records not asked for', async () => {
    const count = async (query: string) => {
      const before = world.statements.length;
      const answer = await world.ask(query, { viewAs: own });
      expect(answer.errors).toBeUndefined();
      return world.statements.length - before;
    };
    await world.settled();
    const words = await count(`{ explainPair(with: "${other}") { reasons { text } } }`);
    const records = await count(`{ explainPair(with: "${other}") { reasons { text yours { id } concept { id } } } }`);
    expect(words).toBeLessThanOrEqual(12);
    expect(records).toBe(words + 2);
  });
});
