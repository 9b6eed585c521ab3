import type { EntityManager } from '@mikro-orm/postgresql';
import { fold } from '../thesaurus/normalise.js';
import { facetKey, facetValues } from './facet-values.js';
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

/** An array as a parameter of its own, so that no value is ever part of the statement. */
export function pgArray(values: readonly string[]): string {
  return `{${values.map((each) => `"${each.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** Every text counts twice: stemmed in its language, and folded as it is written. Weight A is for names alone. */
function vectorParts(document: SearchDocument): object[] {
  const parts = new Map<string, { config: string; weight: string; text: string }>();
  const add = (config: string, weight: string, text: string) => {
    const same = parts.get(config + weight);
    if (same) same.text += ` · ${text}`;
    else parts.set(config + weight, { config, weight, text });
  };
  for (const { field, lang, text } of document.texts) {
    add(configurationOf(lang), weights[field], text);
    add('simple', weights[field], fold(text));
  }
  for (const label of document.labels) add('simple', 'B', fold(label));
  return [...parts.values()];
}

function rowOf(document: SearchDocument, numbers: ReadonlyMap<string, number>): object {
  const names = document.texts.filter((each) => each.field === 'name' || each.field === 'otherName');
  return {
    doc_id: documentId(document),
    hash: hashOf(document),
    noun: document.noun,
    record_id: document.recordId,
    audiences: document.audiences,
    title: document.title,
    title_lang: document.titleLang,
    texts: document.texts,
    parts: vectorParts(document),
    // A space before every word, so that the beginning of a word can be looked for by the index.
    names: ` ${names.map((each) => fold(each.text)).join(' ')}`,
    facets: facetValues(document)
      .map((each) => numbers.get(facetKey(each)))
      .join(' '),
    region: document.region,
    size: document.size,
    concepts: document.concepts,
    sectors: document.sectors,
    kind: document.kind,
    country: document.country,
    place: document.place,
    languages: document.languages,
    women_forms: document.womenForms,
    women_evidence: document.womenEvidence,
    directions: document.directions,
    offering_kinds: document.offeringKinds,
    agreements: document.agreements,
    targets: document.targets,
    clusters: document.clusters,
    latitude: document.latitude,
    longitude: document.longitude,
    updated_at: document.updatedAt,
    demonstration: document.demonstration,
  };
}

const columns = `doc_id, hash, noun, record_id, audiences, title, title_lang, texts, names, facets, concepts, sectors,
  kind, country, place, region, size, languages, women_forms, women_evidence, directions, offering_kinds, agreements,
  targets, clusters, latitude, longitude, updated_at, demonstration`;

/** Replaces the documents of records in the caller's transaction. */
export async function replaceDocuments(
  em: EntityManager,
  recordIds: readonly string[],
  documents: readonly SearchDocument[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  await em.execute('delete from search_document where record_id = any(?::text[])', [pgArray(recordIds)]);
  await insertInto(em, 'search_document', documents, numbers);
}

/** Writes documents into a table of documents, a batch by one statement; `numbers` are those of their facet values. */
export async function insertInto(
  em: EntityManager,
  table: string,
  documents: readonly SearchDocument[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  if (documents.length === 0) return;
  await em.execute(
    `insert into ${table} (${columns}, words, name_words)
     select ${columns}, search_vector(parts), to_tsvector('simple', names)
     from jsonb_to_recordset(?::jsonb) as given (doc_id text, hash text, noun text, record_id text, audiences text[],
       title text, title_lang text, texts jsonb, names text, facets text, concepts text[], sectors text[],
       kind text, country text, place text, region text, size text, languages text[], women_forms text[],
       women_evidence text[], directions text[], offering_kinds text[], agreements text[], targets text[],
       clusters text[], latitude double precision, longitude double precision, updated_at timestamptz,
       demonstration boolean, parts jsonb)`,
    [JSON.stringify(documents.map((each) => rowOf(each, numbers)))],
  );
}
