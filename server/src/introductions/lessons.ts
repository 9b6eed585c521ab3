import type { HasDatabase } from '../foundation/database-slice.js';
import type { Lesson } from '../matching/training/lesson.js';

/** What introductions teach: both sides said yes, or the asked side declined because it is not their field or not this partner. */
export async function lessonsOfIntroductions({ em }: HasDatabase): Promise<Lesson[]> {
  const rows = await em.execute<{ asking_id: string; asked_id: string; day: string; state: string }[]>(
    `select asking_id, asked_id, to_char(created_at, 'YYYY-MM-DD') as day, state from introduction
     where asked_id is not null and (state in ('introduced', 'met', 'agreed', 'still-active')
        or (state = 'declined' and decline_reason in ('not-our-field', 'not-this-partner')))
     order by created_at, id`,
  );
  return rows.flatMap(({ asking_id, asked_id, day, state }) => {
    const good = state !== 'declined';
    return [
      { you: asking_id, they: asked_id, day, good },
      { you: asked_id, they: asking_id, day, good },
    ];
  });
}
