import { MaxLength } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { Lang } from '../foundation/lang.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer, isDelegateOf } from '../identity/viewer.js';
import { answerEdit, answerEditByLink, type EditAnswer, openByLink } from './answer-edit.js';
import { differencesOf, EditDifference } from './edit-differences.js';
import { memberLookedAfter } from './edit-policy.js';
import { EditView, viewEdit } from './edit-view.js';
import { ProposedEdit } from './proposed-edit.js';
import { withdrawEdit } from './write-for-member.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

@ArgsType()
class AnswerArgs implements EditAnswer {
  @Field(() => Int, { description: 'The `seen` of the edit: what its differences were shown beside.' })
  seen!: number;

  @Field(() => Boolean, { description: 'True for yes, and it stands; false for no.' })
  confirms!: boolean;

  @Field(() => String, { defaultValue: '', description: 'A word for the facilitator, 1000 characters at most.' })
  @MaxLength(1000)
  words: string = '';
}

async function editSeen(context: Writer, id: string): Promise<EditView> {
  const row = await context.em.findOne(ProposedEdit, { id: requireId(id, 'edit') }, { refresh: true });
  if (!row) throw new NotFound('edit');
  const own = isDelegateOf(context.viewer, row.stakeholderId);
  if (!own) {
    await memberLookedAfter(context, row.stakeholderId).catch(() => {
      throw new NotFound('edit');
    });
  }
  return viewEdit(context, row, own && row.byId !== context.viewer.accountId);
}

@Resolver(() => EditView)
export class EditResolver {
  @Query(() => EditView, {
    description: 'What was written for a member, for its delegates and those who look after it.',
  })
  @Rule('signed-in')
  proposedEdit(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Identifier.' }) id: string,
  ): Promise<EditView> {
    return editSeen(context, id);
  }

  @Query(() => [EditView], { description: 'What waits for the answer of a stakeholder you are a delegate of.' })
  @Rule('signed-in')
  async editsToConfirm(
    @Ctx() context: Writer,
    @Arg('stakeholder', () => ID, { description: 'A stakeholder you are a delegate of.' }) stakeholder: string,
  ): Promise<EditView[]> {
    const stakeholderId = requireId(stakeholder, 'stakeholder');
    if (!isDelegateOf(context.viewer, stakeholderId)) throw new NotFound('stakeholder');
    const rows = await context.em.find(
      ProposedEdit,
      { stakeholderId, state: 'waiting' },
      { orderBy: { createdAt: 'asc' }, limit: 50 },
    );
    return Promise.all(rows.map((row) => viewEdit(context, row, row.byId !== context.viewer.accountId)));
  }

  @Query(() => EditView, { description: 'What the one-time link of a letter asks a member without an account.' })
  @Rule('public')
  async editByLink(
    @Ctx() context: Writer,
    @Arg('token', () => String, { description: 'End of the link.' }) token: string,
  ): Promise<EditView> {
    return viewEdit(context, await openByLink(context, token), true);
  }

  @Mutation(() => EditView, {
    description:
      'Says yes or no to what was written for a stakeholder you are a delegate of. Refused with CHANGED_MEANWHILE when what stands changed since it was shown.',
  })
  @Rule('signed-in')
  async answerEdit(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Which edit.' }) id: string,
    @Args(() => AnswerArgs) answer: AnswerArgs,
  ): Promise<EditView> {
    return editSeen(context, await answerEdit(context, id, answer));
  }

  @Mutation(() => Boolean, {
    description:
      'Answers by the one-time link of a letter. With a yes the profile belongs to whoever signs in with that address.',
  })
  @Rule('public')
  async answerEditByLink(
    @Ctx() context: Writer,
    @Arg('token', () => String, { description: 'End of the link.' }) token: string,
    @Args(() => AnswerArgs) answer: AnswerArgs,
  ): Promise<boolean> {
    await answerEditByLink(context, token, answer);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Takes back what was written for a member and is not answered yet.' })
  @Rule('staff')
  async withdrawEdit(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Which edit.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
  ): Promise<boolean> {
    await withdrawEdit(context, id, version);
    return true;
  }

  @FieldResolver(() => [EditDifference], { description: 'What it would change, beside what stands now.' })
  async differences(@Root() edit: EditView, @Ctx() context: Writer, @Lang() lang: string): Promise<EditDifference[]> {
    return (await differencesOf(context, edit.row, lang)).differences;
  }

  @FieldResolver(() => Int, { description: 'Version of what stands beside it; pass it back with the answer.' })
  async seen(@Root() edit: EditView, @Ctx() context: Writer): Promise<number> {
    return (await differencesOf(context, edit.row, 'en')).seen;
  }
}
