import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../foundation/clock.js';
import { type LocalText, labelText } from '../foundation/localised-text.js';
import type { Viewer } from '../identity/viewer.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { fold } from '../thesaurus/normalise.js';
import { pgArray, replaceDocuments } from './document-store.js';
import { explainHit, type FoundRow } from './hit-reasons.js';
import { askedPlan, type Plan, widerPlans } from './plan.js';
import {
  type Facet,
  type FacetName,
  facetNames,
  type SearchAnswer,
  type SearchEngine,
  type SearchRequest,
  type SearchSort,
  type Suggestion,
} from './search-engine.js';
import { stakeholderDocuments } from './stakeholder-documents.js';
import { facetColumns, matched, passing } from './statement.js';
import { labelOf, understand } from './understanding.js';
import { readVocabulary, type Vocabulary } from './vocabulary.js';

const orders: Record<SearchSort, string> = {
  relevance: 'd.score desc, d.title, d.record_id',
  newest: 'd.updated_at desc, d.record_id',
  name: 'd.title, d.record_id',
};

/** Fewer hits than this and the answer tells how many wider searches would find. */
const few = 5;
const batch = 200;

/** The embedded engine: the index is a table beside the rows, so that no other service is needed. */
export function createPostgresEngine(orm: MikroORM, clock: Clock): SearchEngine {
  let vocabulary: Promise<Vocabulary> | null = null;
  const known = (): Promise<Vocabulary> => {
    vocabulary ??= readVocabulary(orm.em.fork());
    vocabulary.catch(() => {
      vocabulary = null;
    });
    return vocabulary;
  };
  const index = async (em: EntityManager, ids: readonly string[]): Promise<number> => {
    const documents = await stakeholderDocuments(em, await known(), ids, clock.now().toISOString().slice(0, 10));
    await replaceDocuments(em, ids, documents);
    return documents.length;
  };
  return {
    search: async (request) => answer(orm.em.fork(), await known(), request),
    suggest: async (query, first, viewer, lang) => suggest(orm.em.fork(), await known(), query, first, viewer, lang),
    apply: async (changes) => {
      if (changes.some((each) => ['concept', 'sector', 'country', 'place'].includes(each.noun))) vocabulary = null;
      const ids = [...new Set(changes.filter((each) => each.noun === 'stakeholder').map((each) => each.recordId))];
      if (ids.length > 0) await orm.em.fork().transactional((em) => index(em, ids));
    },
    rebuild: async () => {
      vocabulary = null;
      return orm.em.fork().transactional(async (em) => {
        const rows = await em.find(Stakeholder, { status: 'published' }, { fields: ['id'], orderBy: { id: 'asc' } });
        const ids = rows.map((row) => row.id);
        em.clear();
        await em.execute('delete from search_document');
        let count = 0;
        for (let at = 0; at < ids.length; at += batch) {
          count += await index(em, ids.slice(at, at + batch));
          em.clear();
        }
        return count;
      });
    },
    health: async () => {
      const [row] = await orm.em
        .fork()
        .execute<{ count: number }[]>('select count(*)::int as count from search_document');
      return { engine: 'postgres', documents: row?.count ?? 0 };
    },
  };
}

async function countOf(em: EntityManager, plan: Plan, request: SearchRequest): Promise<number> {
  const { text, values } = matched(plan, request.viewer, request.filters);
  const [row] = await em.execute<{ count: number }[]>(
    `${text} select count(*)::int as count from m d where ${passing()}`,
    values,
  );
  return row?.count ?? 0;
}

async function answer(em: EntityManager, vocabulary: Vocabulary, request: SearchRequest): Promise<SearchAnswer> {
  const { viewer, filters, lang } = request;
  const understanding = understand(vocabulary, request.query, request.without, lang);
  const asked = askedPlan(vocabulary, understanding);
  const askedCount = await countOf(em, asked, request);
  let plan = asked;
  let total = askedCount;
  const widening: SearchAnswer['widening'] = [];
  if (askedCount < few) {
    for (const wider of widerPlans(vocabulary, asked)) {
      const count = await countOf(em, wider, request);
      if (count <= askedCount) continue;
      widening.push({ step: wider.step, count });
      if (total === 0) {
        plan = wider;
        total = count;
      }
    }
  }
  const { text, values } = matched(plan, viewer, filters);
  const rows = await em.execute<FoundRow[]>(
    `${text} select record_id, score, texts, concepts, sectors, country, place from m d
     where ${passing()} order by ${orders[request.sort]} limit ?::int offset ?::int`,
    [...values, request.first, request.offset],
  );
  return {
    hits: rows.map((row) => ({
      id: row.record_id,
      score: row.score,
      ...explainHit(vocabulary, plan, row, lang),
    })),
    total,
    facets: await facetsOf(em, vocabulary, plan, request),
    understood: understanding.understood,
    step: plan.step,
    widening,
    clusters: askedCount < few ? await clustersFor(em, asked) : [],
    degraded: false,
  };
}

async function facetsOf(
  em: EntityManager,
  vocabulary: Vocabulary,
  plan: Plan,
  request: SearchRequest,
): Promise<Facet[]> {
  const { text, values } = matched(plan, request.viewer, request.filters);
  const one = (name: FacetName) =>
    `(select '${name}' as name, value as id, count(*)::int as count from m d, unnest(${facetColumns[name]}) as value
      where ${passing(name)} group by value order by count desc, value limit 60)`;
  const rows = await em.execute<{ name: FacetName; id: string; count: number }[]>(
    `${text} ${facetNames.map(one).join(' union all ')}`,
    values,
  );
  const label = (name: FacetName, id: string): LocalText | null =>
    name === 'concept' || name === 'sector' || name === 'country' ? labelOf(vocabulary, name, id, request.lang) : null;
  return facetNames.map((name) => ({
    name,
    values: rows
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
  em: EntityManager,
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
  const { text: allowed, values } = matched({ ...emptyPlan }, viewer, {});
  const names = await em.execute<{ record_id: string; title: string; title_lang: string }[]>(
    `${allowed} select record_id, title, title_lang from m d
     where strpos(lower(unaccent(d.title)), ?) > 0 order by title limit ?::int`,
    [...values, key, first],
  );
  const stakeholders = names.map(
    (row): Suggestion => ({
      noun: 'stakeholder',
      id: row.record_id,
      label: labelText({ [row.title_lang]: row.title }, row.title_lang, row.record_id),
    }),
  );
  const half = Math.ceil(first / 2);
  return [...words.slice(0, Math.max(half, first - stakeholders.length)), ...stakeholders].slice(0, first);
}

const emptyPlan: Plan = {
  step: 'asked',
  asked: [],
  concepts: [],
  near: [],
  sectors: [],
  places: [],
  countries: [],
  rest: '',
  words: [],
  typos: false,
};
