import { newId, requireId } from '../foundation/ids.js';
import { BadInput, NotAllowed, NotFound, Refused } from '../foundation/refusal.js';
import { isDelegateOf, isFacilitatorOf, isSecretariat } from '../identity/viewer.js';
import { Offering } from '../offerings/offering.js';
import { Block } from '../stakeholders/block.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { record, type Writer } from './change-introduction.js';
import { sendConsentLinks } from './consent-link.js';
import { textWithoutContact } from './free-text.js';
import { daysGiven, Introduction, type Side } from './introduction.js';
import type { Telling } from './tell-concerned.js';

export interface Proposal {
  /** The stakeholder one wants to meet. */
  withId: string;
  /** For a facilitator: the first of the two brought together; else the stakeholder one acts for. */
  fromId?: string | null;
  reason: string;
  lang: string;
  offeringId?: string | null;
}

/** How many requests one side may have open: those who are asked are few. */
export const mostWaiting = 20;

/** Someone asks to be introduced, or a facilitator brings two together. Answers the new introduction's identifier. */
export async function proposeIntroduction(context: Writer, proposal: Proposal): Promise<string> {
  const { viewer, clock, em: outer } = context;
  const { accountId } = viewer;
  const askingId = proposal.fromId ?? viewer.actsFor;
  if (!accountId || !askingId) throw new NotAllowed('Choose the stakeholder you ask for.');
  requireId(proposal.withId, 'stakeholder');
  requireId(askingId, 'stakeholder');
  if (askingId === proposal.withId) throw new BadInput('with', 'must be another stakeholder than the one who asks');
  const reason = textWithoutContact('reason', proposal.reason, 2000);
  const byFacilitator = !isDelegateOf(viewer, askingId);
  if (byFacilitator && !viewer.roles.some((role) => role !== 'member')) throw new NotFound('stakeholder');
  const [asking, asked] = await Promise.all([
    stakeholderOf(context, askingId),
    stakeholderOf(context, proposal.withId),
  ]);
  if (!asking || !asked) throw new NotFound('stakeholder');
  const id = newId();
  await outer.transactional(async (em) => {
    // Two clicks, or two delegates at once, ask once.
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 22))', [`${askingId} ${asked.id}`]);
    await requireBothPublished(em, askingId, asked.id);
    await requirePossible(em, askingId, asked.id, byFacilitator);
    if (proposal.offeringId) await requireOffering(em, proposal.offeringId, asked.id);
    const at = clock.now();
    const gate = byFacilitator ? await ownGate(em, context, askingId, asked.id) : await gateOf(em, askingId, asked.id);
    const state = byFacilitator ? 'forwarded' : 'proposed';
    const row = em.create(Introduction, {
      id,
      askingId,
      askedId: asked.id,
      byFacilitator,
      ...gate,
      facilitatorId: byFacilitator ? accountId : null,
      state,
      reason,
      reasonLang: proposal.lang,
      textVersion: 1,
      offeringId: proposal.offeringId ?? null,
      note: null,
      // Asking is consent to one's own words.
      askingConsentAt: byFacilitator ? null : at,
      askingConsentBy: byFacilitator ? null : accountId,
      askedConsentAt: null,
      askedConsentBy: null,
      closedBy: null,
      declineReason: null,
      closingWords: null,
      createdAt: at,
      forwardedAt: byFacilitator ? at : null,
      changedAt: at,
      dueAt: new Date(at.getTime() + (daysGiven[state] ?? 0) * 86_400_000),
      keptFrom: null,
      version: 0,
      askingVersion: 0,
      askedVersion: 0,
    });
    em.persist(row);
    const tell: Telling[] = byFacilitator
      ? [
          { whom: 'asking', kind: 'introduction-suggested' },
          { whom: 'asked', kind: 'introduction-suggested' },
          { whom: 'other-facilitators', kind: 'introduction-note-welcome' },
        ]
      : [{ whom: 'gate', kind: 'introduction-to-check' }];
    const side = byFacilitator ? 'facilitator' : 'asking';
    const doer = { side, account: accountId, at, requestId: context.requestId, before: null } as const;
    await record(em, row, { kind: state, data: { reason }, tell }, doer);
    if (byFacilitator) await sendConsentLinks(em, row);
  });
  return id;
}

