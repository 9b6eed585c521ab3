import { BadInput } from '../../foundation/refusal.js';
import { baselineNames, createRankings } from './baselines.js';
import { historyBefore } from './history.js';
import { inputNames, learnModels, ranked } from './partner-model.js';
import { createPredictors } from './predictors.js';
import { type Asked, admittedTo, questionsOf, type Task, tasks, unansweredOf } from './questions.js';
import { type MatchingRow, type Measured, measureList, reportOf } from './ranking-report.js';
import type { World } from './world.js';

/** What the measures rest on. */
export interface MatchingReport {
  stakeholders: number;
  occasions: { before: number; after: number };
  /** Of the weighted sum, by input; the trees that are added to it are not told. */
  weights: Record<Task, Record<string, number>>;
  rows: MatchingRow[];
}

/**
 * Predicts from what happened before `split` (days since 1970) what happens until before `until`, by our model and by
 * simple ways, and says how well each did. `run` gets the identifiers of the 100 best of our model by question:
 * stakeholders for their new partners, projects for theirs. Nothing from `split` on is used, but the questions.
 */
export function evaluateMatching(
  world: World,
  { split, until }: { split: number; until: number },
  run: Map<string, string[]>,
  progress: (words: string) => void,
): MatchingReport {
  if (until <= split) throw new BadInput('until', 'must be later than the split.');
  const history = historyBefore(world, split);
  if (history.occasions.length === 0)
    throw new BadInput('split', 'nothing happened before it; choose a day after the first occasions.');
  const models = learnModels(world, split, until - split, progress);
  const predictors = createPredictors(world, history);
  const asked = questionsOf(world, history, until);
  const questions = [...asked, ...unansweredOf(world, history, until, asked)];
  const rankings = createRankings(predictors);
  const measured: Measured[] = [];
  questions.forEach((question, done) => {
    if (done % 100 === 0) progress(`${done} of ${questions.length} questions`);
    predictors.fill(question);
    rankings.ask(question);
    const admitted = admittedTo(history, question);
    const ours = ranked(predictors, rankings, models[question.task], admitted, 100);
    const key = keyOf(world, question);
    if (key !== null)
      run.set(
        run.has(key) ? `project ${key}` : key,
        ours.map((at) => world.parties[at]?.id ?? ''),
      );
    if (question.right.size === 0) return;
    const add = (way: string, found: readonly number[]) => measured.push(measureList(way, question, found));
    add('ours', ours);
    for (const way of baselineNames) add(way, rankings.baselines[way].first(100, admitted));
  });
  return {
    stakeholders: world.parties.length,
    occasions: {
      before: history.occasions.length,
      after: world.occasions.filter(({ day }) => day >= split && day < until).length,
    },
    weights: Object.fromEntries(
      tasks.map((task) => [
        task,
        Object.fromEntries(inputNames.map((name, f) => [name, models[task].weights[f] ?? 0])),
      ]),
    ) as MatchingReport['weights'],
    rows: reportOf(world, measured),
  };
}

/** What a question is called in the run; repeats are measured only. */
function keyOf(world: World, { task, project, from }: Asked): string | null {
  if (task === 'repeats') return null;
  return project?.project ?? world.parties[from ?? -1]?.id ?? null;
}
