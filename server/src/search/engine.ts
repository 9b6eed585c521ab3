import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../foundation/clock.js';
import { type LocalText, labelText } from '../foundation/localised-text.js';
import type { Viewer } from '../identity/viewer.js';
import { fold } from '../thesaurus/normalise.js';
import { didYouMean } from './did-you-mean.js';
import { explainerOf } from './hit-reasons.js';
import { keepIndex } from './index-keeper.js';
import { orderHits } from './order-hits.js';
import { pgArray } from './pg-array.js';
import { askedPlan, type Plan, widerPlans } from './plan.js';
import { postgresIndex } from './postgres-index.js';
import type { Spelling } from './postgres-spelling.js';
import {
  type Facet,
  type FacetName,
  facetNames,
  type SearchAnswer,
  type SearchEngine,
  type SearchRequest,
  type Suggestion,
} from './search-engine.js';
import { type IndexAnswer, type IndexQuestion, type SearchIndex, withNames } from './search-index.js';
import { closestNames, heardPlan, meantPlan, speltPlan } from './spelling-plan.js';
import { filtered } from './statement.js';
import { labelOf, queryText, understand } from './understanding.js';
import type { Vocabulary } from './vocabulary.js';
import { keepVocabulary, type VocabularyKeeper } from './vocabulary-keeper.js';

/** Fewer hits than this and the answer tells how many wider searches would find. */
const few = 5;

/** A search engine over an index: understands queries, widens them and explains hits, the same way for every index. */
export function createSearchEngine(
  orm: MikroORM,
  clock: Clock,
  index: SearchIndex,
  vocabulary: VocabularyKeeper = keepVocabulary(orm),
): SearchEngine {
  const listed = postgresIndex(orm);
  const stores: Stores = {
    of: (plan) => (plan.only ? listed : index),
    spelling: listed,
    meant: index.meant,
  };
  const { known } = vocabulary;
  return {
    name: index.name,
    search: async (request) => answer(orm.em.fork(), stores, await known(), request),
    points: async (request, limit) => {
      const { plan } = await planFor(stores, await known(), request);
      return stores.of(plan).points({ ...request, plan }, limit);
    },
    records: async (request, limit) => {
      const { plan } = await closestPlan(stores, await known(), { ...request, first: 1, offset: 0 });
      return stores.of(plan).records({ ...request, plan }, limit);
    },
    suggest: async (query, first, viewer, lang) => suggest(index, await known(), query, first, viewer, lang),
    known,
    ...keepIndex(orm, clock, index, vocabulary),
    health: async () => ({ engine: index.name, documents: await index.size() }),
  };
}

/** Where a plan is answered: records listed by name or spelling by PostgreSQL, everything else by the engine's own index. */
interface Stores {
  of(plan: Plan): SearchIndex;
  spelling: Spelling;
  meant: SearchIndex['meant'];
}

/** So many of the best of an index are ordered anew. */
const ordered = 100;

/** Finds a page, its order the same whichever index answers; what lies deeper stays in the order of the index. */
function findIn(stores: Stores, vocabulary: Vocabulary) {
  return async (question: IndexQuestion): Promise<IndexAnswer> => {
    const { plan, sort, first, offset } = question;
    // Without words there are no names either.
    if (plan.only || sort !== 'relevance' || plan.words.length === 0 || offset >= ordered)
      return stores.of(plan).find(question);
    const found = await stores.of(plan).find({ ...question, offset: 0, first: Math.max(ordered, offset + first) });
    const { plan: named } = await withNames(question);
    const rows = [...orderHits(vocabulary, named, found.rows.slice(0, ordered)), ...found.rows.slice(ordered)];
    return { ...found, rows: rows.slice(offset, offset + first) };
  };
}

/** What was asked for and how it is looked for. */
interface Planned {
  /** Whether the request itself names the step: then nothing wider is tried. */
  chosen: boolean;
  understanding: ReturnType<typeof understand>;
  asked: Plan;
  plan: Plan;
  found: IndexAnswer;
}

/** The search as it was asked, its names by their sound where it finds little; or as wide as the step it names. */
async function closestPlan(stores: Stores, vocabulary: Vocabulary, request: SearchRequest): Promise<Planned> {
  const find = findIn(stores, vocabulary);
  const understanding = understand(vocabulary, request.query, request.without, request.lang);
  const plain = askedPlan(vocabulary, understanding);
  const naming = closestNames(request, plain, stores.spelling);
  // Neither waits for the other, unless it is a wider search that is asked for.
  const [named, first] = await Promise.all([naming, request.step ? null : find({ ...request, plan: plain, naming })]);
  const asked = { ...plain, named };
  const hear = () => heardPlan(vocabulary, request, asked, stores.spelling, find);
  const heard = request.step === 'spelling' ? await hear() : null;
  const step = widerSteps(stores, vocabulary, asked).find((each) => each.step === request.step);
  const plan = heard?.plan ?? (step && (await widened(stores, vocabulary, request, step)));
  if (plan) return { chosen: true, understanding, asked: plan, plan, found: await find({ ...request, plan }) };
  const found = first ?? (await find({ ...request, plan: asked }));
  const isBySound = await foundBySound(stores, request, asked, found);
  const answer = {
    chosen: false,
    understanding,
    asked,
    plan: isBySound ? { ...asked, step: 'spelling' as const } : asked,
    found,
  };
  if (answer.found.total >= few || asked.words.length === 0) return answer;
  // Only a query that finds little by itself is read by its sound: a narrow filter is no reason to.
  const isNarrowed = filtered(request.filters).length > 0 || request.filters.among;
  const open = isNarrowed ? await stores.of(asked).count({ ...request, filters: {}, plan: asked }) : answer.found.total;
  const sounded = open < few ? await hear() : null;
  if (!sounded) return answer;
  const wider = isBySound ? { ...sounded.plan, step: answer.plan.step } : sounded.plan;
  return { ...answer, ...sounded, plan: wider, found: await find({ ...request, plan: wider }) };
}