async function requireBothPublished(em: Writer['em'], ...ids: string[]): Promise<void> {
  const rows = await em.find(Stakeholder, { id: { $in: ids } }, { fields: ['id', 'status'] });
  const hidden = rows.find((row) => row.status !== 'published');
  if (hidden) throw new Refused('NOT_PUBLISHED', 'publish the profile before you ask.', 'from');
}

/** A block is told to nobody but the facilitator; an introduction under way is not asked for again. */
async function requirePossible(em: Writer['em'], askingId: string, askedId: string, byFacilitator: boolean) {
  const pair = [askingId, askedId];
  if ((await em.count(Block, { fromId: { $in: pair }, toId: { $in: pair } })) > 0) {
    if (!byFacilitator) throw new NotFound('stakeholder');
    throw new Refused('BLOCKED', 'one of the two does not want to meet the other.', 'with');
  }
  // One that ended without the asking side's knowing is still under way to it.
  const kept = { keptFrom: 'asking' as const };
  const open = { $or: [{ state: { $in: ['proposed', 'forwarded', 'introduced', 'met'] } }, kept] };
  if ((await em.count(Introduction, { askingId, askedId, ...open } as never)) > 0) {
    throw new Refused('ALREADY_UNDER_WAY', 'an introduction to them is already under way.', 'with');
  }
  const waiting = { askingId, byFacilitator: false, $or: [{ state: { $in: ['proposed', 'forwarded'] } }, kept] };
  if (!byFacilitator && (await em.count(Introduction, waiting as never)) >= mostWaiting) {
    throw new Refused('TOO_MANY', '{count} of your requests wait for an answer; let some be answered first.', 'with', {
      count: mostWaiting,
    });
  }
}

async function requireOffering(em: Writer['em'], id: string, stakeholderId: string): Promise<void> {
  const found = await em.count(Offering, { id: requireId(id, 'offering'), stakeholderId, status: 'open' } as never);
  if (found === 0) throw new BadInput('offering', 'must be an open offer or need of theirs');
}

type Gate = Pick<Introduction, 'gate' | 'gateClusters' | 'otherClusters'>;

/** The clusters of each side that have a facilitator who is no delegate of either. */
async function facilitatedClusters(em: Writer['em'], askingId: string, askedId: string) {
  const rows = await em.execute<{ side: string; cluster: string }[]>(
    `select distinct m.stakeholder_id as side, m.cluster_id as cluster
     from membership m join role r on r.cluster_id = m.cluster_id and r.role = 'facilitator'
     where m.stakeholder_id in (?, ?)
       and not exists (select 1 from delegate d where d.account_id = r.account_id and d.stakeholder_id in (?, ?))
     order by 1, 2`,
    [askingId, askedId, askingId, askedId],
  );
  const of = (id: string) => rows.filter((row) => row.side === id).map((row) => row.cluster);
  return { asking: of(askingId), asked: of(askedId) };
}

/** Gate one: the asking side's facilitator, without one the other side's, without either the desk. */
async function gateOf(em: Writer['em'], askingId: string, askedId: string): Promise<Gate> {
  const { asking, asked } = await facilitatedClusters(em, askingId, askedId);
  const gate: Side | 'desk' = asking.length > 0 ? 'asking' : asked.length > 0 ? 'asked' : 'desk';
  if (gate === 'desk') return { gate, gateClusters: [], otherClusters: [] };
  const gateClusters = gate === 'asking' ? asking : asked;
  return { gate, gateClusters, otherClusters: asked.filter((each) => !gateClusters.includes(each)) };
}

/** A facilitator brings together members of their own clusters with others; the secretariat anyone; no one their own. */
async function ownGate(em: Writer['em'], { viewer }: Writer, askingId: string, askedId: string): Promise<Gate> {
  if (isDelegateOf(viewer, askingId) || isDelegateOf(viewer, askedId)) {
    throw new NotAllowed('A delegate of one of the two cannot bring them together as a facilitator.');
  }
  const { asking, asked } = await facilitatedClusters(em, askingId, askedId);
  const own = [asking, asked].map((clusters) => isFacilitatorOf(viewer, clusters));
  if (!own[0] && !own[1]) {
    if (!isSecretariat(viewer)) throw new NotAllowed('You facilitate neither of the two.');
    return { gate: 'desk', gateClusters: [], otherClusters: [] };
  }
  const gate: Side = own[0] ? 'asking' : 'asked';
  const gateClusters = own[0] ? asking : asked;
  return {
    gate,
    gateClusters,
    otherClusters: (own[0] ? asked : asking).filter((each) => !gateClusters.includes(each)),
  };
}
