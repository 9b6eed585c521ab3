import { inflateRawSync } from 'node:zlib';
import { FileRefused } from './bad-cell.js';

/** What a workbook of two megabytes may unfold to, bytes; one that unfolds to more is no list of members. */
const mostUnfolded = 40_000_000;

/** The reader fills every gap up to the last row and the last column: a single cell far out would fill all memory. */
const mostCells = 2_000_000;

const tooLarge = () => new FileRefused('The workbook is too large: keep only the sheet with the members.');
const damaged = () =>
  new FileRefused('The workbook cannot be read: open it in your spreadsheet and save it as .xlsx or CSV UTF-8.');

/**
 * Unfolds the archive once within bounds, whatever it says of its own size, and looks how far its sheets reach, before it is
 * handed to the reader, which knows no bounds.
 */
export function requireWorkbook(bytes: Buffer): void {
  const mark = Buffer.from('PK\u0001\u0002');
  let unfolded = 0;
  let cells = 0;
  let isWorkbook = false;
  for (let at = bytes.indexOf(mark); at >= 0 && at + 46 <= bytes.length; at = bytes.indexOf(mark, at + 46)) {
    const content = contentOf(bytes, at, mostUnfolded - unfolded);
    unfolded += content.length;
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString('utf8');
    isWorkbook ||= name === 'xl/workbook.xml';
    cells += reachOf(content.toString('latin1'));
    if (unfolded > mostUnfolded || cells > mostCells) throw tooLarge();
  }
  if (!isWorkbook)
    throw new FileRefused('This is an archive but no Excel workbook: send the .xlsx itself, or CSV (UTF-8).');
}

/** What one file of the archive holds, at most so many bytes; `at` is its entry in the directory. */
function contentOf(bytes: Buffer, at: number, most: number): Buffer {
  const [method, folded, said, head] = [
    bytes.readUInt16LE(at + 10),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 24),
    bytes.readUInt32LE(at + 42),
  ];
  if (said > most) throw tooLarge();
  if (head + 30 > bytes.length) throw damaged();
  const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
  const content = bytes.subarray(from, from + folded);
  if (method === 0) return content;
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : damaged();
  }
}

/** How many cells a sheet reaches over, by its addresses and by counting those that have none; 0 for what is no sheet. */
function reachOf(xml: string): number {
  const [head = '', ...rows] = xml.split(/<(?:\w+:)?row\b/);
  if (rows.length === 0 || !/<(?:\w+:)?sheetData\b/.test(head)) return 0;
  let [last, widest] = [rows.length, 0];
  for (const row of rows) {
    widest = Math.max(widest, row.match(/<(?:\w+:)?c\b/g)?.length ?? 0);
    for (const [, address = ''] of row.matchAll(/\br\s*=\s*["']([^"']*)["']/g)) {
      // A digit written as a reference (&#49;) is one to the reader.
      if (address.includes('&')) throw damaged();
      const [, letters = '', number = ''] = /^([a-z]*)(\d+)$/i.exec(address) ?? [];
      last = Math.max(last, Number(number));
      widest = Math.max(widest, columnOf(letters));
    }
  }
  return last * widest;
}

/** A is 1, Z 26, AA 27. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
