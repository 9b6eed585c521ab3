/** Reciprocal rank, recall and precision of the ten shown and nDCG at 10 (gain 2^grade - 1) of one answer. */
export interface Measures {
  mrr: number;
  recall: number;
  /** The share of the ten shown, or of as many as there are, that is relevant; 0 where nothing is shown. */
  precision: number;
  ndcg: number;
}

/** Measures one answer; null where nothing was judged relevant, since no answer could be right. */
export function measure(found: readonly string[], grades: ReadonlyMap<string, number>): Measures | null {
  const relevant = [...grades].filter(([, grade]) => grade > 0);
  if (relevant.length === 0) return null;
  const first = found.findIndex((id) => (grades.get(id) ?? 0) > 0);
  const gain = (grade: number, at: number) => (2 ** grade - 1) / Math.log2(at + 2);
  const top = found.slice(0, 10);
  const ideal = relevant
    .map(([, grade]) => grade)
    .sort((a, b) => b - a)
    .slice(0, 10);
  const right = top.filter((id) => (grades.get(id) ?? 0) > 0).length;
  return {
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall: right / relevant.length,
    precision: right / Math.max(1, top.length),
    ndcg:
      top.reduce((sum, id, at) => sum + gain(grades.get(id) ?? 0, at), 0) /
      ideal.reduce((sum, grade, at) => sum + gain(grade, at), 0),
  };
}
