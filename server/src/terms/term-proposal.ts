import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import { type ConceptKind, ConceptKindEnum } from '../thesaurus/concept.js';

export type TermState = 'proposed' | 'approved' | 'declined' | 'withdrawn';
export const TermStateEnum = enumeration('TermState', 'What became of a term that a member proposed.', {
  proposed: 'It waits for the secretariat.',
  approved: 'It is a word of the thesaurus.',
  declined: 'The secretariat said no, with a reason.',
  withdrawn: 'Its proposer took it back.',
});

export type TermDeclineReason = 'already-there' | 'too-particular' | 'not-our-field' | 'unclear' | 'other';
export const TermDeclineReasonEnum = enumeration('TermDeclineReason', 'Why a term was declined.', {
  'already-there': 'The thesaurus has it under another word, which is named.',
  'too-particular': 'It names too little for others to look for it.',
  'not-our-field': 'It is of no field of the platform.',
  unclear: 'Its meaning is not clear enough.',
  other: 'Another reason, in words.',
});

/** A word that a member misses. Only its proposer and staff read it; once approved the thesaurus has it. */
@Entity({ tableName: 'term_proposal' })
@ObjectType({
  description: 'A word that a member misses in the thesaurus. Its proposer and staff read it, nobody else.',
})
export class TermProposal {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Property({ type: 'uuid', nullable: true })
  proposerId!: string | null;

  /** As its proposer writes it. */
  @Property({ type: 'text' })
  term!: string;

  /** Its words folded: spellings of one term have one key. */
  @Property({ type: 'text' })
  termKey!: string;

  @Property({ type: 'text' })
  lang!: string;

  /** Country where one says so; null where that is not said. */
  @Property({ type: 'text', nullable: true })
  region!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => ConceptKindEnum, { nullable: true, description: 'What it names; null where its proposer is not sure.' })
  kind!: ConceptKind | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it means, in its proposer’s words; may be empty.' })
  meaning!: string;

  /** The concept that its proposer finds it under, or the same as. */
  @Property({ type: 'text', nullable: true })
  nearId!: string | null;

  @Property({ type: 'text' })
  @Field(() => TermStateEnum, { description: 'What became of it.' })
  state!: TermState;

  /** What it became a word for; of one that was there already, the concept that has it under another word. */
  @Property({ type: 'text', nullable: true })
  conceptId!: string | null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether a concept was made for it; false where it is another word for one.' })
  isNew!: boolean;

  @Property({ type: 'text', nullable: true })
  @Field(() => TermDeclineReasonEnum, { nullable: true, description: 'Why it was declined.' })
  reason!: TermDeclineReason | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What was said with the reason.' })
  words!: string | null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was proposed.' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was decided or taken back.' })
  decidedAt!: Date | null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Counts the changes; pass it back with the next.' })
  version!: number;
}
