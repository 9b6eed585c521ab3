import { ArrayMaxSize, IsDateString, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, InputType, Int } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import {
  type Agreement,
  AgreementEnum,
  type Direction,
  DirectionEnum,
  type OfferingKind,
  OfferingKindEnum,
} from '../offerings/offering.js';
import { type StakeholderKind, StakeholderKindEnum } from '../stakeholders/stakeholder.js';
import {
  type EvidenceLevel,
  EvidenceLevelEnum,
  type WomenLedForm,
  WomenLedFormEnum,
} from '../stakeholders/women-led-claim.js';
import type { SearchSort, SearchStep } from './search-engine.js';

export const SearchSortEnum = enumeration('SearchSort', 'The order of the hits.', {
  relevance: 'Best answer first.',
  newest: 'Changed last first.',
  nearest: 'Nearest to the point of the filter `near` first; by name without one.',
  name: 'By name.',
});

export const SearchStepEnum = enumeration('SearchStep', 'How far a search was widened.', {
  asked: 'What was asked.',
  spelling: 'Names as they sound, in any script and spelling.',
  typos: 'With other spellings.',
  meaning: 'What is near in meaning; only where an embedder is configured.',
  'broader-concept': 'With broader and related concepts.',
  'parent-sector': 'The whole sector.',
  country: 'The whole country.',
  neighbours: 'Neighbouring countries too.',
  anywhere: 'Without the place.',
});

@InputType({ description: 'A point on the map and how far from it.' })
export class NearInput {
  @Field(() => Float, { description: 'Degrees north.' })
  @Min(-90)
  @Max(90)
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  @Min(-180)
  @Max(180)
  longitude!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Kilometres, 1 to 20,000; without it only the order is by nearness.',
  })
  @Min(1)
  @Max(20_000)
  km!: number | null;
}

@InputType({ description: 'A part of the map, in degrees; `west` is less than `east`.' })
export class BoundsInput {
  @Field(() => Float, { description: 'Southern edge.' })
  @Min(-90)
  @Max(90)
  south!: number;

  @Field(() => Float, { description: 'Western edge.' })
  @Min(-180)
  @Max(180)
  west!: number;

  @Field(() => Float, { description: 'Northern edge.' })
  @Min(-90)
  @Max(90)
  north!: number;

  @Field(() => Float, { description: 'Eastern edge.' })
  @Min(-180)
  @Max(180)
  east!: number;
}

@InputType({
  description: 'What the hits are narrowed to: values of one filter are alternatives, filters hold together.',
})
export class SearchFiltersInput {
  @Field(() => [StakeholderKindEnum], { nullable: true, description: 'Kinds of stakeholder.' })
  kind?: StakeholderKind[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 codes.' })
  @IsOptional()
  @ArrayMaxSize(100)
  country?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Sectors, each with all below it.' })
  @IsOptional()
  @ArrayMaxSize(100)
  sector?: string[] | null;

  @Field(() => [AgreementEnum], { nullable: true, description: 'Agreements sought in open offers and needs.' })
  agreement?: Agreement[] | null;

  @Field(() => [WomenLedFormEnum], { nullable: true, description: 'Forms of women-led claims that you may see.' })
  womenLed?: WomenLedForm[] | null;

  @Field(() => [String], { nullable: true, description: 'Working languages, BCP 47.' })
  @IsOptional()
  @ArrayMaxSize(100)
  language?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Concepts of the thesaurus.' })
  @IsOptional()
  @ArrayMaxSize(100)
  concept?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Places.' })
  @IsOptional()
  @ArrayMaxSize(100)
  place?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Region codes, such as NUTS or a governorate.' })
  @IsOptional()
  @ArrayMaxSize(100)
  region?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Clusters it belongs to.' })
  @IsOptional()
  @ArrayMaxSize(100)
  cluster?: string[] | null;

  @Field(() => [DirectionEnum], { nullable: true, description: 'With an open offer, or an open need.' })
  direction?: Direction[] | null;

  @Field(() => [OfferingKindEnum], { nullable: true, description: 'Kinds of its open offers and needs.' })
  offeringKind?: OfferingKind[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO codes of markets its offers and needs aim at.' })
  @IsOptional()
  @ArrayMaxSize(100)
  target?: string[] | null;

  @Field(() => [EvidenceLevelEnum], { nullable: true, description: 'Evidence of women-led claims that you may see.' })
  evidence?: EvidenceLevel[] | null;

  @Field(() => [String], { nullable: true, description: 'Size bands by people: 1, 2-9, 10-49, 50-249, 250+.' })
  @IsOptional()
  @ArrayMaxSize(5)
  size?: string[] | null;

  @Field(() => NearInput, { nullable: true, description: 'Near a point; a place hidden from you takes no part.' })
  @ValidateNested()
  near?: NearInput | null;

  @Field(() => BoundsInput, { nullable: true, description: 'Within a part of the map.' })
  @ValidateNested()
  bounds?: BoundsInput | null;

  @Field(() => String, { nullable: true, description: 'Changed on this day (YYYY-MM-DD) or later.' })
  @IsOptional()
  @IsDateString({ strict: true }, { message: 'updatedSince must be a date such as 2026-03-31' })
  updatedSince?: string | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, { defaultValue: '', description: 'Words in any language, at most 500 characters.' })
  query: string = '';

  @Field(() => SearchFiltersInput, { nullable: true, description: 'Filters.' })
  @ValidateNested()
  filters?: SearchFiltersInput | null;

  @Field(() => SearchSortEnum, { defaultValue: 'relevance', description: 'Order.' })
  sort: SearchSort = 'relevance';

  @Field(() => Int, { defaultValue: 20, description: 'How many hits, 1 to 50.' })
  @Min(1)
  @Max(50)
  first: number = 20;

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before; omit for the first page.' })
  after?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Identifiers understood in the query that do not count.' })
  @ArrayMaxSize(50)
  without!: string[];

  @Field(() => SearchStepEnum, { nullable: true, description: 'Search as wide as this step, offered by `widening`.' })
  step?: SearchStep | null;
}
