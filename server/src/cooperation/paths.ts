import { linkSince, linkType } from './link-pages.js';
import { mayIntroduce } from './node.js';
import { partnersSeen } from './partners.js';
import { eachGroup, linksOf, type Snapshot, under } from './snapshot.js';
import type { Sight } from './visible-to.js';

/** One step of a path: over a confirmed link, or through a cluster both belong to. */
export interface Step {
  to: number;
  /** Position in `linkTypes` and first day, where the step is a link; -1 and 0 where it is a cluster. */
  type: number;
  since: number;
  /** Number of the cluster, or -1. */
  cluster: number;
}

/** Who has more partners joins those on both sides but is not walked through further. */
const mostPartners = 2000;
/** A larger cluster joins those on both sides of it too, but nobody is looked for among its members. */
const mostMembers = 200;
/** Steps looked at from one end, nearest first; in a network so dense there is a path among fewer. */
const budget = 20_000;
/** Ways kept for each stakeholder, each by another first step. */
const kept = 3;

/** A way from one end to a stakeholder. */
interface Way {
  at: number;
  before: Way | null;
  /** The step that led here, null at the end itself. */
  step: Step | null;
  steps: number;
  /** What speaks for it among ways of the same length. */
  merit: number;
  /** The stakeholder of its first step. */
  first: number;
}
type Ways = Map<number, Way[]>;

/** The steps that the viewer may see from a stakeholder: links, then clusters that are not too large. */
export type Steps = (from: number, visit: (step: Step) => void, clusters?: boolean) => void;

/** What one viewer may see as {@link Steps}. */
export function stepsSeen(snapshot: Snapshot, sight: Sight): Steps {
  const partners = partnersSeen(snapshot, sight);
  const belongs = (index: number) => sight.meets(index) && sight.reads(index, 'clusters');
  const members = (cluster: number) => snapshot.shown.clusters[cluster * 3 + sight.audience] ?? 0;
  return (from, visit, clusters = true) => {
    if (partners.shows(from)) {
      const { page, begin, end } = linksOf(snapshot, from);
      for (let at = begin; at < end; at++) {
        const to = page.to[at] as number;
        // Of several links with one partner the most recent stands last.
        if ((at + 1 < end && page.to[at + 1] === to) || !partners.shows(to)) continue;
        const fact = page.facts[at] as number;
        visit({ to, type: linkType(fact), since: linkSince(fact), cluster: -1 });
      }
    }
    if (!clusters || !belongs(from)) return;
    eachGroup(snapshot, from, (kind, cluster) => {
      if (kind === 'sectors' || members(cluster) > mostMembers) return;
      for (const to of under(snapshot, 'clusters', cluster))
        if (to !== from && belongs(to)) visit({ to, type: -1, since: 0, cluster });
    });
  };
}

/**
 * Up to `count` shortest paths of at most four steps between two stakeholders, each by another first step. Of equal length
 * are preferred: links before clusters, recent links (half for every five years), those through who hosts or facilitates a
 * cluster, small clusters. Searched from both ends, two steps each, so that the network's size does not matter.
 */
export function shortestPaths(snapshot: Snapshot, sight: Sight, from: number, to: number, count = 3): Step[][] {
  if (from === to) return [];
  const partners = partnersSeen(snapshot, sight);
  const steps = stepsSeen(snapshot, sight);
  const walked = (index: number) => !partners.shows(index) || partners.count(index) <= mostPartners;
  const meritOf = (step: Step) =>
    step.cluster >= 0
      ? 1 / (1 + (snapshot.shown.clusters[step.cluster * 3 + sight.audience] ?? 0))
      : 2 + 2 ** (-Math.max(0, snapshot.today - step.since) / 1826);
  const go = (way: Way, step: Step): Way => ({
    at: step.to,
    before: way,
    step,
    steps: way.steps + 1,
    merit: way.merit + meritOf(step) + (way.before && mayIntroduce(snapshot.traits[way.at] ?? 0) ? 0.5 : 0),
    first: way.steps === 0 ? step.to : way.first,
  });
  /** Takes one step from all that were reached at `depth`; only to who is in `toMeet`, where it is given. */
  const spread = (ways: Ways, depth: number, toMeet?: Ways) => {
    let left = budget;
    for (const [at, list] of [...ways]) {
      if (left <= 0) break;
      if (list[0]?.steps !== depth || (depth > 0 && !walked(at))) continue;
      steps(at, (step) => {
        left--;
        if (toMeet && !toMeet.has(step.to)) return;
        const known = ways.get(step.to);
        if (known?.[0] && known[0].steps <= depth) return;
        const reached = known ?? [];
        for (const way of list) keep(reached, go(way, step));
        ways.set(step.to, reached);
      });
    }
  };
  const start = (at: number): Ways =>
    new Map([[at, [{ at, before: null, step: null, steps: 0, merit: 0, first: at }]]]);
  const ends = [from, to].sort((a, b) => partners.count(a) - partners.count(b));
  const [near, far] = [start(ends[0] ?? from), start(ends[1] ?? to)];
  spread(near, 0);
  spread(near, 1);
  spread(far, 0, walked(ends[1] ?? to) ? undefined : near);
  spread(far, 1, near);
  const forth = ends[0] === from ? near : far;
  const back = forth === near ? far : near;
  const bridges = bridged(largeClusters(snapshot, sight, forth), largeClusters(snapshot, sight, back), meritOf);
  return best(snapshot, [...joined(snapshot, forth, back), ...bridges], count);
}

