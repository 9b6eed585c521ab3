import type { EntityManager } from '@mikro-orm/postgresql';
import { evaluationConcepts } from './evaluation-concepts.js';
import { type EvaluationSet, knownJudgements } from './evaluation-files.js';
import { type ReportRow, reportRows } from './evaluation-report.js';
import { createRankers } from './rank-texts.js';
import { simpleBaseline } from './simple-baseline.js';

export interface EvaluateOptions {
  /** A SKOS file whose concepts are known beside ours. */
  vocabulary?: string | undefined;
}

/** The best 100 documents of each query. */
export type Run = ReadonlyMap<string, readonly string[]>;

export interface Evaluation {
  documents: number;
  queries: number;
  /** Judgements of queries or documents that the files do not have; they are passed over. */
  unknown: number;
  rows: ReportRow[];
  /** What our way found. */
  run: Run;
}

/**
 * Ranks the documents for every query; with judgements, also in two plain ways and in further ones that are given, and
 * measures how well each did. Nothing is stored.
 */
export async function evaluateSearch(
  em: EntityManager,
  set: EvaluationSet,
  { vocabulary }: EvaluateOptions,
  progress: (words: string) => void,
  furtherWays: () => Promise<Record<string, Run>> = async () => ({}),
): Promise<Evaluation> {
  const { documents, queries, judgements } = set;
  const { known, unknown } = knownJudgements(set);
  progress('reading the documents');
  const langs = queries.map((each) => each.lang);
  const rankers = createRankers(documents, await evaluationConcepts(em, vocabulary), langs);
  const ours = new Map<string, string[]>();
  const withoutConcepts = new Map<string, string[]>();
  for (const [at, query] of queries.entries()) {
    if (at % 100 === 0) progress(`${at} of ${queries.length} queries`);
    ours.set(query.id, rankers.ours(query));
    if (judgements) withoutConcepts.set(query.id, rankers.withoutConcepts(query));
  }
  const counts = { documents: documents.length, queries: queries.length, run: ours };
  if (!judgements) return { ...counts, unknown, rows: [] };
  progress('the baseline: PostgreSQL simple');
  const simple = await simpleBaseline(em, documents, queries);
  const ways = { ours, 'without concepts': withoutConcepts, 'postgres simple': simple, ...(await furtherWays()) };
  return { ...counts, unknown, rows: reportRows(documents, queries, known, ways) };
}
