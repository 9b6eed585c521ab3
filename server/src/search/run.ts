import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';

/** Runs a statement, a `?` standing for each value: as part of the process, or in a thread that has no more than connections. */
export type Run = <T extends object>(text: string, values?: readonly unknown[]) => Promise<T[]>;

/** Each statement by itself, in a transaction of nobody. */
export function runOf(orm: MikroORM): Run {
  return <T extends object>(text: string, values: readonly unknown[] = []) =>
    orm.em.fork().execute<T[]>(text, [...values]);
}

/** Over whichever connection is free. */
export function runOver(pool: pg.Pool): Run {
  return async <T extends object>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await pool.query<T>(numbered(text), [...values]);
    return rows;
  };
}

/** Placeholders as PostgreSQL counts them. */
function numbered(text: string): string {
  let at = 0;
  return text.replaceAll('?', () => `$${++at}`);
}
