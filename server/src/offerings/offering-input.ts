import { ArrayMaxSize, IsDateString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalTextInput } from '../stakeholders/profile-input.js';
import {
  type Agreement,
  AgreementEnum,
  type Direction,
  DirectionEnum,
  type OfferingKind,
  OfferingKindEnum,
} from './offering.js';

@InputType({ description: 'An offer or a need as its owner writes it. Posting one takes a title; the rest helps.' })
export class OfferingInput {
  @Field(() => ID, { nullable: true, description: 'Which one to change; left out for a new one.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was read, when one is changed.' })
  version?: number | null;

  @Field(() => DirectionEnum, { description: 'Offer or need.' })
  direction!: Direction;

  @Field(() => OfferingKindEnum, { description: 'What sort of thing.' })
  kind!: OfferingKind;

  @Field(() => LocalTextInput, { description: 'What it is, in a few words.' })
  @ValidateNested()
  title!: LocalTextInput;

  @Field(() => LocalTextInput, { nullable: true, description: 'More about it.' })
  @ValidateNested()
  text?: LocalTextInput | null;

  @Field(() => [String], { nullable: true, description: 'Concepts it is about, identifiers of the thesaurus.' })
  @ArrayMaxSize(20)
  concepts?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Countries it is for, ISO 3166-1; none for anywhere.' })
  @ArrayMaxSize(50)
  @Matches(/^[A-Z]{2}$/, { each: true, message: 'targets must be country codes such as TN' })
  targets?: string[] | null;

  @Field(() => [AgreementEnum], { nullable: true, description: 'Forms of agreement sought.' })
  @ArrayMaxSize(8)
  agreements?: Agreement[] | null;

  @Field(() => String, { nullable: true, description: 'Quantity, in your words.' })
  @MaxLength(120)
  quantity?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last day it holds, ISO 8601; half a year from today if left out.',
  })
  @IsDateString({ strict: true }, { message: 'validUntil must be a day such as 2027-03-31' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'validUntil must be a day such as 2027-03-31' })
  validUntil?: string | null;
}
