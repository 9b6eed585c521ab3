import { batched, groupBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Delegate } from './delegate.js';

/** Delegations of accounts, oldest first. */
export const delegatesOfAccount = batched<HasDatabase, Delegate[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(
        Delegate,
        { accountId: { $in: [...ids] } },
        { orderBy: { createdAt: 'asc', stakeholderId: 'asc' } },
      ),
      (row) => row.accountId,
    ),
  () => [],
);
