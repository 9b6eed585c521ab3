import { linksBetween, smoothedLift } from '../../cooperation/lift.js';
import { distanceKm } from '../features/affinity.js';
import { type Grouping, groupingNames, type History, type Partners } from './history.js';
import { cosineIndex, textSpace, type Vector } from './text-vectors.js';
import { walkFrom } from './walk.js';
import type { Occasion, World } from './world.js';

/** What a prediction is asked for: the partners of one stakeholder, or those of a new project by its lead and text. */
export interface Question {
  /** Position of the stakeholder or the lead; null for a project whose lead is not told. */
  from: number | null;
  /** The new project; null for the partners of a stakeholder. */
  project: Occasion | null;
}

/** What a pair is judged by; each is 0 where nothing is known. */
export const predictorNames = [
  'activity',
  'occasions',
  'recency',
  'walk',
  'walk-from-region',
  'walk-from-country',
  'walk-from-similar-texts',
  'allocation',
  'common-partners',
  'adamic-adar',
  'met',
  'met-times',
  'met-recency',
  'followed',
  'reach-region',
  'reach-wider',
  'reach-country',
  'reach-sector',
  'lift-region',
  'lift-wider',
  'lift-country',
  'lift-sector',
  'links-region',
  'links-country',
  'devoted-region',
  'devoted-country',
  'own-share-region',
  'own-share-country',
  'same-region',
  'same-country',
  'same-place',
  'near',
  'text',
  'similar-occasions',
  'similar-in-region',
  'similar-in-country',
  'name',
  'name-lift',
  'shared-sector',
  'shared-concepts',
] as const;
export type Predictor = (typeof predictorNames)[number];
export type Columns = Record<Predictor, Float64Array>;

