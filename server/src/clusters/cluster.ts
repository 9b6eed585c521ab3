import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import type { LocalisedText } from '../foundation/localised-text.js';

export type ClusterMaturity = 'emerging' | 'growing' | 'established';
export const ClusterMaturityEnum = enumeration(
  'ClusterMaturity',
  'Maturity grade of a cluster; young ones are admitted.',
  {
    emerging: 'Emerging.',
    growing: 'Growing.',
    established: 'Established.',
  },
);

/** A cluster of the programme: a place, a field, its members, and facts with their sources. */
@Entity({ tableName: 'cluster' })
@ObjectType({ description: 'A cluster: a place and a field in which stakeholders work together.' })
export class Cluster {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Stable identifier and address part, such as constantine-copperware.' })
  id!: string;

  @Property({ type: 'smallint', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Number in the programme’s list.' })
  number!: number | null;

  @Property({ type: 'json' })
  names!: LocalisedText;

  @Property({ type: 'json' })
  summary!: LocalisedText;

  @Property({ type: 'text' })
  countryCode!: string;

  @Property({ type: 'text', nullable: true })
  placeId!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => ClusterMaturityEnum, { nullable: true, description: 'Maturity grade; null when not known.' })
  maturity!: ClusterMaturity | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who hosts it, where a source says so.' })
  host!: string | null;

  @Property({ type: 'smallint', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Year of foundation, where a source says so.' })
  foundedYear!: number | null;
}

@Entity({ tableName: 'cluster_sector' })
export class ClusterSector {
  @PrimaryKey({ type: 'text' })
  clusterId!: string;

  @PrimaryKey({ type: 'text' })
  sectorId!: string;
}

/** A stakeholder's place in a cluster. */
@Entity({ tableName: 'membership' })
export class Membership {
  @PrimaryKey({ type: 'text' })
  clusterId!: string;

  @PrimaryKey({ type: 'uuid' })
  stakeholderId!: string;

  @Property({ type: 'text' })
  role!: 'member' | 'host' | 'facilitator';

  @Property({ type: 'date', nullable: true })
  since!: string | null;
}
