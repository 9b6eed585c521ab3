import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Side } from './introduction.js';

export const valueBands = ['none', 'under-1000', '1000-10000', '10000-50000', 'over-50000'] as const;

/** What an outcome counts; absent is "not reported", which is not zero. */
export interface OutcomeNumbers {
  valueBand?: string | null;
  jobsKept?: number | null;
  jobsCreated?: number | null;
  jobsWomen?: number | null;
  jobsUnder35?: number | null;
}

/** What came of an introduction, asked after 30 days and after six months. */
@Entity({ tableName: 'introduction_outcome' })
export class IntroductionOutcome {
  @PrimaryKey({ type: 'uuid' })
  introductionId!: string;

  @PrimaryKey({ type: 'text' })
  stage!: 'thirty-days' | 'six-months';

  @Property({ type: 'text', nullable: true })
  agreement!: string | null;

  @Property({ type: 'text', nullable: true })
  valueBand!: string | null;

  @Property({ type: 'integer', nullable: true })
  jobsKept!: number | null;

  @Property({ type: 'integer', nullable: true })
  jobsCreated!: number | null;

  @Property({ type: 'integer', nullable: true })
  jobsWomen!: number | null;

  @Property({ type: 'integer', nullable: true, fieldName: 'jobs_under_35' })
  jobsUnder35!: number | null;

  @Property({ type: 'text' })
  side!: Side | 'facilitator';

  @Property({ type: 'uuid', nullable: true })
  reportedBy!: string | null;

  @Property({ type: 'timestamptz' })
  reportedAt!: Date;

  /** When the other side said that it is so. */
  @Property({ type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;
}

/** What one side reported, the other may say is so; what the facilitator did, either. */
export function isToConfirm(outcome: Pick<IntroductionOutcome, 'confirmedAt' | 'side'>, side: Side): boolean {
  return outcome.confirmedAt === null && outcome.side !== side;
}
