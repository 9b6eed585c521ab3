import { ArrayMaxSize, ArrayMinSize, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../foundation/paging.js';
import { LocalTextInput } from '../stakeholders/profile-input.js';
import { type ConceptKind, ConceptKindEnum } from '../thesaurus/concept.js';
import { type TermDeclineReason, TermDeclineReasonEnum, type TermState, TermStateEnum } from './term-proposal.js';

/** No term is longer. */
export const mostLetters = 80;

@InputType({ description: 'A word that one misses in the thesaurus.' })
export class TermInput {
  @Field(() => String, { description: 'The word or words, as one writes them; 80 characters at most.' })
  @MaxLength(mostLetters)
  term!: string;

  @Field(() => String, { description: 'BCP 47 language of the term, such as ar.' })
  lang!: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 code of the country where one says so.' })
  country?: string | null;

  @Field(() => ConceptKindEnum, { nullable: true, description: 'What it names; leave it out where not sure.' })
  kind?: ConceptKind | null;

  @Field(() => String, { defaultValue: '', description: 'What it means, 500 characters at most; plain text.' })
  @MaxLength(500)
  meaning: string = '';

  @Field(() => ID, { nullable: true, description: 'Concept that it belongs under, or means the same as.' })
  near?: string | null;
}

@InputType({ description: 'Approves a term as another word for a concept.' })
export class AnotherWordInput {
  @Field(() => ID, { description: 'The concept.' })
  concept!: string;

  @Field(() => String, { nullable: true, description: 'Its spelling, where it is to be corrected.' })
  @MaxLength(mostLetters)
  term?: string | null;

  @Field(() => String, { nullable: true, description: 'Its language, where it is to be corrected.' })
  lang?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Country where one says so; null for everywhere, the proposer’s if left out.',
  })
  country?: string | null;
}

@InputType({ description: 'Approves a term as a concept of its own.' })
export class NewConceptInput {
  @Field(() => ConceptKindEnum, { description: 'What it names.' })
  kind!: ConceptKind;

  @Field(() => [LocalTextInput], {
    description: 'What it is called: in English, French and Arabic, and in any other language.',
  })
  @ArrayMaxSize(10)
  @ValidateNested()
  labels!: LocalTextInput[];

  @Field(() => [ID], { description: 'More general concepts, 1 to 5.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  broader!: string[];

  @Field(() => [String], { nullable: true, description: 'Sectors in which it is at home.' })
  @ArrayMaxSize(8)
  sectors?: string[] | null;
}

@InputType({ description: 'Why a term is declined.' })
export class TermDeclineInput {
  @Field(() => TermDeclineReasonEnum, { description: 'Why.' })
  reason!: TermDeclineReason;

  @Field(() => ID, { nullable: true, description: 'For ALREADY_THERE: the concept that it is under another word.' })
  concept?: string | null;

  @Field(() => String, { defaultValue: '', description: 'More words for its proposer; needed for OTHER.' })
  @MaxLength(500)
  words: string = '';
}

@ArgsType()
export class TermArgs extends PageArgs {
  @Field(() => TermStateEnum, {
    defaultValue: 'proposed',
    description: 'Those that wait, the oldest first; of the others the latest first.',
  })
  state: TermState = 'proposed';
}
