import type { PersonalData } from '../identity/personal-data.js';

/** A mentor is a person: their record goes with their account, and the mentorships of that record with it. */
export const mentorData: PersonalData[] = [
  {
    name: 'mentor',
    holds: ['mentor.account_id'],
    export: (em, id) =>
      em.execute(
        `select name, headline, bio, languages, countries, prefers, capacity, paused_until, audience, updated_at
         from mentor where account_id = ?`,
        [id],
      ),
    erase: async (em, id) => {
      await em.execute('delete from mentor where account_id = ?', [id]);
    },
  },
];
