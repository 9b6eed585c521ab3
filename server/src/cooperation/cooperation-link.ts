import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';

export const linkTypes = [
  'supplies',
  'subcontracts',
  'co-produces',
  'distributes',
  'designs-for',
  'trains',
  'mentors',
  'exhibited-with',
  'finances',
] as const;
export type LinkType = (typeof linkTypes)[number];
export const LinkTypeEnum = enumeration('LinkType', 'How two stakeholders work together, read from `from` to `to`.', {
  supplies: 'Supplies the other.',
  subcontracts: 'Works as a subcontractor for the other.',
  'co-produces': 'They produce together.',
  distributes: 'Distributes what the other makes.',
  'designs-for': 'Designs for the other.',
  trains: 'Trains the other’s people.',
  mentors: 'Mentors the other.',
  'exhibited-with': 'They exhibited together.',
  finances: 'Finances the other.',
});

export const linkStatuses = ['declared', 'confirmed', 'disputed', 'ended'] as const;
export type LinkStatus = (typeof linkStatuses)[number];
export const LinkStatusEnum = enumeration('LinkStatus', 'How far a link is established.', {
  declared: 'Said by one side; seen only by the two and their facilitators.',
  confirmed: 'Said by both.',
  disputed: 'Contested; shown to nobody else.',
  ended: 'Over.',
});

export const linkOrigins = ['self', 'facilitator', 'introduction', 'workshop', 'import'] as const;
export type LinkOrigin = (typeof linkOrigins)[number];

/** A typed, dated, sourced link between two stakeholders. Only confirmed ones are seen by others or feed scores. */
@Entity({ tableName: 'cooperation_link' })
@ObjectType({ description: 'A typed, dated link between two stakeholders.' })
export class CooperationLink {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Property({ type: 'uuid' })
  fromId!: string;

  @Property({ type: 'uuid' })
  toId!: string;

  @Property({ type: 'text' })
  @Field(() => LinkTypeEnum, { description: 'How they work together.' })
  type!: LinkType;

  @Property({ type: 'text' })
  @Field(() => LinkStatusEnum, { description: 'How far it is established.' })
  status!: LinkStatus;

  @Property({ type: 'text' })
  origin!: LinkOrigin;

  @Property({ type: 'date' })
  @Field(() => String, { description: 'Since when, ISO 8601.' })
  since!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => String, { nullable: true, description: 'Until when; null while it lasts.' })
  until!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Public source, if one is cited.' })
  sourceUrl!: string | null;

  @Property({ type: 'timestamptz' })
  recordedAt!: Date;
}
