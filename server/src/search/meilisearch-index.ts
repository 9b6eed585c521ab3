import type { MikroORM } from '@mikro-orm/postgresql';
import { Meilisearch, type MultiSearchQuery } from 'meilisearch';
import type { Viewer } from '../identity/viewer.js';
import { embedderName, embedderSettings, vectorsOf } from './embedder.js';
import { type Mark, writeMark } from './mark.js';
import { codeOf, connect, done, type MeilisearchPlace, prepare } from './meilisearch-connection.js';
import { type StoredDocument, storedOf } from './meilisearch-document.js';
import { type MarkDocument, markDocument, markId, markIn, shapeOf } from './meilisearch-mark.js';
import { recordsMeant } from './meilisearch-meaning.js';
import { baseQuery, pageOf, wholeWords } from './meilisearch-query.js';
import { meilisearchSettings, synonymsOf } from './meilisearch-settings.js';
import { allOf, among, type FilterText, passing, somewhereOnEarth, visible, within } from './meilisearch-statement.js';
import { documentId, possibleIds, type SearchDocument } from './search-document.js';
import { type FacetName, facetNames } from './search-engine.js';
import { EngineAtFault, type IndexQuestion, type SearchIndex, withNames } from './search-index.js';

/** All documents but the mark. */
const real = 'record_id EXISTS';

/** Where each facet's values are. */
const attributes: Record<FacetName, string> = {
  kind: 'kind',
  country: 'country',
  place: 'place',
  region: 'region',
  sector: 'sectors',
  cluster: 'clusters',
  direction: 'directions',
  offeringKind: 'offering_kinds',
  agreement: 'agreements',
  target: 'targets',
  womenLed: 'women_forms',
  evidence: 'women_evidence',
  language: 'languages',
  size: 'size',
  concept: 'concepts',
};

