import type { HasDatabase } from '../foundation/database-slice.js';
import type { Answers, MatchHistory } from '../matching/history.js';

/** A pair that was not taken up is not suggested again for so many days. */
const noRepeat = 92;

/** What introductions tell the matching: who was brought together or asked already, and how people answer. */
export function matchHistory(em: HasDatabase['em']): MatchHistory {
  return {
    leftOut: async (stakeholderId, today, reader) => {
      const since = new Date((today - noRepeat) * 86_400_000);
      const rows = await em.execute<{ other: string }[]>(
        `select asked_id as other from introduction where asking_id = ? and asked_id is not null and ${stillHolds}
         union select asking_id from introduction where asked_id = ? and ${stillHolds} and (forwarded_at is not null or ?)`,
        [stakeholderId, since, stakeholderId, since, reader === 'facilitator'],
      );
      return new Set(rows.map((row) => row.other));
    },
    answers: async (stakeholderIds, reader) => {
      const ids = `{${stakeholderIds.join(',')}}`;
      const rows = await em.execute<(Answers & { id: string })[]>(
        `select id, count(yes)::int as accepted, count(no)::int as declined,
           count(*) filter (where coalesce(yes, no) <= asked_at + interval '7 days')::int as "withinAWeek",
           floor(extract(epoch from max(coalesce(yes, no))) / 86400)::int as last
         from (
           select asked_id as id, asking_id as other, forwarded_at as asked_at, asked_consent_at as yes,
             case when state = 'declined' and closed_by = 'asked' then changed_at end as no
           from introduction where asked_id = any(?::uuid[]) and forwarded_at is not null
           union all
           select asking_id, asked_id, forwarded_at, asking_consent_at,
             case when state = 'declined' and closed_by = 'asking' then changed_at end
           from introduction where asking_id = any(?::uuid[]) and by_facilitator
         ) as asked where other <> ? and coalesce(yes, no) is not null group by id`,
        [ids, ids, reader],
      );
      return new Map(rows.map(({ id, ...answers }) => [id, answers]));
    },
  };
}

/** Under way or introduced for good; ended otherwise for three months. One sent back may be asked for again. */
const stillHolds = `(state in ('proposed','forwarded','introduced','met','agreed','still-active','no-agreement')
  or (state in ('declined','withdrawn','expired') and due_at > ?))`;
