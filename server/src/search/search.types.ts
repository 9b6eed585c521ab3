import { ArrayMaxSize, IsDateString, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Cluster } from '../clusters/cluster.js';
import { enumeration } from '../foundation/enumeration.js';
import { LocalText } from '../foundation/localised-text.js';
import { PageInfo } from '../foundation/paging.js';
import {
  type Agreement,
  AgreementEnum,
  type Direction,
  DirectionEnum,
  type OfferingKind,
  OfferingKindEnum,
} from '../offerings/offering.js';
import { type StakeholderKind, StakeholderKindEnum } from '../stakeholders/stakeholder.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import {
  type EvidenceLevel,
  EvidenceLevelEnum,
  type WomenLedForm,
  WomenLedFormEnum,
} from '../stakeholders/women-led-claim.js';
import type { FacetName, ReasonKind, SearchRequest, SearchSort, SearchStep } from './search-engine.js';

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

export const ReasonKindEnum = enumeration('SearchReasonKind', 'What connects a hit with the query.', {
  concept: 'A concept that was asked for, or a narrower one.',
  'near-concept': 'A broader or related concept.',
  sector: 'A sector that was asked for.',
  place: 'The place or country that was asked for.',
  name: 'The name that was asked for, in another script or spelling.',
  spelling: 'Words spelt like those of the query, as one root is in several languages.',
  meaning: 'Its texts are near in meaning to the query.',
  text: 'Words of the query in its text.',
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
  @ArrayMaxSize(100)
  country?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Sectors, each with all below it.' })
  @ArrayMaxSize(100)
  sector?: string[] | null;

  @Field(() => [AgreementEnum], { nullable: true, description: 'Agreements sought in open offers and needs.' })
  agreement?: Agreement[] | null;

  @Field(() => [WomenLedFormEnum], { nullable: true, description: 'Forms of women-led claims that you may see.' })
  womenLed?: WomenLedForm[] | null;

  @Field(() => [String], { nullable: true, description: 'Working languages, BCP 47.' })
  @ArrayMaxSize(100)
  language?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Concepts of the thesaurus.' })
  @ArrayMaxSize(100)
  concept?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Places.' })
  @ArrayMaxSize(100)
  place?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Region codes, such as NUTS or a governorate.' })
  @ArrayMaxSize(100)
  region?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Clusters it belongs to.' })
  @ArrayMaxSize(100)
  cluster?: string[] | null;

  @Field(() => [DirectionEnum], { nullable: true, description: 'With an open offer, or an open need.' })
  direction?: Direction[] | null;

  @Field(() => [OfferingKindEnum], { nullable: true, description: 'Kinds of its open offers and needs.' })
  offeringKind?: OfferingKind[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO codes of markets its offers and needs aim at.' })
  @ArrayMaxSize(100)
  target?: string[] | null;

  @Field(() => [EvidenceLevelEnum], { nullable: true, description: 'Evidence of women-led claims that you may see.' })
  evidence?: EvidenceLevel[] | null;

  @Field(() => [String], { nullable: true, description: 'Size bands by people: 1, 2-9, 10-49, 50-249, 250+.' })
  @ArrayMaxSize(5)
  size?: string[] | null;

  @Field(() => NearInput, { nullable: true, description: 'Near a point; a place hidden from you takes no part.' })
  @ValidateNested()
  near?: NearInput | null;

  @Field(() => BoundsInput, { nullable: true, description: 'Within a part of the map.' })
  @ValidateNested()
  bounds?: BoundsInput | null;

  @Field(() => String, { nullable: true, description: 'Changed on this day (YYYY-MM-DD) or later.' })
  @IsDateString({ strict: true }, { message: 'updatedSince must be a date such as 2026-03-31' })
  updatedSince?: string | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, { defaultValue: '', description: 'Words in any language, at most 500 characters.' })
  query: string = '';

  @Field(() => SearchFiltersInput, { nullable: true, description: 'Filters.' })
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

@ObjectType({ description: 'Words of the query taken for something known.' })
export class SearchUnderstood {
  @Field(() => String, { description: 'concept, sector, country or place.' })
  noun!: string;

  @Field(() => ID, { description: 'Its identifier; pass it in `without` to switch it off.' })
  id!: string;

  @Field(() => LocalText, { description: 'Its label in the reader’s language.' })
  label!: LocalText;

  @Field(() => String, { description: 'The words as typed.' })
  words!: string;

  @Field(() => Boolean, { description: 'Whether it counts.' })
  active!: boolean;
}

@ObjectType({ description: 'A value of a facet and how many hits have it.' })
export class SearchFacetValue {
  @Field(() => ID, { description: 'The value as it is stored.' })
  id!: string;

  @Field(() => LocalText, { nullable: true, description: 'Its label, for countries, sectors and concepts.' })
  label!: LocalText | null;

  @Field(() => Int, { description: 'Hits with it under all other filters.' })
  count!: number;
}

@ObjectType({ description: 'A facet: the filter of the same name, with counts.' })
export class SearchFacet {
  @Field(() => String, { description: 'Name of the filter.' })
  name!: FacetName;

  @Field(() => [SearchFacetValue], { description: 'Values, the most frequent first.' })
  values!: SearchFacetValue[];
}

@ObjectType({ description: 'A piece of a text.' })
export class SearchSegment {
  @Field(() => String, { description: 'The words.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether they answer the query.' })
  hit!: boolean;
}

@ObjectType({ description: 'A text of the hit with the words that answer the query marked.' })
export class SearchHighlight {
  @Field(() => String, { description: 'Where the text stands: name, otherName, summary, description, offering.' })
  field!: string;

  @Field(() => String, { description: 'BCP 47 language of the text.' })
  lang!: string;

  @Field(() => String, { description: 'Its direction: ltr or rtl.' })
  dir!: string;

  @Field(() => [SearchSegment], { description: 'The text in pieces.' })
  segments!: SearchSegment[];
}

@ObjectType({ description: 'Why a stakeholder was found.' })
export class SearchReason {
  @Field(() => ReasonKindEnum, { description: 'What connects it with the query.' })
  kind!: ReasonKind;

  @Field(() => ID, { nullable: true, description: 'Identifier of the concept, sector, place or country.' })
  id!: string | null;

  @Field(() => LocalText, { nullable: true, description: 'Its label in the reader’s language.' })
  label!: LocalText | null;

  @Field(() => String, { nullable: true, description: 'The words found in its text.' })
  words!: string | null;

  @Field(() => String, { nullable: true, description: 'BCP 47 language of those words.' })
  lang!: string | null;
}

@ObjectType({ description: 'A stakeholder that was found, and why.' })
export class SearchHit {
  @Field(() => StakeholderView, { description: 'The stakeholder as you may see it.' })
  stakeholder!: StakeholderView;

  @Field(() => Float, { description: 'How well it answers; comparable within one answer only.' })
  score!: number;

  @Field(() => [SearchReason], { description: 'Why it was found.' })
  reasons!: SearchReason[];

  @Field(() => [SearchHighlight], { description: 'Its texts with the answering words marked.' })
  highlights!: SearchHighlight[];
}

@ObjectType({ description: 'A wider search and what it would find.' })
export class SearchWidening {
  @Field(() => SearchStepEnum, { description: 'How it is wider.' })
  step!: SearchStep;

  @Field(() => Int, { description: 'How many it finds.' })
  count!: number;
}

@ObjectType({ description: 'Where a hit is.' })
export class SearchPoint {
  @Field(() => ID, { description: 'Identifier of the stakeholder.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  title!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  lang!: string;

  @Field(() => ID, { nullable: true, description: 'Identifier of its place.' })
  place!: string | null;

  @Field(() => Float, { description: 'Degrees north.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  longitude!: number;
}

@ObjectType({ description: 'The answer to a search.' })
export class SearchResult {
  /** What was asked, for the fields that ask again. */
  request!: SearchRequest;

  @Field(() => [SearchHit], { description: 'The hits of this page.' })
  hits!: SearchHit[];

  @Field(() => Int, { description: 'How many there are in all.' })
  total!: number;

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;

  @Field(() => [SearchFacet], { description: 'Facets with counts that leave out their own filter.' })
  facets!: SearchFacet[];

  @Field(() => Boolean, {
    description:
      'True when the counts of the facets are estimated from a part of the hits, since there are over 10,000.',
  })
  estimated!: boolean;

  @Field(() => [SearchUnderstood], { description: 'What was recognised in the query.' })
  understood!: SearchUnderstood[];

  @Field(() => SearchStepEnum, { description: 'The step that answered: beyond ASKED nothing matched what was asked.' })
  step!: SearchStep;

  @Field(() => [SearchWidening], { description: 'Wider searches, when little was found.' })
  widening!: SearchWidening[];

  @Field(() => [Cluster], { description: 'Clusters to ask, when little was found.' })
  clusters!: Cluster[];

  @Field(() => Boolean, { description: 'True while a fallback engine answers.' })
  degraded!: boolean;

  @Field(() => [String], {
    description: 'Words of a long query that were not searched for: the engine reads ten, and the rarest are sent.',
  })
  leftOut!: string[];
}

@ObjectType({ description: 'A suggestion as one types.' })
export class SearchSuggestion {
  @Field(() => String, { description: 'stakeholder, concept, sector, country or place.' })
  noun!: string;

  @Field(() => ID, { description: 'Its identifier.' })
  id!: string;

  @Field(() => LocalText, { description: 'Its label.' })
  label!: LocalText;
}
