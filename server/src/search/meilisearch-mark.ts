import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import type { Mark } from './mark.js';
import { storedOf } from './meilisearch-document.js';

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
export function shapeOf(settings: Settings): string {
  // A key that was changed makes no document another.
  const said = JSON.stringify(settings, (name, value) => (name === 'apiKey' ? undefined : value));
  return createHash('sha256')
    .update(said + storedOf.toString())
    .digest('hex')
    .slice(0, 16);
}

export function markDocument(mark: Mark, shape: string): MarkDocument {
  return { doc_id: markId, shape, ...mark };
}

/** Null when another version of Wasl, or one with other settings, wrote the index. */
export function markIn({ shape: written, xid, id, at, day }: MarkDocument, shape: string): Mark | null {
  return written === shape ? { xid, id, at, day } : null;
}
