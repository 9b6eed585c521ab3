import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import type { Block } from '../stakeholders/block.js';
import { type Introduction, IntroductionEvent, type Side } from './introduction.js';
import { IntroductionOutcome } from './introduction-outcome.js';
import { stakeholderOn } from './introduction-rules.js';
import { IntroductionMeeting, IntroductionMessage } from './introduction-thread.js';

export const eventsOf = batched<HasDatabase, IntroductionEvent[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(IntroductionEvent, { introductionId: { $in: [...ids] } }, { orderBy: { version: 'asc' } }),
      (row) => row.introductionId,
    ),
  () => [],
);

export const messagesOf = batched<HasDatabase, IntroductionMessage[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(IntroductionMessage, { introductionId: { $in: [...ids] } }, { orderBy: { id: 'asc' } }),
      (row) => row.introductionId,
    ),
  () => [],
);

/** Meetings proposed, oldest first; the last holds. */
export const meetingsOf = batched<HasDatabase, IntroductionMeeting[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(
        IntroductionMeeting,
        { introductionId: { $in: [...ids] } },
        { orderBy: { proposedAt: 'asc', id: 'asc' } },
      ),
      (row) => row.introductionId,
    ),
  () => [],
);

export const outcomesOf = batched<HasDatabase, IntroductionOutcome[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(IntroductionOutcome, { introductionId: { $in: [...ids] } }, { orderBy: { reportedAt: 'asc' } }),
      (row) => row.introductionId,
    ),
  () => [],
);

/** Blocks between the two stakeholders of introductions. */
export const blocksOf = batched<HasDatabase, Pick<Block, 'fromId' | 'bindsBoth'>[]>(
  async (ids, { em }) => {
    const rows = await em.execute<{ id: string; fromId: string; bindsBoth: boolean }[]>(
      `select i.id, b.from_id as "fromId", b.binds_both as "bindsBoth" from introduction i
       join block b on (b.from_id, b.to_id) in ((i.asking_id, i.asked_id), (i.asked_id, i.asking_id))
       where i.id = any(?::uuid[])`,
      [`{${ids.join(',')}}`],
    );
    return groupBy(rows, (row) => row.id);
  },
  () => [],
);

/** Names of stakeholders; whoever is in an introduction may know with whom. */
export const nameOf = batched<HasDatabase, string>(
  async (ids, { em }) => {
    const rows = await em.execute<{ id: string; name: string }[]>(
      'select id, name from stakeholder where id = any(?::uuid[])',
      [`{${ids.join(',')}}`],
    );
    return new Map([...keyBy(rows, (row) => row.id)].map(([id, row]) => [id, row.name]));
  },
  () => '',
);

/** The name of a side, of a stakeholder or of the person who is asked. */
export async function nameOfSide(context: HasDatabase, row: Introduction, side: Side): Promise<string> {
  const stakeholder = stakeholderOn(row, side);
  return stakeholder === null ? (row.askedName ?? '') : nameOf(context, stakeholder);
}

/** Contacts of stakeholders. Only `contacts` and the letter of an introduction ask, after its policy has said yes. */
const contactsOf = batched<HasDatabase, Record<string, string>>(
  async (ids, { em }) => {
    const rows = await em.execute<{ id: string; contacts: Record<string, string> }[]>(
      'select id, contacts from stakeholder where id = any(?::uuid[])',
      [`{${ids.join(',')}}`],
    );
    return new Map(rows.map((row) => [row.id, row.contacts]));
  },
  () => ({}),
);

/** How to reach a side: a stakeholder's contacts, or the address that a person signs in with. */
export async function contactsOfSide(
  context: HasDatabase,
  row: Introduction,
  side: Side,
): Promise<Record<string, string>> {
  const stakeholder = stakeholderOn(row, side);
  if (stakeholder !== null) return contactsOf(context, stakeholder);
  const [account] = await context.em.execute<{ email: string }[]>('select email from account where id = ?', [
    row.askedAccountId,
  ]);
  return account ? { email: account.email } : {};
}
