import { seeded } from '../../foundation/seeded.js';
import { createRankings, finderNames, type Rankings } from './baselines.js';
import { growTrees, type Trees } from './boosted-trees.js';
import type { Admitted, Score } from './column.js';
import { type Choice, fitWeights } from './conditional-logit.js';
import { historyBefore } from './history.js';
import { createPredictors, type Predictors, predictorNames } from './predictors.js';
import { priorWeights } from './prior-weights.js';
import { type Asked, admittedTo, questionsOf, type Task, tasks } from './questions.js';
import type { World } from './world.js';

/** What a score is the weighted sum of: the columns, and the places given by the finders. */
export const inputNames = [...predictorNames, ...finderNames.map((name) => `place by ${name}` as const)];
export type Input = (typeof inputNames)[number];

/**
 * What orders candidates: the weighted sum of their inputs, in the order of {@link inputNames}, and trees, which see what a
 * sum cannot (near only in one country, popular only of late). Both are log-odds and are added up.
 */
export interface Model {
  weights: number[];
  trees: Trees | null;
  /** How much the trees count, from 0 to 1. */
  trust: number;
}
export type Models = Record<Task, Model>;

/** The prior mean of the fit: where nothing can be learnt, it stands. */
const prior = Object.fromEntries(
  tasks.map((task) => [task, inputNames.map((name) => priorWeights[task][name] ?? 0)]),
) as Record<Task, number[]>;
/** Precision of the prior: it counts as much as some dozens of choices, so that few choices move little. */
const priorStrength = 60;

/** So many choices make trees count half: they have no prior, so that few choices say less by them than by the sum. */
const halfTrust = 200;

/** Choices learnt from at most for each task. */
const mostChoices = 1200;
/** Windows looked back on at most. */
const mostWindows = 4;

/** `count` of the list, drawn without replacement. */
export function drawn<T>(list: readonly T[], count: number, random: () => number): T[] {
  const rest = [...list];
  for (let at = 0; at < Math.min(count, rest.length); at++) {
    const other = at + Math.floor(random() * (rest.length - at));
    [rest[at], rest[other]] = [rest[other] as T, rest[at] as T];
  }
  return rest.slice(0, count);
}

/**
 * Learns what orders the candidates of each task from windows of time that end before `day`, each as long as `length`
 * days: what was known at its beginning against what then happened. Nothing from `day` on is read.
 */
export function learnModels(world: World, day: number, length: number, progress: (words: string) => void): Models {
  const first = world.occasions[0]?.day ?? day;
  const window = Math.max(1, Math.min(length, Math.floor((day - first) / 3)));
  const choices = Object.fromEntries(tasks.map((task) => [task, [] as Choice[]])) as Record<Task, Choice[]>;
  const random = seeded(7);
  const debuts = debutsOf(world, day);
  for (let back = 1; back <= mostWindows; back++) {
    const begins = day - back * window;
    const history = historyBefore(world, begins);
    if (history.occasions.length === 0) break;
    if (tasks.every((task) => choices[task].length >= mostChoices)) break;
    progress(`learning from ${new Date(begins * 86_400_000).toISOString().slice(0, 10)}`);
    const predictors = createPredictors(world, history);
    const rankings = createRankings(predictors);
    const asked = questionsOf(world, history, begins + window);
    const hidden = notYetThere(debuts, day, begins, window, random);
    for (const task of tasks) {
      // The latest windows tell most; earlier ones fill up what they leave.
      const wanted = Math.min(mostChoices / 2, mostChoices - choices[task].length);
      const own = drawn(
        asked.filter((each) => each.task === task),
        wanted,
        random,
      );
      for (const question of own) {
        predictors.fill(question);
        rankings.ask(question);
        const choice = choiceOf(predictors, rankings, question, hidden, random);
        if (choice) choices[task].push(choice);
      }
    }
  }
  return Object.fromEntries(
    tasks.map((task) => {
      const own = choices[task];
      progress(`fitting ${task} to ${own.length} choices`);
      const weights = fitted(own, prior[task]);
      const trees = own.length === 0 ? null : growTrees(own, inputNames.length);
      return [task, { weights, trees, trust: own.length / (own.length + halfTrust) }];
    }),
  ) as Models;
}

/** The day of each one's first occasion before `day`; Infinity for those who have none. */
function debutsOf({ parties, occasions }: World, day: number): number[] {
  const debuts = parties.map(() => Number.POSITIVE_INFINITY);
  for (const { members, day: when } of occasions)
    if (when < day) for (const at of members) debuts[at] = Math.min(debuts[at] as number, when);
  return debuts;
}

/**
 * Those to leave out of a window that is learnt from, drawn by lot: of all who have not come by its end so many stay that
 * there are as many newcomers for each who came in it as there are now for each who came in the last. Else the further
 * back a window lies, the more would stand by who never come in it, and the less a newcomer would seem worth.
 */
function notYetThere(debuts: readonly number[], day: number, begins: number, window: number, random: () => number) {
  const cameIn = (from: number) => debuts.filter((debut) => debut >= from && debut < from + window).length;
  const now = debuts.filter((debut) => debut >= day).length;
  const later = debuts.flatMap((debut, at) => (debut < begins + window ? [] : [at]));
  const ratio = now / Math.max(1, cameIn(day - window));
  const staying = Math.round(Math.max(0, ratio - 1) * cameIn(begins));
  return new Set(drawn(later, Math.max(0, later.length - staying), random));
}

