/** One choice that was made: rows of values, and which of them were chosen. */
export interface Choice {
  /** rows × features, row by row. */
  rows: Float32Array | Float64Array;
  chosen: Uint8Array;
  /** How many rows each stands for, where only some were kept; all stand for one where it is left out. */
  standsFor?: Float64Array;
}

/**
 * Weights of a conditional logit (McFadden 1974): the chance of each row is the softmax of its weighted sum within its
 * choice. Maximum likelihood with a Gaussian prior of mean `prior` and precision `strength`, by Newton's method; convex,
 * so that there is one answer. Values are expected to be scaled alike.
 */
export function fitWeights(choices: readonly Choice[], prior: readonly number[], strength: number): number[] {
  const k = prior.length;
  let weights = [...prior];
  let loss = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 30; round++) {
    const at = derivatives(choices, weights, prior, strength);
    const step = solve(at.hessian, at.gradient, k);
    let length = 1;
    let next = weights;
    let nextLoss = Number.POSITIVE_INFINITY;
    while (length > 1e-4) {
      next = weights.map((each, f) => each - length * (step[f] as number));
      nextLoss = lossOf(choices, next, prior, strength);
      if (nextLoss <= at.loss) break;
      length /= 2;
    }
    if (length <= 1e-4) break;
    weights = next;
    if (loss - nextLoss < 1e-6 * Math.abs(nextLoss)) break;
    loss = nextLoss;
  }
  return weights;
}

function scoresOf({ rows, chosen }: Choice, weights: readonly number[]): Float64Array {
  const k = weights.length;
  const scores = new Float64Array(chosen.length);
  for (let row = 0; row < chosen.length; row++) {
    let sum = 0;
    for (let f = 0; f < k; f++) sum += (rows[row * k + f] as number) * (weights[f] as number);
    scores[row] = sum;
  }
  return scores;
}

/** Scores of rows that stand for several, as those several together are chosen. */
function pooled(scores: Float64Array, { standsFor }: Choice): Float64Array {
  return standsFor ? scores.map((each, row) => each + Math.log(standsFor[row] as number)) : scores;
}

function logSum(scores: Float64Array): number {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return most + Math.log(scores.reduce((sum, each) => sum + Math.exp(each - most), 0));
}

function priorLoss(weights: readonly number[], prior: readonly number[], strength: number): number {
  return weights.reduce((sum, each, f) => sum + (strength / 2) * (each - (prior[f] as number)) ** 2, 0);
}

function lossOf(
  choices: readonly Choice[],
  weights: readonly number[],
  prior: readonly number[],
  strength: number,
): number {
  let loss = priorLoss(weights, prior, strength);
  for (const choice of choices) {
    const scores = scoresOf(choice, weights);
    const total = choice.chosen.reduce((sum, each) => sum + each, 0);
    let own = 0;
    for (let row = 0; row < scores.length; row++) if (choice.chosen[row]) own += (scores[row] as number) / total;
    loss += logSum(pooled(scores, choice)) - own;
  }
  return loss;
}

function derivatives(
  choices: readonly Choice[],
  weights: readonly number[],
  prior: readonly number[],
  strength: number,
) {
  const k = weights.length;
  const gradient = weights.map((each, f) => strength * (each - (prior[f] as number)));
  const hessian = new Float64Array(k * k);
  for (let f = 0; f < k; f++) hessian[f * k + f] = strength;
  const mean = new Float64Array(k);
  for (const choice of choices) {
    const scores = pooled(scoresOf(choice, weights), choice);
    const log = logSum(scores);
    const total = choice.chosen.reduce((sum, each) => sum + each, 0);
    mean.fill(0);
    for (let row = 0; row < scores.length; row++) {
      const p = Math.exp((scores[row] as number) - log);
      const target = choice.chosen[row] ? 1 / total : 0;
      const from = row * k;
      const curved = p > 1e-6;
      for (let f = 0; f < k; f++) {
        const value = choice.rows[from + f] as number;
        if (value === 0) continue;
        mean[f] = (mean[f] as number) + p * value;
        gradient[f] = (gradient[f] as number) + (p - target) * value;
        if (!curved) continue;
        const weighted = p * value;
        for (let g = 0; g <= f; g++)
          hessian[f * k + g] = (hessian[f * k + g] as number) + weighted * (choice.rows[from + g] as number);
      }
    }
    for (let f = 0; f < k; f++)
      for (let g = 0; g <= f; g++)
        hessian[f * k + g] = (hessian[f * k + g] as number) - (mean[f] as number) * (mean[g] as number);
  }
  return { gradient, hessian, loss: lossOf(choices, weights, prior, strength) };
}

/** Solves hessian · x = gradient by Cholesky; only the lower half of the hessian is read. */
function solve(hessian: Float64Array, gradient: readonly number[], k: number): Float64Array {
  const lower = new Float64Array(k * k);
  for (let row = 0; row < k; row++) {
    for (let col = 0; col <= row; col++) {
      let sum = hessian[row * k + col] as number;
      for (let each = 0; each < col; each++)
        sum -= (lower[row * k + each] as number) * (lower[col * k + each] as number);
      lower[row * k + col] = row === col ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (lower[col * k + col] as number);
    }
  }
  const x = Float64Array.from(gradient);
  for (let row = 0; row < k; row++) {
    for (let col = 0; col < row; col++)
      x[row] = (x[row] as number) - (lower[row * k + col] as number) * (x[col] as number);
    x[row] = (x[row] as number) / (lower[row * k + row] as number);
  }
  for (let row = k - 1; row >= 0; row--) {
    for (let col = row + 1; col < k; col++)
      x[row] = (x[row] as number) - (lower[col * k + row] as number) * (x[col] as number);
    x[row] = (x[row] as number) / (lower[row * k + row] as number);
  }
  return x;
}
