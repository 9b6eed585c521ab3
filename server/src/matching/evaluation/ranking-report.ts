import { bootstrap, type Interval } from '../../search/evaluation/evaluation-report.js';
import { type Asked, type Task, tasks } from './questions.js';
import type { World } from './world.js';

/** How one way did on one question; `top` are the positions of its best ten. */
export interface Measured {
  way: string;
  task: Task;
  from: number | null;
  hit: number;
  mrr: number;
  ndcg: number;
  top: number[];
}

/** How one way did on all questions of a task. */
export interface MatchingRow {
  task: Task;
  questions: number;
  way: string;
  /** Share of questions with a right answer among the best 10. */
  hit: Interval;
  /** Reciprocal rank of the first right answer among the best 100. */
  mrr: Interval;
  /** nDCG at 10, every right answer alike. */
  ndcg: Interval;
  /** How far our model is ahead of this way in MRR, question by question: where the interval holds 0, chance may be all. */
  oursAhead: Interval;
  /** Share of all stakeholders that stand in some best 10. */
  coverage: number;
  /** Gini coefficient of how often each stakeholder stands in a best 10: 0 all alike, 1 one only. */
  gini: number;
  /** Share of the best 10 that lie in another country than the asking one; null where nobody asks. */
  acrossBorders: number | null;
  /** Share of women-led among the best 10 by their share of all; null where none are known. */
  womenLedRatio: number | null;
}

/** Measures one list of positions, best first. */
export function measureList(way: string, { task, from, right }: Asked, found: readonly number[]): Measured {
  const first = found.findIndex((at) => right.has(at));
  const top = found.slice(0, 10);
  const discount = (at: number) => 1 / Math.log2(at + 2);
  const ideal = Array.from({ length: Math.min(10, right.size) }, (_, at) => discount(at));
  return {
    way,
    task,
    from,
    hit: first >= 0 && first < 10 ? 1 : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg:
      top.reduce((sum, each, at) => sum + (right.has(each) ? discount(at) : 0), 0) /
      ideal.reduce((sum, each) => sum + each, 0),
    top,
  };
}

/** One row for each task and way. */
export function reportOf(world: World, measured: readonly Measured[]): MatchingRow[] {
  const ways = [...new Set(measured.map((each) => each.way))];
  return tasks.flatMap((task) =>
    ways.flatMap((way) => {
      const own = measured.filter((each) => each.task === task && each.way === way);
      const ours = measured.filter((each) => each.task === task && each.way === 'ours');
      return own.length === 0 ? [] : [rowOf(world, task, own, ours)];
    }),
  );
}

function rowOf({ parties }: World, task: Task, own: readonly Measured[], ours: readonly Measured[]): MatchingRow {
  const shown = new Float64Array(parties.length);
  let across = 0;
  let asked = 0;
  let total = 0;
  let womenLed = 0;
  for (const { from, top } of own) {
    for (const at of top) {
      shown[at] = (shown[at] as number) + 1;
      total++;
      if (parties[at]?.womenLed) womenLed++;
      if (from === null) continue;
      asked++;
      if (parties[at]?.country !== parties[from]?.country) across++;
    }
  }
  const share = parties.filter((each) => each.womenLed).length / parties.length;
  return {
    task,
    questions: own.length,
    way: own[0]?.way ?? '',
    hit: bootstrap(own.map((each) => each.hit)),
    mrr: bootstrap(own.map((each) => each.mrr)),
    ndcg: bootstrap(own.map((each) => each.ndcg)),
    // Every way answers the same questions in the same order.
    oursAhead: bootstrap(own.map((each, at) => (ours[at]?.mrr ?? 0) - each.mrr)),
    coverage: shown.filter((times) => times > 0).length / parties.length,
    gini: gini(shown),
    acrossBorders: asked === 0 ? null : across / asked,
    womenLedRatio: share === 0 || total === 0 ? null : womenLed / total / share,
  };
}

/** Gini coefficient of counts: half the mean absolute difference by the mean. */
export function gini(counts: Float64Array): number {
  const sorted = Float64Array.from(counts).sort();
  const total = sorted.reduce((sum, each) => sum + each, 0);
  if (total === 0) return 0;
  const n = sorted.length;
  const ranked = sorted.reduce((sum, each, at) => sum + (2 * (at + 1) - n - 1) * each, 0);
  return ranked / (n * total);
}

/** The rows as a table for a terminal. */
export function matchingTable(rows: readonly MatchingRow[]): string {
  const interval = ({ mean, low, high }: Interval) => `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  const number = (value: number | null) => (value === null ? '-' : value.toFixed(2)).padStart(8);
  const head = `${'task'.padEnd(13)}${'questions'.padStart(9)}  ${'way'.padEnd(20)}${['hit@10', 'MRR', 'nDCG@10', 'ours ahead'].map((each) => each.padEnd(24)).join('')}${['coverage', 'gini', 'abroad', 'women'].map((each) => each.padStart(8)).join(' ')}`;
  return [
    head,
    ...rows.map(
      (row) =>
        `${row.task.padEnd(13)}${String(row.questions).padStart(9)}  ${row.way.padEnd(20)}${[row.hit, row.mrr, row.ndcg, row.oursAhead].map((each) => interval(each).padEnd(24)).join('')}${[row.coverage, row.gini, row.acrossBorders, row.womenLedRatio].map(number).join(' ')}`,
    ),
  ].join('\n');
}
