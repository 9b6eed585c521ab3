import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Cluster } from '../clusters/cluster.js';
import { Country } from '../countries/country.js';
import { enumeration } from '../foundation/enumeration.js';
import { Sector } from '../sectors/sector.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import type { MatchFact } from './feature.js';
import type { ReasonCode } from './messages.js';
import type { FeatureName } from './model.js';

export const ReasonCodeEnum = enumeration('ReasonCode', 'What kind of fact a reason states.', {
  'need-met': 'You need what they offer.',
  'offer-wanted': 'They need what you offer.',
  sector: 'You share a sector.',
  'sector-pair': 'Your sectors work together more often than by chance.',
  place: 'You are near each other.',
  corridor: 'Your countries work together more often than by chance.',
  'common-partner': 'You have a partner in common.',
  'shared-cluster': 'You belong to the same cluster.',
  'near-in-network': 'You are near in the network.',
  language: 'You share a working language.',
  'shared-concept': 'You know the same craft.',
  rival: 'You offer the same.',
  fresh: 'The profile is kept up to date.',
  'answers-soon': 'They usually answer within a week; told from five answers up.',
});

export const FeatureEnum = enumeration('MatchFeature', 'A part of the score.', {
  'needs-met': 'How well their offers answer your needs.',
  'offers-wanted': 'How well your offers answer their needs.',
  reciprocity: 'How good the match is for both (harmonic mean).',
  'sector-affinity': 'Shared sectors, or sectors that work together more often than by chance.',
  'place-affinity': 'Nearness on the map, and how often the two places work together.',
  proximity: 'Nearness in the network (personalised PageRank, common partners).',
  'common-language': 'Shared working languages.',
  'profile-similarity': 'Likeness of the profiles (cosine).',
  rivalry: 'Offering the same without complement; counts against.',
  freshness: 'How fresh and complete the profile is.',
});

export const KinshipEnum = enumeration('Kinship', 'Whom one looks for.', {
  complement: 'Who completes what one does: needs met either way.',
  similar: 'Who does alike.',
  either: 'Both.',
});

@ObjectType({ description: 'A fact that speaks for a match, in the reader’s language, with the records it joins.' })
export class Reason {
  /** What it rests on; the records themselves are read by `reason.resolver.ts`, only where they are asked for. */
  fact!: MatchFact | null;

  @Field(() => ReasonCodeEnum, { description: 'Kind of fact.' })
  code!: ReasonCode;

  @Field(() => String, { description: 'The reason in words.' })
  text!: string;

  @Field(() => Boolean, {
    description: 'True when it is read from dated records or confirmed links, not from a profile alone.',
  })
  checked!: boolean;

  @Field(() => StakeholderView, { nullable: true, description: 'The partner you have in common.' })
  partner!: StakeholderView | null;

  @Field(() => Int, { nullable: true, description: 'Links that the statement rests on.' })
  links!: number | null;

  @Field(() => Cluster, { nullable: true, description: 'The cluster you share.' })
  cluster!: Cluster | null;

  @Field(() => Sector, { nullable: true, description: 'The sector you share, or yours of the two.' })
  sector!: Sector | null;

  @Field(() => Sector, { nullable: true, description: 'Their sector, where it differs.' })
  otherSector!: Sector | null;

  @Field(() => Country, { nullable: true, description: 'Their country.' })
  country!: Country | null;

  @Field(() => [String], { description: 'Languages you share, BCP 47.' })
  languages!: string[];
}

@ObjectType({ description: 'One part of the score: value times weight, in log-odds.' })
export class ScorePart {
  @Field(() => FeatureEnum, { description: 'Which part.' })
  feature!: FeatureName;

  @Field(() => Float, { description: 'Value of the feature, 0 to 1.' })
  value!: number;

  @Field(() => Float, { description: 'What it adds to the log-odds.' })
  contribution!: number;
}

@ObjectType({ description: 'A pair explained: reasons first, score last.' })
export class PairExplanation {
  @Field(() => StakeholderView, { description: 'The other stakeholder.' })
  stakeholder!: StakeholderView;

  @Field(() => [Reason], { description: 'Reasons, strongest first; at least one for every recommendation.' })
  reasons!: Reason[];

  @Field(() => Float, { description: 'Probability of a good match by the model, 0 to 1.' })
  score!: number;

  @Field(() => Float, { description: 'Logit of the score: the intercept plus the sum of the parts.' })
  logOdds!: number;

  @Field(() => Float, { description: 'Where the log-odds start.' })
  intercept!: number;

  @Field(() => [ScorePart], { description: 'How the score adds up.' })
  parts!: ScorePart[];

  @Field(() => String, { description: 'Version of the weights.' })
  weights!: string;
}

@ObjectType({ description: 'Ranked partners for the stakeholder one acts for.' })
export class RecommendationList {
  @Field(() => StakeholderView, { description: 'For whom.' })
  stakeholder!: StakeholderView;

  @Field(() => [PairExplanation], { description: 'The partners, best first.' })
  partners!: PairExplanation[];

  @Field(() => Int, { description: 'Version of the picture of the network that was read.' })
  snapshotVersion!: number;
}
