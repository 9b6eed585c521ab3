import { parse } from 'csv-parse/sync';
import readSheet from 'read-excel-file/universal';
import { FileRefused } from './bad-cell.js';
import { unprotect } from './cells.js';
import { requireWorkbook } from './require-workbook.js';

/** A list as somebody kept it: the words above the columns, and the rows as text with the line each stands on. */
export interface Table {
  header: string[];
  rows: { line: number; cells: string[] }[];
}

/** Rows and columns of one list; a larger one is brought in by the command line. */
export const mostRows = 1000;
export const mostColumns = 60;

/** What all cells may hold together: a workbook can say one long text again and again. */
const mostCharacters = 5_000_000;

/**
 * Reads CSV (UTF-8; comma, semicolon or tabulator) or the first sheet of an XLSX workbook. What a file is, is told by its
 * bytes, not by its name. Throws {@link FileRefused} with what would be right.
 */
export async function readTable(bytes: Buffer): Promise<Table> {
  if (bytes.length === 0) throw new FileRefused('The file is empty.');
  const all = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) ? await sheetRows(bytes) : csvRows(bytes);
  const [first, ...rest] = all.filter((row) => row.cells.some(Boolean));
  if (!first) throw new FileRefused('The file has no rows: its first row must name the columns.');
  const header = first.cells;
  while (header.at(-1) === '') header.pop();
  if (header.length > mostColumns) {
    throw new FileRefused(`The file has ${header.length} columns; at most ${mostColumns} are read.`);
  }
  if (rest.length === 0)
    throw new FileRefused('The file has only one row: the members follow below the names of the columns.');
  if (rest.length > mostRows) {
    throw new FileRefused(`The file has ${rest.length} rows; at most ${mostRows} go in at once, so divide it.`);
  }
  const rows = rest.map(({ line, cells }) => ({ line, cells: header.map((_, at) => cells[at] ?? '') }));
  const characters = [header, ...rows.map((row) => row.cells)].flat().reduce((sum, cell) => sum + cell.length, 0);
  if (characters > mostCharacters) throw new FileRefused('The cells hold more text than a list of members can.');
  return { header, rows };
}

function csvRows(bytes: Buffer): Table['rows'] {
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    throw new FileRefused('This is a workbook of an old Excel (.xls): save it as .xlsx or as CSV UTF-8.');
  }
  if (bytes.includes(0)) throw new FileRefused('This is not a table: send CSV (UTF-8) or an Excel workbook (.xlsx).');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileRefused('The file is not UTF-8: save it as “CSV UTF-8”, or send the Excel workbook (.xlsx) itself.');
  }
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  try {
    const read = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      info: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return read.map(({ record, info }) => ({
      line: info.lines,
      cells: record.map((cell) => unprotect(cell).trim()),
    }));
  } catch (error) {
    throw new FileRefused(`The file cannot be read as CSV: ${(error as Error).message.split('\n')[0]}.`);
  }
}

async function sheetRows(bytes: Buffer): Promise<Table['rows']> {
  requireWorkbook(bytes);
  try {
    const input = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const sheets = await readSheet(input);
    return (sheets[0]?.data ?? []).map((cells, at) => ({ line: at + 1, cells: cells.map(textOf) }));
  } catch {
    throw new FileRefused(
      'The workbook cannot be read: open it in your spreadsheet and save it as .xlsx or CSV UTF-8.',
    );
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}
