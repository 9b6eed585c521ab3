import type { EntityManager } from '@mikro-orm/postgresql';
import type { Row } from './cells.js';
import type { Vocabularies } from './vocabularies.js';

/** What a row refers to while it is read. */
export interface Reading {
  vocabularies: Vocabularies;
  /** Identifiers of stakeholders and projects by the external identifiers of the same source. */
  references: ReadonlyMap<string, string>;
  today: string;
}

/** A record about to be written. */
export interface Saved<R> {
  id: string;
  record: R;
  isNew: boolean;
}

/** One kind of record as CSV: how a row becomes a record and back, and how records are read and written in bulk. */
export interface CsvNoun<R extends object> {
  noun: 'stakeholder' | 'offering' | 'link' | 'project' | 'participation';
  /** Columns a file must have, and all it may have; `name.*` stands for one column a language. */
  required: readonly string[];
  columns: readonly string[];
  /** The file's own identifier of the row; unique in the file. */
  externalId(row: Row): string;
  /** External identifiers that the row refers to, by noun. */
  refersTo(row: Row): { noun: 'stakeholder' | 'project'; id: string; column: string }[];
  /** Identifier in our database for a source's identifier seen for the first time. */
  newId(source: string, externalId: string): string;
  /** For records that are known by what they join rather than by an identifier of their own. */
  ownId?(record: R): string;
  /** What the row says; `before` is the record as it stands, whose other fields stay. Throws BadCell. */
  read(row: Row, before: R | null, reading: Reading): R;
  load(em: EntityManager, ids: readonly string[]): Promise<Map<string, R>>;
  /** Writes records and returns the identifiers that could not go in because the database holds the same already. */
  save(em: EntityManager, records: readonly Saved<R>[]): Promise<string[]>;
  /** Cells of a record for export; references by what `external` gives. */
  cells(id: string, record: R, external: (id: string) => string): Record<string, string>;
}
