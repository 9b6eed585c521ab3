import { BadCell } from './bad-cell.js';

/** A row by column name; a column that the file does not have is absent, an empty cell is ''. */
export type Row = Readonly<Record<string, string>>;

/** Parts of a cell separated by a bar; `\|` is a bar inside a part. */
export function splitList(cell: string): string[] {
  const list: string[] = [];
  let part = '';
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === '\\' && (cell[at + 1] === '|' || cell[at + 1] === '\\')) part += cell[++at];
    else if (cell[at] === '|') {
      list.push(part);
      part = '';
    } else part += cell[at];
  }
  return [...list, part].map((each) => each.trim()).filter(Boolean);
}

/** The inverse of {@link splitList}. */
export function joinList(list: readonly string[]): string {
  return list.map((each) => each.replaceAll(/[\\|]/g, '\\$&')).join('|');
}

/** The parts of `key:value`; the value may hold colons itself. */
export function splitPair(part: string, column: string): [string, string] {
  const colon = part.indexOf(':');
  if (colon < 1) throw new BadCell(column, 'not-a-pair', { value: part });
  return [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
}

/** One of a fixed list of words, or the field is refused with the list. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], column: string): T {
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw new BadCell(column, 'not-one-of', { value, allowed: allowed.join(', ') });
}

/** A calendar day `YYYY-MM-DD`; a year or month alone means its first day. */
export function dayOf(value: string, column: string): string {
  const full = /^\d{4}$/.test(value) ? `${value}-01-01` : /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(full) ? new Date(`${full}T00:00:00Z`) : null;
  if (date && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === full) return full;
  throw new BadCell(column, 'not-a-day', { value });
}

/** A number between two bounds. */
export function numberOf(value: string, column: string, low: number, high: number): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number) && number >= low && number <= high) return number;
  throw new BadCell(column, 'not-a-number', { value, low, high });
}

/** A language tag such as fr or ar-TN. */
export function languageOf(value: string, column: string): string {
  if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)) return value;
  throw new BadCell(column, 'not-a-language', { value });
}

/**
 * Text by language from `column.LANG` and from `column` itself, whose language is the row's `lang`.
 * Absent when the file has none of these columns.
 */
export function localisedCells(row: Row, column: string, lang: string): Record<string, string> | undefined {
  const cells = Object.entries(row).filter(([name]) => name === column || name.startsWith(`${column}.`));
  if (cells.length === 0) return undefined;
  const text: Record<string, string> = {};
  for (const [name, cell] of cells) {
    if (cell) text[name === column ? lang : languageOf(name.slice(column.length + 1), column)] = cell;
  }
  return text;
}

/**
 * Keeps spreadsheets from running a cell as a formula: a text that begins with = + - @ or a control character gets an
 * apostrophe in front, and one that already has it one more, so that {@link unprotect} gives back exactly what was.
 */
export function protect(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}

export function unprotect(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
