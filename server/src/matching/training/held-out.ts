import { type Example, probability } from './fit-logistic.js';

/** A tenth of the examples, by what was foretold of them: the mean forecast and the share that turned out well. */
export interface CalibrationBin {
  examples: number;
  foretold: number;
  happened: number;
}

/** How weights do on examples they did not learn from. */
export interface HeldOut {
  /** Mean negative log-likelihood of an example; lower is better. */
  logLoss: number;
  /** Mean reciprocal rank of the first good one among each stakeholder's examples; higher is better. */
  mrr: number;
  /** Mean distance of what was foretold from what happened, over tenths of the examples. */
  calibrationError: number;
  calibration: CalibrationBin[];
}

export function measureHeldOut(questions: readonly (readonly Example[])[], weights: readonly number[]): HeldOut {
  const foretold = questions
    .flat()
    .map(({ values, good }) => ({ chance: probability(values, weights), good }))
    .sort((a, b) => a.chance - b.chance);
  const total = Math.max(1, foretold.length);
  const logLoss =
    foretold.reduce((sum, { chance, good }) => sum - Math.log(Math.max(1e-12, good ? chance : 1 - chance)), 0) / total;
  const ranked = questions.filter((examples) => examples.some(({ good }) => good));
  const reciprocal = ranked.map((examples) => {
    const order = examples
      .map(({ values, good }) => ({ chance: probability(values, weights), good }))
      // Of equals the good one stands last, so that saying the same of all earns nothing.
      .sort((a, b) => b.chance - a.chance || Number(a.good) - Number(b.good));
    return 1 / (order.findIndex(({ good }) => good) + 1);
  });
  const calibration = Array.from({ length: 10 }, (_, tenth): CalibrationBin => {
    const bin = foretold.slice(Math.floor((tenth * total) / 10), Math.floor(((tenth + 1) * total) / 10));
    const mean = (value: (each: (typeof bin)[number]) => number) =>
      bin.reduce((sum, each) => sum + value(each), 0) / Math.max(1, bin.length);
    return {
      examples: bin.length,
      foretold: mean(({ chance }) => chance),
      happened: mean(({ good }) => Number(good)),
    };
  }).filter(({ examples }) => examples > 0);
  return {
    logLoss,
    mrr: reciprocal.reduce((sum, each) => sum + each, 0) / Math.max(1, reciprocal.length),
    calibrationError:
      calibration.reduce((sum, bin) => sum + bin.examples * Math.abs(bin.foretold - bin.happened), 0) / total,
    calibration,
  };
}
