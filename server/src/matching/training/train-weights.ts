import type { Snapshot } from '../../cooperation/snapshot.js';
import { Refused } from '../../foundation/refusal.js';
import { seeded } from '../../foundation/seeded.js';
import { defaultWeights, featureNames, type Weights } from '../model.js';
import { vectorOf, weightsFrom } from '../weights.js';
import { type Question, questionsFrom } from './examples.js';
import { type Bounds, fitLogistic } from './fit-logistic.js';
import { type HeldOut, measureHeldOut } from './held-out.js';
import type { Lesson } from './lesson.js';

/** With fewer lessons than this nothing is learnt that the defaults do not know. */
export const fewestLessons = 100;

/** How much the defaults weigh: as much as about so many examples. */
const strength = 10;

/** Lessons taken from a window at most; drawn where there are more. */
const mostLessons = 4000;

/** Needs met either way never speak against a match, and a rival never for it. */
export const bounds: Bounds = {
  least: [-20, ...featureNames.map((name) => (['needs-met', 'offers-wanted', 'reciprocity'].includes(name) ? 0 : -20))],
  most: [20, ...featureNames.map((name) => (name === 'rivalry' ? 0 : 20))],
};

/** What came of a training. */
export interface Trained {
  weights: Weights;
  report: {
    lessons: number;
    examples: number;
    heldOutFrom: string;
    heldOutExamples: number;
    before: HeldOut & { version: string };
    after: HeldOut;
    /** Whether the new weights are better on what was held out: foretelling more surely, and ranking no worse. */
    better: boolean;
  };
}

/**
 * Refits the weights: lessons in order of their days fall into five parts; the first is history only, the next three teach,
 * the last is held out. `pictureOf` gives the picture with what was known before a day. The defaults are the prior mean.
 */
export async function trainWeights(
  lessons: readonly Lesson[],
  active: Weights,
  version: string,
  pictureOf: (day: string) => Promise<Snapshot>,
  progress: (words: string) => void,
): Promise<Trained> {
  if (lessons.length < fewestLessons)
    throw new Refused(
      'BAD_USER_INPUT',
      `There are ${lessons.length} lessons (links, introductions, feedback); training needs ${fewestLessons}.`,
    );
  const inTime = [...lessons].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const random = seeded(11);
  const begins = [0.2, 0.4, 0.6, 0.8].map((share) => inTime[Math.floor(share * inTime.length)]?.day ?? '');
  const windows: Question[][] = [];
  for (const [at, begin] of begins.entries()) {
    const end = begins[at + 1] ?? '9999-12-31';
    const own = inTime.filter(({ day }) => day >= begin && day < end);
    const drawn = own.length <= mostLessons ? own : own.filter(() => random() < mostLessons / own.length);
    progress(`${drawn.length} lessons from ${begin} on`);
    windows.push(drawn.length === 0 ? [] : questionsFrom(await pictureOf(begin), drawn, random));
  }
  const heldOut = windows.pop() ?? [];
  const examples = windows.flat(2);
  if (examples.length === 0 || heldOut.length === 0)
    throw new Refused('BAD_USER_INPUT', 'The lessons are all of one day; training needs some that came later.');
  progress(`fitting to ${examples.length} examples`);
  const fitted = fitLogistic(examples, vectorOf(defaultWeights), strength, bounds);
  const before = measureHeldOut(heldOut, vectorOf(active));
  const after = measureHeldOut(heldOut, fitted);
  return {
    weights: weightsFrom(version, fitted),
    report: {
      lessons: lessons.length,
      examples: examples.length,
      heldOutFrom: begins.at(-1) ?? '',
      heldOutExamples: heldOut.flat().length,
      before: { version: active.version, ...before },
      after,
      better: after.logLoss < before.logLoss && after.mrr >= before.mrr,
    },
  };
}
