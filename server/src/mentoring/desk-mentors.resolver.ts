import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { IsIn, MaxLength } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { type InterfaceLanguage, interfaceLanguages } from '../foundation/localised-text.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer, isSecretariat, type Viewer } from '../identity/viewer.js';
import { inviteMentor, withdrawMentorInvitation } from './invite-mentor.js';
import { Mentor } from './mentor.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

export type MentorStanding = 'no-account' | 'invited' | 'shown' | 'hidden';
export const MentorStandingEnum = enumeration('MentorStanding', 'Who looks after the record of a mentor.', {
  'no-account': 'Nobody: no person is linked to it yet.',
  invited: 'The person was invited and has not said yes; others do not see it.',
  shown: 'The person does, and others see it.',
  hidden: 'The person does, and hides it for now.',
});

@ObjectType({ description: 'A mentor as those who look after mentors see them on their desk.' })
export class DeskMentor {
  @Field(() => ID, { description: 'Identifier of the record.' })
  id!: string;

  @Field(() => String, { description: 'Readable part of its address; others find one that is not shown nowhere.' })
  slug!: string;

  @Field(() => String, { description: 'Name as the mentor wants it shown.' })
  name!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  nameLang!: string;

  @Field(() => Boolean, { description: 'True for invented records that demonstrate the product.' })
  demonstration!: boolean;

  @Field(() => MentorStandingEnum, { description: 'Who looks after it.' })
  standing!: MentorStanding;

  @Field(() => Date, { nullable: true, description: 'When the person was invited; null once they have answered.' })
  invitedAt!: Date | null;
}

export const DeskMentorConnection = connectionOf('DeskMentor', () => DeskMentor);

@ArgsType()
class DeskMentorArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those whose name holds these words.' })
  @MaxLength(100)
  name?: string | null;
}

@InputType({ description: 'Whom to invite as a mentor.' })
export class MentorInvitationInput {
  @Field(() => ID, { nullable: true, description: 'The record that is to be theirs; leave out to begin one.' })
  mentor?: string | null;

  @Field(() => String, { description: 'E-mail address.' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'Name, until they write it themselves.' })
  @MaxLength(120)
  name!: string;

  @Field(() => String, { defaultValue: 'en', description: 'Language of the invitation: en, fr or ar.' })
  @IsIn([...interfaceLanguages])
  lang: InterfaceLanguage = 'en';
}

/** All there are for the secretariat; else those one invited, and those of members of one's clusters. */
function inCare(viewer: Viewer): FilterQuery<Mentor>[] {
  if (isSecretariat(viewer)) return [];
  const members = raw(
    `(select stakeholder_id from membership where cluster_id in (${viewer.facilitates.map(() => '?').join(',')}))`,
    [...viewer.facilitates],
  );
  const ofMembers = { stakeholderId: { $in: viewer.facilitates.length > 0 ? members : [] } };
  return [{ $or: [{ invitedBy: viewer.accountId }, ofMembers] } as unknown as FilterQuery<Mentor>];
}

function standingOf({ accountId, shownAt, invitedAt }: Mentor): MentorStanding {
  if (accountId === null) return 'no-account';
  if (invitedAt !== null) return 'invited';
  return shownAt === null ? 'hidden' : 'shown';
}

function viewMentor(row: Mentor): DeskMentor {
  const { id, slug, name, nameLang, demonstration, invitedAt } = row;
  const standing = standingOf(row);
  return Object.assign(new DeskMentor(), { id, slug, name, nameLang, demonstration, invitedAt, standing });
}

@Resolver()
export class DeskMentorsResolver {
  @Query(() => DeskMentorConnection, {
    description:
      'Mentors you look after, by name: those you invited and those of members of your clusters; for the secretariat all there are.',
  })
  @Rule('staff')
  async deskMentors(
    @Ctx() context: Writer,
    @Args(() => DeskMentorArgs) args: DeskMentorArgs,
  ): Promise<Page<DeskMentor>> {
    const words = args.name?.trim();
    const where = {
      $and: inCare(context.viewer),
      ...(words ? { name: { $ilike: `%${words.replace(/[\\%_]/g, '\\$&')}%` } } : {}),
    };
    const order = { columns: ['name', 'id'] };
    const page = await keysetPage(context.em, Mentor, where as unknown as FilterQuery<Mentor>, order, args);
    return { ...page, nodes: page.nodes.map(viewMentor) };
  }

  @Mutation(() => Boolean, {
    description:
      'Invites a person to be a mentor, or to look after the record about them. Refused with BAD_INPUT naming the field, HAS_ACCOUNT or ALREADY_MENTOR.',
  })
  @Rule('staff')
  async inviteMentor(
    @Ctx() context: Writer,
    @Arg('invitation', () => MentorInvitationInput, { description: 'Whom.' }) invitation: MentorInvitationInput,
  ): Promise<boolean> {
    const { mentor, email, name, lang } = invitation;
    await inviteMentor(context, { mentorId: mentor ?? null, email, name, lang });
    return true;
  }

  @Mutation(() => Boolean, { description: 'Takes an invitation back that has no answer yet.' })
  @Rule('staff')
  async withdrawMentorInvitation(
    @Ctx() context: Writer,
    @Arg('mentor', () => ID, { description: 'The record.' }) mentor: string,
  ): Promise<boolean> {
    await withdrawMentorInvitation(context, mentor);
    return true;
  }
}
