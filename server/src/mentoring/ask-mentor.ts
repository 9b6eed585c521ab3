import { NotFound, Refused } from '../foundation/refusal.js';
import type { Writer } from '../introductions/change-introduction.js';
import { proposeIntroduction } from '../introductions/propose-introduction.js';
import { findMentors } from './find-mentors.js';
import { Mentor } from './mentor.js';

/** Asks a mentor by an introduction to the stakeholder they belong to, through both gates. Answers its identifier. */
export async function askMentor(context: Writer, mentorId: string, reason: string, lang: string): Promise<string> {
  const today = context.clock.now().toISOString().slice(0, 10);
  const readable = await findMentors(context, {}, today);
  const mentor = readable.includes(mentorId) ? await context.em.findOne(Mentor, { id: mentorId }) : null;
  if (!mentor) throw new NotFound('mentor');
  const { stakeholderId: withId, pausedUntil } = mentor;
  if (!withId) {
    throw new Refused('NO_STAKEHOLDER', 'they belong to no stakeholder here yet, so nobody can pass it on.', 'mentor');
  }
  if (pausedUntil && pausedUntil >= today) {
    throw new Refused('PAUSED', 'they take nobody on until {day}; ask then.', 'mentor', { day: pausedUntil });
  }
  return context.em.transactional(async (em) => {
    const id = await proposeIntroduction({ ...context, em }, { withId, reason, lang });
    await em.execute('insert into introduction_mentor (introduction_id, mentor_id) values (?, ?)', [id, mentorId]);
    return id;
  });
}
