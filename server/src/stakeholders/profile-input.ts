import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsUrl,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import type { Audience } from '../identity/viewer.js';
import {
  type HideableField,
  hideableFields,
  type Maturity,
  MaturityEnum,
  type SizeBand,
  sizeBands,
} from './stakeholder.js';

export const AudienceEnum = enumeration('Audience', 'Who may see something.', {
  public: 'Everyone.',
  members: 'Whoever is signed in.',
  facilitators: 'Facilitators and the secretariat.',
});

const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const languageWords = 'language must be a BCP 47 tag such as fr or ar-TN';

@InputType({ description: 'Text in one language.' })
export class LocalTextInput {
  @Field(() => String, { description: 'BCP 47 tag of the language it is written in.' })
  @Matches(language, { message: languageWords })
  lang!: string;

  @Field(() => String, { description: 'The words; plain text.' })
  @MaxLength(4000)
  text!: string;
}

@InputType({ description: 'Who may see one field of a profile.' })
export class FieldVisibilityInput {
  @Field(() => String, { description: `One of: ${hideableFields.join(', ')}.` })
  @IsIn(hideableFields)
  field!: HideableField;

  @Field(() => AudienceEnum, { description: 'Who may see it.' })
  audience!: Audience;
}

@InputType({ description: 'A profile as its owner wants it. What is left out stays as it is; null or empty clears.' })
export class ProfileInput {
  @Field(() => Int, { description: 'The version that was read; a profile changed since then is not overwritten.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name in its own script.' })
  @Length(1, 200)
  name?: string;

  @Field(() => String, { nullable: true, description: 'BCP 47 language of the name.' })
  @Matches(language, { message: languageWords })
  nameLang?: string;

  @Field(() => [LocalTextInput], { nullable: true, description: 'What it does in a sentence or two, by language.' })
  @ArrayMaxSize(10)
  @ValidateNested()
  summary?: LocalTextInput[];

  @Field(() => [LocalTextInput], { nullable: true, description: 'Who it is and how it works, by language.' })
  @ArrayMaxSize(10)
  @ValidateNested()
  description?: LocalTextInput[];

  @Field(() => ID, { nullable: true, description: 'Place of the gazetteer; its country becomes the stakeholder’s.' })
  @MaxLength(100)
  placeId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Sectors, the main one first.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  sectors?: string[];

  @Field(() => [String], { nullable: true, description: 'Concepts it declares, identifiers of the thesaurus.' })
  @ArrayMaxSize(40)
  concepts?: string[];

  @Field(() => [String], { nullable: true, description: 'Working languages, BCP 47.' })
  @ArrayMaxSize(12)
  @Matches(language, { each: true, message: languageWords })
  languages?: string[];

  @Field(() => String, { nullable: true, description: `Number of people: ${sizeBands.join(', ')}.` })
  @IsIn([...sizeBands, null])
  sizeBand?: SizeBand | null;

  @Field(() => Int, { nullable: true, description: 'Year of foundation.' })
  @Min(1000)
  @Max(2100)
  foundedYear?: number | null;

  @Field(() => String, { nullable: true, description: 'Web address, with https://.' })
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true },
    { message: 'website must be an address such as https://example.org' },
  )
  @MaxLength(300)
  website?: string | null;

  @Field(() => MaturityEnum, { nullable: true, description: 'How far along it is.' })
  maturity?: Maturity | null;

  @Field(() => [FieldVisibilityInput], { nullable: true, description: 'Fields whose audience changes.' })
  @ArrayMaxSize(hideableFields.length)
  @ValidateNested()
  visibility?: FieldVisibilityInput[];
}
