import type { PersonalData } from '../identity/personal-data.js';

/** What a person wrote in introductions. Erased, they are no longer named; the words stay with those they were written to. */
export const introductionData: PersonalData[] = [
  {
    name: 'messages',
    holds: ['introduction_message.account_id'],
    export: (em, id) =>
      em.execute(
        'select introduction_id, side, text, at from introduction_message where account_id = ? order by at, id',
        [id],
      ),
  },
  {
    name: 'reports',
    holds: ['report.reporter_id'],
    export: (em, id) =>
      em.execute(
        `select noun, record_id, reason, words, created_at, outcome, outcome_words, handled_at from report
         where reporter_id = ? order by created_at`,
        [id],
      ),
  },
  {
    name: 'reports handled',
    holds: ['report.handler_id'],
    export: (em, id) =>
      em.execute(
        'select noun, record_id, outcome, outcome_words, handled_at from report where handler_id = ? order by handled_at',
        [id],
      ),
  },
  {
    // Without how it stands: that is told by its page, which says no more than this side may know yet.
    name: 'introductions',
    holds: ['introduction.asked_account_id', 'introduction.asking_consent_by', 'introduction.asked_consent_by'],
    export: (em, id) =>
      em.execute(
        `select id, created_at, asked_account_id = ? as asks_you, asking_consent_by = ? as you_consented_asking,
           asked_consent_by = ? as you_consented_asked
         from introduction where (asked_account_id = ? and forwarded_at is not null)
           or ? in (asking_consent_by, asked_consent_by) order by created_at, id`,
        [id, id, id, id, id],
      ),
    // It stays with the side that asked; what still waits for an answer ends as time ends it.
    erase: async (em, id) => {
      await em.execute(
        `update introduction set asked_name = '—',
           due_at = case when state in ('proposed', 'forwarded') then least(due_at, now()) else due_at end
         where asked_account_id = ?`,
        [id],
      );
    },
  },
  {
    name: 'introductions at your gate',
    holds: ['introduction.facilitator_id'],
    export: (em, id) =>
      em.execute('select id, state, created_at from introduction where facilitator_id = ? order by created_at, id', [
        id,
      ]),
  },
  {
    name: 'what you did in introductions',
    holds: ['introduction_event.actor'],
    export: (em, id) =>
      em.execute('select introduction_id, kind, side, at from introduction_event where actor = ? order by at', [id]),
  },
  {
    name: 'outcomes you reported',
    holds: ['introduction_outcome.reported_by'],
    export: (em, id) =>
      em.execute(
        `select introduction_id, stage, side, agreement, reported_at from introduction_outcome
         where reported_by = ? order by reported_at`,
        [id],
      ),
  },
];
