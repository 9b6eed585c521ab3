import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Refused } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { Account } from './account.js';
import { eraseAccount } from './erase-account.js';
import type { HasPersonalData } from './personal-data.js';
import { type HasSession, personAsking } from './session.js';
import type { HasViewer } from './viewer.js';

type Person = HasDatabase & HasViewer & HasSession & HasPersonalData & { requestId: string };

@Resolver()
export class PersonalDataResolver {
  @Query(() => String, { description: 'Everything kept about oneself, as JSON.' })
  @Rule('signed-in')
  async myData(@Ctx() context: Person): Promise<string> {
    const { accountId } = personAsking(context);
    const parts: [string, object[]][] = [];
    for (const each of context.personalData) parts.push([each.name, await each.export(context.em, accountId)]);
    return JSON.stringify(Object.fromEntries(parts), null, 2);
  }

  @Mutation(() => Boolean, {
    description: 'Erases one’s account and everything personal with it. There is no way back.',
  })
  @Rule('signed-in')
  async eraseAccount(
    @Ctx() context: Person,
    @Arg('email', () => String, { description: 'One’s own address, typed to be sure.' }) email: string,
  ): Promise<boolean> {
    const { accountId } = personAsking(context);
    const account = await context.em.findOneOrFail(Account, { id: accountId });
    if (account.email !== email.trim().toLowerCase()) {
      throw new Refused('NOT_CONFIRMED', 'That is not the address of this account.', 'email');
    }
    await eraseAccount(context, accountId, context.personalData);
    return true;
  }
}
