import { Arg, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { directionOf, LocalText } from '../foundation/localised-text.js';
import { Rule } from '../foundation/rule.js';
import { answerByLink, linked } from './answer-introduction.js';
import { ReplyInput } from './introduction-input.js';
import { nameOfSide } from './introduction-loaders.js';
import { otherSide } from './introduction-rules.js';

@ObjectType({ description: 'The question behind a one-time link.' })
class LinkedQuestion {
  @Field(() => String, { description: 'Who is asked.' })
  own!: string;

  @Field(() => String, { description: 'Whom they would meet.' })
  other!: string;

  @Field(() => LocalText, { description: 'The reason to write.' })
  reason!: LocalText;

  @Field(() => Date, { description: 'Until when to answer.' })
  until!: Date;
}

@Resolver()
export class AnswerByLinkResolver {
  @Query(() => LinkedQuestion, { description: 'The question behind a one-time link; the link alone opens it.' })
  @Rule('public')
  async introductionByLink(
    @Ctx() context: HasDatabase & { clock: Clock },
    @Arg('token', () => String, { description: 'The last part of the link.' }) token: string,
  ): Promise<LinkedQuestion> {
    const { row, link } = await linked(context.em, token, context.clock);
    const lang = row.reasonLang;
    return Object.assign(new LinkedQuestion(), {
      own: await nameOfSide(context, row, link.side),
      other: await nameOfSide(context, row, otherSide(link.side)),
      reason: { text: row.reason, lang, dir: directionOf(lang) },
      until: row.dueAt,
    });
  }

  @Mutation(() => Boolean, { description: 'Answers by a one-time link; it holds once.' })
  @Rule('public')
  async answerByLink(
    @Ctx() context: HasDatabase & { clock: Clock },
    @Arg('token', () => String, { description: 'The last part of the link.' }) token: string,
    @Arg('reply', () => ReplyInput, { description: 'The answer.' }) reply: ReplyInput,
  ): Promise<boolean> {
    await answerByLink(context, token, reply);
    return true;
  }
}
