import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../foundation/clock.js';
import { type LocalText, labelText } from '../foundation/localised-text.js';
import type { Viewer } from '../identity/viewer.js';
import { fold } from '../thesaurus/normalise.js';
import { pgArray } from './document-store.js';
import { explainHit } from './hit-reasons.js';
import { askedPlan, type Plan, widerPlans } from './plan.js';
import { postgresIndex } from './postgres-index.js';
import type { Spelling } from './postgres-spelling.js';
import { documentId, hashOf, type SearchDocument } from './search-document.js';
import {
  type Facet,
  type FacetName,
  facetNames,
  type SearchAnswer,
  type SearchEngine,
  type SearchRequest,
  type Suggestion,
} from './search-engine.js';
import type { IndexAnswer, IndexQuestion, SearchIndex } from './search-index.js';
import { heardPlan, speltPlan } from './spelling-plan.js';
import { stakeholderDocuments } from './stakeholder-documents.js';
import { filtered } from './statement.js';
import { labelOf, understand } from './understanding.js';
import { readVocabulary, type Vocabulary } from './vocabulary.js';

/** Fewer hits than this and the answer tells how many wider searches would find. */
const few = 5;
const batch = 500;
/** Records whose change reaches documents of many stakeholders, because their labels are written into them. */
const vocabularyNouns = ['concept', 'sector', 'country', 'place', 'cluster'];

/** A search engine over an index: understands queries, widens them and explains hits, the same way for every index. */
export function createSearchEngine(orm: MikroORM, clock: Clock, index: SearchIndex): SearchEngine {
  const listed = postgresIndex(orm);
  const stores: Stores = {
    of: (plan) => (plan.only ? listed : index),
    spelling: listed,
  };
  let vocabulary: Promise<Vocabulary> | null = null;
  const known = (): Promise<Vocabulary> => {
    vocabulary ??= readVocabulary(orm.em.fork());
    vocabulary.catch(() => {
      vocabulary = null;
    });
    return vocabulary;
  };
  const documentsOf = async (ids: readonly string[]): Promise<SearchDocument[]> =>
    stakeholderDocuments(orm, await known(), ids, clock.now().toISOString().slice(0, 10), index.wantsLabels);
  /** One rebuild of an index at a time, whichever process wants it: the lock lasts as long as its transaction. */
  const rebuild = (progress: (done: number) => void = () => {}): Promise<number> =>
    orm.em.fork().transactional(async (lock) => {
      await lock.execute('select pg_advisory_xact_lock(hashtext(?))', [`rebuild ${index.name}`]);
      return rebuildNow(progress);
    });
  const rebuildNow = async (progress: (done: number) => void): Promise<number> => {
    vocabulary = null;
    const [start] = await orm.em
      .fork()
      .execute<{ xmin: string }[]>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin');
    let count = 0;
    await index.swapIn(async (write) => {
      for await (const ids of publishedIds(orm)) {
        const documents = await documentsOf(ids);
        await write(documents);
        count += documents.length;
        progress(count);
      }
    });
    // What changed since the start is read again: changes that reached only the store that was swapped out.
    await orm.em.fork().execute(
      `insert into outbox_reader (name, xid, id) values (?, ?::xid8, -1)
       on conflict (name) do update set xid = excluded.xid, id = excluded.id, at = now()`,
      [index.name, start?.xmin ?? '0'],
    );
    return count;
  };
  return {
    name: index.name,
    search: async (request) => answer(orm.em.fork(), stores, await known(), request),
    points: async (request, limit) => {
      const { plan } = await planFor(stores, await known(), request);
      return stores.of(plan).points({ ...request, plan }, limit);
    },
    suggest: async (query, first, viewer, lang) => suggest(index, await known(), query, first, viewer, lang),
    apply: async (changes) => {
      if (changes.some((each) => vocabularyNouns.includes(each.noun))) {
        await rebuild();
        return;
      }
      const of = (noun: string) => changes.filter((each) => each.noun === noun).map((each) => each.recordId);
      const ids = [...new Set([...of('stakeholder'), ...(await ownersOf(orm, of('offering')))])];
      if (ids.length > 0) await index.replace(ids, await documentsOf(ids));
    },
    rebuild,
    verify: async () => {
      const wrong: string[] = [];
      let documents = 0;
      for await (const ids of publishedIds(orm)) {
        const wanted = new Map((await documentsOf(ids)).map((each) => [documentId(each), hashOf(each)]));
        const stored = await index.hashes(ids);
        documents += wanted.size;
        for (const id of new Set([...wanted.keys(), ...stored.keys()])) {
          if (wanted.get(id) !== stored.get(id)) wrong.push(id);
        }
      }
      return { documents, stored: await index.size(), wrong };
    },
    health: async () => ({ engine: index.name, documents: await index.size() }),
  };
}

