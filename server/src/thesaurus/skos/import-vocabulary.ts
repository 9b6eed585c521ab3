import type { EntityManager } from '@mikro-orm/postgresql';
import { idFrom } from '../../foundation/ids.js';
import { BadInput } from '../../foundation/refusal.js';
import { type ConceptKind, conceptKinds } from '../concept.js';
import { findCycles } from './find-cycles.js';
import { insertRows } from './insert-rows.js';
import { matchConcepts } from './match-concepts.js';
import type { SkosVocabulary } from './skos-vocabulary.js';

export interface ImportOptions {
  /** Its name here, such as `crafts-council`. */
  scheme: string;
  title?: string;
  /** Where it comes from, for the record. */
  source?: string;
  /** What its concepts name; SKOS does not say. */
  kind?: ConceptKind;
  /** Concepts that we have gain its labels and relations instead of standing twice. */
  merge?: boolean;
  /** Everything is done and counted, then taken back. */
  dryRun?: boolean;
}

/** What an import did, or would do. */
export interface ImportResult {
  scheme: string;
  created: number;
  merged: number;
  labels: number;
  relations: number;
  /** Broader relations that a merge would have closed into a circle with ours. */
  leftOut: { from: string; to: string }[];
}

interface Edge {
  from_id: string;
  to_id: string;
  kind: 'broader' | 'related';
}

function check({ concepts }: SkosVocabulary, { scheme, kind }: ImportOptions): void {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(scheme)) {
    throw new BadInput('scheme', `"${scheme}" must be lower-case letters, digits and hyphens, such as crafts-council.`);
  }
  if (kind && !conceptKinds.includes(kind))
    throw new BadInput('kind', `"${kind}" must be one of ${conceptKinds.join(', ')}.`);
  if (concepts.length === 0) throw new BadInput('file', 'there is no concept in it.');
  const [cycle] = findCycles(concepts);
  if (cycle) {
    const words = [...cycle, cycle[0]].join(' → ');
    throw new BadInput('file', `a concept is broader than itself: ${words}; remove one of these broader relations.`);
  }
}

/** Our own broader relations with the new ones that do not close a circle; the new edges in their order. */
async function withoutCircles(em: EntityManager, edges: readonly Edge[]): Promise<{ kept: Edge[]; leftOut: Edge[] }> {
  const broader = new Map<string, Set<string>>();
  const add = (from: string, to: string) => broader.set(from, (broader.get(from) ?? new Set()).add(to));
  const rows = await em.execute<Edge[]>(`select from_id, to_id from concept_relation where kind = 'broader'`);
  for (const { from_id, to_id } of rows) add(from_id, to_id);
  const kept: Edge[] = [];
  const leftOut: Edge[] = [];
  for (const edge of edges) {
    if (edge.kind === 'broader') {
      const above = new Set([edge.to_id]);
      for (const id of above) for (const next of broader.get(id) ?? []) above.add(next);
      if (above.has(edge.from_id)) {
        leftOut.push(edge);
        continue;
      }
      add(edge.from_id, edge.to_id);
    }
    kept.push(edge);
  }
  return { kept, leftOut };
}

