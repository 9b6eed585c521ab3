import { Ctx, Query, Resolver } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import { Account } from './account.js';
import { AccountView, viewAccount } from './account-view.js';
import type { HasViewer } from './viewer.js';

@Resolver(() => AccountView)
export class AccountResolver {
  @Query(() => AccountView, { nullable: true, description: 'The account one is signed in to; null for a visitor.' })
  @Rule('public')
  async me(@Ctx() { em, viewer }: HasDatabase & HasViewer): Promise<AccountView | null> {
    const row = viewer.accountId ? await em.findOne(Account, { id: viewer.accountId }) : null;
    return row && viewAccount(row, viewer.roles);
  }
}
