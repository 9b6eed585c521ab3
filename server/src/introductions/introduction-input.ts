import { IsIn, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Arg, Field, ID, InputType, Int } from 'type-graphql';
import { type LinkType, LinkTypeEnum } from '../cooperation/cooperation-link.js';
import { BadInput } from '../foundation/refusal.js';
import type { DeclineReason, Side } from './introduction.js';
import { valueBands } from './introduction-outcome.js';
import { DeclineReasonEnum, IntroductionPartEnum } from './introduction-view.js';

export const idArg = () => Arg('id', () => ID, { description: 'Identifier of the introduction.' });
export const versionArg = () => Arg('version', () => Int, { description: 'The version that was read.' });
export const refusals =
  ' Refused with CHANGED_MEANWHILE when someone else acted first, WRONG_STATE when it is past that, EXPIRED when its time is over, and BAD_INPUT naming the field.';

@InputType({ description: 'A request to be introduced.' })
export class ProposalInput {
  @Field(() => ID, { description: 'The stakeholder one wants to meet.' })
  with!: string;

  @Field(() => ID, { nullable: true, description: 'For facilitators: the other of the two brought together.' })
  from?: string | null;

  @Field(() => String, { description: 'The reason to write, without contacts; 2,000 characters at most.' })
  @MaxLength(4000)
  reason!: string;

  @Field(() => String, { defaultValue: 'en', description: 'Language of the reason, BCP 47.' })
  @MaxLength(35)
  lang: string = 'en';

  @Field(() => ID, { nullable: true, description: 'The offer or need of theirs that it answers.' })
  offering?: string | null;
}

@InputType({ description: 'Yes, or no with a reason that only the facilitator reads.' })
export class ReplyInput {
  @Field(() => Boolean, { description: 'Whether one wants to meet.' })
  consents!: boolean;

  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Why not; needed for a no.' })
  declineReason?: DeclineReason | null;

  @Field(() => String, { nullable: true, description: 'More words for the facilitator.' })
  @IsOptional()
  @MaxLength(2000)
  words?: string | null;
}

@InputType({ description: 'When and where to meet.' })
export class MeetingInput {
  @Field(() => Date, { description: 'Beginning.' })
  startsAt!: Date;

  @Field(() => Int, { defaultValue: 60, description: 'How long, 10 to 480 minutes.' })
  @Min(10)
  @Max(480)
  minutes: number = 60;

  @Field(() => String, { description: 'Time zone it is thought in, IANA name.' })
  @MaxLength(60)
  timeZone!: string;

  @Field(() => String, { description: 'An address, or a link.' })
  @MaxLength(600)
  place!: string;
}

@InputType({ description: 'Counts of an outcome; leave out what is not known.' })
export class OutcomeNumbersInput {
  @Field(() => String, {
    nullable: true,
    description: 'none, under-1000, 1000-10000, 10000-50000 or over-50000 euros.',
  })
  @IsOptional()
  @MaxLength(20)
  valueBand?: string | null;

  @Field(() => Int, { nullable: true, description: 'Jobs kept.' })
  @IsOptional()
  @Min(0)
  jobsKept?: number | null;

  @Field(() => Int, { nullable: true, description: 'Jobs created.' })
  @IsOptional()
  @Min(0)
  jobsCreated?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of all these, women.' })
  @IsOptional()
  @Min(0)
  jobsWomen?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of all these, under 35.' })
  @IsOptional()
  @Min(0)
  jobsUnder35?: number | null;
}

@InputType({ description: 'What two agreed on.' })
export class AgreementInput {
  @Field(() => LinkTypeEnum, { description: 'What they do together.' })
  type!: LinkType;

  @Field(() => IntroductionPartEnum, { description: 'Which side does it for the other: ASKING or ASKED.' })
  @IsIn(['asking', 'asked'])
  doneBy!: Side;
}

/** Counts of an outcome, or a refusal that names the field. */
export function numbersOf(given: OutcomeNumbersInput | null | undefined): OutcomeNumbersInput {
  const numbers = given ?? {};
  if (numbers.valueBand && !(valueBands as readonly string[]).includes(numbers.valueBand)) {
    throw new BadInput('valueBand', 'must be one of {values}', { values: valueBands.join(', ') });
  }
  return numbers;
}

/** A language tag, or a refusal that names the field. */
export function languageTag(lang: string): string {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang)) throw new BadInput('lang', 'must be a BCP 47 tag such as fr');
  return lang;
}
