import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { IsOptional, Length, Matches, MaxLength } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { batched, groupBy } from '../foundation/batching.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { BadInput, NotAllowed } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer, isFacilitatorOf, isSecretariat } from '../identity/viewer.js';
import { OfferingInput } from '../offerings/offering-input.js';
import { Delegate } from '../stakeholders/delegate.js';
import { OwnProfile, profileView, StakeholderStatusEnum } from '../stakeholders/profile.resolver.js';
import { ProfileInput } from '../stakeholders/profile-input.js';
import {
  Stakeholder,
  type StakeholderKind,
  StakeholderKindEnum,
  type StakeholderStatus,
} from '../stakeholders/stakeholder.js';
import { memberLookedAfter } from './edit-policy.js';
import { EditView, viewEdit } from './edit-view.js';
import {
  type InvitationOutcome,
  type InvitationReport,
  inviteMembers,
  type MemberInvitation,
} from './invite-members.js';
import { ProposedEdit } from './proposed-edit.js';
import { beginMember, writeOfferingFor, writeProfileFor } from './write-for-member.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

@ObjectType({ description: 'A member of a cluster, as those who look after it see it on their desk.' })
export class DeskMember {
  row!: Stakeholder;

  @Field(() => ID, { description: 'Identifier of the stakeholder.' })
  id!: string;

  @Field(() => String, { description: 'Readable part of its address; others find a draft there nowhere.' })
  slug!: string;

  @Field(() => String, { description: 'Name in its own script.' })
  name!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  nameLang!: string;

  @Field(() => StakeholderStatusEnum, { description: 'Where its profile stands.' })
  status!: StakeholderStatus;

  @Field(() => Int, { description: 'How much of the profile is filled in, percent.' })
  completeness!: number;

  @Field(() => String, { description: 'When the profile last changed, ISO 8601.' })
  updatedAt!: string;

  @Field(() => Boolean, { description: 'True for invented records that demonstrate the product.' })
  demonstration!: boolean;
}

export const DeskMemberConnection = connectionOf('DeskMember', () => DeskMember);

const InvitationOutcomeEnum = enumeration('InvitationOutcome', 'What became of an invitation.', {
  sent: 'A letter is on its way.',
  waiting: 'The same address was asked in the last seven days and has not answered yet.',
  'has-account': 'The member looks after its profile itself; nothing was sent.',
  refused: 'It could not be sent; the reason says why.',
});

@ObjectType('InvitationReport', {
  description: 'What became of one invitation, whether or not the address has an account.',
})
class InvitationReportView implements InvitationReport {
  @Field(() => ID, { description: 'The member.' })
  stakeholder!: string;

  @Field(() => String, { description: 'The address, as it was given.' })
  email!: string;

  @Field(() => InvitationOutcomeEnum, { description: 'What became of it.' })
  outcome!: InvitationOutcome;

  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  reason!: string | null;
}

@InputType({ description: 'A member without an account, and where to ask it.' })
class MemberInvitationInput implements MemberInvitation {
  @Field(() => ID, { description: 'The member.' })
  stakeholder!: string;

  @Field(() => String, { description: 'Its e-mail address.' })
  @MaxLength(254)
  email!: string;
}

@ObjectType({ description: 'What came of writing for a member.' })
export class WrittenForMember {
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
class BeginMemberArgs {
  @Field(() => String, { description: 'A cluster you facilitate; any for the secretariat.' })
  cluster!: string;

  @Field(() => StakeholderKindEnum, { description: 'What sort of company or institution.' })
  kind!: StakeholderKind;

  @Field(() => String, { description: 'Name in its own script.' })
  @Length(1, 200)
  name!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: 'nameLang must be a BCP 47 tag such as fr or ar-TN' })
  nameLang!: string;

  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' })
  @Length(2, 2)
  country!: string;

  @Field(() => String, { nullable: true, description: 'Its e-mail address, where it will be asked to confirm.' })
  @IsOptional()
  @MaxLength(254)
  email?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'You have looked at those with a similar name, and this is another.',
  })
  another: boolean = false;
}

@ArgsType()
class DeskMemberArgs extends PageArgs {
  @Field(() => String, { description: 'A cluster you facilitate; any for the secretariat.' })
  cluster!: string;
}

const accountsOf = batched<HasDatabase, boolean>(
  async (ids, { em }) => {
    const rows = await em.find(Delegate, { stakeholderId: { $in: [...ids] } });
    return new Map(rows.map((row) => [row.stakeholderId, true]));
  },
  () => false,
);

