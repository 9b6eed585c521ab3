import { randomInt } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { audit } from '../foundation/audit.js';
import { requireId } from '../foundation/ids.js';
import type { Job } from '../foundation/jobs.js';
import { BadInput, NotAllowed, NotFound } from '../foundation/refusal.js';
import { isDelegateOf } from '../identity/viewer.js';
import { Block } from '../stakeholders/block.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { record, traced, type Writer } from './change-introduction.js';
import { Introduction, type Side } from './introduction.js';
import { move, otherSide, stakeholderOn } from './introduction-rules.js';
import { tellEnd } from './tell-concerned.js';

const hour = 3_600_000;
/** A block that would tell what a no was binds the other side three to thirty days after that was told, at no set hour. */
const leastHours = 72;
const mostHours = 720;

/** "Not this partner": written once, told to nobody. Binds whoever blocks at once, the other side so as not to tell. */
export async function block(em: Writer['em'], fromId: string, toId: string, at: Date): Promise<void> {
  await em.flush();
  const told = await toldOfANo(em, fromId, toId, at);
  const from = told && new Date(Math.max(told.getTime(), at.getTime()) + randomInt(leastHours, mostHours) * hour);
  await em.execute(
    `insert into block (from_id, to_id, created_at, binds_both, binds_both_at) values (?, ?, ?, ?, ?)
     on conflict do nothing`,
    [fromId, toId, at, from === null, from],
  );
}

/**
 * When the other side is told, or was told in the last month, that an introduction of the two was not taken up; null
 * where it knows of none. A profile that vanished just then would say why.
 */
async function toldOfANo(em: Writer['em'], fromId: string, toId: string, at: Date): Promise<Date | null> {
  const [row] = await em.execute<{ told: Date | null }[]>(
    `select max(due_at) as told from introduction
     where ((asking_id = ? and asked_id = ?) or (asking_id = ? and asked_id = ? and forwarded_at is not null))
       and (state = 'proposed' or (state in ('declined', 'withdrawn', 'expired') and due_at > ?))`,
    [toId, fromId, fromId, toId, new Date(at.getTime() - mostHours * hour)],
  );
  return row?.told ? new Date(row.told) : null;
}

/** Binds the other sides whose time has come; until then nothing of theirs has changed. */
export const bindBlocks: Job = {
  name: 'bind-blocks',
  every: '20 * * * *',
  run: async (_payload, { em, clock }) => {
    await em.execute(
      'update block set binds_both = true, binds_both_at = null where not binds_both and binds_both_at <= ?',
      [clock.now()],
    );
  },
};

/** One of the two does not want to meet the other; for the facilitator, who passes nothing on between them. */
export async function isBlockedBetween(em: Writer['em'], row: Introduction): Promise<boolean> {
  if (row.askedId !== null) {
    const pair = [row.askingId, row.askedId];
    return (await em.count(Block, { fromId: { $in: pair }, toId: { $in: pair } })) > 0;
  }
  // A person is found as before; what they said is kept by the introduction in which they said it.
  const { askingId, askedAccountId } = row;
  // Nobody is left to pass it on to.
  if (askedAccountId === null) return true;
  return (await em.count(Introduction, { askingId, askedAccountId, declineReason: 'not-this-partner' })) > 0;
}

/** Whether a thread is closed to whoever writes in it: to a side by what binds it by now, so that nothing tells it sooner. */
export function isClosedBy(
  blocks: readonly Pick<Block, 'fromId' | 'bindsBoth'>[],
  row: Introduction,
  part: Side | 'facilitator',
): boolean {
  const own = part === 'facilitator' ? null : stakeholderOn(row, part);
  return blocks.some((each) => own === null || each.fromId === own || each.bindsBoth);
}

/** The same, read anew. */
export async function isClosedFor(em: Writer['em'], row: Introduction, part: Side | 'facilitator'): Promise<boolean> {
  if (row.askedId === null) return false;
  const pair = [row.askingId, row.askedId];
  return isClosedBy(await em.find(Block, { fromId: { $in: pair }, toId: { $in: pair } }), row, part);
}

/** Whether the one acted for may know of the other: by its profile, by an introduction of the two, or by its own block. */
async function knows(context: Writer, own: string, otherId: string): Promise<boolean> {
  if (await stakeholderOf(context, otherId)) return true;
  const introductions = await context.em.count(Introduction, {
    $or: [
      { askingId: own, askedId: otherId },
      { askingId: otherId, askedId: own, forwardedAt: { $ne: null } },
    ],
  });
  return introductions > 0 || (await context.em.count(Block, { fromId: own, toId: otherId })) > 0;
}

/** Blocks another stakeholder for the one acted for, and withdraws what waits between the two. */
export async function blockStakeholder(context: Writer, otherId: string): Promise<void> {
  const own = context.viewer.actsFor;
  const { accountId } = context.viewer;
  if (!own || !accountId || !isDelegateOf(context.viewer, own)) throw new NotAllowed('Only a delegate can block.');
  if (requireId(otherId, 'stakeholder') === own) throw new BadInput('id', 'must be another stakeholder than your own');
  await context.em.transactional(async (em) => {
    if (!(await knows(context, own, otherId))) throw new NotFound('stakeholder');
    const at = context.clock.now();
    const pair = [own, otherId];
    const open = await em.find(
      Introduction,
      { askingId: { $in: pair }, askedId: { $in: pair }, state: { $in: ['proposed', 'forwarded'] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    for (const row of open) {
      const before = traced(row);
      const side: Side = row.askingId === own ? 'asking' : 'asked';
      // What the other side asked and this side has not been shown stays with its facilitator, who sees the block.
      if (side === 'asked' && row.state === 'proposed') continue;
      move(row, 'withdrawn', side, at);
      const happened = { kind: 'withdrawn' as const, tell: tellEnd(row, [otherSide(side)]) };
      await record(em, row, happened, { side, account: accountId, at, requestId: context.requestId, before });
    }
    await block(em, own, otherId, at);
    await audit(em, {
      actor: accountId,
      action: 'stakeholder blocked',
      noun: 'stakeholder',
      recordId: otherId,
      after: { by: own },
      requestId: context.requestId,
    });
  });
}