/** Reads everything that predictions for a day need, and returns how to fill the columns for one question. */
export function createPredictors(world: World, history: History): Predictors {
  const n = world.parties.length;
  const space = textSpace([
    ...history.occasions.filter((each) => each.text),
    ...world.parties.filter((each) => each.text),
  ]);
  const ofOccasion = history.occasions.map((each) => space.vector(each.text, each.lang));
  const ofParty = world.parties.map((party, at) =>
    space.sum([
      [space.vector(party.text, party.lang), 1] as const,
      ...(history.of[at] ?? []).map((each) => [ofOccasion[each] as Vector, history.weight[each] as number] as const),
    ]),
  );
  const likeParty = cosineIndex(ofParty);
  const likeOccasion = cosineIndex(ofOccasion);
  const names = textSpace(world.parties.map((each) => ({ text: each.name, lang: 'und' })));
  const ofName = world.parties.map((each) => names.vector(each.name, 'und'));
  const likeName = cosineIndex(ofName);
  const nameKinds = kindsOfName(world, history);
  const columns = Object.fromEntries(predictorNames.map((name) => [name, new Float64Array(n)])) as Columns;
  const occasionLikeness = new Float64Array(history.occasions.length);
  const groupWalks = new Map<string, Float64Array>();

  const walkFromGroup = (name: Grouping, group: number): Float64Array => {
    const key = `${name} ${group}`;
    const before = groupWalks.get(key);
    if (before) return before;
    const rank = new Float64Array(n);
    const { of } = history.groups[name];
    const start: [number, number][] = [];
    let total = 0;
    for (let at = 0; at < n; at++) if (of[at] === group) total += history.activity[at] as number;
    if (total > 0) {
      for (let at = 0; at < n; at++) {
        const activity = history.activity[at] as number;
        if (of[at] === group && activity > 0) start.push([at, activity / total]);
      }
      walkFrom(history, start, rank);
      for (let at = 0; at < n; at++) rank[at] = Math.log1p((rank[at] as number) * n);
    }
    groupWalks.set(key, rank);
    return rank;
  };

  for (let at = 0; at < n; at++) {
    columns.activity[at] = Math.log1p(history.activity[at] as number);
    columns.occasions[at] = Math.log1p(history.times[at] as number);
    columns.recency[at] = 2 ** (((history.last[at] as number) - history.day) / 730);
  }

  return {
    columns,
    fill({ from, project }) {
      for (const name of predictorNames)
        if (name !== 'activity' && name !== 'occasions' && name !== 'recency') columns[name].fill(0);
      const query = project ? space.vector(project.text, project.lang) : ofParty[from as number];
      occasionLikeness.fill(0);
      if (query && query.length > 0) textColumns(strongestOf(query));
      if (from !== null) {
        networkColumns(from);
        placeColumns(from);
        for (const name of ['region', 'country'] as const) similarOccasionsOf(name, from);
        likenessColumns(from);
      }
    },
  };

  function textColumns(query: Vector): void {
    likeParty(query, columns.text);
    likeOccasion(query, occasionLikeness);
    const nearest = [...occasionLikeness.keys()]
      .filter((at) => (occasionLikeness[at] as number) > 0.05)
      .sort((a, b) => (occasionLikeness[b] as number) - (occasionLikeness[a] as number))
      .slice(0, 100);
    const start = new Map<number, number>();
    for (const at of nearest) {
      const worth = (occasionLikeness[at] as number) ** 2 * (history.weight[at] as number);
      const members = history.occasions[at]?.members ?? [];
      for (const one of members) {
        columns['similar-occasions'][one] = (columns['similar-occasions'][one] as number) + worth;
        start.set(one, (start.get(one) ?? 0) + worth / members.length);
      }
    }
    const total = [...start.values()].reduce((sum, each) => sum + each, 0);
    if (total === 0) return;
    const strongest = [...start].sort((a, b) => b[1] - a[1]).slice(0, 50);
    const kept = strongest.reduce((sum, [, each]) => sum + each, 0);
    walkFrom(
      history,
      strongest.map(([one, each]) => [one, each / kept] as const),
      columns['walk-from-similar-texts'],
    );
    logs(columns['walk-from-similar-texts'], n);
    logs(columns['similar-occasions'], 10);
  }

  /** Who works where the asking one's place takes part, the more the liker the occasion: what a programme of a place leaves behind. */
  function similarOccasionsOf(name: 'region' | 'country', from: number): void {
    const column = columns[`similar-in-${name}`];
    for (const each of history.groups[name].occasions[history.groups[name].of[from] as number] ?? []) {
      const worth = (0.1 + (occasionLikeness[each] as number)) ** 2 * (history.weight[each] as number);
      for (const one of history.occasions[each]?.members ?? []) column[one] = (column[one] as number) + worth;
    }
    logs(column, 20);
  }

  function metColumns(from: number): void {
    for (const each of history.of[from] as number[]) {
      const { members, day, hasLead } = history.occasions[each] as Occasion;
      const recent = 2 ** ((day - history.day) / 730);
      for (const one of members) {
        if (one === from) continue;
        columns['met-times'][one] = (columns['met-times'][one] as number) + 1;
        columns['met-recency'][one] = Math.max(columns['met-recency'][one] as number, recent);
        if (hasLead && members[0] === from) columns.followed[one] = (columns.followed[one] as number) + 1;
      }
    }
    logs(columns['met-times'], 1);
    logs(columns.followed, 1);
  }

  function networkColumns(from: number): void {
    metColumns(from);
    walkFrom(history, [[from, 1]], columns.walk);
    columns.walk[from] = 0;
    logs(columns.walk, n);
    const own = history.partners[from] as Partners;
    const { allocation, met } = columns;
    const [common, adamicAdar] = [columns['common-partners'], columns['adamic-adar']];
    for (let n = 0; n < own.at.length; n++) {
      const between = own.at[n] as number;
      const near = own.weight[n] as number;
      met[between] = Math.log1p(near);
      const theirs = history.partners[between] as Partners;
      const size = theirs.at.length;
      const told = 1 / Math.log(1 + size);
      for (let m = 0; m < size; m++) {
        const other = theirs.at[m] as number;
        allocation[other] = (allocation[other] as number) + Math.sqrt(near * (theirs.weight[m] as number)) / size;
        common[other] = (common[other] as number) + 1;
        adamicAdar[other] = (adamicAdar[other] as number) + told;
      }
    }
    logs(columns.allocation, 10);
    logs(columns['common-partners'], 1);
  }

  function placeColumns(from: number): void {
    const own = history.partners[from] as Partners;
    for (const name of groupingNames) {
      const { of, keys, pairs, reach } = history.groups[name];
      const group = of[from] as number;
      if (group < 0) continue;
      const reached = columns[`reach-${name}`];
      for (const [at, weight] of reach[group] as Map<number, number>) reached[at] = Math.log1p(weight);
      if (name === 'region' || name === 'country') {
        const devoted = columns[`devoted-${name}`];
        for (const [at, weight] of reach[group] as Map<number, number>)
          devoted[at] = weight / (weight + 3 * (history.activity[at] as number) + 1);
      }
      const lifts = keys.map((key) => Math.log(smoothedLift(pairs, keys[group] as string, key)));
      const links = keys.map((key) => Math.log1p(linksBetween(pairs, keys[group] as string, key)));
      const shares = new Float64Array(keys.length);
      for (const at of own.at) {
        const theirs = of[at] as number;
        if (theirs >= 0) shares[theirs] = (shares[theirs] as number) + 1 / (own.at.length + 2);
      }
      const lift = columns[`lift-${name}`];
      const seen = name === 'region' || name === 'country' ? columns[`links-${name}`] : null;
      const share = name === 'region' || name === 'country' ? columns[`own-share-${name}`] : null;
      const same = name === 'region' || name === 'country' ? columns[`same-${name}`] : null;
      for (let at = 0; at < n; at++) {
        const theirs = of[at] as number;
        if (theirs < 0) continue;
        lift[at] = lifts[theirs] as number;
        if (seen) seen[at] = links[theirs] as number;
        if (share) share[at] = shares[theirs] as number;
        if (same && theirs === group) same[at] = 1;
      }
      if (name === 'region' || name === 'country') columns[`walk-from-${name}`].set(walkFromGroup(name, group));
    }
  }

  function likenessColumns(from: number): void {
    const you = world.parties[from];
    if (!you) return;
    likeName(ofName[from] as Vector, columns.name);
    nameKinds(from, columns['name-lift']);
    const concepts = new Set(you.concepts);
    const sectors = new Set(you.sectors);
    const place = you.place?.toLowerCase();
    for (let at = 0; at < n; at++) {
      const they = world.parties[at] as World['parties'][number];
      if (place && they.country === you.country && they.place?.toLowerCase() === place) columns['same-place'][at] = 1;
      if (you.latitude !== null && you.longitude !== null && they.latitude !== null && they.longitude !== null)
        columns.near[at] = 2 ** (-distanceKm(you.latitude, you.longitude, they.latitude, they.longitude) / 300);
      if (sectors.size > 0 && they.sectors.some((each) => sectors.has(each))) columns['shared-sector'][at] = 1;
      if (concepts.size > 0 && they.concepts.length > 0)
        columns['shared-concepts'][at] =
          they.concepts.filter((each) => concepts.has(each)).length / Math.sqrt(concepts.size * they.concepts.length);
    }
  }
}

