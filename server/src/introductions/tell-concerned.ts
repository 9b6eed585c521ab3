import type { HasDatabase } from '../foundation/database-slice.js';
import { notify } from '../foundation/notify.js';
import { type Introduction, type Side } from './introduction.js';
import { nameOfSide } from './introduction-loaders.js';
import { stakeholderOn, stakeholdersIn } from './introduction-rules.js';

type Em = HasDatabase['em'];

/** A side's delegates, whoever holds the gate, or the facilitators of the other side. */
export type Concerned = Side | 'gate' | 'other-facilitators';

/** A sentence of notifications/messages for some of those concerned; `key` keeps it from being told twice. */
export interface Telling {
  whom: Concerned;
  kind: string;
  values?: Record<string, string | number>;
  key?: string;
}

/** Those of the sides who hear of the end now, and the gate. Whoever said yes and waits is told when its time is over. */
export function tellEnd(row: Introduction, sides: readonly Side[]): Telling[] {
  const heard = sides.filter((side) => side !== row.keptFrom && (side === 'asking' || row.forwardedAt !== null));
  return [
    ...heard.map((whom) => ({ whom, kind: 'introduction-not-taken-up' })),
    { whom: 'gate', kind: 'introduction-closed' },
  ];
}

/** Of a row `r` of `role`; its values are `partiesOf`. */
const notParty = `(r.account_id <> all(?::uuid[])
  and not exists (select 1 from delegate d where d.account_id = r.account_id and d.stakeholder_id = any(?::uuid[])))`;

const partiesOf = (row: Introduction) => [`{${row.askedAccountId ?? ''}}`, `{${stakeholdersIn(row).join(',')}}`];

/** The accounts to tell; a delegate of either side is no facilitator of it. */
async function accountsOf(em: Em, row: Introduction, whom: Concerned): Promise<string[]> {
  const parties = partiesOf(row);
  const read = async (sql: string, values: unknown[]) =>
    (await em.execute<{ id: string }[]>(sql, values)).map(({ id }) => id);
  if (whom === 'asking' || whom === 'asked') {
    const side = stakeholderOn(row, whom);
    if (side === null) return row.askedAccountId === null ? [] : [row.askedAccountId];
    return read('select account_id as id from delegate where stakeholder_id = ?', [side]);
  }
  if (whom === 'gate' && row.facilitatorId) return [row.facilitatorId];
  if (whom === 'gate' && row.gate === 'desk') {
    return read(
      `select distinct r.account_id as id from role r where r.role <> 'facilitator' and ${notParty}`,
      parties,
    );
  }
  const clusters = whom === 'gate' ? row.gateClusters : row.otherClusters;
  return read(`select distinct r.account_id as id from role r where r.cluster_id = any(?::text[]) and ${notParty}`, [
    `{${clusters.join(',')}}`,
    ...parties,
  ]);
}

/** Tells those concerned what happened, in the transaction in which it happened; never the one who did it. */
export async function tell(em: Em, row: Introduction, tellings: readonly Telling[], actor: string | null) {
  if (tellings.length === 0) return;
  const [asking, asked] = await Promise.all([nameOfSide({ em }, row, 'asking'), nameOfSide({ em }, row, 'asked')]);
  for (const { whom, kind, values, key } of tellings) {
    const other = whom === 'asking' ? asked : asking;
    for (const account of await accountsOf(em, row, whom)) {
      if (account === actor) continue;
      await notify(em, {
        account,
        kind,
        arguments: { asking, asked, other, ...values },
        link: `/introductions/${row.id}`,
        key: `introduction:${row.id}:${key ?? `${row.version}:${kind}`}`,
      });
    }
  }
}
