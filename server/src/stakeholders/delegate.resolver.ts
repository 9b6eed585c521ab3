import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { AccountView } from '../identity/account-view.js';
import { DemonstrationAccount } from '../identity/demonstration-accounts.resolver.js';
import type { HasViewer } from '../identity/viewer.js';
import { type DelegateRole, DelegateRoleEnum } from './delegate.js';
import { delegatesOfAccount } from './delegate-loaders.js';
import { stakeholderOf, stakeholdersOf } from './stakeholder-loaders.js';
import { StakeholderView } from './stakeholder-view.js';

type Reader = HasDatabase & HasViewer;

@ObjectType({ description: 'A stakeholder that one may act for, and how far.' })
export class Delegation {
  @Field(() => StakeholderView, { description: 'The stakeholder.' })
  stakeholder!: StakeholderView;

  @Field(() => DelegateRoleEnum, { description: 'How far.' })
  role!: DelegateRole;
}

/** What an account may act for, told on the account. */
@Resolver(() => AccountView)
export class AccountDelegationsResolver {
  @FieldResolver(() => [Delegation], { description: 'Stakeholders one may act for, oldest delegation first.' })
  async delegations(@Root() account: AccountView, @Ctx() context: Reader): Promise<Delegation[]> {
    const rows = await delegatesOfAccount(context, account.id);
    const views = await Promise.all(rows.map((row) => stakeholderOf(context, row.stakeholderId)));
    return rows.flatMap(({ role }, index) => {
      const stakeholder = views[index];
      return stakeholder ? [Object.assign(new Delegation(), { stakeholder, role })] : [];
    });
  }

  @FieldResolver(() => StakeholderView, { nullable: true, description: 'The stakeholder one acts for now.' })
  actsFor(@Ctx() context: Reader): Promise<StakeholderView | null> | null {
    return context.viewer.actsFor ? stakeholderOf(context, context.viewer.actsFor) : null;
  }
}

@Resolver(() => DemonstrationAccount)
export class DemonstrationDelegationsResolver {
  @FieldResolver(() => [StakeholderView], { description: 'Stakeholders it may act for.' })
  async stakeholders(@Root() account: DemonstrationAccount, @Ctx() context: Reader): Promise<StakeholderView[]> {
    const rows = await delegatesOfAccount(context, account.id);
    return stakeholdersOf(
      context,
      rows.map((row) => row.stakeholderId),
    );
  }
}