export interface Predictors {
  columns: Columns;
  /** Fills the columns for one question: one value per position. The columns are the same arrays each time. */
  fill(question: Question): void;
}

/** The terms that say most; the others cost more than they tell. */
function strongestOf(vector: Vector): Vector {
  return [...vector].sort((a, b) => b[1] - a[1]).slice(0, 60);
}

function logs(column: Float64Array, scale: number): void {
  for (let at = 0; at < column.length; at++) {
    const value = column[at] as number;
    if (value !== 0) column[at] = Math.log1p(value * scale);
  }
}

/**
 * Words that many names carry tell what kind of organisation it is: a university, a town, a chamber. Returns how to fill
 * a column with the mean log lift of such words of two names.
 */
function kindsOfName(world: World, history: History): (from: number, into: Float64Array) => void {
  const words = world.parties.map((each) => [...new Set(each.name.toLowerCase().match(/\p{L}{3,}/gu) ?? [])]);
  const held = new Map<string, number>();
  for (const each of words) for (const word of each) held.set(word, (held.get(word) ?? 0) + 1);
  const common = [...held]
    .filter(([, times]) => times >= Math.max(10, world.parties.length / 200))
    .sort((a, b) => b[1] - a[1])
    .slice(0, 150)
    .map(([word]) => word);
  const numbers = new Map(common.map((word, at) => [word, at]));
  const kinds = words.map((each) => each.flatMap((word) => numbers.get(word) ?? []));
  const size = common.length;
  const together = new Float64Array(size * size);
  const ends = new Float64Array(size);
  let pairs = 0;
  for (const { members } of history.occasions) {
    if (members.length > 60) continue;
    for (const a of members) {
      for (const b of members) {
        if (a === b) continue;
        pairs++;
        for (const x of kinds[a] as number[]) {
          ends[x] = (ends[x] as number) + 1;
          for (const y of kinds[b] as number[]) together[x * size + y] = (together[x * size + y] as number) + 1;
        }
      }
    }
  }
  const lift = new Float64Array(size * size);
  for (let x = 0; x < size; x++)
    for (let y = 0; y < size; y++) {
      const expected = pairs === 0 ? 0 : ((ends[x] as number) * (ends[y] as number)) / pairs;
      lift[x * size + y] = Math.log(((together[x * size + y] as number) + 10) / (expected + 10));
    }
  return (from, into) => {
    const own = kinds[from] as number[];
    if (own.length === 0) return;
    const toward = Float64Array.from({ length: size }, (_, y) =>
      own.reduce((sum, x) => sum + (lift[x * size + y] as number) / own.length, 0),
    );
    for (let at = 0; at < into.length; at++) {
      const theirs = kinds[at] as number[];
      if (theirs.length > 0) into[at] = theirs.reduce((sum, y) => sum + (toward[y] as number), 0) / theirs.length;
    }
  };
}
