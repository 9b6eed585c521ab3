import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { enumeration } from '../foundation/enumeration.js';
import type { InterfaceLanguage } from '../foundation/localised-text.js';

export const platformRoles = ['member', 'facilitator', 'secretariat', 'administrator'] as const;
export type PlatformRole = (typeof platformRoles)[number];
export const PlatformRoleEnum = enumeration('PlatformRole', 'What an account may do on the platform.', {
  member: 'Everyone who has an account.',
  facilitator: 'Brokers introductions for the members of clusters.',
  secretariat: 'Sees the whole region and invites facilitators.',
  administrator: 'Looks after the installation.',
});

/** A person who can sign in. Row only: what is shown of it, and to whom, is in account-view. */
@Entity({ tableName: 'account' })
export class Account {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  email!: string;

  /** Someone who cannot read mail at the address does not sign in. */
  @Property({ type: 'boolean' })
  emailVerified!: boolean;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  lang!: InterfaceLanguage;

  /** IANA name, such as Africa/Tunis. */
  @Property({ type: 'text' })
  timeZone!: string;

  /** The stakeholder last chosen among those they may act for. */
  @Property({ type: 'uuid', nullable: true })
  actsForId!: string | null;

  /** How often notifications also come by mail; the choices are in notifications. */
  @Property({ type: 'text' })
  mailFrequency!: string;

  /** Invented, to look around with; can be signed in to without a password, in demonstration mode only. */
  @Property({ type: 'boolean' })
  demonstration!: boolean;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** A role beyond that of a member. A facilitator has a row for each cluster. */
@Entity({ tableName: 'role' })
export class Role {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  role!: Exclude<PlatformRole, 'member'>;

  @Property({ type: 'text', nullable: true })
  clusterId!: string | null;
}