const addressOf = batched<HasDatabase, string | null>(
  async (ids, { em }) => {
    const rows = await em.execute<{ id: string; email: string | null }[]>(
      `select id, contacts->>'email' as email from stakeholder where id = any(?::uuid[])`,
      [`{${ids.join(',')}}`],
    );
    return new Map(rows.map((row) => [row.id, row.email]));
  },
  () => null,
);

const waitingOf = batched<HasDatabase, ProposedEdit[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(
        ProposedEdit,
        { stakeholderId: { $in: [...ids] }, state: 'waiting' },
        { orderBy: { createdAt: 'asc' } },
      ),
      (row) => row.stakeholderId,
    ),
  () => [],
);

function viewMember(row: Stakeholder): DeskMember {
  const { id, slug, name, nameLang, status, completeness, demonstration } = row;
  const updatedAt = row.updatedAt.toISOString();
  return Object.assign(new DeskMember(), {
    row,
    id,
    slug,
    name,
    nameLang,
    status,
    completeness,
    demonstration,
    updatedAt,
  });
}

@Resolver(() => DeskMember)
export class DeskMemberResolver {
  @Query(() => DeskMemberConnection, {
    description:
      'Members of a cluster you facilitate, the least complete profile first, drafts that wait for their member among them.',
  })
  @Rule('staff')
  async deskMembers(
    @Ctx() context: Writer,
    @Args(() => DeskMemberArgs) args: DeskMemberArgs,
  ): Promise<Page<DeskMember>> {
    const { em, viewer } = context;
    if (!isFacilitatorOf(viewer, [args.cluster]) && !isSecretariat(viewer)) {
      throw new NotAllowed('Only those who facilitate this cluster, or the secretariat, see its members on the desk.');
    }
    const where = {
      id: { $in: raw('(select stakeholder_id from membership where cluster_id = ?)', [args.cluster]) },
      // A draft that somebody with an account is writing is theirs alone.
      $or: [{ status: 'published' }, { id: { $nin: raw('(select stakeholder_id from delegate)') } }],
    };
    const order = { columns: ['completeness', 'id'] };
    const page = await keysetPage(em, Stakeholder, where as unknown as FilterQuery<Stakeholder>, order, args);
    return { ...page, nodes: page.nodes.map(viewMember) };
  }

  @Query(() => OwnProfile, {
    description: 'The profile of a member you look after, to write it: every language, every choice of visibility.',
  })
  @Rule('staff')
  async memberProfile(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'A member of a cluster you facilitate.' }) id: string,
  ): Promise<OwnProfile> {
    return profileView((await memberLookedAfter(context, id)).row);
  }

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

  @Mutation(() => [InvitationReportView], {
    description:
      'Sends members without an account their profile to confirm, by a letter each; tells for each address what became of it. At most 200.',
  })
  @Rule('staff')
  inviteMembers(
    @Ctx() context: Writer,
    @Arg('invitations', () => [MemberInvitationInput], { description: 'Whom, and where.' })
    invitations: MemberInvitationInput[],
    @Arg('message', () => String, { defaultValue: '', description: 'A line for all of them.' }) message: string,
  ): Promise<InvitationReport[]> {
    if (invitations.length > mostInvitations) {
      throw new BadInput('invitations', `are ${invitations.length}; at most ${mostInvitations} go at once`);
    }
    return inviteMembers(context, invitations, message);
  }

  @FieldResolver(() => Boolean, { description: 'Somebody acts for it with an account.' })
  hasAccount(@Root() member: DeskMember, @Ctx() context: Writer): Promise<boolean> {
    return accountsOf(context, member.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'E-mail address of its contacts, for those who look after it.',
  })
  email(@Root() member: DeskMember, @Ctx() context: Writer): Promise<string | null> {
    return addressOf(context, member.id);
  }

  @FieldResolver(() => [EditView], { description: 'What was written for it and waits for its answer.' })
  async waiting(@Root() member: DeskMember, @Ctx() context: Writer): Promise<EditView[]> {
    const rows = await waitingOf(context, member.id);
    return Promise.all(rows.map((row) => viewEdit(context, row, false)));
  }
}

const mostInvitations = 200;

async function written(context: Writer, stakeholderId: string, editId: string | null): Promise<WrittenForMember> {
  const { row } = await memberLookedAfter(context, stakeholderId);
  const edit = editId ? await context.em.findOneOrFail(ProposedEdit, { id: editId }, { refresh: true }) : null;
  return Object.assign(new WrittenForMember(), {
    edit: edit && (await viewEdit(context, edit, false)),
    profile: profileView(row),
  });
}
