import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import type { LocalisedText } from '../foundation/localised-text.js';

export const directions = ['offer', 'need'] as const;
export type Direction = (typeof directions)[number];
export const DirectionEnum = enumeration('Direction', 'Offer or need: who pays needs, who earns offers.', {
  offer: 'Something the stakeholder can provide.',
  need: 'Something the stakeholder looks for.',
});

export const offeringKinds = [
  'product',
  'capacity',
  'service',
  'design',
  'distribution',
  'supply',
  'technology',
  'training',
  'mentoring',
  'finance',
  'space',
  'co-production',
] as const;
export type OfferingKind = (typeof offeringKinds)[number];
export const OfferingKindEnum = enumeration('OfferingKind', 'What sort of thing is offered or needed.', {
  product: 'Finished goods.',
  capacity: 'Production capacity.',
  service: 'A service.',
  design: 'Design work.',
  distribution: 'Distribution or sales.',
  supply: 'Materials or parts.',
  technology: 'Technology or machines.',
  training: 'Training.',
  mentoring: 'Mentoring.',
  finance: 'Finance.',
  space: 'Space: workshop, showroom, venue.',
  'co-production': 'Producing together.',
});

export const agreements = [
  'supply',
  'subcontract',
  'distribution',
  'licence',
  'co-production',
  'joint-venture',
  'commission',
  'mentoring',
] as const;
export type Agreement = (typeof agreements)[number];
export const AgreementEnum = enumeration('Agreement', 'The form of agreement sought.', {
  supply: 'Supply contract.',
  subcontract: 'Subcontracting.',
  distribution: 'Distribution agreement.',
  licence: 'Licence.',
  'co-production': 'Co-production.',
  'joint-venture': 'Joint venture.',
  commission: 'Commissioned work.',
  mentoring: 'Mentoring.',
});

export type OfferingStatus = 'open' | 'paused' | 'fulfilled' | 'expired';
export const OfferingStatusEnum = enumeration('OfferingStatus', 'Whether an offer or need still stands.', {
  open: 'It stands.',
  paused: 'Paused by its owner.',
  fulfilled: 'Done: the partner was found.',
  expired: 'Past its last day.',
});

/** A dated record apart from the profile: something offered or needed, until when, for which agreement. */
@Entity({ tableName: 'offering' })
@ObjectType({ description: 'An offer or a need: dated, with the agreement sought.' })
export class Offering {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Property({ type: 'uuid' })
  stakeholderId!: string;

  @Property({ type: 'text' })
  @Field(() => DirectionEnum, { description: 'Offer or need.' })
  direction!: Direction;

  @Property({ type: 'text' })
  @Field(() => OfferingKindEnum, { description: 'What sort of thing.' })
  kind!: OfferingKind;

  @Property({ type: 'json' })
  title!: LocalisedText;

  @Property({ type: 'json' })
  text!: LocalisedText;

  @Property({ type: 'string[]' })
  targets!: string[];

  @Property({ type: 'string[]' })
  @Field(() => [AgreementEnum], { description: 'Forms of agreement sought.' })
  agreements!: Agreement[];

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Quantity, in the owner’s words.' })
  quantity!: string | null;

  @Property({ type: 'date' })
  @Field(() => String, { description: 'First day it holds, ISO 8601.' })
  validFrom!: string;

  @Property({ type: 'date' })
  @Field(() => String, { description: 'Last day it holds, ISO 8601.' })
  validUntil!: string;

  @Property({ type: 'text' })
  status!: OfferingStatus;

  @Property({ type: 'timestamptz', nullable: true })
  renewedAt!: Date | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Counts the changes; a concurrent edit is refused by it.' })
  version!: number;
}

@Entity({ tableName: 'offering_concept' })
export class OfferingConcept {
  @PrimaryKey({ type: 'uuid' })
  offeringId!: string;

  @PrimaryKey({ type: 'text' })
  conceptId!: string;

  @Property({ type: 'text' })
  origin!: 'declared' | 'spotted';
}

/** The status on a given day: an open record past its last day has expired, whether or not a job has said so. */
export function statusOn(offering: Pick<Offering, 'status' | 'validUntil'>, day: string): OfferingStatus {
  return offering.status === 'open' && offering.validUntil < day ? 'expired' : offering.status;
}
