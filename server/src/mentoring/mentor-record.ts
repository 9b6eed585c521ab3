import type { HasDatabase } from '../foundation/database-slice.js';
import { BadInput } from '../foundation/refusal.js';
import { Concept } from '../thesaurus/concept.js';
import { Mentor, MentorTopic } from './mentor.js';

type Em = HasDatabase['em'];

/** What a record says: for its trace, and to be put back. */
export async function recordOf(em: Em, row: Mentor) {
  const { name, nameLang, headline, bio, languages, countries, prefers, capacity, pausedUntil, audience } = row;
  const topics = await topicsOf(em, row.id);
  return { name, nameLang, headline, bio, languages, countries, prefers, capacity, pausedUntil, audience, topics };
}

/** A record as it stood before a person was invited to look after it. */
export type StoodRecord = Awaited<ReturnType<typeof recordOf>> & { shownAt: string | null };

/** Keeps what a record says that nobody looks after yet, until the person invited to it has answered. */
export async function keepAsItStands(em: Em, row: Mentor): Promise<void> {
  row.stood = { ...(await recordOf(em, row)), shownAt: row.shownAt?.toISOString() ?? null };
}

/**
 * Ends an invitation without a yes: a record that stood is nobody's again and says what it said, without a word of
 * whoever was invited; one that was begun with the invitation goes.
 */
export async function endInvitation(em: Em, row: Mentor): Promise<void> {
  if (!row.stood) {
    em.remove(row);
    return;
  }
  const { topics, shownAt, ...said } = row.stood;
  const free = { accountId: null, invitedBy: null, invitedAt: null, stood: null, version: row.version + 1 };
  Object.assign(row, said, free, { shownAt: shownAt && new Date(shownAt) });
  await em.nativeDelete(MentorTopic, { mentorId: row.id });
  await em.execute(
    `insert into mentor_topic (mentor_id, concept_id, position)
     select ?, id, at - 1 from jsonb_array_elements_text(?::jsonb) with ordinality topic (id, at) join concept using (id)`,
    [row.id, JSON.stringify(topics)],
  );
}

/** The record of an account that is erased: it goes, or stands as before where its person had not said yes. */
export async function eraseRecordOf(em: Em, accountId: string): Promise<void> {
  const row = await em.findOne(Mentor, { accountId });
  if (!row) return;
  if (row.invitedAt) await endInvitation(em, row);
  else em.remove(row);
  await em.flush();
}

async function topicsOf(em: Em, mentorId: string): Promise<string[]> {
  const rows = await em.find(MentorTopic, { mentorId }, { orderBy: { position: 'asc' } });
  return rows.map((row) => row.conceptId);
}

export async function saveTopics(em: Em, mentorId: string, given: readonly string[]): Promise<void> {
  const ids = [...new Set(given)];
  if ((await em.count(Concept, { id: { $in: ids }, status: 'approved' })) !== ids.length) {
    throw new BadInput('topics', 'names a concept that the thesaurus does not have; choose from what is suggested');
  }
  await em.nativeDelete(MentorTopic, { mentorId });
  const rows = ids.map((conceptId, position) => ({ mentorId, conceptId, position }));
  if (rows.length > 0) await em.insertMany(MentorTopic, rows);
}
