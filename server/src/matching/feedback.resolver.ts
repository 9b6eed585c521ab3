import { Arg, Ctx, Field, GraphQLISODateTime, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { requireId } from '../foundation/ids.js';
import { BadInput, NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { Feedback, type FeedbackReason, feedbackOf, giveFeedback, type Verdict } from './feedback.js';
import { activeWeights } from './weights.js';

type Reader = HasDatabase & HasViewer & { clock: Clock };

const VerdictEnum = enumeration('Verdict', 'What is said of a recommended partner.', {
  useful: 'Worth keeping: saved.',
  'not-relevant': 'Not for us, for a reason: set aside for three months.',
  later: 'Not now: set aside for three months.',
});

const FeedbackReasonEnum = enumeration('FeedbackReason', 'Why a partner is not relevant.', {
  'other-trade': 'They do something else than what is looked for.',
  known: 'One knows them already.',
  size: 'Too small or too large.',
  place: 'The place or the market does not suit.',
  other: 'Another reason.',
});

@ObjectType({ description: 'The latest word of the stakeholder you act for on a partner recommended to it.' })
export class PartnerFeedback {
  @Field(() => StakeholderView, { description: 'Of whom.' })
  stakeholder!: StakeholderView;

  @Field(() => VerdictEnum, { description: 'What was said.' })
  verdict!: Verdict;

  @Field(() => FeedbackReasonEnum, { nullable: true, description: 'Why not, where they are not relevant.' })
  reason!: FeedbackReason | null;

  @Field(() => String, { nullable: true, description: 'The day from which they may be recommended again, YYYY-MM-DD.' })
  until!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was said.' })
  saidAt!: Date;
}

@Resolver()
export class FeedbackResolver {
  @Query(() => [PartnerFeedback], {
    description: 'What was said of recommended partners and still holds, the latest first.',
  })
  @Rule('acting')
  async partnerFeedback(@Ctx() context: Reader): Promise<PartnerFeedback[]> {
    const said = await feedbackOf(context, own(context));
    const views = await Promise.all(said.map((each) => stakeholderOf(context, each.otherId)));
    return said.flatMap(({ verdict, reason, until, createdAt }, at) => {
      const stakeholder = views[at];
      if (!stakeholder) return [];
      return [Object.assign(new PartnerFeedback(), { stakeholder, verdict, reason, until, saidAt: createdAt })];
    });
  }

  @Mutation(() => [PartnerFeedback], {
    description:
      'Says of a partner that it is useful, not relevant or for later; the list changes at once. Answers all that holds.',
  })
  @Rule('acting')
  async giveFeedback(
    @Ctx() context: Reader,
    @Arg('on', () => ID, { description: 'The partner.' }) on: string,
    @Arg('verdict', () => VerdictEnum, { description: 'What is said.' }) verdict: Verdict,
    @Arg('reason', () => FeedbackReasonEnum, {
      nullable: true,
      description: 'Why not: needed for NOT_RELEVANT, and only there.',
    })
    reason: FeedbackReason | null,
  ): Promise<PartnerFeedback[]> {
    const stakeholderId = own(context);
    const otherId = requireId(on, 'stakeholder');
    if (verdict === 'not-relevant' && !reason) throw new BadInput('reason', 'say why they are not relevant.');
    if (verdict !== 'not-relevant' && reason) throw new BadInput('reason', 'is for NOT_RELEVANT only.');
    if (otherId === stakeholderId || !(await stakeholderOf(context, otherId))) throw new NotFound('stakeholder');
    await giveFeedback(context, {
      stakeholderId,
      otherId,
      verdict,
      reason: reason ?? null,
      weights: (await activeWeights(context)).version,
    });
    return this.partnerFeedback(context);
  }

  @Mutation(() => [PartnerFeedback], { description: 'Takes back what was said of a partner. Answers all that holds.' })
  @Rule('acting')
  async withdrawFeedback(
    @Ctx() context: Reader,
    @Arg('on', () => ID, { description: 'The partner.' }) on: string,
  ): Promise<PartnerFeedback[]> {
    await context.em.nativeDelete(Feedback, { stakeholderId: own(context), otherId: requireId(on, 'stakeholder') });
    return this.partnerFeedback(context);
  }
}

function own({ viewer }: HasViewer): string {
  if (!viewer.actsFor) throw new NotFound('stakeholder');
  return viewer.actsFor;
}
