import { showsToAll } from './node.js';
import type { Partners } from './partners.js';
import { eachGroup, type Snapshot, under } from './snapshot.js';
import type { Sight } from './visible-to.js';

/** The walk goes back to where it began with this probability at each step. */
const alpha = 0.2;
/**
 * Mass on a node is handed on only while it is more than this for each unit of the node's weight. No value is then
 * further below the exact one than `epsilon` × the weight of its node, and all the work is at most 1/(alpha·epsilon) units
 * of weight beside the first step, however large the network or its hubs (Andersen, Chung, Lang 2006).
 */
export const epsilon = 1e-4;
/** A link weighs 1, and so does belonging to a cluster; a sector or a country brings people together less. */
const weights = { clusters: 1, sectors: 0.25, countries: 0.25 };
type Group = keyof typeof weights;
const fieldOf = { clusters: 'clusters', sectors: 'sectors', countries: 'profile' } as const;

/** Room for sums by node, kept between questions: making it anew for each would take longer than the walk. */
let residual = new Float64Array(0);
let settled = new Float64Array(0);

/**
 * Personalised PageRank from one stakeholder by local forward push, over stakeholders and, as nodes of their own, the
 * clusters, sectors and countries they belong to: a large one brings no one near. Only what the viewer may see takes part.
 */
export function walkFrom(snapshot: Snapshot, sight: Sight, partners: Partners, from: number): Map<number, number> {
  const { size, vocabularies, shown } = snapshot;
  const begins = {
    clusters: size,
    sectors: size + vocabularies.clusters.size,
    countries: size + vocabularies.clusters.size + vocabularies.sectors.size,
  };
  const length = begins.countries + vocabularies.countries.size;
  if (residual.length < length) {
    residual = new Float64Array(length);
    settled = new Float64Array(length);
  }
  const groupOf = (at: number): Group =>
    at < begins.sectors ? 'clusters' : at < begins.countries ? 'sectors' : 'countries';
  const belongs = (index: number, kind: Group) => sight.meets(index) && sight.reads(index, fieldOf[kind]);
  const exceptions = groupExceptions(snapshot, sight);
  const members = (kind: Group, group: number) =>
    (shown[kind][group * 3 + sight.audience] ?? 0) + (exceptions.get(`${kind}${group}`) ?? 0);
  const eachOwn = (index: number, visit: (kind: Group, group: number) => void) => {
    const may = { sectors: belongs(index, 'sectors'), clusters: belongs(index, 'clusters') };
    eachGroup(snapshot, index, (kind, group) => {
      if (may[kind]) visit(kind, group);
    });
    visit('countries', snapshot.countries[index] as number);
  };
  const weightOf = (at: number): number => {
    if (at >= size) return weights[groupOf(at)] * members(groupOf(at), at - begins[groupOf(at)]);
    let weight = partners.shows(at) ? partners.count(at) : 0;
    eachOwn(at, (kind) => {
      weight += weights[kind];
    });
    return weight;
  };
  const touched: number[] = [];
  const queue: number[] = [];
  const least = new Map<number, number>();
  const leastOf = (at: number) => {
    const known = least.get(at) ?? epsilon * weightOf(at);
    least.set(at, known);
    return known;
  };
  const give = (to: number, mass: number) => {
    const before = residual[to] as number;
    if (before === 0 && settled[to] === 0) touched.push(to);
    residual[to] = before + mass;
    // So little cannot be enough for anyone: a weight is at least that of the country.
    if (before + mass < epsilon * weights.countries) return;
    const enough = leastOf(to);
    if (before < enough && before + mass >= enough) queue.push(to);
  };
  give(from, 1);
  if (queue.length === 0) queue.push(from);
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] as number;
    const mass = residual[at] as number;
    residual[at] = 0;
    settled[at] = (settled[at] as number) + alpha * mass;
    const unit = ((1 - alpha) * mass) / weightOf(at);
    if (at < size) {
      if (partners.shows(at)) partners.each(at, (to) => give(to, unit));
      eachOwn(at, (kind, group) => give(begins[kind] + group, unit * weights[kind]));
    } else {
      const kind = groupOf(at);
      for (const to of under(snapshot, kind, at - begins[kind])) if (belongs(to, kind)) give(to, unit * weights[kind]);
    }
  }
  const rank = new Map<number, number>();
  for (const at of touched) {
    // What lies on a node and was not handed on stays there with probability alpha at least.
    const value = (settled[at] as number) + alpha * (residual[at] as number);
    if (at < size && at !== from && value >= alpha * epsilon) rank.set(at, value);
    residual[at] = settled[at] = 0;
  }
  return rank;
}

/** How many more, or fewer, members of a group the viewer sees than others of the same audience do. */
function groupExceptions(snapshot: Snapshot, sight: Sight): ReadonlyMap<string, number> {
  const by = new Map<string, number>();
  const count = (index: number, times: number) => {
    const add = (kind: Group, group: number) => {
      const key = `${kind}${group}`;
      by.set(key, (by.get(key) ?? 0) + times);
    };
    const open = (kind: Group) => showsToAll(snapshot.traits[index] ?? 0, fieldOf[kind], sight.audience);
    const wanted = (kind: Group) => (times > 0 ? !open(kind) : open(kind));
    const may = { sectors: wanted('sectors'), clusters: wanted('clusters') };
    eachGroup(snapshot, index, (kind, group) => {
      if (may[kind]) add(kind, group);
    });
    if (wanted('countries')) add('countries', snapshot.countries[index] as number);
  };
  for (const index of sight.own) count(index, 1);
  for (const index of sight.blocked) if (index < snapshot.size) count(index, -1);
  return by;
}
