import { IsIn, MaxLength } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { type InterfaceLanguage, interfaceLanguages } from '../foundation/localised-text.js';
import { NotAllowed, NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { Account } from './account.js';
import { AccountView, viewAccount } from './account-view.js';
import { changeAccount } from './change-account.js';
import { type HasSession, personAsking } from './session.js';
import type { HasViewer } from './viewer.js';

type Person = HasDatabase & HasViewer & HasSession & { requestId: string };

@InputType({ description: 'What to change of one’s account; what is left out stays.' })
export class AccountChanges {
  @Field(() => String, { nullable: true, description: 'Name, one line of 1 to 120 characters.' })
  @MaxLength(120)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Language of the interface and of mail: en, fr or ar.' })
  @IsIn([...interfaceLanguages, null, undefined])
  lang?: InterfaceLanguage | null;

  @Field(() => String, { nullable: true, description: 'IANA time zone, such as Africa/Tunis.' })
  @MaxLength(60)
  timeZone?: string | null;
}

@Resolver(() => AccountView)
export class AccountResolver {
  @Query(() => AccountView, { nullable: true, description: 'The account one is signed in to; null for a visitor.' })
  @Rule('public')
  async me(@Ctx() { em, viewer }: HasDatabase & HasViewer): Promise<AccountView | null> {
    const row = viewer.accountId ? await em.findOne(Account, { id: viewer.accountId }) : null;
    return row && viewAccount(row, viewer.roles);
  }

  @Mutation(() => AccountView, { description: 'Changes name, language or time zone of one’s account.' })
  @Rule('signed-in')
  async changeAccount(
    @Ctx() context: Person,
    @Arg('changes', () => AccountChanges, { description: 'What to change.' }) changes: AccountChanges,
  ): Promise<AccountView> {
    const { accountId } = personAsking(context);
    return viewAccount(await changeAccount(context, accountId, changes), context.viewer.roles);
  }

  @Mutation(() => AccountView, { description: 'Acts from now on for another stakeholder one is a delegate of.' })
  @Rule('signed-in')
  async actFor(
    @Ctx() context: Person,
    @Arg('stakeholder', () => ID, { description: 'Its identifier.' }) stakeholder: string,
  ): Promise<AccountView> {
    const { accountId } = personAsking(context);
    const id = requireId(stakeholder, 'stakeholder');
    if (!context.viewer.delegateOf.includes(id)) throw new NotAllowed('You are not a delegate of that stakeholder.');
    await context.em.nativeUpdate(Account, { id: accountId }, { actsForId: id });
    const row = await context.em.findOne(Account, { id: accountId });
    if (!row) throw new NotFound('account');
    context.viewer = { ...context.viewer, actsFor: id };
    return viewAccount(row, context.viewer.roles);
  }
}
