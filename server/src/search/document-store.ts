import type { EntityManager } from '@mikro-orm/postgresql';
import { type Audience, audiences } from '../identity/viewer.js';
import { fold, tokenise } from '../thesaurus/normalise.js';
import type { FacetNumberMap } from './facet-numbers.js';
import { facetKey, facetValues, letters } from './facet-values.js';
import { nameKeys } from './names/name-keys.js';
import { type DocumentText, documentId, hashOf, type SearchDocument } from './search-document.js';

const configurations: Record<string, string> = {
  ar: 'arabic',
  en: 'english',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  tr: 'turkish',
  el: 'greek',
  pt: 'portuguese',
  de: 'german',
  ca: 'catalan',
};

const weights: Record<DocumentText['field'], string> = {
  name: 'A',
  otherName: 'A',
  summary: 'B',
  description: 'C',
  offering: 'C',
};

/** The Snowball configuration of a language; `simple` where there is none. */
export function configurationOf(lang: string): string {
  return configurations[lang.split('-')[0] ?? ''] ?? 'simple';
}

/** Each audience is a bit of the column that says whom a document is open to. */
export function audienceBit(audience: Audience): number {
  return 1 << audiences.indexOf(audience);
}

/**
 * An array as a parameter of its own, so that no value is ever part of the statement. PostgreSQL has no text with a NUL
 * in it, so a value with one is equal to none and left out.
 */
export function pgArray(values: readonly string[]): string {
  const possible = values.filter((each) => !each.includes('\0'));
  return `{${possible.map((each) => `"${each.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function wordsOf(text: string): string {
  return tokenise(text)
    .map((token) => token.folded)
    .join(' ');
}

const foldedOf = new WeakMap<SearchDocument, string[]>();

/** The folded words of each text of a document; found once, for the document and for the store of words. */
export function foldedTexts(document: SearchDocument): string[] {
  const known = foldedOf.get(document) ?? document.texts.map(({ text }) => wordsOf(text));
  foldedOf.set(document, known);
  return known;
}

/** Every text counts twice: stemmed in its language, and folded as it is written. Weight A is for names alone. */
function vectorParts(document: SearchDocument): object[] {
  const parts = new Map<string, { config: string; weight: string; text: string }>();
  const add = (config: string, weight: string, text: string) => {
    const same = parts.get(config + weight);
    if (same) same.text += ` · ${text}`;
    else parts.set(config + weight, { config, weight, text });
  };
  const folded = foldedTexts(document);
  for (const [position, { field, lang, text }] of document.texts.entries()) {
    add(configurationOf(lang), weights[field], text);
    add('simple', weights[field], folded[position] ?? '');
  }
  for (const label of document.labels) add('simple', 'B', wordsOf(label));
  return [...parts.values()];
}

function rowOf(document: SearchDocument, numbers: FacetNumberMap): object {
  const names = document.texts.filter((each) => each.field === 'name' || each.field === 'otherName');
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
    texts: document.texts,
    parts: vectorParts(document),
    // A space before every word, so that the beginning of a word can be looked for by the index.
    names: ` ${names.map((each) => fold(each.text)).join(' ')}`,
    name_keys: soundsOf(names.map((each) => each.text)),
    tags,
    facets: letters(tags),
    latitude: document.latitude,
    longitude: document.longitude,
    updated_at: document.updatedAt,
  };
}

/** The keys by which names meet in other scripts and spellings. */
function soundsOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => nameKeys(name).map((key) => key.skeleton)))];
}

const columns = `doc_id, hash, record_id, open_to, title, title_lang, texts, names, name_keys, tags, facets, latitude,
  longitude, updated_at`;

/** Replaces the documents of records in the caller's transaction. */
export async function replaceDocuments(
  em: EntityManager,
  recordIds: readonly string[],
  documents: readonly SearchDocument[],
  numbers: FacetNumberMap,
): Promise<void> {
  await em.execute('delete from search_document where record_id = any(?::text[])', [pgArray(recordIds)]);
  await insertInto(
    (text, values) => em.execute(text.replace('$1', '?'), values),
    'search_document',
    documents,
    numbers,
  );
}

/** Runs a statement whose one parameter is `$1`. */
export type Run = (text: string, values: unknown[]) => Promise<unknown>;

/** Writes documents into a table of documents, a batch by one statement; `numbers` are those of their facet values. */
export async function insertInto(
  run: Run,
  table: string,
  documents: readonly SearchDocument[],
  numbers: FacetNumberMap,
): Promise<void> {
  if (documents.length === 0) return;
  await run(
    `insert into ${table} (${columns}, words, name_words)
     select ${columns}, search_vector(parts), to_tsvector('simple', names)
     from jsonb_to_recordset($1::jsonb) as given (doc_id text, hash text, record_id text, open_to smallint, title text,
       title_lang text, texts jsonb, names text, name_keys text[], tags integer[], facets text,
       latitude double precision, longitude double precision, updated_at timestamptz, parts jsonb)`,
    [JSON.stringify(documents.map((each) => rowOf(each, numbers)))],
  );
}
