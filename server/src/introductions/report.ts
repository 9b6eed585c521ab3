import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { enumeration } from '../foundation/enumeration.js';
import { isSecretariat, type Viewer } from '../identity/viewer.js';

export type ReportNoun = 'stakeholder' | 'introduction' | 'message';
export const ReportNounEnum = enumeration('ReportNoun', 'What is reported.', {
  stakeholder: 'A profile.',
  introduction: 'An introduction, or silence in it.',
  message: 'A message.',
});

export type ReportReason = 'spam' | 'abuse' | 'false-information' | 'no-answer' | 'other';
export const ReportReasonEnum = enumeration('ReportReason', 'Why it is reported.', {
  spam: 'Unwanted advertising.',
  abuse: 'Insults or threats.',
  'false-information': 'It is not true.',
  'no-answer': 'No answer, or a meeting missed without a word.',
  other: 'Something else, in words.',
});

export type ReportOutcome = 'acted-on' | 'paused' | 'no-action';
export const ReportOutcomeEnum = enumeration('ReportOutcome', 'What became of a report.', {
  'acted-on': 'Upheld: something was done.',
  paused: 'Upheld, and the profile it is about is hidden until the pause is lifted.',
  'no-action': 'Dismissed: there was nothing to do.',
});

/** Something that should not be: told to the desk, handled by someone outside the case, its outcome told to the reporter. */
@Entity({ tableName: 'report' })
export class Report {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid', nullable: true })
  reporterId!: string | null;

  @Property({ type: 'text' })
  noun!: ReportNoun;

  @Property({ type: 'uuid' })
  recordId!: string;

  /** Whose profile, text or silence it is about; null where that cannot be told. */
  @Property({ type: 'uuid', nullable: true })
  aboutId!: string | null;

  /** The stakeholders in the case; their delegates do not handle it. */
  @Property({ type: 'string[]' })
  parties!: string[];

  /** The facilitator of the introduction it is about, who does not handle it either. */
  @Property({ type: 'uuid', nullable: true })
  facilitatorId!: string | null;

  /** The person who was asked in it and belongs to no stakeholder; nor do they handle it. */
  @Property({ type: 'uuid', nullable: true })
  personId!: string | null;

  @Property({ type: 'text' })
  reason!: ReportReason;

  @Property({ type: 'text' })
  words!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'uuid', nullable: true })
  handlerId!: string | null;

  @Property({ type: 'text', nullable: true })
  outcome!: ReportOutcome | null;

  @Property({ type: 'text', nullable: true })
  outcomeWords!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  handledAt!: Date | null;

  /** When the profile that was paused by it was shown again. */
  @Property({ type: 'timestamptz', nullable: true })
  liftedAt!: Date | null;
}

/** The secretariat handles reports, except those in which it has a part itself. */
export function mayHandle(viewer: Viewer, report: Report): boolean {
  const involved =
    report.reporterId === viewer.accountId ||
    report.facilitatorId === viewer.accountId ||
    report.personId === viewer.accountId ||
    report.parties.some((id) => viewer.delegateOf.includes(id));
  return isSecretariat(viewer) && !involved;
}
