import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { AccountView } from './account-view.js';
import { Passkey } from './passkey.js';
import { type HasSession, personAsking } from './session.js';
import type { HasViewer } from './viewer.js';

type Person = HasDatabase & HasViewer & HasSession & { requestId: string };

@Resolver(() => AccountView)
export class PasskeysResolver {
  @FieldResolver(() => [Passkey], { description: 'Keys by which one signs in without a password, newest first.' })
  passkeys(@Ctx() context: Person): Promise<Passkey[]> {
    const { accountId } = personAsking(context);
    return context.em.find(Passkey, { accountId }, { orderBy: { createdAt: 'desc' }, limit: 100 });
  }

  @Mutation(() => Boolean, { description: 'Removes a passkey: nobody signs in by it any more.' })
  @Rule('signed-in')
  async removePasskey(
    @Ctx() context: Person,
    @Arg('id', () => ID, { description: 'Identifier of the passkey.' }) id: string,
  ): Promise<boolean> {
    const { accountId } = personAsking(context);
    const { requestId } = context;
    await context.em.transactional(async (em) => {
      const gone = await em.nativeDelete(Passkey, { id: requireId(id, 'passkey'), accountId });
      if (gone === 0) throw new NotFound('passkey');
      await audit(em, { actor: accountId, action: 'passkey removed', noun: 'passkey', recordId: id, requestId });
    });
    return true;
  }
}