/** Whose offers and needs these are. */
async function ownersOf(orm: MikroORM, offerings: readonly string[]): Promise<string[]> {
  if (offerings.length === 0) return [];
  const rows = await orm.em
    .fork()
    .execute<{ id: string }[]>('select distinct stakeholder_id as id from offering where id = any(?::uuid[])', [
      pgArray(offerings),
    ]);
  return rows.map((row) => row.id);
}

/** Identifiers of all published stakeholders in batches, shuffled: any part of the index then stands for the whole. */
async function* publishedIds(orm: MikroORM): AsyncGenerator<string[]> {
  const rows = await orm.em
    .fork()
    .execute<{ id: string }[]>(`select id from stakeholder where status = 'published' order by md5(id::text)`);
  for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch).map((row) => row.id);
}

/** Where a plan is answered: records listed by name or spelling by PostgreSQL, everything else by the engine's own index. */
interface Stores {
  of(plan: Plan): SearchIndex;
  spelling: Spelling;
}

/** The plan that answers, the first of the widening steps that finds anything, and what wider ones would find. */
async function planFor(stores: Stores, vocabulary: Vocabulary, request: SearchRequest) {
  const find = (question: IndexQuestion) => stores.of(question.plan).find(question);
  const count = (plan: Plan, filters = request.filters) => stores.of(plan).count({ ...request, filters, plan });
  const understanding = understand(vocabulary, request.query, request.without, request.lang);
  const asked = askedPlan(vocabulary, understanding);
  const widening: SearchAnswer['widening'] = [];
  const hear = () => heardPlan(vocabulary, request, asked, stores.spelling, find);
  const widen = (plan: Plan): Promise<Plan> | Plan =>
    plan.step === 'typos' ? speltPlan(request, plan, stores.spelling, find) : plan;
  const heard = request.step === 'spelling' ? await hear() : null;
  const step = widerPlans(vocabulary, asked).find((each) => each.step === request.step);
  const chosen = heard?.plan ?? (step && (await widen(step)));
  if (chosen) {
    return { understanding, asked: chosen, plan: chosen, widening, found: await find({ ...request, plan: chosen }) };
  }
  let answer = { understanding, asked, plan: asked, widening, found: await find({ ...request, plan: asked }) };
  if (answer.found.total >= few || asked.words.length === 0) return answer;
  // Only a query that finds little by itself is read by its sound: a narrow filter is no reason to.
  const open = filtered(request.filters).length > 0 ? await count(asked, {}) : answer.found.total;
  const sounded = open < few ? await hear() : null;
  if (sounded) {
    answer = { ...answer, ...sounded, found: await find({ ...request, plan: sounded.plan }) };
    if (answer.found.total >= few) return answer;
  }
  if (request.offset > 0) return answer;
  const wider = await Promise.all(widerPlans(vocabulary, asked).map(widen));
  const counts = await Promise.all(wider.map((each) => count(each)));
  const exact = answer.found.total;
  for (const [position, each] of wider.entries()) {
    const found = counts[position] ?? 0;
    if (found <= exact) continue;
    widening.push({ step: each.step, count: found });
    const isFirst = exact === 0 && answer.plan.step === 'asked';
    // What is spelt alike may show what was heard and more of its kind: then it says more.
    const isAlike = answer.plan.step === 'spelling' && each.step === 'typos';
    if (!isFirst && !isAlike) continue;
    const wide = await find({ ...request, plan: each });
    if (isFirst || shows(wide, answer.found)) answer = { ...answer, plan: each, found: wide };
  }
  return answer;
}

