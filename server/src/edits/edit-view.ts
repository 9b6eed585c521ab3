import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { type EditNoun, EditNounEnum, type EditState, EditStateEnum, type ProposedEdit } from './proposed-edit.js';

/** An edit as the member reads it, and those who look after the member. */
@ObjectType('ProposedEdit', {
  description: 'What a facilitator wrote for a member. Nobody else reads it until the member has confirmed it.',
})
export class EditView {
  row!: ProposedEdit;

  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => Int, { description: 'Counts the changes.' })
  version!: number;

  @Field(() => EditNounEnum, { description: 'Profile or offering.' })
  noun!: EditNoun;

  @Field(() => EditStateEnum, { description: 'What became of it.' })
  state!: EditState;

  @Field(() => Boolean, { description: 'Confirming also lets others see the profile, which is a draft until then.' })
  publishes!: boolean;

  @Field(() => String, { description: 'What the facilitator says about it; may be empty.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'What the member said with its answer.' })
  words!: string | null;

  @Field(() => String, { description: 'When it was written, ISO 8601.' })
  createdAt!: string;

  @Field(() => String, { nullable: true, description: 'When the member answered, ISO 8601.' })
  decidedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Last moment at which the link of a letter works, ISO 8601.' })
  expiresAt!: string | null;

  @Field(() => ID, { description: 'The member.' })
  member!: string;

  @Field(() => String, { description: 'Name of the member.' })
  memberName!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  memberNameLang!: string;

  @Field(() => Boolean, { description: 'Whether the viewer is the one to answer.' })
  mayAnswer!: boolean;
}

export async function viewEdit({ em }: HasDatabase, row: ProposedEdit, mayAnswer: boolean): Promise<EditView> {
  const member = await em.findOneOrFail(Stakeholder, { id: row.stakeholderId });
  const { id, version, noun, state, publishes, message, words } = row;
  return Object.assign(new EditView(), {
    row,
    id,
    version,
    noun,
    state,
    publishes,
    message,
    words,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    member: member.id,
    memberName: member.name,
    memberNameLang: member.nameLang,
    mayAnswer: mayAnswer && state === 'waiting',
  });
}
