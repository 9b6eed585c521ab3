import type { PersonalData } from '../identity/personal-data.js';

export const termData: PersonalData[] = [
  {
    name: 'words you proposed',
    holds: ['term_proposal.proposer_id'],
    export: (em, id) =>
      em.execute(
        `select term, lang, region, kind, meaning, state, reason, words, created_at, decided_at from term_proposal
         where proposer_id = ? order by created_at`,
        [id],
      ),
    // What became a word of the thesaurus is everybody's and stays, without what they said of it; the rest goes with them.
    erase: async (em, id) => {
      await em.execute(`delete from term_proposal where proposer_id = ? and state <> 'approved'`, [id]);
      await em.execute(`update term_proposal set meaning = '' where proposer_id = ?`, [id]);
    },
  },
];
