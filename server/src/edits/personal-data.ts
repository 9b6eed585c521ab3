import type { PersonalData } from '../identity/personal-data.js';

export const editData: PersonalData[] = [
  {
    name: 'written for members',
    holds: ['proposed_edit.by_id', 'proposed_edit.email'],
    export: (em, id) =>
      em.execute(
        `select s.name, e.noun, e.message, e.state, e.created_at, e.decided_at
         from proposed_edit e join stakeholder s on s.id = e.stakeholder_id where e.by_id = ? or e.email = (select email from account where id = ?)`,
        [id, id],
      ),
    // Where a letter went is kept only until it is answered, and not beyond the person.
    erase: async (em, id) => {
      await em.execute(
        `update proposed_edit set email = null, token_hash = null
         where email = (select email from account where id = ?)`,
        [id],
      );
    },
  },
];
