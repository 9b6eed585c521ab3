import type { MatchFact, Pair } from './feature.js';
import {
  commonLanguage,
  freshness,
  placeAffinity,
  profileSimilarity,
  proximity,
  rivalry,
  sectorAffinity,
} from './features/affinity.js';
import { needsMet, offersWanted } from './features/needs-met.js';

export const featureNames = [
  'needs-met',
  'offers-wanted',
  'reciprocity',
  'sector-affinity',
  'place-affinity',
  'proximity',
  'common-language',
  'profile-similarity',
  'rivalry',
  'freshness',
] as const;
export type FeatureName = (typeof featureNames)[number];

/** Weights of a logistic model over the features; the version is named in every recommendation. */
export interface Weights {
  version: string;
  intercept: number;
  of: Record<FeatureName, number>;
}

/**
 * The documented starting point, in log-odds. A met need is worth most, since it is why people come; the other way
 * round slightly less; a match good for both more than either. Place, with the corridors seen, weighs like topology, a
 * shared language makes work possible, likeness alone is weak, and a rival is never a partner.
 */
export const defaultWeights: Weights = {
  version: 'defaults-2',
  intercept: -2.4,
  of: {
    'needs-met': 2.6,
    'offers-wanted': 2.0,
    reciprocity: 1.2,
    'sector-affinity': 0.5,
    'place-affinity': 0.6,
    proximity: 0.7,
    'common-language': 0.8,
    'profile-similarity': 0.4,
    rivalry: -1.5,
    freshness: 0.2,
  },
};

/** One feature's part in the log-odds: value times weight, with its facts. */
export interface Contribution {
  feature: FeatureName;
  value: number;
  contribution: number;
  facts: MatchFact[];
}

/** The account of a pair. logOdds is the intercept plus the sum of the contributions, always. */
export interface Account {
  score: number;
  logOdds: number;
  intercept: number;
  contributions: Contribution[];
}

/** Scores a pair and keeps the account of how. */
export function account(pair: Pair, weights: Weights = defaultWeights): Account {
  const met = needsMet(pair);
  const wanted = offersWanted(pair);
  const sum = met.value + wanted.value;
  const reciprocity = sum === 0 ? 0 : (2 * met.value * wanted.value) / sum;
  const measured = {
    'needs-met': met,
    'offers-wanted': wanted,
    reciprocity: { value: reciprocity, facts: [] },
    'sector-affinity': sectorAffinity(pair),
    'place-affinity': placeAffinity(pair),
    proximity: proximity(pair),
    'common-language': commonLanguage(pair),
    'profile-similarity': profileSimilarity(pair),
    rivalry: rivalry(pair, Math.max(met.value, wanted.value)),
    freshness: freshness(pair),
  };
  const contributions = featureNames.map((feature) => ({
    feature,
    value: measured[feature].value,
    contribution: measured[feature].value * weights.of[feature],
    facts: measured[feature].facts,
  }));
  const logOdds = weights.intercept + contributions.reduce((total, each) => total + each.contribution, 0);
  return { score: 1 / (1 + Math.exp(-logOdds)), logOdds, intercept: weights.intercept, contributions };
}
