import { BadInput, NotFound, Refused } from '../foundation/refusal.js';
import type { Writer } from '../introductions/change-introduction.js';
import { type AskedPerson, proposeIntroduction } from '../introductions/propose-introduction.js';
import { Delegate } from '../stakeholders/delegate.js';
import { findMentors } from './find-mentors.js';
import { Mentor } from './mentor.js';

/**
 * Asks a mentor through both gates, by an introduction to the stakeholder they belong to or, where they belong to none,
 * to themselves. Answers its identifier.
 */
export async function askMentor(context: Writer, mentorId: string, reason: string, lang: string): Promise<string> {
  const today = context.clock.now().toISOString().slice(0, 10);
  const readable = await findMentors(context, {}, today);
  const mentor = readable.includes(mentorId) ? await context.em.findOne(Mentor, { id: mentorId }) : null;
  if (!mentor) throw new NotFound('mentor');
  const withId = askedFor(mentor);
  const { pausedUntil } = mentor;
  if (!withId) {
    throw new Refused('NOT_REACHABLE', 'they have no account here yet, so nobody can pass it on.', 'mentor');
  }
  await requireAnother(context, mentor);
  if (pausedUntil && pausedUntil >= today) {
    throw new Refused('PAUSED', 'they take nobody on until {day}; ask then.', 'mentor', { day: pausedUntil });
  }
  return context.em.transactional(async (em) => {
    const id = await proposeIntroduction({ ...context, em }, { withId, reason, lang });
    await em.execute('insert into introduction_mentor (introduction_id, mentor_id) values (?, ?)', [id, mentorId]);
    return id;
  });
}

/** Whom one asks for a mentor: their stakeholder, themselves by their account, or nobody yet. */
export function askedFor({ stakeholderId, accountId, name }: Mentor): string | AskedPerson | null {
  return stakeholderId ?? (accountId ? { accountId, name } : null);
}

/** A mentor who acts for the asking side as well would be asked by themselves. */
async function requireAnother({ em, viewer }: Writer, mentor: Mentor): Promise<void> {
  if (mentor.stakeholderId || !mentor.accountId || !viewer.actsFor) return;
  const own = await em.count(Delegate, { accountId: mentor.accountId, stakeholderId: viewer.actsFor });
  if (own > 0) throw new BadInput('mentor', 'must be somebody else than who acts for the asking side');
}
