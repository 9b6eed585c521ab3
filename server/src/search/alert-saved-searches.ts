import type { HasDatabase } from '../foundation/database-slice.js';
import type { Job } from '../foundation/jobs.js';
import { notify } from '../foundation/notify.js';
import { signedInViewer } from '../identity/signed-in-viewer.js';
import type { Viewer } from '../identity/viewer.js';
import { delegationsOf } from '../stakeholders/delegate.js';
import { holding } from './holding.js';
import { isBefore, type Mark, type OutboxRow, readMark, rowsAfter, stands, writeMark } from './mark.js';
import { ownersOf } from './offering-owners.js';
import { pgArray } from './pg-array.js';
import { addressOf, requestOf, SavedSearch } from './saved-search.js';
import type { HasSearch, SearchEngine } from './search-engine.js';

/** By this name the outbox knows how far saved searches have looked. */
export const alertReader = 'saved-searches';

const batch = 500;

/**
 * Looks whether records that changed answer a saved search that has not shown them yet, and tells its owner, who is asked
 * for as they are now: what they may see, whom they act for, whom they block. A record that only ceases to answer and
 * answers again is no news, nor is one that answers because the vocabulary grew.
 */
export const alertSavedSearches: Job<Pick<HasSearch, 'embedded'>> = {
  name: 'alert-saved-searches',
  every: '* * * * *',
  run: async (_payload, { em, embedded }) => {
    // Only what the index has can be found in it; the rest waits for the next minute.
    const until = await embedded.mark();
    if (!until) return;
    await holding({ em }, alertReader, () => lookUntil(em.fork(), embedded, until), false);
  },
};

async function lookUntil(em: HasDatabase['em'], engine: SearchEngine, until: Mark): Promise<void> {
  let mark = await readMark(em, alertReader);
  // Without a mark nobody wants alerts yet; one of another past of the database says nothing of this one.
  if (!mark || !(await stands(em, mark))) return writeMark(em, alertReader, until);
  await engine.refresh();
  while (isBefore(mark, until)) {
    const rows: OutboxRow[] = (await rowsAfter(em, mark, batch)).filter((row) => !isBefore(until, row));
    const last = rows.at(-1);
    if (!last) return;
    await tellOf(em, engine, await recordsOf(em, rows));
    mark = { ...until, xid: last.xid, id: last.id, at: last.at };
    await writeMark(em, alertReader, mark);
  }
}

/** The stakeholders that rows of the outbox are about. */
async function recordsOf(em: HasDatabase['em'], rows: readonly OutboxRow[]): Promise<string[]> {
  const of = (noun: string) => rows.filter((row) => row.noun === noun).map((row) => row.record_id);
  return [...new Set([...of('stakeholder'), ...(await ownersOf(em, of('offering')))])];
}

async function tellOf(em: HasDatabase['em'], engine: SearchEngine, changed: readonly string[]): Promise<void> {
  if (changed.length === 0) return;
  const watching = await em.find(SavedSearch, { alerts: true }, { orderBy: { accountId: 'asc', id: 'asc' } });
  let viewer: Viewer | null = null;
  for (const saved of watching) {
    if (viewer?.accountId !== saved.accountId) viewer = await signedInViewer(em, saved.accountId, delegationsOf);
    const answering = await engine.records(requestOf(saved, viewer, changed), changed.length);
    if (answering.length > 0) await tell(em, saved, viewer, answering);
  }
}

/** Once for each record, however often it is looked at; of what one looks after oneself one is not told. */
async function tell(em: HasDatabase['em'], saved: SavedSearch, viewer: Viewer, answering: string[]): Promise<void> {
  await em.fork().transactional(async (transaction) => {
    const [kept] = await transaction.execute('select from saved_search where id = ? and alerts for update', [saved.id]);
    if (!kept) return;
    const fresh = await transaction.execute<{ id: string }[]>(
      `insert into saved_search_seen (saved_search_id, record_id) select ?, unnest(?::text[])::uuid
       on conflict do nothing returning record_id as id`,
      [saved.id, pgArray(answering)],
    );
    const count = fresh.filter((row) => !viewer.delegateOf.includes(row.id)).length;
    if (count === 0) return;
    await notify(transaction, {
      account: saved.accountId,
      kind: 'saved-search',
      arguments: { name: saved.name, count },
      link: addressOf({ ...saved, sort: 'newest' }),
      key: `saved-search:${saved.id}`,
      gathers: 'count',
    });
  });
}
