import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';

const folder = fileURLToPath(new URL('../data/', import.meta.url));

/** Rows of a CSV file in seeds/data, each as an object by column name. */
export function readCsv(file: string): Record<string, string>[] {
  return parse(readFileSync(folder + file), { columns: true, bom: true, skip_empty_lines: true });
}

/** Names of the files of a folder in seeds/data with an ending, sorted so that every run reads the same order. */
export function filesOf(sub: string, ending: string): string[] {
  if (!existsSync(folder + sub)) return [];
  return readdirSync(folder + sub)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${sub}/${name}`);
}

/** A JSON file in seeds/data, checked; the error names file, place and what would be right. */
export function readJson<T>(file: string, shape: z.ZodType<T>): T {
  const result = shape.safeParse(JSON.parse(readFileSync(folder + file, 'utf8')));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`seeds/data/${file} at ${issue?.path.join('.')}: ${issue?.message}`);
}

/** The parts of a cell that are separated by a bar. */
export function parts(cell: string | undefined): string[] {
  return (cell ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Labels by language from the columns of a row, without empty ones. */
export function labels(row: Record<string, string>, languages: readonly string[]): Record<string, string> {
  return Object.fromEntries(languages.flatMap((lang) => (row[lang] ? [[lang, row[lang]]] : [])));
}
