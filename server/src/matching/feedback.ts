import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId } from '../foundation/ids.js';
import type { HasViewer } from '../identity/viewer.js';

/** What one may say of a recommended partner. */
export type Verdict = 'useful' | 'not-relevant' | 'later';

/** Why a partner is not relevant; coded, so that it can be learnt from and holds nothing personal. */
export type FeedbackReason = 'other-trade' | 'known' | 'size' | 'place' | 'other';

/** Whoever is set aside is not recommended again for three months. */
const asideDays = 92;

/** The latest word of a stakeholder on a partner recommended to it, and the weights that recommended it. */
@Entity({ tableName: 'feedback' })
export class Feedback {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  stakeholderId!: string;

  @Property({ type: 'uuid' })
  otherId!: string;

  /** Said by a visitor trying out a demonstration company; training leaves it out. */
  @Property({ type: 'boolean' })
  demonstration!: boolean;

  @Property({ type: 'text' })
  verdict!: Verdict;

  @Property({ type: 'text', nullable: true })
  reason!: FeedbackReason | null;

  /** The day from which they may be recommended again; null for useful. */
  @Property({ type: 'date', nullable: true })
  until!: string | null;

  @Property({ type: 'text' })
  weights!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}

/** What a stakeholder has said and still holds, the latest first. */
export async function feedbackOf(
  { em, clock }: HasDatabase & { clock: Clock },
  stakeholderId: string,
): Promise<Feedback[]> {
  const today = clock.now().toISOString().slice(0, 10);
  return em.find(
    Feedback,
    { stakeholderId, $or: [{ until: null }, { until: { $gt: today } }] },
    { orderBy: { createdAt: 'desc', id: 'desc' }, refresh: true },
  );
}

/** Keeps the word of `stakeholderId` on `otherId`; an earlier one is replaced. */
export async function giveFeedback(
  { em, clock, viewer }: HasDatabase & HasViewer & { clock: Clock },
  said: Pick<Feedback, 'stakeholderId' | 'otherId' | 'verdict' | 'reason' | 'weights'>,
): Promise<void> {
  const now = clock.now();
  const until = new Date(now.getTime() + asideDays * 86_400_000).toISOString().slice(0, 10);
  await em.execute(
    `insert into feedback (id, stakeholder_id, other_id, demonstration, verdict, reason, until, weights, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (stakeholder_id, other_id) do update set demonstration = excluded.demonstration, verdict = excluded.verdict,
       reason = excluded.reason, until = excluded.until, weights = excluded.weights, created_at = excluded.created_at`,
    [
      newId(),
      said.stakeholderId,
      said.otherId,
      viewer.accountId === null,
      said.verdict,
      said.reason,
      said.verdict === 'useful' ? null : until,
      said.weights,
      now,
    ],
  );
}