/** Whether the page of one answer has all that is on the page of another. */
function shows(wide: IndexAnswer, narrow: IndexAnswer): boolean {
  const ids = new Set(wide.rows.map((row) => row.record_id));
  return narrow.rows.every((row) => ids.has(row.record_id));
}

async function answer(
  em: EntityManager,
  stores: Stores,
  vocabulary: Vocabulary,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const { understanding, asked, plan, widening, found } = await planFor(stores, vocabulary, request);
  return {
    hits: found.rows.map((row) => ({
      id: row.record_id,
      score: row.score,
      ...explainHit(vocabulary, plan, row, request.lang),
    })),
    total: found.total,
    estimated: found.estimated,
    facets: facetsOf(vocabulary, found.facets, request.lang),
    understood: understanding.understood,
    step: plan.step,
    widening,
    clusters: found.total < few || plan !== asked ? await clustersFor(em, asked) : [],
    degraded: false,
  };
}

function facetsOf(vocabulary: Vocabulary, counts: IndexAnswer['facets'], lang: string): Facet[] {
  const label = (name: FacetName, id: string): LocalText | null => {
    if (name === 'cluster') return labelText(vocabulary.clusters.get(id)?.names, lang, id);
    const noun = name === 'target' ? 'country' : name;
    return noun === 'concept' || noun === 'sector' || noun === 'country' || noun === 'place'
      ? labelOf(vocabulary, noun, id, lang)
      : null;
  };
  return facetNames.map((name) => ({
    name,
    values: counts
      .filter((row) => row.name === name)
      .map(({ id, count }) => ({ id, count, label: label(name, id) }))
      .sort((a, b) => b.count - a.count),
  }));
}

/** Clusters at the places asked for: someone there may know who is not listed. */
async function clustersFor(em: EntityManager, plan: Plan): Promise<string[]> {
  if (plan.places.length === 0 && plan.countries.length === 0) return [];
  const rows = await em.execute<{ id: string }[]>(
    `select id from cluster where place_id = any(?::text[]) or country_code = any(?::text[]) order by number, id limit 3`,
    [pgArray(plan.places), pgArray(plan.countries)],
  );
  return rows.map((row) => row.id);
}

async function suggest(
  index: SearchIndex,
  vocabulary: Vocabulary,
  query: string,
  first: number,
  viewer: Viewer,
  lang: string,
): Promise<Suggestion[]> {
  const { text } = understand(vocabulary, query, [], lang);
  const key = fold(text).trim();
  if (key.length < 2) return [];
  const seen = new Set<string>();
  const words: Suggestion[] = [];
  for (const { noun, id, key: label } of vocabulary.suggestable) {
    if (words.length >= first) break;
    if (seen.has(`${noun}:${id}`) || !(label.startsWith(key) || label.includes(` ${key}`))) continue;
    seen.add(`${noun}:${id}`);
    words.push({ noun, id, label: labelOf(vocabulary, noun, id, lang) });
  }
  const stakeholders = (await index.names(key, first, viewer)).map(
    (row): Suggestion => ({
      noun: 'stakeholder',
      id: row.id,
      label: labelText({ [row.lang]: row.title }, row.lang, row.id),
    }),
  );
  const half = Math.ceil(first / 2);
  return [...words.slice(0, Math.max(half, first - stakeholders.length)), ...stakeholders].slice(0, first);
}
