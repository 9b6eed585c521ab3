import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import type { LocalisedText } from '../foundation/localised-text.js';
import { connectionOf } from '../foundation/paging.js';
import type { Audience } from '../identity/viewer.js';

export const menteePreferences = [
  'women-led',
  'newcomers',
  'artisans',
  'cooperatives',
  'exporters',
  'young-enterprises',
] as const;
export type MenteePreference = (typeof menteePreferences)[number];
export const MenteePreferenceEnum = enumeration('MenteePreference', 'Whom a mentor prefers to accompany.', {
  'women-led': 'Women-led enterprises.',
  newcomers: 'Enterprises in their first three years.',
  artisans: 'Artisans who work by themselves.',
  cooperatives: 'Cooperatives.',
  exporters: 'Enterprises that begin to export.',
  'young-enterprises': 'Enterprises led by people under 35.',
});

/** Somebody with experience who gives time to other enterprises, with how many they can accompany at once. */
@Entity({ tableName: 'mentor' })
@ObjectType({
  description: 'Somebody who gives time to other enterprises: topics, languages, and how much time there is.',
})
export class Mentor {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Readable part of the address: /mentoring/slug.' })
  slug!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name as the mentor wants it shown.' })
  name!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'BCP 47 language of the name.' })
  nameLang!: string;

  @Property({ type: 'uuid', nullable: true })
  stakeholderId!: string | null;

  /** By which a mentor who belongs to no stakeholder is asked and answers. */
  @Property({ type: 'uuid', nullable: true })
  accountId!: string | null;

  @Property({ type: 'json' })
  headline!: LocalisedText;

  @Property({ type: 'json' })
  bio!: LocalisedText;

  @Property({ type: 'string[]' })
  @Field(() => [String], { description: 'Languages the mentor works in, BCP 47.' })
  languages!: string[];

  @Property({ type: 'string[]' })
  countries!: string[];

  @Property({ type: 'string[]' })
  @Field(() => [MenteePreferenceEnum], { description: 'Whom the mentor prefers to accompany; others may ask too.' })
  prefers!: MenteePreference[];

  @Property({ type: 'smallint', nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many mentees at once; null when the mentor has not said.' })
  capacity!: number | null;

  @Property({ type: 'date', nullable: true })
  pausedUntil!: string | null;

  @Property({ type: 'text' })
  audience!: Audience;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'True for invented records that demonstrate the product.' })
  demonstration!: boolean;

  /** Since when others see it; null until the person it is about has said yes. */
  @Property({ type: 'timestamptz', nullable: true })
  shownAt!: Date | null;

  /** Who invited the person to look after it, and when, which is null once they have answered. */
  @Property({ type: 'uuid', nullable: true })
  invitedBy!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  invitedAt!: Date | null;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** One topic of a mentor; the first positions are what they are asked for most. */
@Entity({ tableName: 'mentor_topic' })
export class MentorTopic {
  @PrimaryKey({ type: 'uuid' })
  mentorId!: string;

  @PrimaryKey({ type: 'text' })
  conceptId!: string;

  @Property({ type: 'smallint' })
  position!: number;
}

/** One stakeholder accompanied by one mentor, from a day until a day; without an end it goes on. */
@Entity({ tableName: 'mentorship' })
export class Mentorship {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  mentorId!: string;

  @Property({ type: 'uuid' })
  menteeId!: string;

  @Property({ type: 'date' })
  since!: string;

  @Property({ type: 'date', nullable: true })
  ended!: string | null;
}

export const MentorConnection = connectionOf('Mentor', () => Mentor);
