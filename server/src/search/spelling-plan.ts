import { closeKeys } from './names/name-closeness.js';
import { askedPlan, hasTopic, type Plan } from './plan.js';
import type { Spelling } from './postgres-spelling.js';
import type { SearchRequest } from './search-engine.js';
import type { IndexAnswer, IndexQuestion, SearchIndex } from './search-index.js';
import { understand } from './understanding.js';
import type { Vocabulary } from './vocabulary.js';

/** Lists longer than this are answered as they are: nobody misses a spelling among so many. */
const most = 100;
const evenness = 60;

/** A name this close has all that was asked for. */
const soundsSo = 0.9;
/** Names that come first have most of what was asked for; a name of one part only if it sounds so. */
const closeEnough = 0.65;
/** A word that is understood, such as a trade, is a name as well only where a name has it letter by letter. */
const writtenSo = 1.01;
const mostFirst = 5;
/** Beside the closest name others are as good as this far behind it. */
const nearly = 0.15;

type Find = (question: IndexQuestion) => Promise<IndexAnswer>;

/** Several rankings as one, by reciprocal rank: what stands high in one or in several of them comes first. */
export function fused(rankings: readonly (readonly string[])[]): string[] {
  const points = new Map<string, number>();
  for (const ranking of rankings) {
    for (const [position, id] of ranking.entries()) {
      points.set(id, (points.get(id) ?? 0) + 1 / (evenness + position + 1));
    }
  }
  return [...points].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** Rankings as one list in which the names closest to the query stand first. */
function listed({ named }: Plan, rankings: readonly (readonly string[])[]): string[] {
  return [...new Set([...named, ...fused(rankings)])];
}

/** The best records of a plan whatever the filters, which must not decide how the query is read. */
async function bestOf(request: SearchRequest, plan: Plan, find: Find): Promise<{ ids: string[]; total: number }> {
  const { rows, total } = await find({ ...request, plan, filters: {}, sort: 'relevance', first: most, offset: 0 });
  return { ids: rows.map((row) => row.record_id), total };
}

/**
 * The search with its names as they sound: the words left over as places and as names of stakeholders, in any script and
 * spelling, joined with what was found exactly. Null when that brings nothing new.
 */
export async function heardPlan(
  vocabulary: Vocabulary,
  request: SearchRequest,
  asked: Plan,
  spelling: Spelling,
  find: Find,
): Promise<{ plan: Plan; understanding: ReturnType<typeof understand> } | null> {
  const understanding = understand(vocabulary, request.query, request.without, request.lang, true);
  const heard = { ...askedPlan(vocabulary, understanding), named: asked.named };
  const hasPlaces = heard.places.length > asked.places.length;
  const name = heard.rest || (hasPlaces ? '' : heard.words.join(' '));
  const [exact, placed, named] = await Promise.all([
    bestOf(request, asked, find),
    hasPlaces ? bestOf(request, heard, find) : { ids: [], total: 0 },
    // A name that took up the whole query may be that of a place and that of somebody elsewhere.
    name ? spelling.named(name, heard.rest ? heard : { places: [], countries: [] }, request.viewer) : [],
  ]);
  const sounding = named.filter((each) => each.closeness >= soundsSo).map((each) => each.id);
  const step = exact.total === 0 ? 'spelling' : 'asked';
  if (placed.total > most) return { plan: { ...heard, step }, understanding };
  const only = listed(asked, [exact.ids, sounding, placed.ids]);
  return only.length > exact.ids.length ? { plan: { ...heard, step, only, name }, understanding } : null;
}

/**
 * The search for other spellings joined with the records whose words share their 4-grams with those asked for; a long list
 * is not even looked at.
 */
export async function speltPlan(
  request: SearchRequest,
  typos: Plan,
  spelling: Spelling,
  { find, count }: { find: Find; count: (question: IndexQuestion) => Promise<number> },
): Promise<Plan> {
  if ((await count({ ...request, plan: typos, filters: {} })) > most) return typos;
  const [found, { ids, alike }] = await Promise.all([
    bestOf(request, typos, find),
    spelling.spelt(typos, request.viewer),
  ]);
  const only = listed(typos, [found.ids, ids]);
  return only.length === found.ids.length ? typos : { ...typos, only, alike };
}

/** The search joined with the records that are near in meaning; the plan lists nothing new where there are none. */
export async function meantPlan(
  request: SearchRequest,
  plan: Plan,
  meant: NonNullable<SearchIndex['meant']>,
  find: Find,
): Promise<Plan> {
  const [exact, ids] = await Promise.all([
    bestOf(request, { ...plan, step: 'asked' }, find),
    meant(plan.words.join(' '), request.viewer, most),
  ]);
  return { ...plan, only: listed(plan, [exact.ids, ids]) };
}

/**
 * The records whose name is so close to the query that they come first whatever else it means: a name may hold a trade or a
 * place. At most five, so that nothing else is crowded out.
 */
export async function closestNames(request: SearchRequest, asked: Plan, spelling: Spelling): Promise<string[]> {
  const nowhere = { places: [], countries: [] };
  const named = await spelling.named(asked.words.join(' '), nowhere, request.viewer);
  const isOnePart = closeKeys(asked.words.join(' ')).parts.length < 2;
  const least = isOnePart ? (asked.rest === '' && hasTopic(asked) ? writtenSo : soundsSo) : closeEnough;
  return named
    .filter((each) => each.closeness >= Math.max(least, (named[0]?.closeness ?? 0) - nearly))
    .slice(0, mostFirst)
    .map((each) => each.id);
}
