import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Cluster } from '../clusters/cluster.js';
import { enumeration } from '../foundation/enumeration.js';
import { LocalText } from '../foundation/localised-text.js';
import { PageInfo } from '../foundation/paging.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { SearchStepEnum } from './search-args.js';
import type { FacetName, ReasonKind, SearchRequest, SearchStep } from './search-engine.js';

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

  @Field(() => [SearchUnderstood], { description: 'What was recognised in the query.' })
  understood!: SearchUnderstood[];

  @Field(() => SearchStepEnum, { description: 'The step that answered: beyond ASKED nothing matched what was asked.' })
  step!: SearchStep;

  @Field(() => [SearchWidening], { description: 'Wider searches, when little was found.' })
  widening!: SearchWidening[];

  @Field(() => [Cluster], { description: 'Clusters to ask, when little was found.' })
  clusters!: Cluster[];

  @Field(() => String, {
    nullable: true,
    description:
      'Where nothing was found as it was asked: the query with words that nothing is called written as the nearest ones known.',
  })
  didYouMean!: string | null;

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
