import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { IntroductionEvent } from './introduction.js';
import { IntroductionOutcome } from './introduction-outcome.js';
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

/** Names of the two sides; whoever is in an introduction may know with whom. */
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

/** Contacts of stakeholders. Only `contacts` of an introduction asks, after its policy has said yes. */
export const contactsOf = batched<HasDatabase, Record<string, string>>(
  async (ids, { em }) => {
    const rows = await em.execute<{ id: string; contacts: Record<string, string> }[]>(
      'select id, contacts from stakeholder where id = any(?::uuid[])',
      [`{${ids.join(',')}}`],
    );
    return new Map(rows.map((row) => [row.id, row.contacts]));
  },
  () => ({}),
);
