import { createHash } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import { block } from './block-stakeholder.js';
import { changeIntroduction, type Happened, notYours, record, traced, type Writer } from './change-introduction.js';
import { ConsentLink, sendContacts } from './consent-link.js';
import { textWithoutContact } from './free-text.js';
import { type DeclineReason, Introduction, type Side } from './introduction.js';
import { consent, hasConsented, isWaiting, move, otherSide, stakeholderOn } from './introduction-rules.js';
import { tellEnd } from './tell-concerned.js';

export interface Reply {
  consents: boolean;
  declineReason?: DeclineReason | null;
  words?: string | null;
}

/** One side answers: yes, or no with a coded reason for the facilitator. */
export function answerIntroduction(context: Writer, id: string, version: number, reply: Reply): Promise<void> {
  return changeIntroduction(context, id, version, (row, part, em, at) => {
    if (part !== 'asking' && part !== 'asked') throw notYours('The answer');
    return answer(em, row, part, context.viewer.accountId, reply, at);
  });
}

/** The same by a one-time link sent to a side's own address; it holds once, and for the wording it was sent with. */
export async function answerByLink(
  context: HasDatabase & { clock: Clock },
  token: string,
  reply: Reply,
): Promise<void> {
  await context.em.transactional(async (em) => {
    const { row, link, at } = await linked(em, token, context.clock, LockMode.PESSIMISTIC_WRITE);
    const before = traced(row);
    link.usedAt = at;
    const happened = await answer(em, row, link.side, null, reply, at);
    await record(em, row, happened, { side: link.side, account: null, at, before });
  });
}

/** What a link leads to, while it holds; used, outdated and invented links are answered alike. */
export async function linked(em: HasDatabase['em'], token: string, clock: Clock, lockMode?: LockMode) {
  const options = lockMode ? { lockMode, refresh: true } : {};
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const link = await em.findOne(ConsentLink, { tokenHash }, options as never);
  const row = link && (await em.findOne(Introduction, { id: link.introductionId }, options as never));
  const at = clock.now();
  const holds =
    link && row && !link.usedAt && link.expiresAt > at && isWaiting(row) && row.textVersion === link.textVersion;
  if (!holds || row.dueAt <= at) throw new NotFound('open question behind this link');
  return { link, row, at };
}

async function answer(
  em: HasDatabase['em'],
  row: Introduction,
  side: Side,
  account: string | null,
  reply: Reply,
  at: Date,
): Promise<Happened> {
  const other = otherSide(side);
  if (reply.consents) {
    const kind = consent(row, side, account, at);
    if (kind !== 'introduced') return { kind, tell: [{ whom: 'gate', kind: 'introduction-consented' }] };
    await sendContacts(em, row);
    const introduced = 'introduction-introduced';
    return {
      kind,
      tell: [
        { whom: side, kind: introduced },
        { whom: other, kind: introduced },
        { whom: 'gate', kind: 'introduction-both-agreed' },
      ],
    };
  }
  if (!reply.declineReason) throw new BadInput('declineReason', 'must say why; only the facilitator reads it');
  if (hasConsented(row, side)) throw new Refused('WRONG_STATE', 'you have said yes; withdraw it instead.', 'state');
  if (reply.declineReason === 'other' && !reply.words) throw new BadInput('words', 'must say what the other reason is');
  row.declineReason = reply.declineReason;
  row.closingWords = reply.words ? textWithoutContact('words', reply.words, 1000) : null;
  move(row, 'declined', side, at);
  const [own, theirs] = [stakeholderOn(row, side), stakeholderOn(row, other)];
  if (reply.declineReason === 'not-this-partner' && own && theirs) await block(em, own, theirs, at);
  return {
    kind: 'declined',
    data: { declineReason: row.declineReason, words: row.closingWords },
    tell: tellEnd(row, [other]),
  };
}

/** Either side takes back what it asked or answered, until both have consented; a facilitator takes back their own proposal. */
export function withdrawIntroduction(context: Writer, id: string, version: number): Promise<void> {
  return changeIntroduction(context, id, version, (row, part, _em, at) => {
    if (part === 'other-facilitator' || (part === 'facilitator' && !row.byFacilitator)) throw notYours('Withdrawing');
    if (row.keptFrom !== null && row.keptFrom === part) {
      // It ended before, unknown to this side: to it, this is the end, and nobody else is told of a second one.
      Object.assign(row, { keptFrom: null, dueAt: at });
      return { kind: 'withdrawn' };
    }
    move(row, 'withdrawn', part, at);
    return { kind: 'withdrawn', tell: tellEnd(row, part === 'facilitator' ? ['asking', 'asked'] : [otherSide(part)]) };
  });
}
