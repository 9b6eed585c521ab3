import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Sector } from './sector.js';

/** Sectors by identifier, one statement a request. */
export const sectorOf = batched<HasDatabase, Sector | null>(
  async (ids, { em }) => keyBy(await em.find(Sector, { id: { $in: [...ids] } }), (row) => row.id),
  () => null,
);

/** Children of sectors in the order of the taxonomy, one statement a request. */
export const childrenOf = batched<HasDatabase, Sector[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(Sector, { parentId: { $in: [...ids] } }, { orderBy: { position: 'asc' } }),
      (row) => row.parentId ?? '',
    ),
  () => [],
);

/** Sectors for a list of identifiers, in that order, without the unknown. */
export async function sectorsOf(context: HasDatabase, ids: readonly string[]): Promise<Sector[]> {
  const found = await Promise.all(ids.map((id) => sectorOf(context, id)));
  return found.filter((each) => each !== null);
}

/** Of each leaf of the taxonomy, the sector above it: what is drawn or counted by sectors knows two levels. */
export async function sectorsAbove({ em }: HasDatabase): Promise<Map<string, string>> {
  const leaves = await em.find(Sector, { level: 3 });
  return new Map(leaves.flatMap(({ id, parentId }) => (parentId ? [[id, parentId] as const] : [])));
}
