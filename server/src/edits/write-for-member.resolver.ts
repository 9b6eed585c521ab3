import { IsOptional, MaxLength } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { OfferingInput } from '../offerings/offering-input.js';
import { NewStakeholderArgs } from '../stakeholders/new-stakeholder-args.js';
import { OwnProfile, profileView } from '../stakeholders/profile.resolver.js';
import { ProfileInput } from '../stakeholders/profile-input.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { DeskMember, viewMember } from './desk-member.resolver.js';
import { memberLookedAfter } from './edit-policy.js';
import { EditView, viewEdit } from './edit-view.js';
import { ProposedEdit } from './proposed-edit.js';
import { beginMember, writeOfferingFor, writeProfileFor } from './write-for-member.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

@ObjectType({ description: 'What came of writing for a member.' })
class WrittenForMember {
  @Field(() => EditView, {
    nullable: true,
    description: 'The edit that waits for the member; null where it went straight into a draft that nobody else sees.',
  })
  edit!: EditView | null;

  @Field(() => OwnProfile, { description: 'The profile as it stands.' })
  profile!: OwnProfile;
}

@ArgsType()
class AskingArgs {
  @Field(() => ID, { description: 'A member of a cluster you facilitate.' })
  stakeholder!: string;

  @Field(() => String, { defaultValue: '', description: 'A line for the member about it.' })
  @MaxLength(1000)
  message: string = '';

  @Field(() => String, {
    nullable: true,
    description: 'Where to ask a member without an account; the address of its contacts if left out.',
  })
  @MaxLength(254)
  email?: string | null;
}

@ArgsType()
class BeginMemberArgs extends NewStakeholderArgs {
  @Field(() => String, { description: 'A cluster you facilitate; any for the secretariat.' })
  cluster!: string;

  @Field(() => String, { nullable: true, description: 'Its e-mail address, where it will be asked to confirm.' })
  @IsOptional()
  @MaxLength(254)
  email?: string | null;
}

@Resolver()
export class WriteForMemberResolver {
  @Mutation(() => DeskMember, {
    description:
      'Begins the profile of a member of your cluster, as a draft that nobody else sees until the member has confirmed it. Refused with SIMILAR_EXISTS when a name is like one already here.',
  })
  @Rule('staff')
  async beginMember(@Ctx() context: Writer, @Args(() => BeginMemberArgs) args: BeginMemberArgs): Promise<DeskMember> {
    const { cluster, email, ...given } = args;
    const id = await beginMember(context, cluster, { ...given, email: email?.trim() || null });
    return viewMember(await context.em.findOneOrFail(Stakeholder, { id }, { refresh: true }));
  }

  @Mutation(() => WrittenForMember, {
    description:
      'Writes the profile of a member of your cluster. What others see waits until the member has confirmed it. Refused like editProfile; who sees what is the member’s own choice.',
  })
  @Rule('staff')
  async writeProfileFor(
    @Ctx() context: Writer,
    @Args(() => AskingArgs) { stakeholder, message, email }: AskingArgs,
    @Arg('input', () => ProfileInput, { description: 'What changes.' }) input: ProfileInput,
  ): Promise<WrittenForMember> {
    const edit = await writeProfileFor(context, stakeholder, input, { message, email: email?.trim() || null });
    return written(context, stakeholder, edit);
  }

  @Mutation(() => WrittenForMember, {
    description: 'Writes an offer or a need for a member of your cluster; it waits until the member has confirmed it.',
  })
  @Rule('staff')
  async writeOfferingFor(
    @Ctx() context: Writer,
    @Args(() => AskingArgs) { stakeholder, message, email }: AskingArgs,
    @Arg('input', () => OfferingInput, { description: 'What it says.' }) input: OfferingInput,
  ): Promise<WrittenForMember> {
    const edit = await writeOfferingFor(context, stakeholder, input, { message, email: email?.trim() || null });
    return written(context, stakeholder, edit);
  }
}

async function written(context: Writer, stakeholderId: string, editId: string | null): Promise<WrittenForMember> {
  const { row } = await memberLookedAfter(context, stakeholderId);
  const edit = editId ? await context.em.findOneOrFail(ProposedEdit, { id: editId }, { refresh: true }) : null;
  return Object.assign(new WrittenForMember(), {
    edit: edit && (await viewEdit(context, edit, false)),
    profile: profileView(row),
  });
}
