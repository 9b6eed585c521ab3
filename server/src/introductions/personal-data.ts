import type { PersonalData } from '../identity/personal-data.js';

/** What a person wrote in introductions. Erased, they are no longer named; the words stay with those they were written to. */
export const introductionData: PersonalData[] = [
  {
    name: 'messages',
    export: (em, id) =>
      em.execute(
        'select introduction_id, side, text, at from introduction_message where account_id = ? order by at, id',
        [id],
      ),
  },
  {
    name: 'reports',
    export: (em, id) =>
      em.execute(
        `select noun, record_id, reason, words, created_at, outcome, outcome_words, handled_at from report
         where reporter_id = ? order by created_at`,
        [id],
      ),
  },
];