/** The clusters too large to walk through that one end, or a partner of it, belongs to, with the ways there. */
function largeClusters(snapshot: Snapshot, sight: Sight, ways: Ways): Ways {
  const found: Ways = new Map();
  for (const [at, list] of ways) {
    if ((list[0]?.steps ?? 2) > 1 || !sight.meets(at) || !sight.reads(at, 'clusters')) continue;
    eachGroup(snapshot, at, (kind, cluster) => {
      if (kind !== 'clusters' || (snapshot.shown.clusters[cluster * 3 + sight.audience] ?? 0) <= mostMembers) return;
      const known = found.get(cluster) ?? [];
      found.set(cluster, known);
      for (const way of list) keep(known, way);
    });
  }
  return found;
}

/** Paths over a large cluster that both sides belong to. */
function bridged(forth: Ways, back: Ways, meritOf: (step: Step) => number): Path[] {
  const paths: Path[] = [];
  for (const [cluster, ways] of forth) {
    for (const way of ways) {
      for (const other of back.get(cluster) ?? []) {
        const step = { to: other.at, type: -1, since: 0, cluster };
        const steps = [...stepsTo(way), step, ...stepsBack(other)];
        if (isSimple(steps)) paths.push({ steps, merit: way.merit + meritOf(step) + other.merit });
      }
    }
  }
  return paths;
}

function stepsTo(way: Way): Step[] {
  const steps: Step[] = [];
  for (let each: Way | null = way; each?.step; each = each.before) steps.unshift(each.step);
  return steps;
}

function stepsBack(way: Way): Step[] {
  const steps: Step[] = [];
  for (let each: Way = way; each.step && each.before; each = each.before)
    steps.push({ ...each.step, to: each.before.at });
  return steps;
}

/** Comes by no stakeholder twice. */
function isSimple(steps: readonly Step[]): boolean {
  return new Set(steps.map((step) => step.to)).size === steps.length;
}

/** Keeps the best ways by different first steps. */
function keep(ways: Way[], way: Way): void {
  const same = ways.findIndex((each) => each.first === way.first);
  if (same >= 0) {
    if ((ways[same] as Way).merit < way.merit) ways[same] = way;
  } else if (ways.length < kept) ways.push(way);
  else {
    const least = ways.reduce((low, each, at) => (each.merit < (ways[low] as Way).merit ? at : low), 0);
    if ((ways[least] as Way).merit < way.merit) ways[least] = way;
  }
}

interface Path {
  steps: Step[];
  merit: number;
}

/** Every way forth that ends where a way back begins, as a path. */
function joined(snapshot: Snapshot, forth: Ways, back: Ways): Path[] {
  const paths: Path[] = [];
  for (const [at, ways] of forth) {
    const others = back.get(at);
    if (!others) continue;
    for (const way of ways) {
      for (const other of others) {
        const steps = [...stepsTo(way), ...stepsBack(other)];
        const bridge = way.before && other.before && mayIntroduce(snapshot.traits[at] ?? 0) ? 0.5 : 0;
        if (isSimple(steps)) paths.push({ steps, merit: way.merit + other.merit + bridge });
      }
    }
  }
  return paths;
}

/** The shortest, of these the best, each by another first step; a direct one needs no other. */
function best({ uuids }: Snapshot, paths: Path[], count: number): Step[][] {
  const byIds = (a: Step[], b: Step[]) => {
    for (const [position, step] of a.entries()) {
      const difference = uuids.compare(step.to, b[position]?.to ?? step.to);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  paths.sort((a, b) => a.steps.length - b.steps.length || b.merit - a.merit || byIds(a.steps, b.steps));
  const chosen = new Map<number, Step[]>();
  for (const { steps } of paths) {
    const first = steps[0];
    if (first && !chosen.has(first.to)) chosen.set(first.to, steps);
    if (chosen.size === count || steps.length === 1) break;
  }
  return [...chosen.values()];
}
