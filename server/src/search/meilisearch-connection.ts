import { Meilisearch, MeilisearchApiError, type Settings } from 'meilisearch';
import type { Embedder } from './embedder.js';
import { EngineAtFault } from './search-index.js';

const patience = { timeout: 600_000, interval: 20 };

export interface MeilisearchPlace {
  host: string;
  masterKey: string | undefined;
  /** Begins the names of the indexes and keys; tests have their own. */
  prefix?: string;
  /** What finds by meaning, where there is one. */
  embedder?: Embedder | null;
}

/** What fails for want of an embedder or of room fails for every document. */
const notTheDocuments = ['vector_embedding_error', 'no_space_left_on_device', 'internal'];

/** A task that failed is an error of ours, not a line in the engine's log. */
export async function done(task: {
  waitTask(options: typeof patience): Promise<{ status: string; error: unknown }>;
}): Promise<void> {
  const end = await task.waitTask(patience);
  const { code } = (end.error ?? {}) as { code?: string };
  if (code && notTheDocuments.includes(code)) throw new EngineAtFault(`Meilisearch could not do it: ${code}`);
  if (end.status !== 'succeeded') throw new Error(`Meilisearch could not do it: ${JSON.stringify(end.error)}`);
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof MeilisearchApiError ? error.cause?.code : undefined;
}

export async function prepare(client: Meilisearch, uid: string, settings: Settings): Promise<void> {
  await done(client.createIndex(uid, { primaryKey: 'doc_id' }));
  await done(client.index(uid).updateSettings(settings));
}

export async function connect(
  place: MeilisearchPlace,
  prefix: string,
  uid: string,
  settings: Settings,
): Promise<Meilisearch> {
  const apiKey = place.masterKey ? await scopedKey(place.host, place.masterKey, prefix) : undefined;
  // The engine stands near by: packing and unpacking an answer takes longer than sending it.
  const requestInit = { headers: { 'accept-encoding': 'identity' } };
  const client = new Meilisearch({ host: place.host, timeout: 10_000, requestInit, ...(apiKey ? { apiKey } : {}) });
  try {
    await client.getRawIndex(uid);
  } catch (error) {
    if (codeOf(error) !== 'index_not_found') throw error;
    await prepare(client, uid, settings);
  }
  return client;
}

/** The key the server works with: made once from the master key, good for our indexes only. */
async function scopedKey(host: string, masterKey: string, prefix: string): Promise<string> {
  const master = new Meilisearch({ host, apiKey: masterKey, timeout: 10_000 });
  const name = `${prefix} server`;
  const { results } = await master.getKeys({ limit: 1000 });
  const known = results.find((each) => each.name === name);
  if (known) return known.key;
  const made = await master.createKey({
    name,
    description: 'Used by the Wasl server; reaches no other index.',
    actions: ['search', 'documents.*', 'indexes.*', 'settings.*', 'tasks.get', 'stats.get'],
    indexes: [`${prefix}*`],
    expiresAt: null,
  });
  return made.key;
}

/** Takes the documents, and the key made for them, out of Meilisearch again; of a scratch index, for one. */
export async function dropMeilisearchIndex({ host, masterKey, prefix = 'wasl' }: MeilisearchPlace): Promise<void> {
  const master = new Meilisearch({ host, ...(masterKey ? { apiKey: masterKey } : {}) });
  for (const uid of [`${prefix}_documents`, `${prefix}_documents_next`]) await master.deleteIndexIfExists(uid);
  if (!masterKey) return;
  const { results } = await master.getKeys({ limit: 1000 });
  for (const { name, key } of results) if (name === `${prefix} server`) await master.deleteKey(key);
}
