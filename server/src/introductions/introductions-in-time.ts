import { LockMode } from '@mikro-orm/core';
import type { Job, JobContext } from '../foundation/jobs.js';
import { record, traced } from './change-introduction.js';
import { Introduction } from './introduction.js';
import { hasConsented, isWaiting, move, release } from './introduction-rules.js';
import { type Concerned, tell, tellEnd } from './tell-concerned.js';

/** Does something with each, in a transaction of its own, so that one that fails keeps nobody waiting. */
async function eachOf(
  { em }: JobContext,
  due: readonly { id: string }[],
  act: (em: JobContext['em'], row: Introduction) => Promise<void>,
): Promise<void> {
  for (const { id } of due) {
    await em.fork().transactional(async (own) => {
      const row = await own.findOne(Introduction, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (row) await act(own, row);
    });
  }
}

/** Silence ends an introduction, and an end kept from the side that waits is told then: to it they read alike. */
export const expireIntroductions: Job = {
  name: 'expire-introductions',
  every: '*/10 * * * *',
  run: async (_payload, context) => {
    const now = context.clock.now();
    const due = await context.em.find(
      Introduction,
      {
        $or: [{ state: { $in: ['proposed', 'forwarded'] } }, { keptFrom: { $ne: null } }],
        dueAt: { $lte: now },
      },
      { fields: ['id'], orderBy: { dueAt: 'asc' }, limit: 1000 },
    );
    await eachOf(context, due, async (em, row) => {
      // Answered between the look and the lock.
      if (row.dueAt > now) return;
      if (!isWaiting(row)) {
        const side = release(row, now);
        await em.flush();
        if (side) await tell(em, row, [{ whom: side, kind: 'introduction-not-taken-up' }], null);
        return;
      }
      const before = traced(row);
      move(row, 'expired', 'system', now);
      const happened = { kind: 'expired' as const, tell: tellEnd(row, ['asking', 'asked']) };
      await record(em, row, happened, { side: 'system', account: null, at: now, before });
    });
  },
};

/** Days before the end at which whoever has to act is reminded. */
export const remindedBefore = [5, 1];
const day = 86_400_000;

/** Reminds whoever has to act: before an introduction expires, and when an outcome is due. Each reminder is told once. */
export const remindIntroductions: Job = {
  name: 'remind-introductions',
  every: '30 * * * *',
  run: async (_payload, context) => {
    const now = context.clock.now();
    const soon = new Date(now.getTime() + Math.max(...remindedBefore) * day);
    const due = await context.em.find(
      Introduction,
      {
        $or: [
          { state: { $in: ['proposed', 'forwarded'] }, dueAt: { $gt: now, $lte: soon } },
          {
            state: { $in: ['introduced', 'met', 'agreed'] },
            closedBy: null,
            dueAt: { $lte: now, $gt: new Date(now.getTime() - 7 * day) },
          },
        ],
      },
      { fields: ['id'], orderBy: { dueAt: 'asc' }, limit: 5000 },
    );
    await eachOf(context, due, async (em, row) => {
      if (isWaiting(row)) {
        const left = (row.dueAt.getTime() - now.getTime()) / day;
        const step = [...remindedBefore].sort((a, b) => a - b).find((days) => left <= days);
        if (step === undefined || left <= 0) return;
        const key = `reminder:${row.dueAt.toISOString()}:${step}`;
        await tell(
          em,
          row,
          toAct(row).map((whom) => ({ whom, kind: 'introduction-reminder', values: { days: step }, key })),
          null,
        );
        return;
      }
      const key = `outcome:${row.state}`;
      const whom: Concerned[] = ['asking', 'asked', 'gate'];
      await tell(
        em,
        row,
        whom.map((each) => ({ whom: each, kind: 'introduction-outcome-asked', key })),
        null,
      );
    });
  },
};

/** Who has to act on one that waits. */
export function toAct(row: Introduction): ('asking' | 'asked' | 'gate')[] {
  if (row.state === 'proposed') return ['gate'];
  if (row.state !== 'forwarded') return [];
  return (['asking', 'asked'] as const).filter((side) => !hasConsented(row, side));
}
