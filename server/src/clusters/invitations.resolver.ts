import { ArrayMaxSize, IsEmail, IsIn, MaxLength } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { type InterfaceLanguage, interfaceLanguages, localText } from '../foundation/localised-text.js';
import { BadInput, NotAllowed, NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type PlatformRole, PlatformRoleEnum } from '../identity/account.js';
import { inviteAccount } from '../identity/invite-account.js';
import { type HasSession, personAsking } from '../identity/session.js';
import type { HasViewer } from '../identity/viewer.js';
import { clusterOf } from './cluster-loaders.js';

@InputType({ description: 'Someone to invite, and as what.' })
export class InvitationInput {
  @Field(() => String, { description: 'E-mail address.' })
  @IsEmail({}, { message: 'email must be one e-mail address' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'Name, until they write it themselves.' })
  @MaxLength(120)
  name!: string;

  @Field(() => String, { defaultValue: 'en', description: 'Language of the invitation: en, fr or ar.' })
  @IsIn([...interfaceLanguages])
  lang!: InterfaceLanguage;

  @Field(() => PlatformRoleEnum, { description: 'The role to give; not that of a member, which everyone has.' })
  role!: PlatformRole;

  @Field(() => [ID], { defaultValue: [], description: 'Clusters that a facilitator will facilitate.' })
  @ArrayMaxSize(50)
  clusters!: string[];
}

@Resolver()
export class InvitationsResolver {
  @Mutation(() => ID, {
    description:
      'Invites a facilitator of clusters or someone of the secretariat, by e-mail; administrators invite administrators. Returns the account.',
  })
  @Rule('secretariat')
  async invite(
    @Ctx() context: HasDatabase & HasViewer & HasSession & { requestId: string },
    @Arg('invitation', () => InvitationInput, { description: 'Whom, and as what.' }) invitation: InvitationInput,
  ): Promise<string> {
    const { accountId } = personAsking(context);
    const { role, lang } = invitation;
    if (role === 'member') throw new BadInput('role', 'must be more than member.');
    if (role === 'administrator' && !context.viewer.roles.includes('administrator')) {
      throw new NotAllowed('Only an administrator makes administrators.');
    }
    if ((role === 'facilitator') !== invitation.clusters.length > 0) {
      throw new BadInput('clusters', 'must name those of a facilitator, and none otherwise.');
    }
    const found = await Promise.all([...new Set(invitation.clusters)].map((id) => clusterOf(context, id)));
    const clusters = found.map((each) => {
      if (!each) throw new NotFound('cluster');
      return { id: each.id, name: localText(each.names, lang)?.text ?? each.id };
    });
    return inviteAccount(context, accountId, { ...invitation, role, clusters });
  }
}
