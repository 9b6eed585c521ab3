import { ArrayMaxSize, ArrayMinSize, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { Audience } from '../identity/viewer.js';
import { AudienceEnum, LocalTextInput } from '../stakeholders/profile-input.js';
import { type MenteePreference, MenteePreferenceEnum, menteePreferences } from './mentor.js';

const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const languageWords = 'language must be a BCP 47 tag such as fr or ar-TN';

@InputType({ description: 'Your record as a mentor, as you want it. What is left out stays as it is; null clears.' })
export class MentorInput {
  @Field(() => Int, { description: 'The version that was read; a record changed since then is not overwritten.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name as you want it shown.' })
  @Length(1, 120)
  name?: string;

  @Field(() => String, { nullable: true, description: 'BCP 47 language of the name.' })
  @Matches(language, { message: languageWords })
  nameLang?: string;

  @Field(() => [LocalTextInput], { nullable: true, description: 'What you are good for, in a line, by language.' })
  @ArrayMaxSize(10)
  @ValidateNested()
  headline?: LocalTextInput[];

  @Field(() => [LocalTextInput], { nullable: true, description: 'Where the experience comes from, by language.' })
  @ArrayMaxSize(10)
  @ValidateNested()
  bio?: LocalTextInput[];

  @Field(() => [String], { nullable: true, description: 'Concepts you help with, most asked for first.' })
  @ArrayMaxSize(20)
  @MaxLength(100, { each: true })
  topics?: string[];

  @Field(() => [String], { nullable: true, description: 'Languages you work in, BCP 47.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @Matches(language, { each: true, message: languageWords })
  languages?: string[];

  @Field(() => [String], { nullable: true, description: 'Countries you know, ISO 3166-1 alpha-2.' })
  @ArrayMaxSize(40)
  @Matches(/^[A-Z]{2}$/, { each: true, message: 'countries must be codes such as TN' })
  countries?: string[];

  @Field(() => [MenteePreferenceEnum], { nullable: true, description: 'Whom you prefer to accompany.' })
  @ArrayMaxSize(menteePreferences.length)
  prefers?: MenteePreference[];

  @Field(() => Int, { nullable: true, description: 'How many mentees at once, 1 to 50; null says nothing.' })
  @Min(1)
  @Max(50)
  capacity?: number | null;

  @Field(() => String, { nullable: true, description: 'Last day of a pause, YYYY-MM-DD; null ends it.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'pausedUntil must be a day such as 2027-01-31' })
  pausedUntil?: string | null;

  @Field(() => AudienceEnum, { nullable: true, description: 'Who may see the record.' })
  audience?: Audience;
}
