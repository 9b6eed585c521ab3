import type { HasDatabase } from '../foundation/database-slice.js';
import { NotAllowed } from '../foundation/refusal.js';
import { Account, Role } from './account.js';
import { type Viewer, visitor } from './viewer.js';

/** The stakeholders an account may act for, oldest first; handed over by the app, since delegates live a floor above. */
export type DelegationsOf = (em: HasDatabase['em'], accountId: string) => Promise<string[]>;

/**
 * What a signed-in account may see and do. It acts for the stakeholder this request names, else for the one last chosen,
 * else for its first; naming one it is no delegate of is refused.
 */
export async function signedInViewer(
  em: HasDatabase['em'],
  accountId: string,
  delegationsOf: DelegationsOf,
  wanted?: string,
): Promise<Viewer> {
  const [account, rows, delegateOf] = await Promise.all([
    em.findOne(Account, { id: accountId }, { fields: ['actsForId'] }),
    em.find(Role, { accountId }),
    delegationsOf(em, accountId),
  ]);
  if (!account) return visitor;
  if (wanted && !delegateOf.includes(wanted))
    throw new NotAllowed('You are not a delegate of that stakeholder.', {}, 403);
  const chosen = delegateOf.find((id) => id === account.actsForId) ?? delegateOf[0] ?? null;
  return {
    audience: rows.length > 0 ? 'facilitators' : 'members',
    actsFor: wanted ?? chosen,
    accountId,
    roles: ['member', ...new Set(rows.map((row) => row.role))],
    facilitates: rows.flatMap((row) => row.clusterId ?? []),
    delegateOf,
  };
}
