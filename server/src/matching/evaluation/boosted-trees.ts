import { seeded } from '../../foundation/seeded.js';
import type { Choice } from './conditional-logit.js';

/** A tree as a list of questions: is the feature at most `cut`? Then go on at `low`, else at `high`; leaves have a value. */
interface Step {
  feature: number;
  cut: number;
  low: number;
  high: number;
  value: number;
}
type Tree = Step[];

/** Trees that add up to the log-odds of a row being chosen. */
export interface Trees {
  /** What they add up to for one row, whose values begin at `from`. */
  sumOf(rows: Float32Array, from: number): number;
}

const rounds = 80;
const leaves = 7;
const rate = 0.1;
/** Of the features and of the rows, the share that each tree is grown on. */
const featureShare = 0.3;
const rowShare = 0.3;
const fewestRows = 40;
/** Pulls what a leaf says towards nothing. */
const ridge = 10;
const bins = 32;

interface Leaf {
  rows: Int32Array;
  sums: Sums;
  gradient: number;
  curvature: number;
  step: number;
  best: Split | null;
}
/** What a tree is grown on. */
interface Grounds {
  used: readonly number[];
  binned: readonly Uint8Array[];
  cuts: readonly (readonly number[])[];
  gradient: Float64Array;
  curvature: Float64Array;
}
interface Split {
  gain: number;
  feature: number;
  bin: number;
}

/**
 * Gradient boosting of small trees for the log-odds of being chosen (Friedman 2001; second order and histograms as in Chen
 * and Guestrin 2016, rows drawn anew for each tree as in Friedman 2002). Rows count as often as they stand for others.
 */
export function growTrees(choices: readonly Choice[], features: number): Trees {
  const { rows, yes, weight } = joined(choices, features);
  const n = yes.length;
  const random = seeded(17);
  const cuts = Array.from({ length: features }, (_, f) => cutsOf(rows, f, features));
  const binned = cuts.map((cut, f) =>
    Uint8Array.from({ length: n }, (_, row) => binOf(rows[row * features + f] as number, cut)),
  );
  const chosen = sum(yes, weight);
  const base = Math.log(Math.max(chosen, 1) / Math.max(sum(weight) - chosen, 1));
  const odds = new Float64Array(n).fill(base);
  const gradient = new Float64Array(n);
  const curvature = new Float64Array(n);
  const trees: Tree[] = [];
  for (let round = 0; round < rounds; round++) {
    const some: number[] = [];
    for (let row = 0; row < n; row++) {
      if (random() >= rowShare) continue;
      const p = 1 / (1 + Math.exp(-(odds[row] as number)));
      gradient[row] = (weight[row] as number) * (p - (yes[row] as number));
      curvature[row] = (weight[row] as number) * p * (1 - p);
      some.push(row);
    }
    const used = Array.from({ length: features }, (_, f) => [random(), f] as const)
      .sort((a, b) => a[0] - b[0])
      .slice(0, Math.max(3, featureShare * features))
      .map(([, f]) => f);
    const tree = grown(Int32Array.from(some), { used, binned, cuts, gradient, curvature });
    trees.push(tree);
    for (let row = 0; row < n; row++) odds[row] = (odds[row] as number) + toldBy(tree, rows, row * features);
  }
  return {
    sumOf(values, from) {
      let total = base;
      for (const tree of trees) total += toldBy(tree, values, from);
      return total;
    },
  };
}

function joined(choices: readonly Choice[], features: number) {
  const n = choices.reduce((total, { chosen }) => total + chosen.length, 0);
  const rows = new Float32Array(n * features);
  const yes = new Uint8Array(n);
  const weight = new Float64Array(n).fill(1);
  let at = 0;
  for (const choice of choices) {
    rows.set(choice.rows, at * features);
    yes.set(choice.chosen, at);
    if (choice.standsFor) weight.set(choice.standsFor, at);
    at += choice.chosen.length;
  }
  return { rows, yes, weight };
}

function sum(values: ArrayLike<number>, times?: Float64Array): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += (values[at] as number) * (times ? (times[at] as number) : 1);
  return total;
}

