import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import type { Audience } from '../identity/viewer.js';

export const womenLedForms = ['owned', 'led', 'cooperative', 'informal'] as const;
export type WomenLedForm = (typeof womenLedForms)[number];
export const WomenLedFormEnum = enumeration('WomenLedForm', 'In which sense a business is women-led.', {
  owned: 'Women own the majority.',
  led: 'A woman runs it.',
  cooperative: 'A cooperative of women.',
  informal: 'An informal business run by women.',
});

export const evidenceLevels = ['self-declared', 'facilitator-confirmed', 'certified'] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];
export const EvidenceLevelEnum = enumeration('EvidenceLevel', 'How well a women-led claim is established.', {
  'self-declared': 'Said by the business itself.',
  'facilitator-confirmed': 'Checked by a facilitator.',
  certified: 'Certified by a third party.',
});

/** A claim to be women-led: form and evidence, never a bare tick. Basis and confirmer are for staff, so not fields. */
@Entity({ tableName: 'women_led_claim' })
@ObjectType({ description: 'A claim to be women-led: its form, and how well it is established.' })
export class WomenLedClaim {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  stakeholderId!: string;

  @Property({ type: 'text' })
  @Field(() => WomenLedFormEnum, { description: 'In which sense.' })
  form!: WomenLedForm;

  @Property({ type: 'text' })
  @Field(() => EvidenceLevelEnum, { description: 'How well established.' })
  evidence!: EvidenceLevel;

  @Property({ type: 'text', nullable: true })
  basis!: string | null;

  @Property({ type: 'smallint', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Since which year, if told.' })
  sinceYear!: number | null;

  @Property({ type: 'text', nullable: true })
  confirmedBy!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Property({ type: 'date', nullable: true })
  @Field(() => String, { nullable: true, description: 'Last day the evidence is valid, ISO 8601.' })
  validUntil!: string | null;

  @Property({ type: 'text' })
  audience!: Audience;
}