/** Whether nothing but the sound of names was found: that is no answer as asked, and keeps no wider search from opening. */
async function foundBySound(stores: Stores, request: SearchRequest, asked: Plan, found: IndexAnswer): Promise<boolean> {
  if (asked.named.length === 0 || found.total === 0 || found.total > asked.named.length) return false;
  const plan = { ...asked, named: [] };
  return (await stores.of(plan).count({ ...request, plan })) === 0;
}

/** A wider step as it is looked for. */
function widened(stores: Stores, vocabulary: Vocabulary, request: SearchRequest, plan: Plan): Promise<Plan> | Plan {
  const find = findIn(stores, vocabulary);
  const count = (question: IndexQuestion) => stores.of(question.plan).count(question);
  if (plan.step === 'meaning' && stores.meant) return meantPlan(request, plan, stores.meant, find);
  return plan.step === 'typos' ? speltPlan(request, plan, stores.spelling, { find, count }) : plan;
}

/** The wider searches in their order, with what is near in meaning after other spellings. */
function widerSteps(stores: Stores, vocabulary: Vocabulary, asked: Plan): Plan[] {
  const plans = widerPlans(vocabulary, asked);
  if (!stores.meant || asked.words.length === 0) return plans;
  const at = plans.findIndex((each) => each.step !== 'typos');
  return plans.toSpliced(at < 0 ? plans.length : at, 0, { ...asked, step: 'meaning' });
}

/** The plan that answers, the first of the widening steps that finds anything, and what wider ones would find. */
async function planFor(stores: Stores, vocabulary: Vocabulary, request: SearchRequest) {
  const find = findIn(stores, vocabulary);
  const widening: SearchAnswer['widening'] = [];
  let answer = { ...(await closestPlan(stores, vocabulary, request)), widening };
  const { asked, chosen } = answer;
  if (chosen || answer.found.total >= few || asked.words.length === 0 || request.offset > 0) return answer;
  const wider = await Promise.all(
    widerSteps(stores, vocabulary, asked).map((each) => widened(stores, vocabulary, request, each)),
  );
  const exact = answer.found.total;
  // What is likely to be shown is found at once, which counts it as well.
  const counts = await Promise.all(
    wider.map(async (each, position) => {
      const isLikely = position === 0 && answer.plan.step === 'asked' && exact === 0;
      const wide = isLikely ? await find({ ...request, plan: each }) : null;
      return { wide, count: wide?.total ?? (await stores.of(each).count({ ...request, plan: each })) };
    }),
  );
  for (const [position, each] of wider.entries()) {
    const { wide: known, count } = counts[position] ?? { wide: null, count: 0 };
    if (count <= exact) continue;
    widening.push({ step: each.step, count });
    const isFirst = exact === 0 && answer.plan.step === 'asked';
    // What is spelt alike may show what was heard and more of its kind: then it says more.
    const isAlike = answer.plan.step === 'spelling' && each.step === 'typos';
    if (!isFirst && !isAlike) continue;
    const wide = known ?? (await find({ ...request, plan: each }));
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
  const explain = explainerOf(vocabulary, plan, request.lang);
  const isFoundAsAsked = found.total > 0 && (plan.step === 'asked' || plan.step === 'spelling');
  return {
    hits: found.rows.map((row) => ({ id: row.record_id, score: row.score, ...explain(row) })),
    total: found.total,
    facets: facetsOf(vocabulary, found.facets, request.lang),
    understood: understanding.understood,
    step: plan.step,
    widening,
    clusters: found.total < few || plan !== asked ? await clustersFor(em, asked) : [],
    didYouMean: isFoundAsAsked ? null : didYouMean(vocabulary, understanding),
    degraded: false,
    leftOut: found.leftOut,
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
  const key = fold(queryText(query)).trim();
  if (key.length < 2) return [];
  const seen = new Set<string>();
  const words: Suggestion[] = [];
  for (const { noun, id } of vocabulary.beginning(key)) {
    if (words.length >= first) break;
    if (seen.has(`${noun}:${id}`)) continue;
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
