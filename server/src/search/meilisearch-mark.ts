import { createHash } from 'node:crypto';
import type { Mark } from './mark.js';
import { storedOf } from './meilisearch-document.js';
import { meilisearchSettings } from './meilisearch-settings.js';

/**
 * The mark lies among the documents, so that it is written in one task with them, swapped with them, and goes where a
 * dump or a snapshot of the engine goes. No audience sees it.
 */
export interface MarkDocument extends Mark {
  doc_id: typeof markId;
  shape: string;
}

export const markId = 'mark';

/** What documents and settings look like in this version: an index of another shape is made anew. */
const shape = createHash('sha256')
  .update(JSON.stringify(meilisearchSettings([])) + storedOf.toString())
  .digest('hex')
  .slice(0, 16);

export function markDocument(mark: Mark): MarkDocument {
  return { doc_id: markId, shape, ...mark };
}

/** Null when another version of Wasl wrote the index. */
export function markIn({ shape: written, xid, id, at, day }: MarkDocument): Mark | null {
  return written === shape ? { xid, id, at, day } : null;
}
