import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { maximumPage } from '../foundation/paging.js';
import { audienceArray, type HasViewer } from '../identity/viewer.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { mayReadField } from '../stakeholders/stakeholder-policy.js';
import { Cluster, ClusterSector, Membership } from './cluster.js';
import { Fact, FactConflict, FactSource, Source } from './fact.js';

export const clusterOf = batched<HasDatabase, Cluster | null>(
  async (ids, { em }) => keyBy(await em.find(Cluster, { id: { $in: [...ids] } }), (row) => row.id),
  () => null,
);

export const clusterSectorsOf = batched<HasDatabase, ClusterSector[]>(
  async (ids, { em }) =>
    groupBy(await em.find(ClusterSector, { clusterId: { $in: [...ids] } }), (row) => row.clusterId),
  () => [],
);

/** Memberships of stakeholders that the viewer may see. */
export const membershipsOf = batched<HasDatabase & HasViewer, Membership[]>(
  async (ids, context) => {
    const rows = await context.em.find(
      Membership,
      { stakeholderId: { $in: [...ids] } },
      { orderBy: { clusterId: 'asc' } },
    );
    const owners = await Promise.all(rows.map((row) => stakeholderOf(context, row.stakeholderId)));
    const readable = rows.filter((_, index) => {
      const owner = owners[index];
      return owner && mayReadField(context.viewer, owner, 'clusters');
    });
    return groupBy(readable, (row) => row.stakeholderId);
  },
  () => [],
);

/** The first members of clusters, a page of each at most, that are open to the viewer and show their clusters. */
export const membersOf = batched<HasDatabase & HasViewer, Membership[]>(
  async (ids, { em, viewer }) => {
    const shown = audienceArray(viewer);
    const own = [viewer.actsFor, ...viewer.delegateOf].filter((id) => id !== null);
    const rows: Membership[] = await em.getConnection().execute(
      `select cluster_id as "clusterId", stakeholder_id as "stakeholderId", role, since::text from (
         select m.*, row_number() over (partition by m.cluster_id order by m.stakeholder_id) as place
         from membership m join stakeholder s on s.id = m.stakeholder_id
         where m.cluster_id = any(?) and (s.id = any(?::uuid[]) or (s.status = 'published'
           and coalesce(s.visibility->>'profile', 'members') = any(?)
           and coalesce(s.visibility->>'clusters', 'members') = any(?)))
           and not exists (select 1 from block b
             where (b.from_id = s.id and b.to_id = ? and b.binds_both) or (b.from_id = ? and b.to_id = s.id))) ranked
       where place <= ? order by cluster_id, place`,
      [`{${ids.join(',')}}`, `{${own.join(',')}}`, shown, shown, viewer.actsFor, viewer.actsFor, maximumPage],
    );
    return groupBy(rows, (row) => row.clusterId);
  },
  () => [],
);

export const factsOf = batched<HasDatabase, Fact[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(Fact, { clusterId: { $in: [...ids] } }, { orderBy: { position: 'asc' } }),
      (row) => row.clusterId ?? '',
    ),
  () => [],
);

export const factOf = batched<HasDatabase, Fact | null>(
  async (ids, { em }) => keyBy(await em.find(Fact, { id: { $in: [...ids] } }), (row) => row.id),
  () => null,
);

export const sourceOf = batched<HasDatabase, Source | null>(
  async (keys, { em }) => keyBy(await em.find(Source, { key: { $in: [...keys] } }), (row) => row.key),
  () => null,
);

export const factSourcesOf = batched<HasDatabase, FactSource[]>(
  async (ids, { em }) => groupBy(await em.find(FactSource, { factId: { $in: [...ids] } }), (row) => row.factId),
  () => [],
);

export const factConflictsOf = batched<HasDatabase, FactConflict[]>(
  async (ids, { em }) => groupBy(await em.find(FactConflict, { factId: { $in: [...ids] } }), (row) => row.factId),
  () => [],
);
