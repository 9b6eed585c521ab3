import { randomUUID } from 'node:crypto';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cluster, Membership } from '../clusters/cluster.js';
import { Place } from '../countries/place.js';
import { systemClock } from '../foundation/clock.js';
import { idFrom } from '../foundation/ids.js';
import { type Viewer, visitor } from '../identity/viewer.js';
import { Offering } from '../offerings/offering.js';
import { Block } from '../stakeholders/block.js';
import { WomenLedClaim } from '../stakeholders/women-led-claim.js';
import { openWorld, type World } from '../testing/world.js';
import { Concept, ConceptLabel, ConceptRelation, ConceptScheme } from '../thesaurus/concept.js';
import { createSearchEngine } from './engine.js';
import { withFallback } from './fallback-engine.js';
import { drainOutbox } from './indexing.js';
import { meilisearchIndex } from './meilisearch-index.js';
import { postgresIndex } from './postgres-index.js';
import type { SearchEngine, SearchRequest } from './search-engine.js';

const host = process.env.MEILI_URL;
const masterKey = process.env.MEILI_MASTER_KEY;
const prefix = `test_${randomUUID().slice(0, 8)}`;

if (!host) {
  process.stdout.write(
    'Meilisearch contract: skipped, since MEILI_URL names no Meilisearch (and MEILI_MASTER_KEY its key).\n',
  );
}

const engines = [
  { name: 'PostgreSQL contract', given: true, open: (world: World) => postgresIndex(world.orm) },
  {
    name: 'Meilisearch contract',
    given: Boolean(host),
    open: (world: World) => meilisearchIndex(world.orm, { host: host ?? '', masterKey, prefix }),
  },
];

/** A small world: workshops in three towns of two countries, each found by something else. */
async function fill(world: World): Promise<void> {
  const em = world.orm.em.fork();
  const town = (id: string, countryCode: string, ar: string, latitude: number, longitude: number) => ({
    id,
    countryCode,
    regionCode: `${countryCode}-${id.slice(0, 2).toUpperCase()}`,
    names: { en: id, fr: id, ar },
    alternatives: [],
    latitude,
    longitude,
  });
  await em.insertMany(Place, [
    town('constantine', 'DZ', 'قسنطينة', 36.37, 6.61),
    town('nabeul', 'TN', 'نابل', 36.46, 10.73),
    town('tozeur', 'TN', 'توزر', 33.92, 8.13),
  ]);
  await em.insert(ConceptScheme, { id: 'wasl', title: 'Wasl', source: null });
  const labels = {
    copperware: { en: 'copperware', fr: 'dinanderie', ar: 'نحاسيات' },
    lantern: { en: 'lantern', fr: 'lanterne', ar: 'فانوس' },
    pottery: { en: 'pottery', fr: 'poterie', ar: 'فخار' },
  };
  await em.insertMany(
    Concept,
    Object.keys(labels).map((id) => ({ id, schemeId: 'wasl', kind: 'product' as const, status: 'approved' as const })),
  );
  await em.insertMany(
    ConceptLabel,
    Object.entries(labels).flatMap(([conceptId, each]) =>
      Object.entries(each).map(([lang, label]) => ({ conceptId, lang, label, region: '', preferred: true })),
    ),
  );
  await em.insert(ConceptRelation, { fromId: 'lantern', toId: 'copperware', kind: 'broader' });
  const at = (placeId: string, latitude: number, longitude: number) => ({ placeId, latitude, longitude });
  const open = {
    profile: 'public',
    summary: 'public',
    place: 'public',
    offerings: 'public',
    clusters: 'public',
  } as const;
  const copper = await world.addStakeholder('Atelier Cuivre', {
    nameLang: 'fr',
    countryCode: 'DZ',
    kind: 'artisan',
    summary: { fr: 'Dinanderie gravée à la main.' },
    visibility: open,
    ...at('constantine', 36.37, 6.61),
  });
  await world.addStakeholder('Lumières de Nabeul', {
    nameLang: 'fr',
    countryCode: 'TN',
    regionCode: 'TN-NA',
    summary: { fr: 'Lanternes pour la maison.' },
    visibility: open,
    ...at('nabeul', 36.46, 10.73),
  });
  await world.addStakeholder('بيت الفخار', {
    slug: 'bayt-al-fakhar',
    nameLang: 'ar',
    countryCode: 'TN',
    summary: { ar: 'فخار من توزر' },
    visibility: { ...open, place: 'members' },
    ...at('tozeur', 33.92, 8.13),
  });
  const day = { validFrom: '2026-01-01', validUntil: '2099-12-31', createdAt: new Date(), renewedAt: null };
  await em.insert(Offering, {
    ...day,
    id: idFrom('contract', 'offer'),
    stakeholderId: copper,
    direction: 'offer',
    kind: 'supply',
    title: { fr: 'Plateaux' },
    text: {},
    targets: ['TN'],
    agreements: ['supply'],
    quantity: null,
    status: 'open',
    version: 1,
  });
  await em.insert(WomenLedClaim, {
    id: idFrom('contract', 'claim'),
    stakeholderId: copper,
    form: 'led',
    evidence: 'self-declared',
    basis: null,
    sinceYear: null,
    confirmedBy: null,
    confirmedAt: null,
    validUntil: null,
    audience: 'members',
  });
  await em.insert(Cluster, {
    id: 'copper-cluster',
    number: 1,
    names: { en: 'Copper', fr: 'Cuivre', ar: 'نحاس' },
    summary: {},
    countryCode: 'DZ',
    placeId: 'constantine',
    maturity: null,
    host: null,
    foundedYear: null,
  });
  await em.insert(Membership, { clusterId: 'copper-cluster', stakeholderId: copper, role: 'member', since: null });
}

