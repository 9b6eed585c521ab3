import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import { Account } from '../identity/account.js';
import { AccountView } from '../identity/account-view.js';
import { type HasSession, personAsking } from '../identity/session.js';
import type { HasViewer } from '../identity/viewer.js';
import { type MailFrequency, MailFrequencyEnum } from './notification.js';

@Resolver(() => AccountView)
export class MailFrequencyResolver {
  @FieldResolver(() => MailFrequencyEnum, { description: 'How often notifications also come by e-mail.' })
  async mailFrequency(@Root() account: AccountView, @Ctx() { em }: HasDatabase): Promise<MailFrequency> {
    const row = await em.findOneOrFail(Account, { id: account.id });
    return row.mailFrequency as MailFrequency;
  }

  @Mutation(() => MailFrequencyEnum, { description: 'Chooses how often notifications also come by e-mail.' })
  @Rule('signed-in')
  async chooseMailFrequency(
    @Ctx() context: HasDatabase & HasViewer & HasSession & { requestId: string },
    @Arg('frequency', () => MailFrequencyEnum, { description: 'How often.' }) frequency: MailFrequency,
  ): Promise<MailFrequency> {
    const { accountId } = personAsking(context);
    await context.em.transactional(async (em) => {
      const account = await em.findOneOrFail(Account, { id: accountId });
      const before = { mailFrequency: account.mailFrequency };
      account.mailFrequency = frequency;
      await em.flush();
      await audit(em, {
        actor: accountId,
        action: 'mail frequency chosen',
        noun: 'account',
        recordId: accountId,
        before,
        after: { mailFrequency: frequency },
        requestId: context.requestId,
      });
    });
    return frequency;
  }
}
