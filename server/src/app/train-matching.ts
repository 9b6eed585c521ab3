import pg from 'pg';
import { buildSnapshot } from '../cooperation/build-snapshot.js';
import type { Clock } from '../foundation/clock.js';
import { lessonsOfIntroductions } from '../introductions/lessons.js';
import { lessonsOfFeedback, lessonsOfLinks } from '../matching/training/lesson.js';
import { type Trained, trainWeights } from '../matching/training/train-weights.js';
import { activeWeights, nextVersion, saveWeights } from '../matching/weights.js';
import type { Database } from './database.js';

/** Refits the weights from everything the database knows, keeps them, and activates them if they are better. */
export async function trainMatching(orm: Database, clock: Clock, progress: (words: string) => void): Promise<Trained> {
  const em = orm.em.fork();
  const told = await Promise.all([lessonsOfLinks({ em }), lessonsOfIntroductions({ em }), lessonsOfFeedback({ em })]);
  const client = new pg.Client({ connectionString: orm.config.get('clientUrl') });
  await client.connect();
  try {
    const pictureOf = async (day: string) => (await buildSnapshot(client, day, day)).snapshot;
    const active = await activeWeights({ em });
    const trained = await trainWeights(told.flat(), active, await nextVersion({ em }), pictureOf, progress);
    await saveWeights({ em, clock }, trained.weights, trained.report, trained.report.better);
    return trained;
  } finally {
    await client.end();
  }
}

/** What came of a training, for a terminal. */
export function trainedInWords({ weights, report }: Trained): string {
  const { before, after } = report;
  const figures = (each: typeof after) =>
    `log loss ${each.logLoss.toFixed(4)}, MRR ${each.mrr.toFixed(3)}, calibration error ${each.calibrationError.toFixed(3)}`;
  return [
    `${report.lessons} lessons, ${report.examples} examples; ${report.heldOutExamples} held out from ${report.heldOutFrom} on`,
    `${before.version}: ${figures(before)}`,
    `${weights.version}: ${figures(after)}`,
    'foretold → happened, by tenths of the held-out examples:',
    ...after.calibration.map(
      ({ examples, foretold, happened }) =>
        `  ${(100 * foretold).toFixed(1).padStart(5)} % → ${(100 * happened).toFixed(1).padStart(5)} %  (${examples})`,
    ),
    ...Object.entries({ intercept: weights.intercept, ...weights.of }).map(
      ([name, weight]) => `  ${name.padEnd(20)} ${weight.toFixed(3).padStart(8)}`,
    ),
    report.better
      ? `${weights.version} is active now; “wasl matching rollback” takes it back.`
      : `${weights.version} is kept but not activated: it is not better on what was held out.`,
  ].join('\n');
}
