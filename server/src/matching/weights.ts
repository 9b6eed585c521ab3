import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { NotFound } from '../foundation/refusal.js';
import { defaultWeights, type FeatureName, featureNames, type Weights } from './model.js';

type Reader = HasDatabase & { clock: Clock };

interface Row {
  version: string;
  intercept: number;
  weights: Record<FeatureName, number>;
}

/** The weights by which partners are recommended now: those last activated, else the documented defaults. */
export async function activeWeights({ em }: HasDatabase): Promise<Weights> {
  const [row] = await em.execute<Row[]>(
    `select version, intercept, weights from matching_weights where activated_at is not null
     order by activated_at desc, version desc limit 1`,
  );
  if (!row) return defaultWeights;
  // A feature that came after the training has its default.
  return { version: row.version, intercept: row.intercept, of: { ...defaultWeights.of, ...row.weights } };
}

/** Keeps a version with what was measured of it; active from now on if it is to be. */
export async function saveWeights(
  { em, clock }: Reader,
  weights: Weights,
  report: object,
  activate: boolean,
): Promise<void> {
  const now = clock.now();
  await em.transactional(async (em) => {
    await em.execute(
      `insert into matching_weights (version, intercept, weights, report, created_at, activated_at)
       values (?, ?, ?::jsonb, ?::jsonb, ?, ?)`,
      [
        weights.version,
        weights.intercept,
        JSON.stringify(weights.of),
        JSON.stringify(report),
        now,
        activate ? now : null,
      ],
    );
    const action = activate ? 'weights trained and activated' : 'weights trained';
    await audit(em, { actor: 'command-line', action, noun: 'weights', recordId: weights.version, after: weights });
  });
}

/** Takes the active version back; what was active before it holds again. Returns the version that then does. */
export async function rollBackWeights({ em }: HasDatabase): Promise<{ from: string; to: string }> {
  return em.transactional(async (em) => {
    const [row] = await em.execute<{ version: string }[]>(
      `update matching_weights set activated_at = null where version =
         (select version from matching_weights where activated_at is not null
          order by activated_at desc, version desc limit 1 for update) returning version`,
    );
    if (!row) throw new NotFound('trained version that is active: the documented defaults hold');
    const to = (await activeWeights({ em })).version;
    await audit(em, {
      actor: 'command-line',
      action: 'weights rolled back',
      noun: 'weights',
      recordId: row.version,
      before: { active: row.version },
      after: { active: to },
    });
    return { from: row.version, to };
  });
}

/** The name of the next version: `trained-1`, `trained-2`, … */
export async function nextVersion({ em }: HasDatabase): Promise<string> {
  const [row] = await em.execute<{ count: number }[]>('select count(*)::int as count from matching_weights');
  return `trained-${(row?.count ?? 0) + 1}`;
}

/** The weights as a vector, the intercept first, in the order of the features. */
export function vectorOf({ intercept, of }: Weights): number[] {
  return [intercept, ...featureNames.map((name) => of[name])];
}

export function weightsFrom(version: string, vector: readonly number[]): Weights {
  const [intercept = 0, ...rest] = vector;
  const of = Object.fromEntries(featureNames.map((name, at) => [name, rest[at] ?? 0])) as Weights['of'];
  return { version, intercept, of };
}
