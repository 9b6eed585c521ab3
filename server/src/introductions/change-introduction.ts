import { LockMode } from '@mikro-orm/core';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { NotFound, Refused } from '../foundation/refusal.js';
import type { HasViewer } from '../identity/viewer.js';
import { type Actor, type EventKind, Introduction, IntroductionEvent } from './introduction.js';
import { type Part, partIn, versionFor } from './introduction-policy.js';
import { countTold, isToldTo, isWaiting } from './introduction-rules.js';
import { type Telling, tell } from './tell-concerned.js';

/** What a use case of this room needs of the request. */
export type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** What happened: one event, and who is to hear of it. */
export interface Happened {
  kind: EventKind;
  data?: IntroductionEvent['data'];
  tell?: Telling[];
}

/** The same introduction for two people at once: one of them acts, the other is told. */
export function requireVersion(row: Introduction, part: Part, version: number): void {
  const now = versionFor(row, part);
  if (now === version) return;
  throw new Refused(
    'CHANGED_MEANWHILE',
    'someone else acted meanwhile (it is now version {now}, you had {had}); nothing of yours was done.',
    'version',
    { now, had: version },
  );
}

/**
 * One change of an introduction: locked, the version compared, the policy asked by `act`, then its event, its trace and
 * the notifications, all in one transaction. Absent for whomever it does not concern.
 */
export async function changeIntroduction(
  context: Writer,
  id: string,
  version: number,
  act: (row: Introduction, part: Part, em: Writer['em'], at: Date) => Happened | Promise<Happened>,
): Promise<void> {
  requireId(id, 'introduction');
  await context.em.transactional(async (em) => {
    const row = await em.findOne(Introduction, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    const part = row && partIn(context.viewer, row);
    if (!row || !part) throw new NotFound('introduction');
    requireVersion(row, part, version);
    const at = context.clock.now();
    if ((isWaiting(row) || row.keptFrom === part) && row.dueAt <= at)
      throw new Refused('EXPIRED', 'the time to act is over.', 'state');
    const before = traced(row);
    const happened = await act(row, part, em, at);
    const side = part === 'other-facilitator' ? 'facilitator' : part;
    await record(em, row, happened, {
      side,
      account: context.viewer.accountId,
      at,
      requestId: context.requestId,
      before,
    });
  });
}

interface Doer {
  side: Actor;
  /** Null for a one-time link and for time. */
  account: string | null;
  at: Date;
  requestId?: string;
  before: object | null;
}

/** Writes what happened under the next version: event, trace, notifications. The caller holds the lock. */
export async function record(em: Writer['em'], row: Introduction, happened: Happened, doer: Doer): Promise<void> {
  row.version++;
  for (const side of ['asking', 'asked'] as const) {
    if (isToldTo(row, side, happened.kind, doer.side)) countTold(row, side);
  }
  await em.flush();
  await em.insert(IntroductionEvent, {
    introductionId: row.id,
    version: row.version,
    kind: happened.kind,
    side: doer.side,
    actor: doer.account,
    data: happened.data ?? {},
    at: doer.at,
  });
  await audit(em, {
    actor: doer.account ?? doer.side,
    action: `introduction ${happened.kind}`,
    noun: 'introduction',
    recordId: row.id,
    before: doer.before,
    after: traced(row),
    requestId: doer.requestId ?? null,
  });
  await tell(em, row, happened.tell ?? [], doer.account);
}

/** What the audit trail keeps of an introduction. */
export function traced({ state, reason, note, askingConsentAt, askedConsentAt, declineReason }: Introduction) {
  return { state, reason, note, askingConsentAt, askedConsentAt, declineReason };
}

export function notYours(what: string): Refused {
  return new Refused('NOT_ALLOWED', '{what} is for someone else in this introduction.', null, { what });
}
