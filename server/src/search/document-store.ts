import { pipeline } from 'node:stream/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Audience, audiences } from '../identity/viewer.js';
import { fold } from '../thesaurus/normalise.js';
import type { FacetNumberMap } from './facet-numbers.js';
import { facetKey, facetValues, letters } from './facet-values.js';
import { type Reading, vectorOf } from './lexemes.js';
import { nameSkeletons } from './names/name-keys.js';
import { pgArray } from './pg-array.js';
import { type DocumentText, documentId, hashOf, type SearchDocument } from './search-document.js';

const weights: Record<DocumentText['field'], string> = {
  name: 'A',
  otherName: 'A',
  summary: 'B',
  description: 'C',
  offering: 'C',
};

/** Each audience is a bit of the column that says whom a document is open to. */
export function audienceBit(audience: Audience): number {
  return 1 << audiences.indexOf(audience);
}

/** What documents are written with: the numbers of facet values, and how words are read. */
export interface Writing {
  numbers: FacetNumberMap;
  reading: Reading;
}

const isName = ({ field }: DocumentText): boolean => field === 'name' || field === 'otherName';

/** A document as its columns have it, in their order. */
function rowOf(document: SearchDocument, { numbers, reading }: Writing) {
  const names = document.texts.filter(isName);
  const tags = facetValues(document)
    .map((each) => numbers.get(facetKey(each)))
    .filter((each) => each !== undefined);
  return {
    doc_id: documentId(document),
    hash: hashOf(document),
    record_id: document.recordId,
    open_to: document.audiences.reduce((bits, each) => bits | audienceBit(each), 0),
    title: document.title,
    title_lang: document.titleLang,
    texts: JSON.stringify(document.texts),
    words: vectorOf(wordsOf(document, reading)),
    // A space before every word, so that the beginning of a word can be looked for by the index.
    names: ` ${names.map((each) => fold(each.text)).join(' ')}`,
    name_words: vectorOf(names.map((each) => ({ words: reading.text(each), folded: true, weight: '' }))),
    name_keys: pgArray(soundsOf(names.map((each) => each.text))),
    tags: `{${tags.join(',')}}`,
    facets: letters(tags),
    latitude: document.latitude,
    longitude: document.longitude,
    updated_at: document.updatedAt,
  };
}

/** The words of a document with the weight of where they stand; weight A is for names alone. */
function wordsOf({ texts, labels }: SearchDocument, reading: Reading) {
  return [
    ...texts.flatMap((each) => {
      const [words, weight] = [reading.text(each), weights[each.field]];
      return [
        { words, folded: false, weight },
        { words, folded: true, weight },
      ];
    }),
    ...labels.map((each) => ({ words: reading.label(each), folded: true, weight: 'B' })),
  ];
}

/** The keys by which names meet in other scripts and spellings. */
function soundsOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap(nameSkeletons))];
}

/** The columns that are written, in their order. */
export const columns = `doc_id, hash, record_id, open_to, title, title_lang, texts, words, names, name_words, name_keys, tags,
  facets, latitude, longitude, updated_at`;

/**
 * Replaces the documents of records in the caller's transaction. A record that has none any more leaves a row that is open to nobody, so
 * that whoever holds its values learns that it went; the next rebuild clears such rows.
 */
export async function replaceDocuments(
  em: EntityManager,
  recordIds: readonly string[],
  documents: readonly SearchDocument[],
  writing: Writing,
): Promise<void> {
  const before = await em.execute<{ id: string }[]>(
    'delete from search_document where record_id = any(?::text[]) returning record_id as id',
    [pgArray(recordIds)],
  );
  const present = new Set(documents.map((each) => each.recordId));
  const gone = [...new Set(before.map((each) => each.id))].filter((id) => !present.has(id));
  if (gone.length > 0) {
    await em.execute(
      `insert into search_document (doc_id, hash, record_id, open_to, title, title_lang, texts, words, names, name_words,
         name_keys, tags, facets, updated_at)
       select id || '_gone', '', id, 0, '', '', '[]', '', '', '', '{}', '{}', '', now() from unnest(?::text[]) as id`,
      [pgArray(gone)],
    );
  }
  if (documents.length === 0) return;
  await em.execute(
    `insert into search_document (${columns})
     select doc_id, hash, record_id, open_to, title, title_lang, texts::json, words::tsvector, names,
       name_words::tsvector, name_keys::text[], tags::integer[], facets, latitude, longitude, updated_at
     from jsonb_to_recordset(?::jsonb) as given (doc_id text, hash text, record_id text, open_to smallint, title text,
       title_lang text, texts text, words text, names text, name_words text, name_keys text, tags text, facets text,
       latitude double precision, longitude double precision, updated_at timestamptz)`,
    [JSON.stringify(documents.map((each) => rowOf(each, writing)))],
  );
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value as COPY reads it. */
function copied(value: string | number | null): string {
  if (value === null) return '\\N';
  return typeof value === 'number' ? String(value) : value.replaceAll(/[\\\n\r\t]/g, (each) => escapes[each] ?? each);
}

/** Documents as COPY reads them. */
export function linesOf(documents: readonly SearchDocument[], writing: Writing): string {
  return documents.map((each) => `${Object.values(rowOf(each, writing)).map(copied).join('\t')}\n`).join('');
}

/** Adds documents to a table of documents by COPY, all of them or none. */
export async function copyDocuments(
  pool: pg.Pool,
  table: string,
  documents: readonly SearchDocument[],
  writing: Writing,
): Promise<void> {
  const lines = Buffer.from(linesOf(documents, writing));
  const client = await pool.connect();
  try {
    // In one piece: a stream of pieces costs more than what is in them.
    await pipeline([lines], client.query(copyFrom(`copy ${table} (${columns}) from stdin`)));
    client.release();
  } catch (error) {
    // A connection that failed in the middle is not used again.
    client.release(true);
    throw error;
  }
}
