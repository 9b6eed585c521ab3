import { seeded } from '../../foundation/seeded.js';
import { candidatesOf, finderNames } from './baselines.js';
import { type Choice, fitWeights } from './conditional-logit.js';
import { historyBefore } from './history.js';
import { type Columns, createPredictors, predictorNames } from './predictors.js';
import { type Asked, mayAnswer, questionsOf, type Task, tasks } from './questions.js';
import type { World } from './world.js';

/** What a score is the weighted sum of: the columns, and the places given by the finders. */
export const inputNames = [...predictorNames, ...finderNames.map((name) => `place by ${name}` as const)];
export type Input = (typeof inputNames)[number];

/** Weights by task, in the order of {@link inputNames}. */
export type TaskWeights = Record<Task, number[]>;

/**
 * Where nothing can be learnt: what is near in the network or was drawn to one's place comes first, then likeness. The
 * prior mean of the fit, in log-odds per unit of each column.
 */
const defaults: Partial<Record<Input, number>> = {
  activity: 0.3,
  walk: 0.5,
  'walk-from-region': 0.3,
  'reach-region': 0.3,
  'reach-country': 0.1,
  allocation: 0.3,
  text: 2,
  'similar-occasions': 0.3,
  met: 0.5,
};

/** Choices learnt from at most for each task. */
const mostChoices = 800;

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
 * Learns the weights of each task from windows of time that end before `day`, each as long as `length` days: what was
 * known at its beginning against what then happened. Nothing from `day` on is read.
 */
export function learnWeights(
  world: World,
  day: number,
  length: number,
  progress: (words: string) => void,
): TaskWeights {
  const first = world.occasions[0]?.day ?? day;
  const window = Math.max(1, Math.min(length, Math.floor((day - first) / 3)));
  const choices = Object.fromEntries(tasks.map((task) => [task, [] as Choice[]])) as Record<Task, Choice[]>;
  const random = seeded(7);
  for (const back of [1, 2]) {
    const begins = day - back * window;
    const history = historyBefore(world, begins);
    if (history.occasions.length === 0) continue;
    progress(`learning from ${new Date(begins * 86_400_000).toISOString().slice(0, 10)}`);
    const predictors = createPredictors(world, history);
    const asked = questionsOf(world, history, begins + window);
    for (const task of tasks) {
      const own = drawn(
        asked.filter((each) => each.task === task),
        mostChoices / 2,
        random,
      );
      for (const question of own) {
        predictors.fill(question);
        const choice = choiceOf(predictors.columns, question, mayAnswer(history, question));
        if (choice) choices[task].push(choice);
      }
    }
  }
  return Object.fromEntries(
    tasks.map((task) => {
      progress(`fitting ${task} to ${choices[task].length} choices`);
      return [task, fitted(choices[task])];
    }),
  ) as TaskWeights;
}

function sumsOf(rows: Float64Array, weights: readonly number[]): Float64Array {
  const k = weights.length;
  return Float64Array.from({ length: rows.length / k }, (_, row) => {
    let sum = 0;
    for (let f = 0; f < k; f++) sum += (rows[row * k + f] as number) * (weights[f] as number);
    return sum;
  });
}

function choiceOf(columns: Columns, { right }: Asked, may: (at: number) => boolean): Choice | null {
  const { positions, rows } = rowsOf(columns, may);
  const chosen = Uint8Array.from(positions, (at) => (right.has(at) ? 1 : 0));
  return chosen.includes(1) ? { rows, chosen } : null;
}

/** The candidates of a question and their inputs, row by row. */
function rowsOf(columns: Columns, may: (at: number) => boolean): { positions: number[]; rows: Float64Array } {
  const found = candidatesOf(columns, may);
  const positions = [...found.keys()].sort((a, b) => a - b);
  const k = inputNames.length;
  const rows = new Float64Array(positions.length * k);
  predictorNames.forEach((name, f) => {
    const column = columns[name];
    for (let row = 0; row < positions.length; row++) rows[row * k + f] = column[positions[row] as number] as number;
  });
  positions.forEach((at, row) => {
    rows.set(found.get(at) as Float64Array, row * k + predictorNames.length);
  });
  return { positions, rows };
}

/** Fits with inputs brought to the same spread, so that the prior's precision means the same for each. */
function fitted(choices: readonly Choice[]): number[] {
  const k = inputNames.length;
  const spread = new Float64Array(k);
  let count = 0;
  for (const { rows, chosen } of choices) {
    count += chosen.length;
    for (let at = 0; at < rows.length; at++) spread[at % k] = (spread[at % k] as number) + (rows[at] as number) ** 2;
  }
  for (let f = 0; f < k; f++) spread[f] = Math.sqrt((spread[f] as number) / Math.max(1, count)) || 1;
  const scaled = choices.map(({ rows, chosen }) => ({
    rows: rows.map((value, at) => value / (spread[at % k] as number)),
    chosen,
  }));
  const prior = inputNames.map((name, f) => (defaults[name] ?? 0) * (spread[f] as number));
  const weights = choices.length === 0 ? prior : fitWeights(scaled, prior, 1);
  return weights.map((weight, f) => weight / (spread[f] as number));
}

/** The best `count` of the candidates; of equal ones the lower position. */
export function ranked(
  columns: Columns,
  weights: readonly number[],
  may: (at: number) => boolean,
  count: number,
): number[] {
  const { positions, rows } = rowsOf(columns, may);
  const sums = sumsOf(rows, weights);
  return positions
    .map((at, row) => [at, sums[row] as number] as const)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, count)
    .map(([at]) => at);
}
