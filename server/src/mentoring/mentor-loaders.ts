import { batched, groupBy, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import type { HasViewer } from '../identity/viewer.js';
import { Mentor, Mentorship, MentorTopic } from './mentor.js';
import { readableMentors } from './mentor-policy.js';

/** Topics of mentors, in their order. */
export const mentorTopicsOf = batched<HasDatabase, MentorTopic[]>(
  async (ids, { em }) =>
    groupBy(
      await em.find(MentorTopic, { mentorId: { $in: [...ids] } }, { orderBy: { position: 'asc', conceptId: 'asc' } }),
      (row) => row.mentorId,
    ),
  () => [],
);

/** Mentorships of mentors; who the mentees are stays with those concerned, only days and numbers are shown. */
export const mentorshipsOf = batched<HasDatabase, Mentorship[]>(
  async (ids, { em }) => groupBy(await em.find(Mentorship, { mentorId: { $in: [...ids] } }), (row) => row.mentorId),
  () => [],
);

/** Mentors of stakeholders that the viewer may see. */
export const mentorsOfStakeholder = batched<HasDatabase & HasViewer, Mentor[]>(
  async (ids, context) => {
    const readable = readableMentors(context.viewer);
    const rows = await context.em.execute<{ id: string }[]>(
      `select m.id from mentor m where m.stakeholder_id = any(?::uuid[]) and ${readable.sql}`,
      [`{${ids.join(',')}}`, ...readable.values],
    );
    const found = await context.em.find(
      Mentor,
      { id: { $in: rows.map((row) => row.id) } },
      { orderBy: { name: 'asc' } },
    );
    return groupBy(found, (row) => row.stakeholderId ?? '');
  },
  () => [],
);

/** Mentors that introductions ask for, as far as the viewer may see them. */
export const askedMentorOf = batched<HasDatabase & HasViewer, Mentor | null>(
  async (ids, context) => {
    const readable = readableMentors(context.viewer);
    const rows = await context.em.execute<{ introduction: string; mentor: string }[]>(
      `select a.introduction_id as introduction, m.id as mentor from introduction_mentor a join mentor m on m.id = a.mentor_id
       where a.introduction_id = any(?::uuid[]) and ${readable.sql}`,
      [`{${ids.join(',')}}`, ...readable.values],
    );
    const mentors = keyBy(
      await context.em.find(Mentor, { id: { $in: rows.map((row) => row.mentor) } }),
      (row) => row.id,
    );
    return new Map(rows.map((row) => [row.introduction, mentors.get(row.mentor) ?? null]));
  },
  () => null,
);
