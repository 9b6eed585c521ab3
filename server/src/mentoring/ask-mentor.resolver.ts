import { MaxLength } from 'class-validator';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import type { Writer } from '../introductions/change-introduction.js';
import { introductionOf } from '../introductions/introduction.resolver.js';
import { languageTag } from '../introductions/introduction-input.js';
import { IntroductionView } from '../introductions/introduction-view.js';
import { askMentor } from './ask-mentor.js';
import { Mentor } from './mentor.js';
import { askedMentorOf } from './mentor-loaders.js';

@InputType({ description: 'A request to a mentor.' })
class MentorRequestInput {
  @Field(() => ID, { description: 'The mentor.' })
  mentor!: string;

  @Field(() => String, {
    description: 'What one wants to be accompanied in, without contacts; 2,000 characters at most.',
  })
  @MaxLength(4000)
  reason!: string;

  @Field(() => String, { defaultValue: 'en', description: 'Language of the reason, BCP 47.' })
  @MaxLength(35)
  lang: string = 'en';
}

@Resolver(() => IntroductionView)
export class AskMentorResolver {
  @Mutation(() => IntroductionView, {
    description:
      'Asks a mentor: an introduction to the stakeholder they belong to or, where they belong to none, to themselves; checked by a facilitator and decided by both sides. Refused with BAD_INPUT when the reason holds a contact, ALREADY_UNDER_WAY, TOO_MANY, NOT_PUBLISHED, PAUSED or NOT_REACHABLE.',
  })
  @Rule('signed-in')
  async askMentor(
    @Ctx() context: Writer,
    @Arg('input', () => MentorRequestInput, { description: 'Whom, and for what.' }) input: MentorRequestInput,
  ): Promise<IntroductionView> {
    const lang = languageTag(input.lang);
    return introductionOf(context, await askMentor(context, requireId(input.mentor, 'mentor'), input.reason, lang));
  }

  @FieldResolver(() => Mentor, { nullable: true, description: 'The mentor it asks for, where it asks for one.' })
  mentor(@Root() { row }: IntroductionView, @Ctx() context: HasDatabase & HasViewer): Promise<Mentor | null> {
    return askedMentorOf(context, row.id);
  }
}
