import { readFileSync } from 'node:fs';
import { BadInput, Refused } from '../../foundation/refusal.js';
import { guessLanguage } from './guess-language.js';

/** A line of an evaluation file cannot be read: names the file, the line and what would be right. */
export class LineRefused extends Refused {
  constructor(file: string, line: number, words: string) {
    super('BAD_INPUT', `${file}, line ${line}: ${words}`);
  }
}

/** A document or query to evaluate with; a query has no title. */
export interface EvaluationText {
  id: string;
  lang: string;
  title: string;
  text: string;
  /** Queries of a kind are counted apart from the others; ours mark those for somebody’s name as `name`. */
  kind: string;
}

/** What is evaluated with: without judgements the documents are ranked and nothing is measured. */
export interface EvaluationSet {
  documents: EvaluationText[];
  queries: EvaluationText[];
  /** Grades by query and document. */
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>> | null;
}

function wholeFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BadInput('file', `${file} cannot be read; it must name an existing file.`);
  }
}

function linesOf(file: string): [number, string][] {
  return wholeFile(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, at): [number, string] => [at + 1, line])
    .filter(([, line]) => line.trim() !== '');
}

/** Reads documents or queries, one JSON object a line; every identifier stands once. */
export function readTexts(file: string): EvaluationText[] {
  const seen = new Set<string>();
  const lines = linesOf(file);
  if (lines.length === 0) throw new LineRefused(file, 1, 'is missing; each line is one JSON object.');
  return lines.map(([line, words]) => {
    let value: unknown;
    try {
      value = JSON.parse(words);
    } catch {
      throw new LineRefused(file, line, 'is not JSON; each line is one object.');
    }
    if (typeof value !== 'object' || value === null) throw new LineRefused(file, line, 'is not a JSON object.');
    const fields = new Map<string, unknown>(Object.entries(value));
    const field = (name: string, otherwise?: string): string => {
      const held = fields.get(name) ?? otherwise;
      // Other tools number what they know.
      if (name === 'id' && Number.isSafeInteger(held)) return String(held);
      if (typeof held !== 'string') throw new LineRefused(file, line, `${name} must be text.`);
      return held;
    };
    const read = {
      id: field('id'),
      lang: field('lang', ''),
      title: field('title', ''),
      // A title alone is a document as well.
      text: field('text', fields.get('title') ? '' : undefined),
      kind: field('kind', ''),
    };
    if (read.lang === '') read.lang = guessLanguage(`${read.title} ${read.text}`);
    if (read.id === '') throw new LineRefused(file, line, 'id must not be empty.');
    if (seen.has(read.id)) throw new LineRefused(file, line, `id "${read.id}" stands twice.`);
    seen.add(read.id);
    return read;
  });
}

/** Reads judgements, `query TAB document TAB grade`; a grade is a whole number from 0 (not relevant) up. */
export function readJudgements(file: string): Map<string, Map<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const [line, words] of linesOf(file)) {
    const [query, document, grade] = words.split('\t');
    if (!query || !document) throw new LineRefused(file, line, 'must be query, document and grade with tabs between.');
    if (!/^\d+$/.test(grade?.trim() ?? ''))
      throw new LineRefused(file, line, 'grade must be a whole number from 0 up.');
    const held = judgements.get(query) ?? new Map<string, number>();
    const before = held.get(document);
    if (before !== undefined && before !== Number(grade))
      throw new LineRefused(file, line, `grade of ${query} and ${document} was ${before} before; it must be one.`);
    judgements.set(query, held.set(document, Number(grade)));
  }
  return judgements;
}

/** The judgements of queries and documents that there are, and how many there are of others. */
export function knownJudgements({ documents, queries, judgements }: EvaluationSet): {
  known: Map<string, Map<string, number>>;
  unknown: number;
} {
  const [ids, asked] = [documents, queries].map((list) => new Set(list.map((each) => each.id)));
  const known = new Map<string, Map<string, number>>();
  let unknown = 0;
  for (const [query, grades] of judgements ?? []) {
    const held = new Map([...grades].filter(([document]) => asked?.has(query) && ids?.has(document)));
    unknown += grades.size - held.size;
    if (held.size > 0) known.set(query, held);
  }
  return { known, unknown };
}

/** The files of an evaluation. */
export interface EvaluationFiles {
  documents: string;
  queries: string;
  judgements?: string;
}

/** Reads a collection from outside. */
export function readEvaluation({ documents, queries, judgements }: EvaluationFiles): EvaluationSet {
  const set: EvaluationSet = {
    documents: readTexts(documents),
    queries: readTexts(queries),
    judgements: judgements ? readJudgements(judgements) : null,
  };
  if (judgements && knownJudgements(set).known.size === 0)
    throw new LineRefused(judgements, 1, 'no line names a query and a document of the other files.');
  return set;
}
