import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { type HasViewer, maySee } from '../identity/viewer.js';
import { Block } from './block.js';
import { Stakeholder, StakeholderConcept } from './stakeholder.js';
import { mayReadProfile } from './stakeholder-policy.js';
import { type StakeholderView, viewStakeholder } from './stakeholder-view.js';
import type { WomenLedClaim } from './women-led-claim.js';

type Reader = HasDatabase & HasViewer;

/** Everyone blocked by, or blocking, the stakeholder the viewer acts for. */
export const blockedFor = batched<Reader, Set<string>>(
  async (ids, { em }) => {
    const rows = await em.find(Block, { $or: [{ fromId: { $in: [...ids] } }, { toId: { $in: [...ids] } }] });
    const sets = new Map(ids.map((id) => [id, new Set<string>()]));
    for (const row of rows) {
      sets.get(row.fromId)?.add(row.toId);
      if (row.bindsBoth) sets.get(row.toId)?.add(row.fromId);
    }
    return sets;
  },
  () => new Set(),
);

/** Stakeholders by id as this viewer may see them; hidden, blocked and absent are all null. */
export const stakeholderOf = batched<Reader, StakeholderView | null>(
  async (ids, context) => {
    const { em, viewer } = context;
    const rows = await em.find(Stakeholder, { id: { $in: [...ids] } });
    const blocked = viewer.actsFor ? await blockedFor(context, viewer.actsFor) : new Set<string>();
    const readable = rows.filter((row) => mayReadProfile(viewer, row) && !blocked.has(row.id));
    return keyBy(
      readable.map((row) => viewStakeholder(row, viewer)),
      (view) => view.id,
    );
  },
  () => null,
);

/** Stakeholders for a list of ids, in that order, without those the viewer may not see. */
export async function stakeholdersOf(context: Reader, ids: readonly string[]): Promise<StakeholderView[]> {
  const found = await Promise.all(ids.map((id) => stakeholderOf(context, id)));
  return found.filter((each) => each !== null);
}

/** A claim as it is shown. */
type ShownClaim = Pick<WomenLedClaim, 'form' | 'evidence' | 'sinceYear' | 'validUntil'>;

/** What lies beside a stakeholder's row and is shown with it. */
interface Beside {
  /** Identifiers, main one first. */
  sectors: string[];
  /** The digest of its picture. */
  logo: string | null;
  claims: (ShownClaim & Pick<WomenLedClaim, 'audience'>)[];
}

/** Cards show all of it, so that one statement reads it for a page. */
const besideOf = batched<HasDatabase, Beside>(
  async (ids, { em }) => {
    const rows = await em.execute<(Beside & { id: string })[]>(
      `select s.id,
         to_json(array(select sector_id from stakeholder_sector where stakeholder_id = s.id order by position)) as sectors,
         (select digest from logo where stakeholder_id = s.id) as logo,
         (select coalesce(json_agg(json_build_object('form', form, 'evidence', evidence, 'sinceYear', since_year,
            'validUntil', valid_until, 'audience', audience) order by id), '[]')
          from women_led_claim where stakeholder_id = s.id) as claims
       from unnest(?::uuid[]) s (id)`,
      [`{${ids.join(',')}}`],
    );
    return keyBy(rows, (row) => row.id);
  },
  () => ({ sectors: [], logo: null, claims: [] }),
);

/** Stakeholders by id, read together with what their cards show, so that this is not waited for once more. */
export async function cardsOf(context: Reader, ids: readonly string[]): Promise<(StakeholderView | null)[]> {
  const [cards] = await Promise.all([
    Promise.all(ids.map((id) => stakeholderOf(context, id))),
    Promise.all(ids.map((id) => besideOf(context, id))),
  ]);
  return cards;
}

/** Identifiers of a stakeholder's sectors, main one first. */
export async function sectorIdsOf(context: HasDatabase, stakeholder: string): Promise<string[]> {
  return (await besideOf(context, stakeholder)).sectors;
}

/** The digest of a stakeholder's picture; null where it has none. */
export async function logoOf(context: HasDatabase, stakeholder: string): Promise<string | null> {
  return (await besideOf(context, stakeholder)).logo;
}

/** Women-led claims that the viewer may see. A claim they may not see does not exist for them. */
export async function womenLedOf(context: Reader, stakeholder: string): Promise<ShownClaim[]> {
  const { claims } = await besideOf(context, stakeholder);
  return claims.filter(({ audience }) => maySee(context.viewer, audience) || stakeholder === context.viewer.actsFor);
}

/** Concepts of stakeholders, declared before spotted. */
export const stakeholderConceptsOf = batched<HasDatabase, StakeholderConcept[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(
        StakeholderConcept,
        { stakeholderId: { $in: [...ids] } },
        { orderBy: [{ origin: 'asc' }, { conceptId: 'asc' }] },
      ),
      (row) => row.stakeholderId,
    ),
  () => [],
);
