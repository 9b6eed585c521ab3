import type { EntityManager } from '@mikro-orm/postgresql';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { Account } from './account.js';

/** Signs in to an invented account by one click. Present in demonstration mode only; anyone else's account is not found. */
export function demonstrationSignIn(em: EntityManager) {
  return {
    id: 'demonstration-sign-in',
    endpoints: {
      signInDemonstration: createAuthEndpoint(
        '/sign-in/demonstration',
        { method: 'POST', body: z.object({ account: z.uuid() }) },
        async (context) => {
          const { account: id } = context.body;
          const account = await em.fork().findOne(Account, { id, demonstration: true }, { fields: ['id'] });
          const user = account && (await context.context.internalAdapter.findUserById(account.id));
          if (!user) throw new APIError('NOT_FOUND', { message: 'No such demonstration account.' });
          const session = await context.context.internalAdapter.createSession(user.id);
          await setSessionCookie(context, { session, user });
          return context.json({ status: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
