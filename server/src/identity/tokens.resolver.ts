import { Max, Min } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { audit } from '../foundation/audit.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId, requireId } from '../foundation/ids.js';
import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { AccountView } from './account-view.js';
import { nameOf } from './account-words.js';
import { ApiToken, hashOf, newSecret } from './api-token.js';
import { type HasSession, personAsking } from './session.js';
import type { HasViewer } from './viewer.js';

type Person = HasDatabase & HasViewer & HasSession & { requestId: string };

const mostTokens = 20;

@ObjectType({ description: 'A token just made. Its secret is told this once.' })
export class NewApiToken {
  @Field(() => ApiToken, { description: 'The token.' })
  token!: ApiToken;

  @Field(() => String, { description: 'The secret, for the header Authorization: Bearer …' })
  secret!: string;
}

@ArgsType()
class TokenArgs {
  @Field(() => String, { description: 'What it is for, at most 80 characters.' })
  name!: string;

  @Field(() => Int, { defaultValue: 90, description: 'Days it works, 1 to 366.' })
  @Min(1)
  @Max(366)
  days: number = 90;
}

@Resolver(() => AccountView)
export class TokensResolver {
  @FieldResolver(() => [ApiToken], { description: 'Tokens of programs that ask with one’s rights, newest first.' })
  tokens(@Ctx() context: Person): Promise<ApiToken[]> {
    const { accountId } = personAsking(context);
    return context.em.find(ApiToken, { accountId }, { orderBy: { createdAt: 'desc' } });
  }

  @Mutation(() => NewApiToken, { description: 'Makes a token by which a program asks with one’s rights.' })
  @Rule('signed-in')
  async createToken(
    @Ctx() context: Person,
    @Args(() => TokenArgs) { name: given, days }: TokenArgs,
  ): Promise<NewApiToken> {
    const { accountId } = personAsking(context);
    const name = nameOf(given);
    if (!name || name.length > 80) throw new BadInput('name', 'must be one line of 1 to 80 characters.');
    const secret = newSecret();
    const createdAt = new Date();
    const row = { id: newId(), accountId, name, hash: hashOf(secret), createdAt, lastUsedAt: null };
    const expiresAt = new Date(createdAt.getTime() + days * 86_400_000);
    await context.em.transactional(async (em) => {
      if ((await em.count(ApiToken, { accountId })) >= mostTokens) {
        throw new Refused('TOO_MANY', 'An account has at most {most} tokens: revoke one first.', null, {
          most: mostTokens,
        });
      }
      await em.insert(ApiToken, { ...row, expiresAt });
      await trace(em, accountId, 'token made', row.id, context.requestId);
    });
    const token = await context.em.findOneOrFail(ApiToken, { id: row.id });
    return Object.assign(new NewApiToken(), { token, secret });
  }

  @Mutation(() => Boolean, { description: 'Ends a token at once.' })
  @Rule('signed-in')
  async revokeToken(
    @Ctx() context: Person,
    @Arg('id', () => ID, { description: 'Identifier of the token.' }) id: string,
  ): Promise<boolean> {
    const { accountId } = personAsking(context);
    await context.em.transactional(async (em) => {
      const gone = await em.nativeDelete(ApiToken, { id: requireId(id, 'token'), accountId });
      if (gone === 0) throw new NotFound('token');
      await trace(em, accountId, 'token revoked', id, context.requestId);
    });
    return true;
  }
}

function trace(em: HasDatabase['em'], actor: string, action: string, recordId: string, requestId: string) {
  return audit(em, { actor, action, noun: 'api token', recordId, requestId });
}
