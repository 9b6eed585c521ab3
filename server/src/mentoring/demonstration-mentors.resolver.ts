import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { batched } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { DemonstrationAccount } from '../identity/demonstration-accounts.resolver.js';
import { Mentor } from './mentor.js';

const isMentor = batched<HasDatabase, boolean>(
  async (ids, { em }) => {
    const rows = await em.find(Mentor, { accountId: { $in: [...ids] } }, { fields: ['accountId'] });
    return new Map(rows.map((row) => [row.accountId ?? '', true]));
  },
  () => false,
);

@Resolver(() => DemonstrationAccount)
export class DemonstrationMentorsResolver {
  @FieldResolver(() => Boolean, { description: 'Whether they are a mentor by themselves, of no stakeholder.' })
  isMentor(@Root() account: DemonstrationAccount, @Ctx() context: HasDatabase): Promise<boolean> {
    return isMentor(context, account.id);
  }
}
