import { LockMode } from '@mikro-orm/core';
import { Country } from '../countries/country.js';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import { requireNoContact } from '../foundation/contact-in-text.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { notify } from '../foundation/notify.js';
import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import type { HasViewer } from '../identity/viewer.js';
import { textFrom } from '../stakeholders/edit-profile.js';
import { Concept } from '../thesaurus/concept.js';
import { Mentor, MentorTopic } from './mentor.js';
import type { MentorInput } from './mentor-input.js';

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
  const { name, nameLang, languages, countries, prefers, capacity, pausedUntil, audience } = input;
  await context.em.transactional(async (em) => {
    const row = await lockOwnMentor(context, em, input.version);
    const before = { ...traced(row), topics: await topicsOf(em, row.id) };
    if (name !== undefined) requireNoContact('name', name);
    if (pausedUntil && Number.isNaN(Date.parse(pausedUntil))) {
      throw new BadInput('pausedUntil', 'must be a day of the calendar');
    }
    await requireKnown(em, Country, 'code', 'countries', countries);
    const changes = { name: name?.trim(), nameLang, languages, countries, prefers, capacity, pausedUntil, audience };
    Object.assign(row, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)));
    if (input.headline) row.headline = textFrom('headline', input.headline, 200);
    if (input.bio) row.bio = textFrom('bio', input.bio, 2000);
    const topics = input.topics ? await saveTopics(em, row.id, input.topics) : before.topics;
    if (row.shownAt) requireComplete(row, topics);
    await keep(context, em, row, 'mentor edited', before, { ...traced(row), topics });
  });
}

/** Shows one's record to others, or hides it again: nobody is a mentor who has not said so. */
export async function showMentor(context: MentorWriter, shown: boolean): Promise<void> {
  await context.em.transactional(async (em) => {
    const row = await lockOwnMentor(context, em);
    if (shown) requireComplete(row, await topicsOf(em, row.id));
    if ((row.shownAt !== null) === shown) return;
    const key = `mentor-agreed:${row.id}:${row.invitedAt?.toISOString()}`;
    const answers = shown && row.invitedAt !== null && row.invitedBy !== null && row.invitedBy !== row.accountId;
    row.shownAt = shown ? context.clock.now() : null;
    if (shown) row.invitedAt = null;
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

/** No longer a mentor, or never: the record goes, and whoever waits for an answer is told. What was asked of them goes on. */
export async function leaveMentoring(context: MentorWriter): Promise<void> {
  await context.em.transactional(async (em) => {
    const row = await lockOwnMentor(context, em);
    const before = { ...traced(row), topics: await topicsOf(em, row.id) };
    await keep(context, em, row, 'mentor left', before, {});
    if (row.invitedAt && row.invitedBy && row.invitedBy !== row.accountId) {
      await notify(em, {
        account: row.invitedBy,
        kind: 'mentor-left',
        arguments: { name: row.name },
        link: '/desk?tab=mentors',
        key: `mentor-left:${row.id}`,
      });
    }
    em.remove(row);
  });
}

/** Others see a record that says what for and about what. */
function requireComplete(row: Mentor, topics: readonly string[]): void {
  if (Object.keys(row.headline).length === 0) {
    throw new BadInput('headline', 'must say in a line what you are good for before others see you');
  }
  if (topics.length === 0) throw new BadInput('topics', 'must name at least one thing you help with');
}

async function topicsOf(em: MentorWriter['em'], mentorId: string): Promise<string[]> {
  const rows = await em.find(MentorTopic, { mentorId }, { orderBy: { position: 'asc' } });
  return rows.map((row) => row.conceptId);
}

async function saveTopics(em: MentorWriter['em'], mentorId: string, given: readonly string[]): Promise<string[]> {
  const ids = [...new Set(given)];
  if ((await em.count(Concept, { id: { $in: ids }, status: 'approved' })) !== ids.length) {
    throw new BadInput('topics', 'names a concept that the thesaurus does not have; choose from what is suggested');
  }
  await em.nativeDelete(MentorTopic, { mentorId });
  const rows = ids.map((conceptId, position) => ({ mentorId, conceptId, position }));
  if (rows.length > 0) await em.insertMany(MentorTopic, rows);
  return ids;
}

function traced({ name, headline, bio, languages, countries, prefers, capacity, pausedUntil, audience }: Mentor) {
  return { name, headline, bio, languages, countries, prefers, capacity, pausedUntil, audience };
}

async function keep(
  { viewer, clock, requestId }: MentorWriter,
  em: MentorWriter['em'],
  row: Mentor,
  action: string,
  before: object,
  after: object,
): Promise<void> {
  row.version++;
  row.updatedAt = clock.now();
  const actor = viewer.accountId ?? '';
  await audit(em, { actor, action, noun: 'mentor', recordId: row.id, before, after, requestId });
}
