import type { EntityManager } from '@mikro-orm/postgresql';
import { pgArray } from './pg-array.js';

/** A change that could not be applied, and why. */
export interface Failure {
  item: { noun: string; recordId: string };
  error: unknown;
}

/** Sets records aside with the reason, so that they hold up no other; doctor tells of them. */
export async function setAside(em: EntityManager, reader: string, failures: readonly Failure[]): Promise<void> {
  for (const { item, error } of failures) {
    await em.execute(
      `insert into outbox_set_aside (reader, noun, record_id, error) values (?, ?, ?, ?)
       on conflict (reader, noun, record_id) do update set error = excluded.error, at = now()`,
      [reader, item.noun, item.recordId, error instanceof Error ? error.message : String(error)],
    );
  }
}

/** Records that went in after all are set aside no longer; all of a reader's when none are named. */
export async function takeBack(em: EntityManager, reader: string, recordIds: readonly string[] | null): Promise<void> {
  await em.execute(
    'delete from outbox_set_aside where reader = ? and (?::text[] is null or record_id = any(?::text[]))',
    [reader, recordIds && pgArray(recordIds), recordIds && pgArray(recordIds)],
  );
}
