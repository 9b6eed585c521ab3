import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
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

@Resolver(() => DemonstrationAccount)
export class DemonstrationClustersResolver {
  @FieldResolver(() => [Cluster], { description: 'Clusters it facilitates.' })
  facilitates(@Root() account: DemonstrationAccount, @Ctx() context: HasDatabase): Promise<Cluster[]> {
    return clustersOf(context, account.clusterIds);
  }
}