/** The documents as an index of Meilisearch. Blocks are read from PostgreSQL: they bind at once. */
export function meilisearchIndex(orm: MikroORM, place: MeilisearchPlace): SearchIndex {
  const prefix = place.prefix ?? 'wasl';
  const uid = `${prefix}_documents`;
  const embedder = place.embedder ?? null;
  const settings = {
    ...meilisearchSettings(Object.values(attributes)),
    ...(embedder ? embedderSettings(embedder) : {}),
  };
  const shape = shapeOf(settings);
  let connection: Promise<Meilisearch> | null = null;
  const connected = (): Promise<Meilisearch> => {
    connection ??= connect(place, prefix, uid, settings);
    connection.catch(() => {
      connection = null;
    });
    return connection;
  };
  const documents = async () => (await connected()).index<StoredDocument>(uid);
  const openTo = async (viewer: Viewer) => visible(viewer, await blockedBy(orm, viewer));
  const baseOf = async (question: IndexQuestion) => {
    const open = allOf([await openTo(question.viewer), within(question.filters)]);
    return baseQuery(await connected(), await documents(), question.plan, open);
  };
  const marked = (mark: Mark) => ({
    ...(markDocument(mark, shape) as unknown as StoredDocument),
    // The mark means nothing.
    ...(embedder ? { _vectors: { [embedderName]: null } } : {}),
  });
  const withVectors = async (fresh: readonly SearchDocument[]): Promise<StoredDocument[]> => {
    const stored = fresh.map(storedOf);
    if (embedder?.source !== 'userProvided' || stored.length === 0) return stored;
    const texts = fresh.map((each) => each.texts.map((text) => text.text).join(' '));
    const vectors = await vectorsOf(embedder, texts).catch((error: unknown) => {
      throw new EngineAtFault('The embedder failed.', { cause: error });
    });
    return stored.map((each, at) => ({ ...each, _vectors: { [embedderName]: vectors[at] } }));
  };
  return {
    name: 'meilisearch',
    wantsLabels: true,
    meant: embedder
      ? async (words, viewer, limit) => recordsMeant(await documents(), embedder, words, await openTo(viewer), limit)
      : null,
    async count(question) {
      const { q, filter } = await baseOf(question);
      const wanted = allOf([filter, passing(question.filters, attributes)]);
      const { totalHits } = await (await documents()).search(q, {
        ...wholeWords,
        ...given(wanted),
        page: 1,
        hitsPerPage: 0,
      });
      return totalHits;
    },
    async find(asked) {
      const question = await withNames(asked);
      const { filters } = question;
      const base = await baseOf(question);
      const wanted = allOf([base.filter, passing(filters, attributes)]);
      const narrowed = facetNames.filter((name) => (filters[name]?.length ?? 0) > 0);
      const groups: { names: FacetName[]; filter: FilterText }[] = [
        { names: facetNames.filter((name) => !narrowed.includes(name)), filter: wanted },
        ...narrowed.map((name) => ({
          names: [name],
          filter: allOf([base.filter, passing(filters, attributes, name)]),
        })),
      ];
      const client = await connected();
      const [rows, { results }] = await Promise.all([
        pageOf(client, uid, question, { ...base, filter: wanted }),
        client.multiSearch<{ queries: MultiSearchQuery[] }, StoredDocument>({
          queries: groups.map(({ names, filter }) => ({
            indexUid: uid,
            q: base.q,
            ...wholeWords,
            ...given(filter),
            facets: names.map((name) => attributes[name]),
            page: 1,
            hitsPerPage: 0,
          })),
        }),
      ]);
      const facets = groups.flatMap(({ names }, position) =>
        names.flatMap((name) =>
          Object.entries(results[position]?.facetDistribution?.[attributes[name]] ?? {}).map(([id, count]) => ({
            name,
            id,
            count,
          })),
        ),
      );
      const total = (results[0] as { totalHits?: number } | undefined)?.totalHits ?? 0;
      return { rows, total, facets, leftOut: base.leftOut };
    },
    async points(question, limit) {
      const { q, filter } = await baseOf(question);
      const wanted = allOf([filter, passing(question.filters, attributes), somewhereOnEarth]);
      const { hits } = await (await documents()).search(q, {
        ...wholeWords,
        ...given(wanted),
        limit,
        sort: ['title:asc'],
        attributesToRetrieve: ['record_id', 'title', 'title_lang', 'place', '_geo'],
      });
      return hits.flatMap(({ record_id: id, title, title_lang: lang, place: where, _geo: geo }) =>
        geo ? [{ id, title, lang, place: where, latitude: geo.lat, longitude: geo.lng }] : [],
      );
    },
    async records(question, limit) {
      const { q, filter } = await baseOf(question);
      const wanted = allOf([filter, passing(question.filters, attributes)]);
      const options = { ...wholeWords, ...given(wanted), limit, attributesToRetrieve: ['record_id'] };
      return (await (await documents()).search(q, options)).hits.map((hit) => hit.record_id);
    },
    async names(key, first, viewer) {
      const filter = given(await openTo(viewer));
      const options = {
        ...wholeWords,
        ...filter,
        attributesToSearchOn: ['names'],
        attributesToRetrieve: ['record_id', 'title', 'title_lang'],
        limit: first,
      };
      const { hits } = await (await documents()).search(key, options);
      return hits.map((hit) => ({ id: hit.record_id, title: hit.title, lang: hit.title_lang }));
    },
    async mark() {
      try {
        return markIn(await (await documents()).getDocument<MarkDocument>(markId), shape);
      } catch (error) {
        const code = codeOf(error);
        if (code === 'document_not_found') return null;
        // Another engine stands at this address, or this one has lost its indexes or keys: begin anew.
        connection = null;
        if (code !== 'index_not_found' && code !== 'invalid_api_key') throw error;
        await documents();
        return null;
      }
    },
    async replace(recordIds, fresh, mark) {
      const index = await documents();
      const kept = new Set(fresh.map(documentId));
      // All that there could be, not what there is: tasks of a process that died may still wait in the engine's queue.
      const stale = recordIds.flatMap(possibleIds).filter((id) => !kept.has(id));
      const stored = [...(await withVectors(fresh)), ...(mark ? [marked(mark)] : [])];
      // Tasks of an index are done in their order, so the mark is there only when all before it is.
      const tasks = [
        ...(stale.length > 0 ? [index.deleteDocuments(stale)] : []),
        ...(stored.length > 0 ? [index.addDocuments(stored, { primaryKey: 'doc_id' })] : []),
      ];
      // Waited for together: one that fails while another is waited for would end the process, heard by nobody.
      await Promise.all(tasks.map(done));
      if (mark) await writeMark(orm.em.fork(), 'meilisearch', mark);
    },
    async fillBeside(vocabulary, fill) {
      const client = await connected();
      const next = `${uid}_next`;
      await client.deleteIndexIfExists(next);
      await prepare(client, next, settings);
      await done(client.index(next).updateSynonyms(synonymsOf(vocabulary)));
      const add = (stored: StoredDocument[]) =>
        stored.length === 0
          ? Promise.resolve()
          : done(client.index<StoredDocument>(next).addDocuments(stored, { primaryKey: 'doc_id' }));
      await fill({ write: async (batch) => add(await withVectors(batch)) });
      return async (mark) => {
        await add([marked(mark)]);
        // A swap is a task of no index, so a key that is good for some indexes cannot see it end.
        const master = new Meilisearch({ host: place.host, ...(place.masterKey ? { apiKey: place.masterKey } : {}) });
        await done(master.swapIndexes([{ indexes: [uid, next], rename: false }]));
        await writeMark(orm.em.fork(), 'meilisearch', mark);
        await done(client.deleteIndex(next));
      };
    },
    async hashes(recordIds) {
      if (recordIds.length === 0) return new Map();
      const { results } = await (await documents()).getDocuments({
        filter: among('record_id', recordIds) ?? '',
        fields: ['doc_id', 'hash'],
        limit: 3 * recordIds.length,
      });
      return new Map(results.map((each) => [each.doc_id, each.hash]));
    },
    async *stored() {
      const index = await documents();
      for (let offset = 0; ; offset += 1000) {
        const { results } = await index.getDocuments({ filter: real, fields: ['doc_id'], limit: 1000, offset });
        for (const each of results) yield each.doc_id;
        if (results.length < 1000) return;
      }
    },
    async size() {
      return (await (await documents()).getDocuments({ filter: real, fields: ['doc_id'], limit: 0 })).total;
    },
  };
}

function given(filter: FilterText): { filter?: string } {
  return filter === null ? {} : { filter };
}

async function blockedBy(orm: MikroORM, viewer: Viewer): Promise<string[]> {
  if (!viewer.actsFor) return [];
  const rows = await orm.em
    .fork()
    .execute<{ id: string }[]>(
      'select to_id as id from block where from_id = ?::uuid union select from_id from block where to_id = ?::uuid and binds_both',
      [viewer.actsFor, viewer.actsFor],
    );
  return rows.map((row) => row.id);
}
