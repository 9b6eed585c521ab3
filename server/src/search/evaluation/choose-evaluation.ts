import { writeFileSync } from 'node:fs';
import { BadInput } from '../../foundation/refusal.js';
import type { Run } from './evaluate-search.js';
import { type EvaluationSet, readEvaluation } from './evaluation-files.js';

/** How `search evaluate` is called. */
export interface EvaluateCommand {
  documents?: string;
  queries?: string;
  judgements?: string;
  /** The half of our own set that is not looked at while tuning. */
  heldBack: boolean;
}

/** The collection named by files, or our own set where none is. */
export function chooseEvaluation(
  { documents, queries, judgements, heldBack }: EvaluateCommand,
  own: (heldBack: boolean) => EvaluationSet,
): EvaluationSet {
  if (documents && queries) {
    if (heldBack) throw new BadInput('held-back', 'is a half of our own set; leave out the files.');
    return readEvaluation({ documents, queries, ...(judgements ? { judgements } : {}) });
  }
  if (documents || queries || judgements)
    throw new BadInput('documents', 'and --queries go together; leave out all files to evaluate on our own set.');
  return own(heldBack);
}

/** Writes the best documents of each query: `{ "query": ["document", …] }`. */
export function writeRun(file: string, run: Run): void {
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(run), null, 1)}\n`);
}
