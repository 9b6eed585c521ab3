import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { FileRefused } from './bad-cell.js';
import { type Row, unprotect } from './cells.js';

/** A row with the line it begins on, or the reason why the line is not a row. */
export type ReadRow = { line: number; row: Row } | { line: number; broken: string };

/** A column `name.LANG` counts as `name`. */
function known(column: string, columns: readonly string[]): boolean {
  return (
    columns.includes(column) || columns.some((each) => each.endsWith('.*') && column.startsWith(each.slice(0, -1)))
  );
}

/** Reads a file once to see that it is UTF-8 text; a wrong encoding is refused before anything is written. */
export async function requireUtf8(file: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      const bytes = chunk as Buffer;
      if (read === 0 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
        throw new FileRefused(`${file} is UTF-16: save it as CSV UTF-8.`);
      }
      if (decoder.decode(bytes, { stream: true }).includes('\u0000')) {
        throw new FileRefused(`${file} holds a NUL character near byte ${read}: it is not a CSV text.`);
      }
      read += bytes.length;
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    if (error instanceof TypeError)
      throw new FileRefused(`${file} is not UTF-8 near byte ${read}: save it as CSV UTF-8.`);
    const code = (error as NodeJS.ErrnoException).code;
    throw new FileRefused(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
  }
}

/**
 * Streams the rows of a CSV file. The header must name every required column and none that is unknown, since a
 * misspelt column would be lost without a word. Throws {@link FileRefused}.
 */
export async function* readRows(
  file: string,
  required: readonly string[],
  columns: readonly string[],
): AsyncGenerator<ReadRow> {
  const parser = parse({ bom: true, relax_column_count: true, info: true, skip_empty_lines: true });
  pipeline(createReadStream(file), parser, () => {});
  let header: string[] | null = null;
  let line = 1;
  try {
    for await (const each of parser) {
      const { record, info } = each as { record: string[]; info: { lines: number } };
      const begins = line;
      line = info.lines + 1;
      if (!header) {
        header = readHeader(file, record, required, columns);
        continue;
      }
      if (record.length !== header.length) {
        yield { line: begins, broken: `has ${record.length} cells where the header has ${header.length}` };
        continue;
      }
      yield {
        line: begins,
        row: Object.fromEntries(header.map((name, index) => [name, unprotect(record[index] ?? '').trim()])),
      };
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const at = (error as CsvError & { lines?: number }).lines;
    yield { line: at ?? line, broken: `from here on the file is not CSV (${(error as Error).message})` };
  }
  if (!header) throw new FileRefused(`${file} is empty: its first line must name the columns ${required.join(', ')}.`);
}

function readHeader(file: string, record: string[], required: readonly string[], columns: readonly string[]): string[] {
  const header = record.map((name) => name.trim());
  const missing = required.filter((name) => !header.some((each) => each === name || each.startsWith(`${name}.`)));
  if (missing.length > 0) {
    const found = header.join(', ');
    const shown = found.length > 200 ? `${found.slice(0, 200)}…` : found;
    const hint = found.includes(';') ? ' Columns are separated by commas, not semicolons.' : '';
    throw new FileRefused(
      `${file} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; it has ${shown}.${hint}`,
    );
  }
  const strange = header.filter((name) => !known(name, columns));
  if (strange.length > 0) {
    throw new FileRefused(
      `${file} has the unknown column “${strange[0]}”; possible are ${columns.map((each) => each.replace('.*', '.LANG')).join(', ')}.`,
    );
  }
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice) throw new FileRefused(`${file} has the column “${twice}” twice.`);
  return header;
}
