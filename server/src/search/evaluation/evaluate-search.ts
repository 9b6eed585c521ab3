import { writeFileSync } from 'node:fs';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BadInput } from '../../foundation/refusal.js';
import { evaluationConcepts } from './evaluation-concepts.js';
import { readJudgements, readTexts } from './evaluation-files.js';
import { type ReportRow, reportRows } from './evaluation-report.js';
import { createRankers } from './rank-texts.js';
import { simpleBaseline } from './simple-baseline.js';

export interface EvaluateOptions {
  documents: string;
  queries: string;
  judgements?: string;
  /** A SKOS file whose concepts are known beside ours. */
  vocabulary?: string;
  engine: string;
  /** Where to write the 100 best documents of each query: `{ "query": ["document", …] }`. */
  run?: string;
}

/** Ranks the documents for every query in three ways; with judgements, returns how well each did. Nothing is stored. */
export async function evaluateSearch(
  em: EntityManager,
  options: EvaluateOptions,
  progress: (words: string) => void,
): Promise<{ documents: number; queries: number; rows: ReportRow[] }> {
  if (options.engine !== 'postgres')
    throw new BadInput('engine', 'must be postgres; evaluation on Meilisearch is not built yet.');
  const documents = readTexts(options.documents);
  const queries = readTexts(options.queries);
  const judgements = options.judgements ? readJudgements(options.judgements) : null;
  progress('reading the documents');
  const langs = queries.map((each) => each.lang);
  const rankers = createRankers(documents, await evaluationConcepts(em, options.vocabulary), langs);
  const ours = new Map<string, string[]>();
  const withoutConcepts = new Map<string, string[]>();
  for (const [at, query] of queries.entries()) {
    if (at % 100 === 0) progress(`${at} of ${queries.length} queries`);
    ours.set(query.id, rankers.ours(query));
    withoutConcepts.set(query.id, rankers.withoutConcepts(query));
  }
  if (options.run) writeFileSync(options.run, `${JSON.stringify(Object.fromEntries(ours), null, 1)}\n`);
  if (!judgements) return { documents: documents.length, queries: queries.length, rows: [] };
  progress('the baseline: PostgreSQL simple');
  const simple = await simpleBaseline(em, documents, queries);
  const ways = { ours, 'without concepts': withoutConcepts, 'postgres simple': simple };
  const rows = reportRows(documents, queries, judgements, ways);
  return { documents: documents.length, queries: queries.length, rows };
}
