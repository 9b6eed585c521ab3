import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export const introductionStates = [
  'proposed',
  'forwarded',
  'introduced',
  'met',
  'agreed',
  'still-active',
  'returned',
  'withdrawn',
  'declined',
  'expired',
  'no-agreement',
] as const;
export type IntroductionState = (typeof introductionStates)[number];

/** Every move there is; what is not in the table does not happen. */
export const transitions: Record<IntroductionState, readonly IntroductionState[]> = {
  proposed: ['forwarded', 'returned', 'withdrawn', 'expired'],
  forwarded: ['introduced', 'declined', 'withdrawn', 'expired'],
  introduced: ['met', 'no-agreement'],
  met: ['agreed', 'no-agreement'],
  agreed: ['still-active'],
  'still-active': [],
  returned: [],
  withdrawn: [],
  declined: [],
  expired: [],
  'no-agreement': [],
};

export type Side = 'asking' | 'asked';
/** Who did something: one of the sides, the facilitator, or nobody but time. */
export type Actor = Side | 'facilitator' | 'system';

export const declineReasons = [
  'no-capacity-now',
  'not-our-field',
  'already-work-together',
  'prefer-another-partner',
  'not-this-partner',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Days that each state is given: to check, to answer, to meet, to come to terms, and until one asks what became of it. */
export const daysGiven: Partial<Record<IntroductionState, number>> = {
  proposed: 12,
  forwarded: 12,
  introduced: 30,
  met: 30,
  agreed: 182,
};

/** Two sides, a reason to write, a gate and two consents. Row only; what each of the three reads is in introduction-view. */
@Entity({ tableName: 'introduction' })
export class Introduction {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  askingId!: string;

  /** Null where a person is asked who belongs to no stakeholder. */
  @Property({ type: 'uuid', nullable: true })
  askedId!: string | null;

  /** The person's account, by which alone they answer; null where a stakeholder is asked. */
  @Property({ type: 'uuid', nullable: true })
  askedAccountId!: string | null;

  /** The name by which the person was asked. */
  @Property({ type: 'text', nullable: true })
  askedName!: string | null;

  /** A facilitator brought the two together; neither side asked. */
  @Property({ type: 'boolean' })
  byFacilitator!: boolean;

  /** Whose facilitator decides: settled when it is asked, so that nobody's arrival or leaving moves a gate. */
  @Property({ type: 'text' })
  gate!: Side | 'desk';

  /** Clusters whose facilitators may take it on; empty at the desk. */
  @Property({ type: 'string[]' })
  gateClusters!: string[];

  /** Clusters of the side without the gate: their facilitators are told and may add a note. */
  @Property({ type: 'string[]' })
  otherClusters!: string[];

  /** The one account that took it on; null until then. */
  @Property({ type: 'uuid', nullable: true })
  facilitatorId!: string | null;

  @Property({ type: 'text' })
  state!: IntroductionState;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'text' })
  reasonLang!: string;

  /** Counts the wordings; a one-time link holds for the wording it was sent with. */
  @Property({ type: 'integer' })
  textVersion!: number;

  @Property({ type: 'uuid', nullable: true })
  offeringId!: string | null;

  /** What the other side's facilitator adds; read by both facilitators and the side it is about. */
  @Property({ type: 'text', nullable: true })
  note!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  askingConsentAt!: Date | null;

  /** The account that consented; null where it was a one-time link. */
  @Property({ type: 'uuid', nullable: true })
  askingConsentBy!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  askedConsentAt!: Date | null;

  @Property({ type: 'uuid', nullable: true })
  askedConsentBy!: string | null;

  @Property({ type: 'text', nullable: true })
  closedBy!: Actor | null;

  @Property({ type: 'text', nullable: true })
  declineReason!: DeclineReason | null;

  @Property({ type: 'text', nullable: true })
  closingWords!: string | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  /** Null while the asked side knows nothing of it. */
  @Property({ type: 'timestamptz', nullable: true })
  forwardedAt!: Date | null;

  /** When it came to its state. */
  @Property({ type: 'timestamptz' })
  changedAt!: Date;

  /** Until when someone has to act; for a closed one, when its end was told, or will be to the side it is kept from. */
  @Property({ type: 'timestamptz' })
  dueAt!: Date;

  /** The side that said yes and waits: told of a no only when its time is over, so that a no reads like silence. */
  @Property({ type: 'text', nullable: true })
  keptFrom!: Side | null;

  /** Counts the events. */
  @Property({ type: 'integer' })
  version!: number;

  /** Counts those that the asking side was told of: the other's yes must not show in a number. */
  @Property({ type: 'integer' })
  askingVersion!: number;

  @Property({ type: 'integer' })
  askedVersion!: number;
}

/** Something that happened, once for each version; never rewritten. */
@Entity({ tableName: 'introduction_event' })
export class IntroductionEvent {
  @PrimaryKey({ type: 'uuid' })
  introductionId!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  kind!: EventKind;

  @Property({ type: 'text' })
  side!: Actor;

  @Property({ type: 'uuid', nullable: true })
  actor!: string | null;

  @Property({ type: 'json' })
  data!: Record<string, string | number | null>;

  @Property({ type: 'timestamptz' })
  at!: Date;
}

/** A state reached, or something that leaves the state as it is. */
export type EventKind = IntroductionState | 'edited' | 'noted' | 'consented' | 'meeting-proposed' | 'no-longer-active';
