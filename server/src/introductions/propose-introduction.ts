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

/** Somebody who is asked by their account, since they belong to no stakeholder. */
export interface AskedPerson {
  accountId: string;
  name: string;
}

export interface Proposal {
  /** The stakeholder one wants to meet, or the person. */
  withId: string | AskedPerson;
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
  requireId(askingId, 'stakeholder');
  const { withId } = proposal;
  if (askingId === withId) throw new BadInput('with', 'must be another stakeholder than the one who asks');
  const reason = textWithoutContact('reason', proposal.reason, 2000);
  const byFacilitator = !isDelegateOf(viewer, askingId);
  if (byFacilitator && !viewer.roles.some((role) => role !== 'member')) throw new NotFound('stakeholder');
  const [asking, asked] = await Promise.all([stakeholderOf(context, askingId), askedOf(context, withId)]);
  if (!asking || !asked) throw new NotFound('stakeholder');
  const { askedId, askedAccountId } = asked;
  const sides: Sides = { askingId, askedId, askedAccountId };
  const id = newId();
  await outer.transactional(async (em) => {
    // Two clicks, or two delegates at once, ask once.
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 22))', [
      `${askingId} ${askedId ?? askedAccountId}`,
    ]);
    await requirePublished(em, askedId === null ? [askingId] : [askingId, askedId]);
    await requirePossible(em, sides, byFacilitator);
    if (proposal.offeringId) await requireOffering(em, proposal.offeringId, askedId);
    const at = clock.now();
    const gate = byFacilitator ? await ownGate(em, context, sides) : await gateOf(em, sides);
    const state = byFacilitator ? 'forwarded' : 'proposed';
    const row = em.create(Introduction, {
      id,
      askingId,
      ...asked,
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

/** The two of an introduction before there is one. */
type Sides = Pick<Introduction, 'askingId' | 'askedId' | 'askedAccountId'>;

type Asked = Pick<Introduction, 'askedId' | 'askedAccountId' | 'askedName'>;

/** Who is asked; null for a stakeholder whom the viewer may not see. */
async function askedOf(context: Writer, withId: string | AskedPerson): Promise<Asked | null> {
  if (typeof withId !== 'string') return { askedId: null, askedAccountId: withId.accountId, askedName: withId.name };
  const found = await stakeholderOf(context, requireId(withId, 'stakeholder'));
  return found && { askedId: found.id, askedAccountId: null, askedName: null };
}

async function requirePublished(em: Writer['em'], ids: string[]): Promise<void> {
  const rows = await em.find(Stakeholder, { id: { $in: ids } }, { fields: ['id', 'status'] });
  const hidden = rows.find((row) => row.status !== 'published');
  if (hidden) throw new Refused('NOT_PUBLISHED', 'publish the profile before you ask.', 'from');
}

/**
 * A block is told to nobody but the facilitator: one that does not bind the asking side yet stops the request at the
 * gate. An introduction under way is not asked for again.
 */
async function requirePossible(em: Writer['em'], sides: Sides, byFacilitator: boolean) {
  const { askingId, askedId, askedAccountId } = sides;
  const blocks =
    askedId === null
      ? []
      : await em.find(Block, { fromId: { $in: [askingId, askedId] }, toId: { $in: [askingId, askedId] } });
  if (blocks.length > 0 && byFacilitator) {
    throw new Refused('BLOCKED', 'one of the two does not want to meet the other.', 'with');
  }
  if (blocks.some((each) => each.bindsBoth || each.fromId === askingId)) throw new NotFound('stakeholder');
  // One that ended without the asking side's knowing is still under way to it.
  const kept = { keptFrom: 'asking' as const };
  const open = { $or: [{ state: { $in: ['proposed', 'forwarded', 'introduced', 'met'] } }, kept] };
  if ((await em.count(Introduction, { askingId, askedId, askedAccountId, ...open } as never)) > 0) {
    throw new Refused('ALREADY_UNDER_WAY', 'an introduction to them is already under way.', 'with');
  }
  const waiting = { askingId, byFacilitator: false, $or: [{ state: { $in: ['proposed', 'forwarded'] } }, kept] };
  if (!byFacilitator && (await em.count(Introduction, waiting as never)) >= mostWaiting) {
    throw new Refused('TOO_MANY', '{count} of your requests wait for an answer; let some be answered first.', 'with', {
      count: mostWaiting,
    });
  }
}

async function requireOffering(em: Writer['em'], id: string, stakeholderId: string | null): Promise<void> {
  const found = await em.count(Offering, { id: requireId(id, 'offering'), stakeholderId, status: 'open' } as never);
  if (found === 0) throw new BadInput('offering', 'must be an open offer or need of theirs');
}

type Gate = Pick<Introduction, 'gate' | 'gateClusters' | 'otherClusters'>;

/** The clusters of each side that have a facilitator who stands on neither. */
async function facilitatedClusters(em: Writer['em'], { askingId, askedId, askedAccountId }: Sides) {
  const rows = await em.execute<{ side: string; cluster: string }[]>(
    `select distinct m.stakeholder_id as side, m.cluster_id as cluster
     from membership m join role r on r.cluster_id = m.cluster_id and r.role = 'facilitator'
     where m.stakeholder_id in (?, ?)
       and r.account_id is distinct from ?
       and not exists (select 1 from delegate d where d.account_id = r.account_id and d.stakeholder_id in (?, ?))
     order by 1, 2`,
    [askingId, askedId, askedAccountId, askingId, askedId],
  );
  const of = (id: string | null) => rows.filter((row) => row.side === id).map((row) => row.cluster);
  return { asking: of(askingId), asked: of(askedId) };
}

/** Gate one: the asking side's facilitator, without one the other side's, without either the desk. */
async function gateOf(em: Writer['em'], sides: Sides): Promise<Gate> {
  const { asking, asked } = await facilitatedClusters(em, sides);
  const gate: Side | 'desk' = asking.length > 0 ? 'asking' : asked.length > 0 ? 'asked' : 'desk';
  if (gate === 'desk') return { gate, gateClusters: [], otherClusters: [] };
  const gateClusters = gate === 'asking' ? asking : asked;
  return { gate, gateClusters, otherClusters: asked.filter((each) => !gateClusters.includes(each)) };
}

/** A facilitator brings together members of their own clusters with others; the secretariat anyone; no one their own. */
async function ownGate(em: Writer['em'], { viewer }: Writer, sides: Sides): Promise<Gate> {
  if ([sides.askingId, sides.askedId].some((id) => id !== null && isDelegateOf(viewer, id))) {
    throw new NotAllowed('A delegate of one of the two cannot bring them together as a facilitator.');
  }
  const { asking, asked } = await facilitatedClusters(em, sides);
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
