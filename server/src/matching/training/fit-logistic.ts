/** A pair that turned out well or not: the features with a leading 1 for the intercept. */
export interface Example {
  values: readonly number[];
  good: boolean;
}

/** What a weight may be. */
export interface Bounds {
  least: readonly number[];
  most: readonly number[];
}

export function probability(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let f = 0; f < weights.length; f++) sum += (values[f] as number) * (weights[f] as number);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Weights of a logistic regression within bounds, by maximum likelihood with a Gaussian prior of mean `prior` and precision
 * `strength` on each weight but the first, the intercept, which is left free. Coordinate descent with the quadratic bound
 * of Böhning and Lindsay (1988): each step lowers the loss, which is convex, so that there is one answer.
 */
export function fitLogistic(
  examples: readonly Example[],
  prior: readonly number[],
  strength: number,
  { least, most }: Bounds,
): number[] {
  const k = prior.length;
  const weights = [...prior];
  const sums = Float64Array.from(examples, ({ values }) =>
    values.reduce((sum, each, f) => sum + each * (prior[f] ?? 0), 0),
  );
  const curve = Array.from({ length: k }, (_, f) =>
    examples.reduce((sum, { values }) => sum + (values[f] as number) ** 2 / 4, f === 0 ? 1e-9 : strength),
  );
  for (let sweep = 0; sweep < 2000; sweep++) {
    let moved = 0;
    for (let f = 0; f < k; f++) {
      let slope = f === 0 ? 0 : strength * ((weights[f] as number) - (prior[f] as number));
      examples.forEach(({ values, good }, n) => {
        const value = values[f] as number;
        if (value !== 0) slope += value * (1 / (1 + Math.exp(-(sums[n] as number))) - (good ? 1 : 0));
      });
      const before = weights[f] as number;
      const wanted = before - slope / (curve[f] as number);
      const after = Math.min(most[f] as number, Math.max(least[f] as number, wanted));
      if (after === before) continue;
      weights[f] = after;
      moved = Math.max(moved, Math.abs(after - before));
      examples.forEach(({ values }, n) => {
        sums[n] = (sums[n] as number) + (values[f] as number) * (after - before);
      });
    }
    if (moved < 1e-5) break;
  }
  return weights;
}