async function write(em: EntityManager, vocabulary: SkosVocabulary, options: ImportOptions): Promise<ImportResult> {
  const { scheme, kind = 'product' } = options;
  const existing = await em.execute('select 1 from concept_scheme where id = ?', [scheme]);
  if (existing.length > 0) {
    throw new BadInput('scheme', `"${scheme}" exists already; remove it first, or choose another name.`);
  }
  // Before anything is written, so that a file never merges with itself.
  const matches = options.merge ? await matchConcepts(em, vocabulary.concepts) : new Map<string, string>();
  const idOf = new Map(vocabulary.concepts.map(({ uri }) => [uri, matches.get(uri) ?? idFrom('concept', scheme, uri)]));
  const id = (uri: string) => idOf.get(uri) ?? '';
  await em.execute('insert into concept_scheme (id, title, source, imported_at) values (?, ?, ?, now())', [
    scheme,
    options.title ?? vocabulary.title ?? scheme,
    options.source ?? null,
  ]);
  const created = await insertRows(
    em,
    'concept',
    'id text, scheme_id text, kind text, status text',
    vocabulary.concepts
      .filter(({ uri }) => !matches.has(uri))
      .map(({ uri }) => ({ id: id(uri), scheme_id: scheme, kind, status: 'approved' })),
  );
  await insertRows(
    em,
    'concept_match',
    'concept_id text, uri text, scheme_id text',
    vocabulary.concepts.flatMap(({ uri, exactMatch }) =>
      [uri, ...exactMatch].map((each) => ({ concept_id: id(uri), uri: each, scheme_id: scheme })),
    ),
  );
  const labelRows = vocabulary.concepts.flatMap(({ uri, labels }) =>
    labels.map(({ lang, region, text, preferred }) => ({
      concept_id: id(uri),
      lang,
      region,
      label: text,
      // Ours stay preferred where a concept is merged.
      preferred: preferred && !matches.has(uri),
      scheme_id: scheme,
    })),
  );
  const labels = await insertRows(
    em,
    'concept_label',
    'concept_id text, lang text, region text, label text, preferred boolean, scheme_id text',
    labelRows,
  );
  if (matches.size > 0) await preferInNewLanguages(em, vocabulary, matches, scheme);
  const edges = vocabulary.concepts.flatMap(({ uri, broader, related }): Edge[] => [
    ...broader.map((other): Edge => ({ from_id: id(uri), to_id: id(other), kind: 'broader' })),
    ...related.map((other): Edge => {
      // Related holds both ways and is written once.
      const [from_id = '', to_id = ''] = [id(uri), id(other)].sort();
      return { from_id, to_id, kind: 'related' };
    }),
  ]);
  const { kept, leftOut } = await withoutCircles(
    em,
    edges.filter((each) => each.from_id !== each.to_id),
  );
  const relations = await insertRows(
    em,
    'concept_relation',
    'from_id text, to_id text, kind text, scheme_id text',
    kept.map((each) => ({ ...each, scheme_id: scheme })),
  );
  return {
    scheme,
    created,
    merged: matches.size,
    labels,
    relations,
    leftOut: leftOut.map((each) => ({ from: each.from_id, to: each.to_id })),
  };
}

/** A merged concept that had no preferred label in a language takes the vocabulary's. */
async function preferInNewLanguages(
  em: EntityManager,
  vocabulary: SkosVocabulary,
  matches: ReadonlyMap<string, string>,
  scheme: string,
): Promise<void> {
  const wanted = vocabulary.concepts.flatMap(({ uri, labels }) =>
    matches.has(uri)
      ? labels
          .filter((each) => each.preferred)
          .map(({ lang, text }) => ({ concept_id: matches.get(uri), lang, label: text }))
      : [],
  );
  await em.execute(
    `update concept_label l set preferred = true
     from (select distinct on (mine.concept_id, mine.lang) mine.concept_id, mine.lang, mine.label, mine.region
       from jsonb_to_recordset(?::jsonb) as given (concept_id text, lang text, label text)
       join concept_label mine using (concept_id, lang, label)
       where mine.scheme_id = ? and not exists (
         select 1 from concept_label o where o.concept_id = mine.concept_id and o.lang = mine.lang and o.preferred)
       order by mine.concept_id, mine.lang, mine.region, mine.label) chosen
     where l.concept_id = chosen.concept_id and l.lang = chosen.lang and l.label = chosen.label
       and l.region = chosen.region`,
    [JSON.stringify(wanted), scheme],
  );
}

/**
 * Brings a vocabulary in, all or nothing: as a scheme of its own, or merged with the concepts that are exactly the same.
 * Everything it adds carries its scheme, so that removing the scheme takes it out again; a label or relation that is there
 * already stays whose it was.
 */
export async function importVocabulary(
  em: EntityManager,
  vocabulary: SkosVocabulary,
  options: ImportOptions,
): Promise<ImportResult> {
  check(vocabulary, options);
  const own = em.fork();
  await own.begin();
  try {
    const result = await write(own, vocabulary, options);
    await (options.dryRun ? own.rollback() : own.commit());
    return result;
  } catch (error) {
    await own.rollback();
    throw error;
  }
}
