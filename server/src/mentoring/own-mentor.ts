import { LockMode } from '@mikro-orm/core';
import { Country } from '../countries/country.js';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { notify } from '../foundation/notify.js';
import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import type { HasViewer } from '../identity/viewer.js';
import { Mentor } from './mentor.js';
import { changesFrom } from './mentor-changes.js';
import type { MentorInput } from './mentor-input.js';
import { endInvitation, recordOf, saveTopics } from './mentor-record.js';

export type MentorWriter = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** The viewer's own record, locked; absent for whoever is no mentor, and refused when changed since `version`. */
async function lockOwnMentor({ viewer }: MentorWriter, em: MentorWriter['em'], version?: number): Promise<Mentor> {
  const { accountId } = viewer;
  const row = accountId && (await em.findOne(Mentor, { accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
  if (!row) throw new NotFound('mentor');
  if (version !== undefined && row.version !== version) {
    throw new Refused(
      'CHANGED_MEANWHILE',
      'the record has changed since you read it (it is now {now}, you had {had}); nothing was overwritten.',
      'version',
      { now: row.version, had: version },
    );
  }
  return row;
}

/** Changes one's own record as a mentor: one transaction with its trace, refused whole when one field is wrong. */
export async function saveMentor(context: MentorWriter, input: MentorInput): Promise<void> {
  await context.em.transactional(async (em) => {
    const row = await lockOwnMentor(context, em, input.version);
    const before = await recordOf(em, row);
    await requireKnown(em, Country, 'code', 'countries', input.countries);
    Object.assign(row, changesFrom(input, row));
    if (input.topics !== undefined) await saveTopics(em, row.id, input.topics ?? []);
    const after = await recordOf(em, row);
    if (row.shownAt) requireComplete(after);
    row.version++;
    await keep(context, em, row, 'mentor edited', before, after);
  });
}

/**
 * Shows one's record to others, or hides it again: nobody is a mentor who has not said so. What it says stays of the
 * version it is, so that what is being written meanwhile can be saved.
 */
export async function showMentor(context: MentorWriter, shown: boolean): Promise<void> {
  await context.em.transactional(async (em) => {
    const row = await lockOwnMentor(context, em);
    if (shown) requireComplete(await recordOf(em, row));
    if ((row.shownAt !== null) === shown) return;
    const key = `mentor-agreed:${row.id}:${row.invitedAt?.toISOString()}`;
    const answers = shown && row.invitedAt !== null && row.invitedBy !== null && row.invitedBy !== row.accountId;
    row.shownAt = shown ? context.clock.now() : null;
    if (shown) Object.assign(row, { invitedAt: null, stood: null });
    await keep(context, em, row, shown ? 'mentor shown' : 'mentor hidden', { shown: !shown }, { shown });
    if (!answers) return;
    await notify(em, {
      account: row.invitedBy ?? '',
      kind: 'mentor-agreed',
      arguments: { name: row.name },
      link: `/mentoring/${row.slug}`,
      key,
    });
  });
}

/**
 * No longer a mentor, or never: the record goes, unless it stood before one was invited to it, and whoever waits for an
 * answer is told. What was asked of them goes on.
 */
export async function leaveMentoring(context: MentorWriter): Promise<void> {
  await context.em.transactional(async (em) => {
    const row = await lockOwnMentor(context, em);
    await keep(context, em, row, 'mentor left', await recordOf(em, row), {});
    if (row.invitedAt && row.invitedBy && row.invitedBy !== row.accountId) {
      await notify(em, {
        account: row.invitedBy,
        kind: 'mentor-left',
        arguments: { name: row.name },
        link: '/desk?tab=mentors',
        key: `mentor-left:${row.id}:${row.invitedAt.toISOString()}`,
      });
    }
    if (row.invitedAt) await endInvitation(em, row);
    else em.remove(row);
  });
}

/** Others see a record that says what for and about what. */
function requireComplete({ headline, topics }: Awaited<ReturnType<typeof recordOf>>): void {
  if (Object.keys(headline).length === 0) {
    throw new BadInput('headline', 'must say in a line what you are good for before others see you');
  }
  if (topics.length === 0) throw new BadInput('topics', 'must name at least one thing you help with');
}

async function keep(
  { viewer, clock, requestId }: MentorWriter,
  em: MentorWriter['em'],
  row: Mentor,
  action: string,
  before: object,
  after: object,
): Promise<void> {
  row.updatedAt = clock.now();
  const actor = viewer.accountId ?? '';
  await audit(em, { actor, action, noun: 'mentor', recordId: row.id, before, after, requestId });
}
