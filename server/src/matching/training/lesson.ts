import type { HasDatabase } from '../../foundation/database-slice.js';

/** What a pair turned out to be, for one of the two: worth recommending or not. Days as YYYY-MM-DD. */
export interface Lesson {
  you: string;
  they: string;
  day: string;
  good: boolean;
}

/** Confirmed links teach both sides that the other was worth it. */
export async function lessonsOfLinks({ em }: HasDatabase): Promise<Lesson[]> {
  const rows = await em.execute<{ from_id: string; to_id: string; since: string }[]>(
    `select from_id, to_id, to_char(min(since), 'YYYY-MM-DD') as since from cooperation_link
     where status = 'confirmed' group by from_id, to_id order by 3, 1, 2`,
  );
  return rows.flatMap(({ from_id, to_id, since }) => [
    { you: from_id, they: to_id, day: since, good: true },
    { you: to_id, they: from_id, day: since, good: true },
  ]);
}

/** What was said of recommended partners. “Later” and “known already” say nothing of how good they are; visitors trying out do not count. */
export async function lessonsOfFeedback({ em }: HasDatabase): Promise<Lesson[]> {
  const rows = await em.execute<{ stakeholder_id: string; other_id: string; day: string; verdict: string }[]>(
    `select stakeholder_id, other_id, to_char(created_at, 'YYYY-MM-DD') as day, verdict from feedback
     where not demonstration and (verdict = 'useful' or (verdict = 'not-relevant' and reason <> 'known'))
     order by created_at, id`,
  );
  return rows.map(({ stakeholder_id: you, other_id: they, day, verdict }) => ({
    you,
    they,
    day,
    good: verdict === 'useful',
  }));
}
