import type { PersonalData } from '../identity/personal-data.js';

export const savedSearchData: PersonalData[] = [
  {
    name: 'savedSearches',
    holds: ['saved_search.account_id'],
    export: (em, id) =>
      em.execute(
        `select name, query, filters, "without", sort, step, alerts, created_at from saved_search
         where account_id = ? order by created_at`,
        [id],
      ),
  },
];