for (const { name, given, open } of engines) {
  describe.skipIf(!given)(name, () => {
    let world: World;
    let engine: SearchEngine;
    const member: Viewer = { ...visitor, audience: 'members' };

    const ask = (changes: Partial<SearchRequest> = {}) =>
      engine.search({
        query: '',
        filters: {},
        sort: 'relevance',
        first: 20,
        offset: 0,
        without: [],
        viewer: visitor,
        lang: 'en',
        ...changes,
      });
    const titles = async (changes: Partial<SearchRequest> = {}) => {
      const { hits } = await ask(changes);
      const ids = hits.map((hit) => hit.id);
      const rows = await world.orm.em
        .fork()
        .execute<{ id: string; name: string }[]>('select id, name from stakeholder');
      return ids.map((id) => rows.find((row) => row.id === id)?.name);
    };

    beforeAll(async () => {
      world = await openWorld();
      await fill(world);
      engine = createSearchEngine(world.orm, systemClock, open(world));
      await engine.rebuild();
    }, 60_000);
    afterAll(async () => {
      await world.end();
      if (name !== 'Meilisearch contract' || !host) return;
      const client = new Meilisearch({ host, ...(masterKey ? { apiKey: masterKey } : {}) });
      await client.deleteIndexIfExists(`${prefix}_documents`);
      for (const key of (await client.getKeys({ limit: 1000 })).results) {
        if (key.name === `${prefix} server`) await client.deleteKey(key.key);
      }
    });

    it('finds a French text by an Arabic word, narrower concepts after the very concept, and says why', async () => {
      const { hits, step, understood } = await ask({ query: 'نحاسيات', lang: 'fr' });
      expect(await titles({ query: 'نحاسيات' })).toEqual(['Atelier Cuivre', 'Lumières de Nabeul']);
      expect(step).toBe('asked');
      expect(understood.map((each) => each.id)).toEqual(['copperware']);
      expect(hits[0]?.reasons[0]).toMatchObject({ kind: 'concept', id: 'copperware', words: 'Dinanderie' });
      expect(hits[0]?.highlights.some((each) => each.segments.some((part) => part.hit))).toBe(true);
    });

    it('finds words that are no concept, and a name that is misspelt', async () => {
      expect(await titles({ query: 'gravée' })).toEqual(['Atelier Cuivre']);
      expect(await titles({ query: 'Lumieres' })).toEqual(['Lumières de Nabeul']);
      expect(await titles({ query: 'Lumiéres Nabeull' })).toContain('Lumières de Nabeul');
    });

    it('proposes the known word that is nearest to one nobody knows, and nothing where something was found', async () => {
      expect((await ask({ query: 'lanterrne constantine' })).didYouMean).toBe('lanterne constantine');
      expect((await ask({ query: 'poterie' })).didYouMean).toBeNull();
    });

    it('holds a topic to its place and widens it to the neighbourhood by a stated step', async () => {
      expect(await titles({ query: 'copperware constantine' })).toEqual(['Atelier Cuivre']);
      const { step, hits } = await ask({ query: 'pottery constantine' });
      expect(hits.length).toBeGreaterThan(0);
      expect(step).not.toBe('asked');
    });

    it('counts facets without their own filter', async () => {
      const { facets, total } = await ask({ filters: { country: ['DZ'] } });
      expect(total).toBe(1);
      const of = (facet: string) =>
        Object.fromEntries(
          facets.find((each) => each.name === facet)?.values.map((each) => [each.id, each.count]) ?? [],
        );
      expect(of('country')).toEqual({ DZ: 1, TN: 2 });
      expect(of('kind')).toEqual({ artisan: 1 });
      expect(of('cluster')).toEqual({ 'copper-cluster': 1 });
    });

    it('filters by what a record offers, where it is and what is on the map', async () => {
      expect(await titles({ filters: { direction: ['offer'], offeringKind: ['supply'], target: ['TN'] } })).toEqual([
        'Atelier Cuivre',
      ]);
      expect(await titles({ filters: { cluster: ['copper-cluster'], agreement: ['supply'] } })).toEqual([
        'Atelier Cuivre',
      ]);
      expect(await titles({ filters: { region: ['TN-NA'] } })).toEqual(['Lumières de Nabeul']);
      const near = { latitude: 36.4, longitude: 10.7, km: 50 };
      expect(await titles({ filters: { near } })).toEqual(['Lumières de Nabeul']);
      const bounds = { south: 36, west: 6, north: 37, east: 7 };
      expect(await titles({ filters: { bounds } })).toEqual(['Atelier Cuivre']);
    });

    it('names the records that answer as asked, among those one asks about, and widens nothing for them', async () => {
      const rows = await world.orm.em
        .fork()
        .execute<{ id: string; name: string }[]>('select id, name from stakeholder');
      const idOf = (wanted: string) => rows.find((row) => row.name === wanted)?.id ?? '';
      const records = (query: string, among: string[] | null, filters = {}) =>
        engine.records(
          {
            query,
            filters: { ...filters, among },
            sort: 'newest',
            first: 1,
            offset: 0,
            without: [],
            viewer: visitor,
            lang: 'en',
          },
          10,
        );
      const [copper, lights] = [idOf('Atelier Cuivre'), idOf('Lumières de Nabeul')];
      expect((await records('نحاسيات', null)).sort()).toEqual([copper, lights].sort());
      expect(await records('نحاسيات', [lights, idOf('بيت الفخار')])).toEqual([lights]);
      expect(await records('نحاسيات', [copper, lights], { country: ['DZ'] })).toEqual([copper]);
      expect(await records('gravee', [lights])).toEqual([]);
      expect(await records('pottery constantine', null)).toEqual([]);
    });

    it('orders by nearness and by name', async () => {
      const near = { latitude: 36.4, longitude: 10.7, km: null };
      expect((await titles({ sort: 'nearest', filters: { near } })).slice(0, 2)).toEqual([
        'Lumières de Nabeul',
        'Atelier Cuivre',
      ]);
      expect((await titles({ sort: 'name' })).slice(0, 2)).toEqual(['Atelier Cuivre', 'Lumières de Nabeul']);
    });

    it('pages without overlap', async () => {
      const first = await ask({ first: 2, sort: 'name' });
      const second = await ask({ first: 2, offset: 2, sort: 'name' });
      expect(new Set([...first.hits, ...second.hits].map((hit) => hit.id)).size).toBe(3);
      expect(first.total).toBe(3);
    });

    it('keeps what a viewer may not see out of hits, facets, points and distance', async () => {
      const query = { filters: { place: ['tozeur'] } };
      expect(await titles(query)).toEqual([]);
      expect(await titles({ ...query, viewer: member })).toEqual(['بيت الفخار']);
      const request = { query: '', filters: {}, sort: 'name', first: 20, offset: 0, without: [], lang: 'en' } as const;
      expect(await engine.points({ ...request, viewer: visitor }, 100)).toHaveLength(2);
      expect(await engine.points({ ...request, viewer: member }, 100)).toHaveLength(3);
      expect(await titles({ filters: { womenLed: ['led'] } })).toEqual([]);
      expect(await titles({ filters: { womenLed: ['led'] }, viewer: member })).toEqual(['Atelier Cuivre']);
    });

    it('suggests concepts and names by the beginning of a word', async () => {
      const suggestions = await engine.suggest('lum', 8, visitor, 'fr');
      expect(suggestions.map((each) => each.noun)).toContain('stakeholder');
      expect((await engine.suggest('dinan', 8, visitor, 'fr'))[0]).toMatchObject({ noun: 'concept', id: 'copperware' });
    });

    it('lets a block bind both ways at once', async () => {
      const [mine, other] = [await world.addStakeholder('Blocker'), await world.addStakeholder('Blocked Zirkon')];
      await engine.rebuild();
      const viewer: Viewer = { ...visitor, audience: 'members', actsFor: mine };
      expect(await titles({ query: 'Zirkon', viewer })).toEqual(['Blocked Zirkon']);
      await world.orm.em.fork().insert(Block, { fromId: other, toId: mine, createdAt: new Date() });
      expect(await titles({ query: 'Zirkon', viewer })).toEqual([]);
    });

    it('follows every write by the outbox, whatever table it was in, and then equals the rows', async () => {
      const id = await world.addStakeholder('Passing Quark', {
        visibility: { profile: 'public', offerings: 'public' },
      });
      // Transactions of other databases on the same server hold rows back too, so one look is not always enough. Spellings are
      // PostgreSQL's, whose own index the server keeps meanwhile.
      const left = async () => {
        while ((await drainOutbox(world.orm, engine)) > 0);
        const [row] = await world.orm.em.fork().execute<{ n: number }[]>(
          `select count(*)::int as n from outbox o, outbox_reader r
             where r.name in (?, 'postgres') and (o.xid, o.id) > (r.xid, r.id)`,
          [engine.name],
        );
        return row?.n;
      };
      const drain = () => expect.poll(left, { timeout: 10_000 }).toBe(0);
      await drain();
      expect(await titles({ query: 'Quark' })).toEqual(['Passing Quark']);
      const em = world.orm.em.fork();
      await em.execute(
        `insert into offering (id, stakeholder_id, direction, kind, title, valid_from, valid_until)
         values (?, ?, 'need', 'design', '{"en":"zellijflask wanted"}', '2026-01-01', '2099-01-01')`,
        [randomUUID(), id],
      );
      await drain();
      expect(await titles({ query: 'zellijflask' })).toEqual(['Passing Quark']);
      await em.execute(`update stakeholder set status = 'suspended' where id = ?`, [id]);
      await drain();
      expect(await titles({ query: 'zellijflask' })).toEqual([]);
      expect(await engine.verify()).toMatchObject({ wrong: [] });
    });

    it('finds by more words than an engine reads, and says which were left out', async () => {
      const words = 'one two three four five six seven eight nine ten eleven twelve';
      const id = await world.addStakeholder(`Sesquipedalian ${words}`);
      await engine.rebuild();
      const { hits, leftOut } = await ask({ query: `Sesquipedalian ${words}`, viewer: member });
      expect(hits.map((hit) => hit.id)).toEqual([id]);
      expect(leftOut).not.toContain('Sesquipedalian');
      expect(leftOut).toHaveLength(name === 'Meilisearch contract' ? 3 : 0);
    });

    it('tells what is found by sound alone as such, which is no answer as asked', async () => {
      await world.addStakeholder('Boutique Benyoucef');
      await engine.rebuild();
      const bySound = await ask({ query: 'Ben Youssef', viewer: member });
      expect([bySound.step, bySound.total]).toEqual(['spelling', 1]);
      expect((await ask({ query: 'Boutique Benyoucef', viewer: member })).step).toBe('asked');
    });

    it('takes any text as words, never as syntax', async () => {
      const hostile = [
        `'; drop table stakeholder; --`,
        '" OR audiences = "facilitators',
        '& | ! ( ) : * <->',
        '\u202e\u200f\ud800',
        '😀😀',
        'the of and',
        '%_\\',
      ];
      for (const query of hostile) expect((await ask({ query })).degraded).toBe(false);
      for (const value of hostile) {
        expect(await titles({ filters: { concept: [value], place: [value] } })).toEqual([]);
      }
    });
  });
}

describe('fallback', () => {
  it('answers from PostgreSQL and says degraded while the first engine cannot be reached', async () => {
    const world = await openWorld();
    await world.addStakeholder('Still Here');
    const postgres = createSearchEngine(world.orm, systemClock, postgresIndex(world.orm));
    await postgres.rebuild();
    const absent = meilisearchIndex(world.orm, { host: 'http://127.0.0.1:9', masterKey: undefined });
    const told: unknown[] = [];
    const engine = withFallback(createSearchEngine(world.orm, systemClock, absent), postgres, (error) =>
      told.push(error),
    );
    const request = { query: 'Still', filters: {}, sort: 'relevance', first: 5, offset: 0, without: [] } as const;
    const answer = await engine.search({ ...request, viewer: { ...visitor, audience: 'members' }, lang: 'en' });
    await world.end();
    expect(answer).toMatchObject({ degraded: true, total: 1 });
    expect(told).toHaveLength(1);
  });
});
