import { MaxLength } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { BadInput } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import {
  type InvitationOutcome,
  type InvitationReport,
  inviteMembers,
  type MemberInvitation,
} from './invite-members.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** So many letters go at once. */
const mostInvitations = 200;

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

  @Field(() => String, {
    nullable: true,
    description: 'Why it was refused: BAD_INPUT, OWN_ADDRESS, NOT_FOUND or NOT_ALLOWED; null where it was not.',
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'What of it BAD_INPUT is about: email or message.' })
  field!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English, with what would be right.' })
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

@Resolver()
export class InviteMembersResolver {
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
      throw new BadInput('invitations', 'are {count}; at most {most} go at once', {
        count: invitations.length,
        most: mostInvitations,
      });
    }
    return inviteMembers(context, invitations, message);
  }
}