/** Where a feature is cut: between zero and the rest, and the rest into equal numbers of rows. */
function cutsOf(rows: Float32Array, feature: number, features: number): number[] {
  const n = rows.length / features;
  const every = Math.max(1, Math.floor(n / 20_000));
  const found: number[] = [];
  for (let row = 0; row < n; row += every) {
    const value = rows[row * features + feature] as number;
    if (value !== 0) found.push(value);
  }
  found.sort((a, b) => a - b);
  const cuts = new Set<number>([0]);
  for (let each = 1; each < bins - 1; each++) {
    const value = found[Math.floor((each * found.length) / (bins - 1))];
    if (value !== undefined) cuts.add(value);
  }
  return [...cuts].sort((a, b) => a - b);
}

/** How many cuts lie below the value. */
function binOf(value: number, cuts: readonly number[]): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function toldBy(tree: Tree, values: Float32Array, from: number): number {
  let step = tree[0] as Step;
  while (step.feature >= 0)
    step = tree[(values[from + step.feature] as number) <= step.cut ? step.low : step.high] as Step;
  return step.value;
}

/** What the rows of a leaf add up to in each bin of each feature used: gradient, curvature, rows. */
type Sums = Float64Array;

function sumsOf(rows: Int32Array, grounds: Grounds): Sums {
  const { used, binned, gradient, curvature } = grounds;
  const sums = new Float64Array(used.length * bins * 3);
  for (let each = 0; each < used.length; each++) {
    const column = binned[used[each] as number] as Uint8Array;
    const from = each * bins;
    for (let n = 0; n < rows.length; n++) {
      const row = rows[n] as number;
      const at = 3 * (from + (column[row] as number));
      sums[at] = (sums[at] as number) + (gradient[row] as number);
      sums[at + 1] = (sums[at + 1] as number) + (curvature[row] as number);
      sums[at + 2] = (sums[at + 2] as number) + 1;
    }
  }
  return sums;
}

/** A tree over these rows: the leaf that gains most is split, until there are enough. */
function grown(all: Int32Array, grounds: Grounds): Tree {
  const { binned, cuts } = grounds;
  const tree: Tree = [];
  const leafOf = (rows: Int32Array, sums: Sums): Leaf => {
    let [g, h] = [0, 0];
    // Every row is in some bin of the first feature.
    for (let bin = 0; bin < bins; bin++) {
      g += sums[3 * bin] ?? 0;
      h += sums[3 * bin + 1] ?? 0;
    }
    tree.push({ feature: -1, cut: 0, low: -1, high: -1, value: (-rate * g) / (h + ridge) });
    const leaf = { rows, sums, gradient: g, curvature: h, step: tree.length - 1 };
    return { ...leaf, best: bestSplit(leaf, grounds) };
  };
  const open = [leafOf(all, sumsOf(all, grounds))];
  while (open.length < leaves) {
    const leaf = open.reduce((a, b) => ((b.best?.gain ?? 0) > (a.best?.gain ?? 0) ? b : a));
    if (!leaf.best) break;
    const { feature, bin } = leaf.best;
    const column = binned[feature] as Uint8Array;
    const below = leaf.rows.filter((row) => (column[row] as number) <= bin);
    const above = leaf.rows.filter((row) => (column[row] as number) > bin);
    // Only the smaller side is added up; the other is what is left.
    const small = sumsOf(below.length <= above.length ? below : above, grounds);
    const rest = leaf.sums.map((each, at) => each - (small[at] as number));
    const low = leafOf(below, below.length <= above.length ? small : rest);
    const high = leafOf(above, below.length <= above.length ? rest : small);
    tree[leaf.step] = { feature, cut: cuts[feature]?.[bin] as number, low: low.step, high: high.step, value: 0 };
    open.splice(open.indexOf(leaf), 1, low, high);
  }
  return tree;
}

function bestSplit({ rows, sums, gradient: g, curvature: h }: Omit<Leaf, 'best'>, { used }: Grounds): Split | null {
  if (rows.length < 2 * fewestRows) return null;
  const worth = (a: number, b: number) => (a * a) / (b + ridge);
  let best: Split | null = null;
  for (let each = 0; each < used.length; each++) {
    let [lowG, lowH, count] = [0, 0, 0];
    for (let bin = 0; bin < bins - 1; bin++) {
      const at = 3 * (each * bins + bin);
      lowG += sums[at] as number;
      lowH += sums[at + 1] as number;
      count += sums[at + 2] as number;
      if (count < fewestRows) continue;
      if (rows.length - count < fewestRows) break;
      const gain = worth(lowG, lowH) + worth(g - lowG, h - lowH) - worth(g, h);
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature: used[each] as number, bin };
    }
  }
  return best;
}
