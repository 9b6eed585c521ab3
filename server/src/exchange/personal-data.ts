import type { PersonalData } from '../identity/personal-data.js';

/** Lists of members that somebody brought in. Erased, they are no longer named; the members stay. */
export const importData: PersonalData[] = [
  {
    name: 'lists you brought in',
    holds: ['member_import.by_id'],
    export: (em, id) =>
      em.execute(
        'select cluster_id, file_name, state, created_at, done_at from member_import where by_id = ? order by created_at',
        [id],
      ),
  },
];
