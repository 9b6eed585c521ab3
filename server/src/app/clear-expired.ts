import type { Job } from '../foundation/jobs.js';

/** What is over, by table, at a moment `?`: nothing of it answers any more, and it holds addresses, keys and names of people. */
export const over: Record<string, string> = {
  // Questions, links and one-time words of signing in, which the library itself clears only when one is looked up.
  verification: 'delete from verification where expires_at < ?',
  session: 'delete from session where expires_at < ?',
  rate_limit: 'delete from rate_limit where expire < extract(epoch from ?::timestamptz) * 1000',
  // Its owner reads for a month that it has ended.
  api_token: `delete from api_token where expires_at < ?::timestamptz - interval '30 days'`,
  introduction_link: 'delete from introduction_link where expires_at < ?',
  // What was written stays, to be sent again; only its link is over.
  proposed_edit: 'update proposed_edit set token_hash = null where token_hash is not null and expires_at < ?',
  // A list that was read and then forgotten does not outlast a day.
  member_import: `delete from member_import where state = 'read' and created_at < ?::timestamptz - interval '1 day'`,
};

/** Clears what is over, every hour and whenever a server starts. Drafts do not end: they are their writers' own. */
export const clearExpired: Job = {
  name: 'clear-expired',
  every: '23 * * * *',
  atStart: true,
  run: async (_payload, { em, clock, log }) => {
    for (const [table, statement] of Object.entries(over)) {
      const { affectedRows } = await em.execute<{ affectedRows: number }>(statement, [clock.now()], 'run');
      if (affectedRows > 0) log.info({ table, rows: affectedRows }, 'cleared what was over');
    }
  },
};
