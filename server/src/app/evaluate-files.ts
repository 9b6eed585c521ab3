import { writeFileSync } from 'node:fs';
import { BadCell } from '../exchange/bad-cell.js';
import { dayOf } from '../exchange/cells.js';
import { type LeftOut, readWorld, type WorldFiles } from '../exchange/world-csv.js';
import { BadInput } from '../foundation/refusal.js';
import { evaluateMatching, type MatchingReport } from '../matching/evaluation/evaluate-matching.js';
import { dayNumber } from '../matching/evaluation/world.js';

export interface MatchingOptions extends WorldFiles {
  split: string;
  until?: string;
  /** Where to write the 100 best of each question: `{ "stakeholder or project": ["stakeholder", …] }`. */
  run?: string;
}

/** Reads the files, evaluates matching on them and writes the run; needs no database. */
export async function evaluateFiles(
  options: MatchingOptions,
  progress: (words: string) => void,
): Promise<{ report: MatchingReport; leftOut: LeftOut[] }> {
  const day = (value: string, option: string) => {
    try {
      return dayNumber(dayOf(value, option));
    } catch (error) {
      throw error instanceof BadCell ? new BadInput(option, `${error.reason}.`) : error;
    }
  };
  const split = day(options.split, 'split');
  progress('reading the files');
  const { world, leftOut } = await readWorld(options);
  const last = world.occasions.at(-1)?.day ?? split;
  // With nothing after the split there is still a span of time to foresee; a year is what people plan.
  const until = options.until ? day(options.until, 'until') : last > split ? last + 1 : split + 365;
  const run = new Map<string, string[]>();
  const report = evaluateMatching(world, { split, until }, run, progress);
  if (options.run) writeFileSync(options.run, `${JSON.stringify(Object.fromEntries(run), null, 1)}\n`);
  return { report, leftOut };
}

/** What was left out, a line for each file and kind of reason: its first row, and how many more there are. */
export function leftOutInWords(leftOut: readonly LeftOut[]): string[] {
  const kinds = new Map<string, { first: LeftOut; rows: number }>();
  for (const each of leftOut) {
    const key = `${each.file} ${each.reason.replace(/“[^”]*”/g, '')}`;
    const kind = kinds.get(key) ?? { first: each, rows: 0 };
    kind.rows++;
    kinds.set(key, kind);
  }
  return [...kinds.values()].map(
    ({ first, rows }) =>
      `left out: ${first.file} line ${first.line}, ${first.reason}${rows > 1 ? ` (and ${rows - 1} more like it)` : ''}`,
  );
}
