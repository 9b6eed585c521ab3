import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Rule } from '../foundation/rule.js';
import type { Writer } from './change-introduction.js';
import {
  confirmOutcome,
  proposeMeeting,
  recordActivity,
  recordMeeting,
  recordOutcome,
  sendMessage,
} from './follow-introduction.js';
import { introductionOf } from './introduction.resolver.js';
import {
  AgreementInput,
  idArg,
  MeetingInput,
  numbersOf,
  OutcomeNumbersInput,
  refusals,
  versionArg,
} from './introduction-input.js';
import { IntroductionView } from './introduction-view.js';

@Resolver()
export class FollowIntroductionResolver {
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
}
