import type { HasDatabase } from './database-slice.js';
import { newId } from './ids.js';

/** What the audit trail keeps of a change: who did what to which record, and how it was before and after. */
export interface AuditEntry {
  /** The account that did it, or the name of a program: `command-line`, `job`. */
  actor: string;
  /** In the past tense, in the words of the domain: `introduction forwarded`. */
  action: string;
  noun: string;
  recordId: string;
  before?: object | null;
  after?: object | null;
  requestId?: string | null;
}

/** Writes to the audit trail in the caller's transaction, so that a change and its trace stand or fall together. */
export async function audit(em: HasDatabase['em'], entry: AuditEntry): Promise<void> {
  await em.execute(
    `insert into audit_event (id, actor, action, noun, record_id, before, after, request_id)
     values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)`,
    [
      newId(),
      entry.actor,
      entry.action,
      entry.noun,
      entry.recordId,
      entry.before ? JSON.stringify(entry.before) : null,
      entry.after ? JSON.stringify(entry.after) : null,
      entry.requestId ?? null,
    ],
  );
}
