import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { enumeration } from '../foundation/enumeration.js';
import type { OfferingInput } from '../offerings/offering-input.js';
import type { ProfileInput } from '../stakeholders/profile-input.js';

export type EditNoun = 'profile' | 'offering';
export const EditNounEnum = enumeration('EditNoun', 'What was written for a member.', {
  profile: 'Its profile.',
  offering: 'An offer or a need.',
});

export type EditState = 'waiting' | 'confirmed' | 'refused' | 'withdrawn';
export const EditStateEnum = enumeration('EditState', 'What became of what was written for a member.', {
  waiting: 'The member has not answered yet.',
  confirmed: 'The member said yes, and it stands.',
  refused: 'The member said no.',
  withdrawn: 'Taken back, or replaced by a later one.',
});

/** What a facilitator wrote for a member. Nobody else reads it until the member has confirmed it. */
@Entity({ tableName: 'proposed_edit' })
export class ProposedEdit {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  stakeholderId!: string;

  @Property({ type: 'text' })
  noun!: EditNoun;

  /** The offering to change; null for a new one and for a profile. */
  @Property({ type: 'uuid', nullable: true })
  offeringId!: string | null;

  /** What changes; empty for a draft that is to be published as it stands. */
  @Property({ type: 'json' })
  input!: Partial<ProfileInput> | OfferingInput;

  /** Confirming also lets others see the profile. */
  @Property({ type: 'boolean' })
  publishes!: boolean;

  @Property({ type: 'text' })
  message!: string;

  @Property({ type: 'uuid', nullable: true })
  byId!: string | null;

  @Property({ type: 'text' })
  state!: EditState;

  /** Why the member said no. */
  @Property({ type: 'text', nullable: true })
  words!: string | null;

  /** Where a member without an account was asked, until it is answered. */
  @Property({ type: 'text', nullable: true })
  email!: string | null;

  @Property({ type: 'text', nullable: true })
  tokenHash!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Property({ type: 'integer' })
  version!: number;
}
