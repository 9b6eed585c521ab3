import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { AccountView } from './account-view.js';
import { type HasSession, personAsking, Session } from './session.js';
import type { HasViewer } from './viewer.js';

type Person = HasDatabase & HasViewer & HasSession & { requestId: string };

@ObjectType('Session', { description: 'A browser that is signed in to one’s account.' })
export class SessionView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it is the one asking.' })
  current!: boolean;

  @Field(() => String, { nullable: true, description: 'What the browser calls itself.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: 'Address it signed in from.' })
  ipAddress!: string | null;

  @Field(() => Date, { description: 'When it signed in.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When it was last renewed.' })
  updatedAt!: Date;
}

@Resolver(() => AccountView)
export class SessionsResolver {
  @FieldResolver(() => [SessionView], { description: 'Browsers signed in to the account, newest first.' })
  async sessions(@Ctx() context: Person): Promise<SessionView[]> {
    const { accountId, sessionId } = personAsking(context);
    const rows = await context.em.find(
      Session,
      { accountId, expiresAt: { $gt: new Date() } },
      { orderBy: { createdAt: 'desc' }, limit: 100 },
    );
    return rows.map(({ id, userAgent, ipAddress, createdAt, updatedAt }) =>
      Object.assign(new SessionView(), {
        id,
        current: id === sessionId,
        userAgent,
        ipAddress,
        createdAt,
        updatedAt,
      }),
    );
  }

  @Mutation(() => Boolean, { description: 'Signs one browser out.' })
  @Rule('signed-in')
  async endSession(
    @Ctx() context: Person,
    @Arg('id', () => ID, { description: 'Identifier of the session.' }) id: string,
  ): Promise<boolean> {
    const { accountId } = personAsking(context);
    if ((await end(context, accountId, { id: requireId(id, 'session') })) === 0) throw new NotFound('session');
    return true;
  }

  @Mutation(() => Int, { description: 'Signs every browser out but this one; says how many.' })
  @Rule('signed-in')
  endOtherSessions(@Ctx() context: Person): Promise<number> {
    const { accountId, sessionId } = personAsking(context);
    return end(context, accountId, { id: { $ne: sessionId } });
  }
}

/** Ends sessions of an account, which are refused from the next request on, and leaves a trace. */
function end({ em, requestId }: Person, accountId: string, which: object): Promise<number> {
  return em.transactional(async (transaction) => {
    const ended = await transaction.nativeDelete(Session, { accountId, ...which });
    if (ended > 0) {
      const after = { sessions: ended };
      await audit(transaction, {
        actor: accountId,
        action: 'signed out',
        noun: 'account',
        recordId: accountId,
        after,
        requestId,
      });
    }
    return ended;
  });
}
