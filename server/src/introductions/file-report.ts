import { audit } from '../foundation/audit.js';
import { newId, requireId } from '../foundation/ids.js';
import { notify } from '../foundation/notify.js';
import { NotAllowed, NotFound, Refused } from '../foundation/refusal.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import type { Writer } from './change-introduction.js';
import { freeText } from './free-text.js';
import { Introduction } from './introduction.js';
import { mayReadContacts, partIn } from './introduction-policy.js';
import { otherSide, stakeholderOn, stakeholdersIn } from './introduction-rules.js';
import { IntroductionMessage } from './introduction-thread.js';
import { Report, type ReportNoun, type ReportReason } from './report.js';

/** Reports that one account may have waiting: a flood is no report. */
const mostOpen = 20;

/** Reports something one may read; what one may not read does not exist. */
export async function fileReport(
  context: Writer,
  noun: ReportNoun,
  recordId: string,
  reason: ReportReason,
  words: string,
): Promise<void> {
  const { accountId } = context.viewer;
  if (!accountId) throw new NotAllowed('Sign in to report something.');
  const about = await concerned(context, noun, requireId(recordId, noun));
  const kept = words.trim() === '' && reason !== 'other' ? '' : freeText('words', words, 2000);
  await context.em.transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 23))', [accountId]);
    const open = await em.find(Report, { reporterId: accountId, handledAt: null }, { fields: ['noun', 'recordId'] });
    if (open.some((each) => each.noun === noun && each.recordId === recordId)) {
      throw new Refused('ALREADY_REPORTED', 'you have reported it; the desk looks into it.', 'record');
    }
    if (open.length >= mostOpen)
      throw new Refused('TOO_MANY', '{count} of your reports wait already.', 'record', { count: mostOpen });
    const id = newId();
    const createdAt = context.clock.now();
    const row = { id, reporterId: accountId, noun, recordId, ...about, reason, words: kept, createdAt };
    await em.insert(Report, {
      ...row,
      handlerId: null,
      outcome: null,
      outcomeWords: null,
      handledAt: null,
      liftedAt: null,
    });
    const trace = { actor: accountId, noun: 'report', recordId: id, requestId: context.requestId };
    await audit(em, { ...trace, action: 'report filed', after: { noun, recordId, reason } });
    const desk = await em.execute<{ id: string }[]>(
      `select distinct account_id as id from role where role in ('secretariat','administrator')`,
    );
    for (const each of desk) {
      if (each.id === accountId) continue;
      await notify(em, {
        account: each.id,
        kind: 'report-waits',
        arguments: {},
        link: '/desk/reports',
        key: `report:${id}`,
      });
    }
  });
}

async function concerned(
  context: Writer,
  noun: ReportNoun,
  id: string,
): Promise<Pick<Report, 'parties' | 'facilitatorId' | 'personId' | 'aboutId'>> {
  if (noun === 'stakeholder') {
    if (!(await stakeholderOf(context, id))) throw new NotFound('stakeholder');
    return { parties: [id], facilitatorId: null, personId: null, aboutId: id };
  }
  const message = noun === 'message' ? await context.em.findOne(IntroductionMessage, { id }) : null;
  if (noun === 'message' && !message) throw new NotFound('message');
  const row = await context.em.findOne(Introduction, { id: message?.introductionId ?? id });
  const part = row && partIn(context.viewer, row);
  if (!row || !part || (message && !mayReadContacts(part, row))) throw new NotFound(noun);
  // A message is its writer's; of an introduction a side reports the other.
  const side = message ? message.side : part === 'asking' || part === 'asked' ? otherSide(part) : null;
  const aboutId = side === 'asking' || side === 'asked' ? stakeholderOn(row, side) : null;
  const { facilitatorId, askedAccountId: personId } = row;
  return { parties: stakeholdersIn(row), facilitatorId, personId, aboutId };
}
