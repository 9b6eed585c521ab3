import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { MaxLength } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { batched, groupBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { NotAllowed } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer, isFacilitatorOf, isSecretariat, type Viewer } from '../identity/viewer.js';
import { Delegate } from '../stakeholders/delegate.js';
import { OwnProfile, profileView, StakeholderStatusEnum } from '../stakeholders/profile.resolver.js';
import { Stakeholder, type StakeholderStatus } from '../stakeholders/stakeholder.js';
import { memberLookedAfter } from './edit-policy.js';
import { EditView, viewEdit } from './edit-view.js';
import { ProposedEdit } from './proposed-edit.js';

type Reader = HasDatabase & HasViewer;

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

@ArgsType()
class DeskMemberArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'A cluster you facilitate, any for the secretariat; leave out for all of yours, and all there are.',
  })
  @MaxLength(100)
  cluster?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those whose name holds these words.' })
  @MaxLength(100)
  name?: string | null;

  @Field(() => StakeholderStatusEnum, { nullable: true, description: 'Only those whose profile stands so.' })
  status?: StakeholderStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that have an account, or that have none.' })
  hasAccount?: boolean | null;
}

/** Members of the clusters that the viewer looks after, or of the one asked for. */
function lookedAfter(viewer: Viewer, cluster: string | null): FilterQuery<Stakeholder>[] {
  if (cluster === null && isSecretariat(viewer)) return [];
  const clusters = cluster === null ? viewer.facilitates : [cluster];
  const members = raw(
    `(select stakeholder_id from membership where cluster_id in (${clusters.map(() => '?').join(',')}))`,
    [...clusters],
  );
  return [{ id: { $in: clusters.length > 0 ? members : [] } } as unknown as FilterQuery<Stakeholder>];
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
      `select id, contacts->>'email' as email from stakeholder s where id = any(?::uuid[])
         and not exists (select from delegate d where d.stakeholder_id = s.id)`,
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

/** A member as the desk shows it. */
export function viewMember(row: Stakeholder): DeskMember {
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
      'Members of the clusters you facilitate, for the secretariat all stakeholders; the least complete profile first, drafts that wait for their member among them.',
  })
  @Rule('staff')
  async deskMembers(
    @Ctx() context: Reader,
    @Args(() => DeskMemberArgs) args: DeskMemberArgs,
  ): Promise<Page<DeskMember>> {
    const { em, viewer } = context;
    const { cluster = null, status, hasAccount } = args;
    if (cluster !== null && !isFacilitatorOf(viewer, [cluster]) && !isSecretariat(viewer)) {
      throw new NotAllowed('Only those who facilitate this cluster, or the secretariat, see its members on the desk.');
    }
    const words = args.name?.trim();
    const withAccount = () => raw('(select stakeholder_id from delegate)');
    const where = {
      $and: [
        ...lookedAfter(viewer, cluster),
        // A draft that somebody with an account is writing is theirs alone.
        { $or: [{ status: 'published' }, { id: { $nin: withAccount() } }] },
        ...(hasAccount == null ? [] : [{ id: { [hasAccount ? '$in' : '$nin']: withAccount() } }]),
      ],
      ...(status ? { status } : {}),
      ...(words ? { name: { $ilike: `%${words.replaceAll(/[\\%_]/g, '\\$&')}%` } } : {}),
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
    @Ctx() context: Reader,
    @Arg('id', () => ID, { description: 'A member of a cluster you facilitate.' }) id: string,
  ): Promise<OwnProfile> {
    return profileView((await memberLookedAfter(context, id)).row);
  }

  @FieldResolver(() => Boolean, { description: 'Somebody acts for it with an account.' })
  hasAccount(@Root() member: DeskMember, @Ctx() context: Reader): Promise<boolean> {
    return accountsOf(context, member.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'E-mail address to invite it at, for those who look after it; null where somebody acts for it already.',
  })
  email(@Root() member: DeskMember, @Ctx() context: Reader): Promise<string | null> {
    return addressOf(context, member.id);
  }

  @FieldResolver(() => [EditView], { description: 'What was written for it and waits for its answer.' })
  async waiting(@Root() member: DeskMember, @Ctx() context: Reader): Promise<EditView[]> {
    const rows = await waitingOf(context, member.id);
    return Promise.all(rows.map((row) => viewEdit(context, row, false)));
  }
}
