import type { PersonalData } from '../identity/personal-data.js';
import { eraseRecordOf } from './mentor-record.js';

/**
 * A mentor is a person: their record goes with their account, and the mentorships of that record with it; one they were
 * only invited to stands as before.
 */
export const mentorData: PersonalData[] = [
  {
    name: 'mentor',
    holds: ['mentor.account_id'],
    export: (em, id) =>
      em.execute(
        `select name, headline, bio, languages, countries, prefers, capacity, paused_until, audience,
           array(select concept_id from mentor_topic where mentor_id = m.id order by position) as topics,
           shown_at, invited_at, updated_at
         from mentor m where account_id = ?`,
        [id],
      ),
    erase: eraseRecordOf,
  },
];
