import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { audiencesOf, type HasViewer } from '../identity/viewer.js';
import { Block } from './block.js';
import { Stakeholder, StakeholderConcept, StakeholderSector } from './stakeholder.js';
import { mayReadProfile } from './stakeholder-policy.js';
import { type StakeholderView, viewStakeholder } from './stakeholder-view.js';
import { WomenLedClaim } from './women-led-claim.js';

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

/** Sectors of stakeholders, main one first. */
export const stakeholderSectorsOf = batched<HasDatabase, StakeholderSector[]>(
  async (ids, { em }) =>
    groupBy(
      await em.execute<StakeholderSector[]>(
        `select stakeholder_id as "stakeholderId", sector_id as "sectorId", position from stakeholder_sector
         where stakeholder_id = any(?::uuid[]) order by position`,
        [`{${ids.join(',')}}`],
      ),
      (row) => row.stakeholderId,
    ),
  () => [],
);

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

/** Women-led claims that the viewer may see. A claim they may not see does not exist for them. */
export const womenLedOf = batched<Reader, WomenLedClaim[]>(
  async (ids, { em, viewer }) =>
    groupBy(
      await em.find(WomenLedClaim, {
        stakeholderId: { $in: [...ids] },
        $or: [{ audience: { $in: audiencesOf(viewer) } }, { stakeholderId: viewer.actsFor ?? null }],
      }),
      (row) => row.stakeholderId,
    ),
  () => [],
);
