import { seeded } from '../../foundation/seeded.js';
import type { EvaluationText } from './evaluation-files.js';
import { type Measures, measure } from './measures.js';

/** The mean of a measure over queries, with the middle 95 % of 1,000 bootstrap samples. */
export interface Interval {
  mean: number;
  low: number;
  high: number;
}

/** How one way of searching did on one pair of languages (query → document), or on all. */
export interface ReportRow {
  pair: string;
  queries: number;
  way: string;
  mrr: Interval;
  recall: Interval;
  precision: Interval;
  ndcg: Interval;
}

/** Percentile bootstrap (Efron 1979) over queries. */
export function bootstrap(values: readonly number[], samples = 1000): Interval {
  const meanOf = (sum: number) => sum / Math.max(1, values.length);
  const random = seeded(1);
  const means = Array.from({ length: samples }, () => {
    let sum = 0;
    for (let n = 0; n < values.length; n++) sum += values[Math.floor(random() * values.length)] ?? 0;
    return meanOf(sum);
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.min(samples - 1, Math.floor(share * samples))] ?? 0;
  return { mean: meanOf(values.reduce((sum, each) => sum + each, 0)), low: at(0.025), high: at(0.975) };
}

/**
 * Rows for all queries, for each kind of query and for each pair of languages, those of a kind apart. For a pair the documents
 * of its language are to be found; every document competes for a place but right answers in other languages, which are no
 * mistakes and are passed over.
 */
export function reportRows(
  documents: readonly EvaluationText[],
  queries: readonly EvaluationText[],
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>>,
  ways: Record<string, ReadonlyMap<string, readonly string[]>>,
): ReportRow[] {
  const langOf = new Map(documents.map((each) => [each.id, each.lang]));
  const asked = new Map<string, [query: string, grades: ReadonlyMap<string, number>][]>([['all', []]]);
  const add = (group: string, id: string, grades: ReadonlyMap<string, number>) =>
    asked.set(group, [...(asked.get(group) ?? []), [id, grades]]);
  const kinds = new Set(queries.map((each) => each.kind));
  for (const { id, lang, kind } of queries) {
    const grades = judgements.get(id) ?? new Map<string, number>();
    add('all', id, grades);
    if (kinds.size > 1) add(kind === '' ? 'words' : kind, id, grades);
    for (const other of new Set([...grades.keys()].map((each) => langOf.get(each) ?? '?'))) {
      const own = new Map([...grades].filter(([each]) => (langOf.get(each) ?? '?') === other));
      add(`${kind === '' ? '' : `${kind} `}${lang}→${other}`, id, own);
    }
  }
  return [...asked]
    .sort(([a], [b]) => Number(a.includes('→')) - Number(b.includes('→')) || (a < b ? -1 : 1))
    .flatMap(([pair, list]) =>
      Object.entries(ways).flatMap(([way, found]) => {
        const measured = list
          .map(([query, grades]) => {
            const right = judgements.get(query);
            const elsewhere = (id: string) => (right?.get(id) ?? 0) > 0 && !grades.has(id);
            const answer = (found.get(query) ?? []).filter((id) => !elsewhere(id));
            return measure(answer, grades);
          })
          .filter((each): each is Measures => each !== null);
        if (measured.length === 0) return [];
        const over = (name: keyof Measures) => bootstrap(measured.map((each) => each[name]));
        const [mrr, recall, precision, ndcg] = [over('mrr'), over('recall'), over('precision'), over('ndcg')];
        return [{ pair, queries: measured.length, way, mrr, recall, precision, ndcg }];
      }),
    );
}

const cell = ({ mean, low, high }: Interval) => `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

/** The rows as a table for a terminal. */
export function reportTable(rows: readonly ReportRow[]): string {
  const head = ['pair'.padEnd(10), 'queries', 'way'.padEnd(20), 'MRR'.padEnd(20), 'recall@10'.padEnd(20)];
  const lines = rows.map(({ pair, queries, way, mrr, recall, precision, ndcg }) =>
    [
      pair.padEnd(10),
      String(queries).padStart(7),
      way.padEnd(20),
      cell(mrr),
      cell(recall),
      cell(precision),
      cell(ndcg),
    ].join('  '),
  );
  return [[...head, 'precision of ten'.padEnd(20), 'nDCG@10'].join('  '), ...lines].join('\n');
}
