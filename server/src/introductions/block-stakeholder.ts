import { LockMode } from '@mikro-orm/core';
import { audit } from '../foundation/audit.js';
import { requireId } from '../foundation/ids.js';
import { BadInput, NotAllowed, NotFound } from '../foundation/refusal.js';
import { isDelegateOf } from '../identity/viewer.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { record, traced, type Writer } from './change-introduction.js';
import { Introduction, move, otherSide, type Side } from './introduction.js';
import { tellEnd } from './tell-concerned.js';

/** "Not this partner": written once, told to nobody. */
export async function block(em: Writer['em'], fromId: string, toId: string, at: Date): Promise<void> {
  await em.execute('insert into block (from_id, to_id, created_at) values (?, ?, ?) on conflict do nothing', [
    fromId,
    toId,
    at,
  ]);
}

/** Blocks another stakeholder for the one acted for, and withdraws what waits between the two. */
export async function blockStakeholder(context: Writer, otherId: string): Promise<void> {
  const own = context.viewer.actsFor;
  const { accountId } = context.viewer;
  if (!own || !accountId || !isDelegateOf(context.viewer, own)) throw new NotAllowed('Only a delegate can block.');
  if (requireId(otherId, 'stakeholder') === own) throw new BadInput('id', 'must be another stakeholder than your own');
  await context.em.transactional(async (em) => {
    if ((await em.count(Stakeholder, { id: otherId })) === 0) throw new NotFound('stakeholder');
    const at = context.clock.now();
    await block(em, own, otherId, at);
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
