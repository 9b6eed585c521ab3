import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** One row of a binary COPY, read field by field; only good until the next row. */
export interface CopiedRow {
  isNull(field: number): boolean;
  text(field: number): string;
  /** int4. */
  int(field: number): number;
  /** float8. */
  float(field: number): number;
  /** One of the four words of a uuid. */
  word(field: number, word: 0 | 1 | 2 | 3): number;
}

const headerLength = 19;

/**
 * Reads a query as PostgreSQL's binary COPY: nothing is turned into text or objects on the way, which at a million rows
 * is most of the time. `values` cannot be given; what goes into `sql` must be known to be harmless.
 */
export async function copyRows(client: Client, sql: string, row: (row: CopiedRow) => void): Promise<void> {
  const stream = client.query(copyTo(`copy (${sql}) to stdout (format binary)`));
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  const offsets: number[] = [];
  const lengths: number[] = [];
  let data: Buffer = rest;
  const at = (field: number) => offsets[field] as number;
  const reader: CopiedRow = {
    isNull: (field) => (lengths[field] as number) < 0,
    text: (field) => {
      const length = lengths[field] as number;
      return length <= 0 ? '' : data.toString('utf8', at(field), at(field) + length);
    },
    int: (field) => data.readInt32BE(at(field)),
    float: (field) => data.readDoubleBE(at(field)),
    word: (field, word) => data.readUInt32BE(at(field) + 4 * word),
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let position = 0;
    if (!begun) {
      if (data.length < headerLength) {
        rest = data;
        continue;
      }
      position = headerLength;
      begun = true;
    }
    for (;;) {
      const next = fieldsAt(data, position, offsets, lengths);
      if (next < 0) break;
      if (offsets.length > 0) row(reader);
      position = next;
    }
    rest = data.subarray(position);
  }
}

/** Finds the fields of the row at a position; where the next begins, or -1 while this one is not all there. */
function fieldsAt(data: Buffer, position: number, offsets: number[], lengths: number[]): number {
  if (position + 2 > data.length) return -1;
  const fields = data.readInt16BE(position);
  let at = position + 2;
  offsets.length = 0;
  // The trailer has -1 fields.
  for (let field = 0; field < fields; field++) {
    if (at + 4 > data.length) return -1;
    const length = data.readInt32BE(at);
    at += 4;
    offsets[field] = at;
    lengths[field] = length;
    if (length > 0) at += length;
    if (at > data.length) return -1;
  }
  return at;
}
