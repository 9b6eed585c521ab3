import { Max, MaxLength, Min } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import type { Audience, HasViewer } from '../identity/viewer.js';
import { claimWomenLed, withdrawWomenLed } from './claim-women-led.js';
import { createStakeholder, similarStakeholders } from './create-stakeholder.js';
import { NewStakeholderArgs } from './new-stakeholder-args.js';
import { OwnClaim, ownClaims } from './own-claim.js';
import { AudienceEnum } from './profile-input.js';
import { Stakeholder } from './stakeholder.js';
import { StakeholderView, viewStakeholder } from './stakeholder-view.js';
import { type WomenLedForm, WomenLedFormEnum } from './women-led-claim.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

@ArgsType()
class ClaimArgs {
  @Field(() => ID, { description: 'A stakeholder you are a delegate of.' })
  stakeholder!: string;

  @Field(() => WomenLedFormEnum, { description: 'Which form.' })
  form!: WomenLedForm;

  @Field(() => String, { nullable: true, description: 'What it rests on; read by facilitators only.' })
  @MaxLength(600)
  basis?: string | null;

  @Field(() => Int, { nullable: true, description: 'Since which year.' })
  @Min(1900)
  @Max(2100)
  sinceYear?: number | null;

  @Field(() => AudienceEnum, { defaultValue: 'members', description: 'Who may see it; members unless said otherwise.' })
  audience: Audience = 'members';
}

@Resolver()
export class OwnStakeholderResolver {
  @Query(() => [StakeholderView], {
    description: 'Stakeholders of a country with a similar name, to look at before a profile is begun; five at most.',
  })
  @Rule('signed-in')
  similarStakeholders(
    @Ctx() context: Writer,
    @Arg('name', () => String, { description: 'The name, at most 200 characters count.' }) name: string,
    @Arg('country', () => String, { description: 'Country, ISO 3166-1 alpha-2.' }) country: string,
  ): Promise<StakeholderView[]> {
    return similarStakeholders(context, name.slice(0, 200), country);
  }

  @Mutation(() => StakeholderView, {
    description:
      'Begins a profile as a draft that you own. Refused with SIMILAR_EXISTS when a name is like one already here.',
  })
  @Rule('signed-in')
  async createStakeholder(
    @Ctx() context: Writer,
    @Args(() => NewStakeholderArgs) args: NewStakeholderArgs,
  ): Promise<StakeholderView> {
    const id = await createStakeholder(context, args);
    const row = await context.em.findOneOrFail(Stakeholder, { id });
    return viewStakeholder(row, { ...context.viewer, delegateOf: [...context.viewer.delegateOf, id] });
  }

  @Query(() => [OwnClaim], {
    description: 'Women-led claims of a stakeholder you are a delegate of, with their basis.',
  })
  @Rule('signed-in')
  ownClaims(
    @Ctx() context: Writer,
    @Arg('stakeholder', () => ID, { description: 'A stakeholder you are a delegate of.' }) stakeholder: string,
  ): Promise<OwnClaim[]> {
    return ownClaims(context, stakeholder);
  }

  @Mutation(() => [OwnClaim], {
    description: 'States a form of women’s leadership, or changes it; self-declared until a facilitator confirms it.',
  })
  @Rule('signed-in')
  async claimWomenLed(@Ctx() context: Writer, @Args(() => ClaimArgs) args: ClaimArgs): Promise<OwnClaim[]> {
    const { stakeholder, form, audience } = args;
    const basis = args.basis?.trim() || null;
    await claimWomenLed(context, stakeholder, { form, basis, sinceYear: args.sinceYear ?? null, audience });
    return ownClaims(context, stakeholder);
  }

  @Mutation(() => [OwnClaim], { description: 'Takes a form of women’s leadership back.' })
  @Rule('signed-in')
  async withdrawWomenLed(
    @Ctx() context: Writer,
    @Arg('stakeholder', () => ID, { description: 'A stakeholder you are a delegate of.' }) stakeholder: string,
    @Arg('form', () => WomenLedFormEnum, { description: 'Which form.' }) form: WomenLedForm,
  ): Promise<OwnClaim[]> {
    await withdrawWomenLed(context, stakeholder, form);
    return ownClaims(context, stakeholder);
  }
}
