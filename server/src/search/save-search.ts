import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { newId, requireId } from '../foundation/ids.js';
import { BadInput, NotFound, NotSignedIn, Refused } from '../foundation/refusal.js';
import type { HasViewer, Viewer } from '../identity/viewer.js';
import { alertReader } from './alert-saved-searches.js';
import { pgArray } from './pg-array.js';
import { mostSaved, mostWatched, requestOf, SavedSearch } from './saved-search.js';
import type { HasSearch } from './search-engine.js';
import { queryText } from './understanding.js';

type Owner = HasDatabase & HasViewer & HasSearch & { clock: Clock; requestId: string };

/** What one asks to be kept. */
export type Wanted = Pick<SavedSearch, 'name' | 'query' | 'filters' | 'without' | 'sort' | 'step' | 'alerts'>;

/** Keeps a search for the account; with alerts, what answers it now counts as seen. */
export async function saveSearch(context: Owner, wanted: Wanted): Promise<SavedSearch> {
  const accountId = ownerOf(context);
  const saved: SavedSearch = {
    ...wanted,
    id: newId(),
    accountId,
    name: nameFrom(wanted.name),
    query: queryText(wanted.query),
    createdAt: context.clock.now(),
  };
  const seen = saved.alerts ? await seenNow(context, saved) : null;
  await context.em.transactional(async (em) => {
    await em.execute('select from account where id = ? for update', [accountId]);
    if ((await em.count(SavedSearch, { accountId })) >= mostSaved) {
      throw new Refused('TOO_MANY', 'An account keeps at most {most} searches: delete one first.', null, {
        most: mostSaved,
      });
    }
    await requireFree(em, accountId, saved);
    await em.insert(SavedSearch, saved);
    if (seen) await watch(em, saved.id, seen);
    await trace(em, context, 'search saved', saved.id);
  });
  return saved;
}

/** Gives a saved search another name, or turns its alerts on or off. */
export async function changeSavedSearch(
  context: Owner,
  id: string,
  { name, alerts }: { name?: string | null | undefined; alerts?: boolean | null | undefined },
): Promise<SavedSearch> {
  const accountId = ownerOf(context);
  const which = { id: requireId(id, 'saved search'), accountId };
  const known = await context.em.findOne(SavedSearch, which, { refresh: true });
  if (!known) throw new NotFound('saved search');
  const seen = alerts && !known.alerts ? await seenNow(context, known) : null;
  return context.em.transactional(async (em) => {
    await em.execute('select from account where id = ? for update', [accountId]);
    const saved = await em.findOne(SavedSearch, which, { refresh: true });
    if (!saved) throw new NotFound('saved search');
    const before = { alerts: saved.alerts };
    saved.name = name == null ? saved.name : nameFrom(name);
    saved.alerts = alerts ?? saved.alerts;
    await requireFree(em, accountId, saved);
    await em.flush();
    if (seen) await watch(em, saved.id, seen);
    if (!saved.alerts) await em.execute('delete from saved_search_seen where saved_search_id = ?', [saved.id]);
    await trace(em, context, 'saved search changed', saved.id, before, { alerts: saved.alerts });
    return saved;
  });
}

/** Forgets a saved search and what it has told. */
export async function deleteSavedSearch(context: Owner, id: string): Promise<void> {
  const accountId = ownerOf(context);
  await context.em.transactional(async (em) => {
    const gone = await em.nativeDelete(SavedSearch, { id: requireId(id, 'saved search'), accountId });
    if (gone === 0) throw new NotFound('saved search');
    await trace(em, context, 'saved search deleted', id);
  });
}

function ownerOf({ viewer }: { viewer: Viewer }): string {
  if (!viewer.accountId) throw new NotSignedIn('Sign in to keep searches.');
  return viewer.accountId;
}

function nameFrom(given: string): string {
  const name = given.trim().normalize('NFC');
  if (name.length < 1 || name.length > 80 || /\p{Cc}/u.test(name)) {
    throw new BadInput('name', 'must be one line of 1 to 80 characters.');
  }
  return name;
}

async function requireFree(em: HasDatabase['em'], accountId: string, { id, name }: SavedSearch): Promise<void> {
  const other = await em.count(SavedSearch, { accountId, name, id: { $ne: id } });
  if (other > 0) throw new Refused('NAME_TAKEN', 'Another of your searches has this name: choose another.', 'name');
}

/** The mark from which changes are news, and what answers by then. The mark comes first: a change between is looked at twice. */
async function seenNow({ embedded, viewer }: Owner, saved: SavedSearch) {
  const mark = await embedded.mark();
  const records = await embedded.records(requestOf(saved, viewer), mostWatched + 1);
  if (records.length > mostWatched) {
    throw new Refused(
      'TOO_BROAD',
      'Alerts are for searches that find at most {most}: add words or filters, or keep it without alerts.',
      'alerts',
      { most: mostWatched },
    );
  }
  return { mark, records };
}

async function watch(
  em: HasDatabase['em'],
  id: string,
  { mark, records }: Awaited<ReturnType<typeof seenNow>>,
): Promise<void> {
  await em.execute(
    `insert into saved_search_seen (saved_search_id, record_id) select ?, unnest(?::text[])::uuid
     on conflict do nothing`,
    [id, pgArray(records)],
  );
  // The first who wants alerts begins the reading of changes; later ones find it under way.
  if (mark) {
    await em.execute(
      `insert into outbox_reader (name, xid, id, row_at, day) values (?, ?::xid8, ?::bigint, ?, ?::date)
       on conflict do nothing`,
      [alertReader, mark.xid, mark.id, mark.at, mark.day],
    );
  }
}

function trace(
  em: HasDatabase['em'],
  { viewer, requestId }: Owner,
  action: string,
  recordId: string,
  before?: object,
  after?: object,
): Promise<void> {
  const actor = viewer.accountId ?? '';
  return audit(em, {
    actor,
    action,
    noun: 'saved search',
    recordId,
    before: before ?? null,
    after: after ?? null,
    requestId,
  });
}
