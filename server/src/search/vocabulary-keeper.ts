import type { MikroORM } from '@mikro-orm/postgresql';
import { readVocabulary, type Vocabulary } from './vocabulary.js';

/** The vocabulary as this process knows it. */
export interface VocabularyKeeper {
  known(): Promise<Vocabulary>;
  /** Forgets it when it has changed since it was read, by whichever process. */
  refresh(): Promise<void>;
}

/** Keeps the vocabulary in memory; another process may change it, so the outbox is asked whether it still holds. */
export function keepVocabulary(orm: MikroORM): VocabularyKeeper {
  let kept: { reading: Promise<Vocabulary>; since: string; changes: string } | null = null;
  /** What the outbox tells of the vocabulary from a transaction on. */
  const changesSince = async (since: string | null): Promise<{ since: string; changes: string }> => {
    const [row] = await orm.em.fork().execute<{ since: string; changes: string }[]>(
      `select given.since::text as since, (select count(*) || ' ' || coalesce(max(id), 0) from outbox
         where noun in ('concept', 'sector', 'country', 'place', 'cluster') and xid >= given.since) as changes
       from (select coalesce(?::xid8, pg_snapshot_xmin(pg_current_snapshot())) as since) given`,
      [since],
    );
    return row ?? { since: '0', changes: '' };
  };
  const read = async (): Promise<Vocabulary> => {
    const asOf = changesSince(null);
    const reading = asOf.then(() => readVocabulary(orm.em.fork()));
    const { since, changes } = await asOf;
    kept = { reading, since, changes };
    reading.catch(() => {
      kept = null;
    });
    return reading;
  };
  let starting: Promise<Vocabulary> | null = null;
  return {
    known: () => {
      if (kept) return kept.reading;
      starting ??= read().finally(() => {
        starting = null;
      });
      return starting;
    },
    refresh: async () => {
      const was = kept;
      if (was && (await changesSince(was.since)).changes !== was.changes && kept === was) kept = null;
    },
  };
}