function choiceOf(
  predictors: Predictors,
  rankings: Rankings,
  question: Asked,
  hidden: ReadonlySet<number>,
  random: () => number,
): Choice | null {
  const { among, has } = admittedTo(predictors.history, question);
  const { positions, rows } = rowsOf(predictors, rankings, { among, has: (at) => has(at) && !hidden.has(at) });
  const chosen = Uint8Array.from(positions, (at) => (question.right.has(at) ? 1 : 0));
  return chosen.includes(1) ? thinned(question.task, rows, chosen, random) : null;
}

/** Of those that were not chosen, the hardest to tell apart and as many drawn from the others, which stand for all of them. */
const hardest = 80;

function thinned(task: Task, rows: Float32Array, chosen: Uint8Array, random: () => number): Choice {
  const k = inputNames.length;
  const sums = sumsOf(rows, prior[task]);
  const others = [...chosen.keys()]
    .filter((row) => !chosen[row])
    .sort((a, b) => (sums[b] as number) - (sums[a] as number));
  const easy = others.slice(hardest);
  const sample = drawn(easy, hardest, random);
  const kept = [...[...chosen.keys()].filter((row) => chosen[row]), ...others.slice(0, hardest), ...sample];
  const drawnFrom = kept.length - sample.length;
  const thin = new Float32Array(kept.length * k);
  kept.forEach((row, at) => {
    thin.set(rows.subarray(row * k, (row + 1) * k), at * k);
  });
  return {
    rows: thin,
    chosen: Uint8Array.from(kept, (row) => chosen[row] as number),
    standsFor: Float64Array.from(kept, (_, at) => (at < drawnFrom ? 1 : easy.length / sample.length)),
  };
}

/** The weighted sum of each row. */
function sumsOf(rows: Float32Array, weights: readonly number[]): Float64Array {
  const k = weights.length;
  return Float64Array.from({ length: rows.length / k }, (_, row) => {
    let sum = 0;
    for (let f = 0; f < k; f++) sum += (rows[row * k + f] as number) * (weights[f] as number);
    return sum;
  });
}

/**
 * Whom to score for one question, the best 100 of each finder, and their inputs row by row: the predictors, then their
 * place in each finder as 61/(61 + rank), 0 where it did not find them. Places mean the same in every network, which
 * values do not.
 */
function rowsOf(
  { scores }: Predictors,
  { finders }: Rankings,
  admitted: Admitted,
): { positions: Int32Array; rows: Float32Array } {
  const lists = finderNames.map((name) => finders[name].first(100, admitted));
  const positions = Int32Array.from(new Set(lists.flat())).sort();
  const rowOf = new Map<number, number>();
  positions.forEach((at, row) => {
    rowOf.set(at, row);
  });
  const k = inputNames.length;
  const rows = new Float32Array(positions.length * k);
  predictorNames.forEach((name, f) => {
    const score: Score = scores[name];
    for (let row = 0; row < positions.length; row++) rows[row * k + f] = score(positions[row] as number);
  });
  lists.forEach((list, finder) => {
    list.forEach((at, rank) => {
      rows[(rowOf.get(at) as number) * k + predictorNames.length + finder] = 61 / (61 + rank);
    });
  });
  return { positions, rows };
}

/** Fits with inputs brought to the same spread, so that the prior's precision means the same for each. */
function fitted(choices: readonly Choice[], mean: readonly number[]): number[] {
  const k = inputNames.length;
  const spread = new Float64Array(k);
  let count = 0;
  for (const { rows, chosen } of choices) {
    count += chosen.length;
    for (let at = 0; at < rows.length; at++) spread[at % k] = (spread[at % k] as number) + (rows[at] as number) ** 2;
  }
  for (let f = 0; f < k; f++) spread[f] = Math.sqrt((spread[f] as number) / Math.max(1, count)) || 1;
  const scaled = choices.map((choice) => ({
    ...choice,
    rows: choice.rows.map((value, at) => value / (spread[at % k] as number)),
  }));
  const scaledMean = mean.map((each, f) => each * (spread[f] as number));
  const weights = choices.length === 0 ? scaledMean : fitWeights(scaled, scaledMean, priorStrength);
  return weights.map((weight, f) => weight / (spread[f] as number));
}

/** The best `count` of the candidates of the question last asked; of equal ones the lower position. */
export function ranked(
  predictors: Predictors,
  rankings: Rankings,
  { weights, trees, trust }: Model,
  admitted: Admitted,
  count: number,
): number[] {
  const { positions, rows } = rowsOf(predictors, rankings, admitted);
  const sums = sumsOf(rows, weights);
  if (trees)
    positions.forEach((_, row) => {
      sums[row] = (sums[row] as number) + trust * trees.sumOf(rows, row * inputNames.length);
    });
  return Array.from(positions, (at, row) => [at, sums[row] as number] as const)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, count)
    .map(([at]) => at);
}
