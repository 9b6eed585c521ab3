import { LockMode } from '@mikro-orm/core';
import { audit } from '../foundation/audit.js';
import { requireId } from '../foundation/ids.js';
import { notify } from '../foundation/notify.js';
import { BadInput, NotAllowed, NotFound, Refused } from '../foundation/refusal.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import type { Writer } from './change-introduction.js';
import { freeText } from './free-text.js';
import { mayHandle, Report, type ReportOutcome } from './report.js';

/** Someone outside the case says what became of it, and the reporter is told. */
export async function handleReport(
  context: Writer,
  id: string,
  outcome: ReportOutcome,
  words: string,
): Promise<Report> {
  return context.em.transactional(async (em) => {
    const row = await em.findOne(Report, { id: requireId(id, 'report') }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!row) throw new NotFound('report');
    if (!mayHandle(context.viewer, row)) throw new NotAllowed('Someone outside the case has to handle it.');
    if (row.handledAt) throw new Refused('CHANGED_MEANWHILE', 'someone else has handled it.', 'id');
    if (outcome === 'paused') await pauseProfile(em, context, row);
    const handlerId = context.viewer.accountId;
    const outcomeWords = freeText('words', words, 2000);
    Object.assign(row, { handlerId, outcome, outcomeWords, handledAt: context.clock.now() });
    const trace = { actor: handlerId ?? '', noun: 'report', recordId: id, requestId: context.requestId };
    await audit(em, {
      ...trace,
      action: 'report handled',
      before: { outcome: null },
      after: { outcome, words: outcomeWords },
    });
    if (row.reporterId) {
      const told = {
        kind: 'report-handled',
        arguments: { outcome, words: outcomeWords },
        link: '/inbox',
        key: `report:${id}:handled`,
      };
      await notify(em, { account: row.reporterId, ...told });
    }
    return row;
  });
}

/** Hides the profile that a report is about, until the pause is lifted; those who look after it are told. */
async function pauseProfile(em: Writer['em'], context: Writer, report: Report): Promise<void> {
  const profile = await lockedProfile(em, report);
  if (!profile) throw new BadInput('outcome', 'cannot be PAUSED: this report is about no profile');
  if (profile.status !== 'published') throw new BadInput('outcome', 'cannot be PAUSED: the profile is not shown now');
  await setStatus(em, context, profile, 'suspended', report);
}

/** Shows a paused profile again. */
export async function liftPause(context: Writer, id: string): Promise<Report> {
  return context.em.transactional(async (em) => {
    const report = await em.findOne(Report, { id: requireId(id, 'report') }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!report) throw new NotFound('report');
    if (!mayHandle(context.viewer, report)) throw new NotAllowed('Someone outside the case has to lift it.');
    const profile = report.outcome === 'paused' && !report.liftedAt ? await lockedProfile(em, report) : null;
    if (!profile) throw new Refused('WRONG_STATE', 'this report pauses no profile.', 'id');
    report.liftedAt = context.clock.now();
    await em.flush();
    // Another report may hold it still.
    const others = await em.count(Report, { aboutId: profile.id, outcome: 'paused', liftedAt: null });
    if (others === 0 && profile.status === 'suspended') await setStatus(em, context, profile, 'published', report);
    return report;
  });
}

async function lockedProfile(em: Writer['em'], { aboutId }: Report): Promise<Stakeholder | null> {
  return aboutId
    ? em.findOne(Stakeholder, { id: aboutId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    : null;
}

async function setStatus(
  em: Writer['em'],
  { viewer, clock, requestId }: Writer,
  profile: Stakeholder,
  status: 'suspended' | 'published',
  report: Report,
): Promise<void> {
  const before = { status: profile.status };
  Object.assign(profile, { status, version: profile.version + 1, updatedAt: clock.now() });
  await em.flush();
  const action = status === 'suspended' ? 'profile paused' : 'profile shown again';
  const trace = { actor: viewer.accountId ?? '', noun: 'stakeholder', recordId: profile.id, requestId };
  await audit(em, { ...trace, action, before, after: { status, report: report.id } });
  const delegates = await em.execute<{ id: string }[]>(
    'select account_id as id from delegate where stakeholder_id = ?',
    [profile.id],
  );
  for (const { id } of delegates) {
    await notify(em, {
      account: id,
      kind: status === 'suspended' ? 'profile-paused' : 'profile-shown-again',
      arguments: { stakeholder: profile.name },
      link: '/profile',
      key: `report:${report.id}:${status}`,
    });
  }
}
