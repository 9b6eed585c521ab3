import type { PersonalData } from '../identity/personal-data.js';

export const delegateData: PersonalData[] = [
  {
    name: 'delegations',
    holds: ['delegate.account_id'],
    export: (em, id) =>
      em.execute(
        `select s.name, s.slug, d.role, d.created_at from delegate d join stakeholder s on s.id = d.stakeholder_id
         where d.account_id = ?`,
        [id],
      ),
  },
  {
    name: 'women-led claims you confirmed',
    holds: ['women_led_claim.confirmed_by'],
    export: (em, id) =>
      em.execute(
        `select s.name, c.form, c.evidence, c.confirmed_at from women_led_claim c
         join stakeholder s on s.id = c.stakeholder_id where c.confirmed_by = ? order by c.confirmed_at`,
        [id],
      ),
  },
];
