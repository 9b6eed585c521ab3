import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { directionOf, type LocalisedText, LocalText } from '../foundation/localised-text.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { AccountView } from '../identity/account-view.js';
import type { Audience, HasViewer } from '../identity/viewer.js';
import { AudienceEnum } from '../stakeholders/profile-input.js';
import { Mentor } from './mentor.js';
import { MentorInput } from './mentor-input.js';
import { leaveMentoring, saveMentor, showMentor } from './own-mentor.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

@ObjectType({ description: 'A record as the mentor writes it: every language, and who may see it.' })
export class OwnMentor {
  @Field(() => Mentor, { description: 'The record as others read it.' })
  mentor!: Mentor;

  @Field(() => Int, { description: 'Pass it back when writing; a record changed since is not overwritten.' })
  version!: number;

  @Field(() => [LocalText], { description: 'What one is good for, in every language it was written in.' })
  headline!: LocalText[];

  @Field(() => [LocalText], { description: 'Where the experience comes from, in every language.' })
  bio!: LocalText[];

  @Field(() => String, { nullable: true, description: 'The last day of a pause, ISO 8601.' })
  pausedUntil!: string | null;

  @Field(() => AudienceEnum, { description: 'Who may see it.' })
  audience!: Audience;

  @Field(() => Boolean, { description: 'Whether others see it: from when one has said yes.' })
  shown!: boolean;

  @Field(() => Date, { nullable: true, description: 'When one was invited and has not answered yet.' })
  invitedAt!: Date | null;
}

function textsOf(texts: LocalisedText): LocalText[] {
  return Object.entries(texts).map(([lang, text]) => ({ text, lang, dir: directionOf(lang) }));
}

function viewOwn(row: Mentor): OwnMentor {
  const { version, pausedUntil, audience, invitedAt } = row;
  const texts = { headline: textsOf(row.headline), bio: textsOf(row.bio) };
  const own = { mentor: row, version, pausedUntil, audience, invitedAt, shown: row.shownAt !== null, ...texts };
  return Object.assign(new OwnMentor(), own);
}

async function ownMentor({ em, viewer }: HasDatabase & HasViewer): Promise<OwnMentor | null> {
  const row = viewer.accountId ? await em.findOne(Mentor, { accountId: viewer.accountId }, { refresh: true }) : null;
  return row && viewOwn(row);
}

/** What a mentor does with the record that is about them. */
@Resolver(() => AccountView)
export class OwnMentorResolver {
  @FieldResolver(() => OwnMentor, { nullable: true, description: 'The record one looks after as a mentor.' })
  mentor(@Root() _account: AccountView, @Ctx() context: HasDatabase & HasViewer): Promise<OwnMentor | null> {
    return ownMentor(context);
  }

  @Mutation(() => OwnMentor, {
    description: 'Changes your record as a mentor. Refused with CHANGED_MEANWHILE, or BAD_INPUT naming the field.',
  })
  @Rule('signed-in')
  async saveMentor(
    @Ctx() context: Writer,
    @Arg('input', () => MentorInput, { description: 'What changes.' }) input: MentorInput,
  ): Promise<OwnMentor> {
    await saveMentor(context, input);
    return requireOwn(context);
  }

  @Mutation(() => OwnMentor, {
    description:
      'Shows your record to others, or hides it; the first yes answers the invitation. Refused with BAD_INPUT while it lacks a headline or a topic.',
  })
  @Rule('signed-in')
  async showMentor(
    @Ctx() context: Writer,
    @Arg('shown', () => Boolean, { description: 'Whether others see it.' }) shown: boolean,
  ): Promise<OwnMentor> {
    await showMentor(context, shown);
    return requireOwn(context);
  }

  @Mutation(() => Boolean, {
    description: 'Removes your record as a mentor, or says no to the invitation, which whoever invited you is told.',
  })
  @Rule('signed-in')
  async leaveMentoring(@Ctx() context: Writer): Promise<boolean> {
    await leaveMentoring(context);
    return true;
  }
}

async function requireOwn(context: Writer): Promise<OwnMentor> {
  const own = await ownMentor(context);
  if (!own) throw new NotFound('mentor');
  return own;
}
