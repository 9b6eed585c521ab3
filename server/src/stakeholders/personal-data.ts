import type { PersonalData } from '../identity/personal-data.js';

export const delegateData: PersonalData[] = [
  {
    name: 'delegations',
    export: (em, id) =>
      em.execute(
        `select s.name, s.slug, d.role, d.created_at from delegate d join stakeholder s on s.id = d.stakeholder_id
         where d.account_id = ?`,
        [id],
      ),
  },
];
