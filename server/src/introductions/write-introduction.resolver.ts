import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Rule } from '../foundation/rule.js';
import { answerIntroduction, withdrawIntroduction } from './answer-introduction.js';
import { blockStakeholder } from './block-stakeholder.js';
import type { Writer } from './change-introduction.js';
import { editIntroduction, forwardIntroduction, noteIntroduction, returnIntroduction } from './check-introduction.js';
import { introductionOf } from './introduction.resolver.js';
import { idArg, languageTag, ProposalInput, ReplyInput, refusals, versionArg } from './introduction-input.js';
import { IntroductionView } from './introduction-view.js';
import { proposeIntroduction } from './propose-introduction.js';

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
}
