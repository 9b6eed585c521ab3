import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { batched, groupBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { AccountView } from '../identity/account-view.js';
import { DemonstrationAccount } from '../identity/demonstration-accounts.resolver.js';
import type { HasViewer } from '../identity/viewer.js';
import { Cluster } from './cluster.js';
import { clusterOf } from './cluster-loaders.js';

async function clustersOf(context: HasDatabase, ids: readonly string[]): Promise<Cluster[]> {
  const found = await Promise.all(ids.map((id) => clusterOf(context, id)));
  return found.filter((each) => each !== null);
}

@Resolver(() => AccountView)
export class AccountClustersResolver {
  @FieldResolver(() => [Cluster], { description: 'Clusters one facilitates.' })
  facilitates(@Ctx() context: HasDatabase & HasViewer): Promise<Cluster[]> {
    return clustersOf(context, context.viewer.facilitates);
  }
}

const facilitatorNamesOf = batched<HasDatabase, string[]>(
  async (ids, { em }) => {
    const rows: { id: string; name: string }[] = await em.getConnection().execute(
      `select r.cluster_id as id, a.name from role r join account a on a.id = r.account_id
         where r.role = 'facilitator' and r.cluster_id = any(?) order by a.name, a.id`,
      [`{${ids.join(',')}}`],
    );
    return new Map([...groupBy(rows, (row) => row.id)].map(([id, each]) => [id, each.map((row) => row.name)]));
  },
  () => [],
);

@Resolver(() => Cluster)
export class ClusterFacilitatorsResolver {
  @FieldResolver(() => [String], { description: 'Names of those who facilitate it, in their public role.' })
  facilitators(@Root() cluster: Cluster, @Ctx() context: HasDatabase): Promise<string[]> {
    return facilitatorNamesOf(context, cluster.id);
  }
}

@Resolver(() => DemonstrationAccount)
export class DemonstrationClustersResolver {
  @FieldResolver(() => [Cluster], { description: 'Clusters it facilitates.' })
  facilitates(@Root() account: DemonstrationAccount, @Ctx() context: HasDatabase): Promise<Cluster[]> {
    return clustersOf(context, account.clusterIds);
  }
}
