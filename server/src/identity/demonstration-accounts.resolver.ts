import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { groupBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import { Account, type PlatformRole, PlatformRoleEnum, Role } from './account.js';

/** Whether this installation shows itself with invented records and lets people look through them. */
export interface HasDemonstration {
  demonstration: boolean;
}

@ObjectType({ description: 'An invented person whose account anyone may sign in to, in demonstration mode.' })
export class DemonstrationAccount {
  @Field(() => ID, { description: 'Identifier, for POST /api/auth/sign-in/demonstration.' })
  id!: string;

  @Field(() => String, { description: 'Invented name.' })
  name!: string;

  @Field(() => [PlatformRoleEnum], { description: 'What the account may do on the platform.' })
  roles!: PlatformRole[];

  clusterIds!: string[];
}

@Resolver(() => DemonstrationAccount)
export class DemonstrationAccountsResolver {
  @Query(() => [DemonstrationAccount], {
    description: 'Invented people to sign in as, by name; none outside demonstration mode.',
  })
  @Rule('public')
  async demonstrationAccounts(
    @Ctx() { em, demonstration }: HasDatabase & HasDemonstration,
  ): Promise<DemonstrationAccount[]> {
    if (!demonstration) return [];
    const accounts = await em.find(
      Account,
      { demonstration: true },
      { orderBy: { createdAt: 'asc', name: 'asc' }, limit: 50 },
    );
    const roles = groupBy(
      await em.find(Role, { accountId: { $in: accounts.map((each) => each.id) } }, { orderBy: { clusterId: 'asc' } }),
      (row) => row.accountId,
    );
    return accounts.map(({ id, name }) => {
      const rows = roles.get(id) ?? [];
      return Object.assign(new DemonstrationAccount(), {
        id,
        name,
        roles: ['member', ...new Set(rows.map((row) => row.role))],
        clusterIds: rows.flatMap((row) => row.clusterId ?? []),
      });
    });
  }
}
