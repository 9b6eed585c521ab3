import { IsIn, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { type LinkType, LinkTypeEnum } from '../cooperation/cooperation-link.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { directionOf, LocalText } from '../foundation/localised-text.js';
import { BadInput } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { answerByLink, answerIntroduction, linked, withdrawIntroduction } from './answer-introduction.js';
import { blockStakeholder } from './block-stakeholder.js';
import type { Writer } from './change-introduction.js';
import { editIntroduction, forwardIntroduction, noteIntroduction, returnIntroduction } from './check-introduction.js';
import {
  confirmOutcome,
  proposeMeeting,
  recordActivity,
  recordMeeting,
  recordOutcome,
  sendMessage,
} from './follow-introduction.js';
import type { DeclineReason, Side } from './introduction.js';
import { otherSide, stakeholderOn } from './introduction.js';
import { introductionOf } from './introduction.resolver.js';
import { nameOf } from './introduction-loaders.js';
import { valueBands } from './introduction-outcome.js';
import { DeclineReasonEnum, IntroductionPartEnum, IntroductionView } from './introduction-view.js';
import { proposeIntroduction } from './propose-introduction.js';

const idArg = () => Arg('id', () => ID, { description: 'Identifier of the introduction.' });
const versionArg = () => Arg('version', () => Int, { description: 'The version that was read.' });
const refusals =
  ' Refused with CHANGED_MEANWHILE when someone else acted first, WRONG_STATE when it is past that, EXPIRED when its time is over, and BAD_INPUT naming the field.';

@InputType({ description: 'A request to be introduced.' })
class ProposalInput {
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
class ReplyInput {
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
class MeetingInput {
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
class OutcomeNumbersInput {
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
class AgreementInput {
  @Field(() => LinkTypeEnum, { description: 'What they do together.' })
  type!: LinkType;

  @Field(() => IntroductionPartEnum, { description: 'Which side does it for the other: ASKING or ASKED.' })
  @IsIn(['asking', 'asked'])
  doneBy!: Side;
}

@ObjectType({ description: 'The question behind a one-time link.' })
class LinkedQuestion {
  @Field(() => String, { description: 'Who is asked.' })
  own!: string;

  @Field(() => String, { description: 'Whom they would meet.' })
  other!: string;

  @Field(() => LocalText, { description: 'The reason to write.' })
  reason!: LocalText;

  @Field(() => Date, { description: 'Until when to answer.' })
  until!: Date;
}

function numbersOf(given: OutcomeNumbersInput | null | undefined): OutcomeNumbersInput {
  const numbers = given ?? {};
  if (numbers.valueBand && !(valueBands as readonly string[]).includes(numbers.valueBand)) {
    throw new BadInput('valueBand', `must be one of ${valueBands.join(', ')}`);
  }
  return numbers;
}

/** A language tag, or a refusal that names the field. */
export function languageTag(lang: string): string {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang)) throw new BadInput('lang', 'must be a BCP 47 tag such as fr');
  return lang;
}

@Resolver()
export class WriteIntroductionResolver {
  @Mutation(() => IntroductionView, {
    description:
      'Asks to be introduced, or, for facilitators, brings two together. Refused with BAD_INPUT naming the field when the reason holds a contact, ALREADY_UNDER_WAY, TOO_MANY or NOT_PUBLISHED.',
  })
  @Rule('signed-in')
  async proposeIntroduction(
    @Ctx() context: Writer,
    @Arg('input', () => ProposalInput, { description: 'Whom, and why.' }) input: ProposalInput,
  ): Promise<IntroductionView> {
    const { with: withId, from, reason, offering } = input;
    const proposal = {
      withId,
      fromId: from ?? null,
      reason,
      lang: languageTag(input.lang),
      offeringId: offering ?? null,
    };
    return introductionOf(context, await proposeIntroduction(context, proposal));
  }

  @Mutation(() => IntroductionView, { description: `Passes it to the asked side.${refusals}` })
  @Rule('staff')
  async forwardIntroduction(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
  ): Promise<IntroductionView> {
    await forwardIntroduction(context, id, version);
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, { description: `Sends it back to the asking side with a reason.${refusals}` })
  @Rule('staff')
  async returnIntroduction(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
    @Arg('words', () => String, { description: 'Why, for the asking side.' }) words: string,
  ): Promise<IntroductionView> {
    await returnIntroduction(context, id, version, words);
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, {
    description: `Changes the text before it is forwarded; a facilitator’s change needs the asking side’s consent anew.${refusals}`,
  })
  @Rule('signed-in')
  async editIntroduction(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
    @Arg('reason', () => String, { description: 'The new text.' }) reason: string,
    @Arg('lang', () => String, { defaultValue: 'en', description: 'Its language, BCP 47.' }) lang: string,
  ): Promise<IntroductionView> {
    await editIntroduction(context, id, version, reason, languageTag(lang));
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, { description: `Adds the other side’s facilitator’s note.${refusals}` })
  @Rule('staff')
  async noteIntroduction(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
    @Arg('words', () => String, { description: 'The note, without contacts.' }) words: string,
  ): Promise<IntroductionView> {
    await noteIntroduction(context, id, version, words);
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, { description: `Says yes or no for one’s side.${refusals}` })
  @Rule('signed-in')
  async answerIntroduction(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
    @Arg('reply', () => ReplyInput, { description: 'The answer.' }) reply: ReplyInput,
  ): Promise<IntroductionView> {
    await answerIntroduction(context, id, version, reply);
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, { description: `Takes it back before both have consented.${refusals}` })
  @Rule('signed-in')
  async withdrawIntroduction(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
  ): Promise<IntroductionView> {
    await withdrawIntroduction(context, id, version);
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, {
    description: 'Writes to the other two; opens once both sides have agreed to meet.',
  })
  @Rule('signed-in')
  async writeInIntroduction(
    @Ctx() context: Writer,
    @idArg() id: string,
    @Arg('text', () => String, { description: 'The words.' }) text: string,
  ): Promise<IntroductionView> {
    await sendMessage(context, id, text);
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, { description: `Proposes when and where to meet; the latest holds.${refusals}` })
  @Rule('signed-in')
  async proposeMeeting(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
    @Arg('meeting', () => MeetingInput, { description: 'When and where.' }) meeting: MeetingInput,
  ): Promise<IntroductionView> {
    await proposeMeeting(context, id, version, meeting);
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, { description: `Says that the two have met.${refusals}` })
  @Rule('signed-in')
  async recordIntroductionMet(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
  ): Promise<IntroductionView> {
    await recordMeeting(context, id, version);
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, {
    description: `Says what came of it; an agreement makes a confirmed link of the two.${refusals}`,
  })
  @Rule('signed-in')
  async recordIntroductionOutcome(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
    @Arg('agreement', () => AgreementInput, {
      nullable: true,
      description: 'What they agreed on; leave out for nothing.',
    })
    agreement: AgreementInput | null,
    @Arg('numbers', () => OutcomeNumbersInput, { nullable: true, description: 'Counts, where they are known.' })
    numbers: OutcomeNumbersInput | null,
  ): Promise<IntroductionView> {
    await recordOutcome(context, id, version, { ...numbersOf(numbers), agreement });
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, { description: `After six months: whether they still work together.${refusals}` })
  @Rule('signed-in')
  async recordIntroductionActivity(
    @Ctx() context: Writer,
    @idArg() id: string,
    @versionArg() version: number,
    @Arg('active', () => Boolean, { description: 'Whether they still do; if not, the link ends.' }) active: boolean,
    @Arg('numbers', () => OutcomeNumbersInput, { nullable: true, description: 'Counts, where they are known.' })
    numbers: OutcomeNumbersInput | null,
  ): Promise<IntroductionView> {
    await recordActivity(context, id, version, active, numbersOf(numbers));
    return introductionOf(context, id);
  }

  @Mutation(() => IntroductionView, { description: 'The other side says that what was reported is so.' })
  @Rule('signed-in')
  async confirmIntroductionOutcome(@Ctx() context: Writer, @idArg() id: string): Promise<IntroductionView> {
    await confirmOutcome(context, id);
    return introductionOf(context, id);
  }

  @Mutation(() => Boolean, {
    description:
      'Not this partner: neither finds the other any more, and what waits between them is withdrawn. Told to nobody.',
  })
  @Rule('acting')
  async blockStakeholder(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Identifier of the stakeholder.' }) id: string,
  ): Promise<boolean> {
    await blockStakeholder(context, id);
    return true;
  }

  @Query(() => LinkedQuestion, { description: 'The question behind a one-time link; the link alone opens it.' })
  @Rule('public')
  async introductionByLink(
    @Ctx() context: HasDatabase & { clock: Clock },
    @Arg('token', () => String, { description: 'The last part of the link.' }) token: string,
  ): Promise<LinkedQuestion> {
    const { row, link } = await linked(context.em, token, context.clock);
    const lang = row.reasonLang;
    return Object.assign(new LinkedQuestion(), {
      own: await nameOf(context, stakeholderOn(row, link.side)),
      other: await nameOf(context, stakeholderOn(row, otherSide(link.side))),
      reason: { text: row.reason, lang, dir: directionOf(lang) },
      until: row.dueAt,
    });
  }

  @Mutation(() => Boolean, { description: 'Answers by a one-time link; it holds once.' })
  @Rule('public')
  async answerByLink(
    @Ctx() context: HasDatabase & { clock: Clock },
    @Arg('token', () => String, { description: 'The last part of the link.' }) token: string,
    @Arg('reply', () => ReplyInput, { description: 'The answer.' }) reply: ReplyInput,
  ): Promise<boolean> {
    await answerByLink(context, token, reply);
    return true;
  }
}
