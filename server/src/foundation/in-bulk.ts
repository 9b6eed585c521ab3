import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A connection that takes very many rows at a time. */
export interface Bulk {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Rows in PostgreSQL's COPY text format, see `copyLine`, into columns of a table. */
  copy(table: string, columns: readonly string[], text: Uint8Array): Promise<void>;
  /** One transaction. */
  transaction(work: () => Promise<void>): Promise<void>;
}

/** Opens a connection of its own for `work`. */
export async function inBulk<T>(url: string, work: (bulk: Bulk) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'wasl writes in bulk' });
  await client.connect();
  const query = async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await client.query(sql, [...values])).rows as Row[];
  try {
    return await work({
      query,
      copy: (table, columns, text) =>
        pipeline(Readable.from([text]), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))),
      transaction: async (statements) => {
        await query('begin');
        try {
          await statements();
          await query('commit');
        } catch (error) {
          await query('rollback');
          throw error;
        }
      },
    });
  } finally {
    await client.end();
  }
}

const special: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value as a field of COPY's text format. */
export function copyField(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  return String(value).replace(/[\\\t\n\r]/g, (each) => special[each] as string);
}

/** A list of words as PostgreSQL writes an array. */
export function arrayText(words: readonly string[]): string {
  return `{${words.map((word) => `"${word.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
