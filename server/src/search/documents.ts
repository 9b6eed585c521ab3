import { numbersIn } from './facet-values.js';
import { numberOfWord } from './name-words.js';

/** Rows of the index as the database lists them: a text for each column, its values with a space between. */
export interface Listed {
  numbers: string;
  records: string;
  open: string;
  /** The values of each document as letters. */
  facets: string;
  /** The words in the name of each document, with a comma between. */
  nameWords: string;
  latitudes: string;
  longitudes: string;
  /** Seconds since 1970. */
  updated: string;
}

/** A list of numbers for each document, one after another: that of number n from `from[n]` to `from[n + 1]`. */
export interface Lists {
  all: Int32Array;
  from: Int32Array;
}

/**
 * What filters, facets and topics read of every document, in arrays by the number that the document has in the index. A
 * document that went keeps its number and is open to nobody; a rebuild begins anew.
 */
export interface Documents {
  /** One more than the highest number. */
  size: number;
  records: string[];
  /** The audiences, a bit for each. */
  open: Uint8Array;
  latitudes: Float64Array;
  longitudes: Float64Array;
  updated: Float64Array;
  tags: Lists;
  /** The words in its name, as `numberOfWord` has them. */
  nameWords: Lists;
  /** The documents that have or had a value, by the value, and how many these are: the arrays have room for more. */
  withTag: Int32Array[];
  countWithTag: number[];
  /** The newest document of each record, and the one before it of the same record; 0 where there is none. */
  newest: Map<string, number>;
  before: Int32Array;
}

export function noDocuments(): Documents {
  const none = { records: [], withTag: [], countWithTag: [], newest: new Map<string, number>() };
  const places = { latitudes: new Float64Array(1), longitudes: new Float64Array(1), updated: new Float64Array(1) };
  const noLists = (): Lists => ({ all: new Int32Array(16), from: new Int32Array(2) });
  const lists = { tags: noLists(), nameWords: noLists() };
  return { size: 1, open: new Uint8Array(1), before: new Int32Array(1), ...none, ...places, ...lists };
}

/** The same values in an array with room for at least `length`. */
function roomFor<T extends Uint8Array | Int32Array | Float64Array>(array: T, length: number): T {
  if (array.length >= length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, Math.ceil(array.length * 1.4)));
  larger.set(array);
  return larger;
}

/** Documents that have or had a value. */
export function withTag(documents: Documents, tag: number): Int32Array {
  return documents.withTag[tag]?.subarray(0, documents.countWithTag[tag]) ?? new Int32Array(0);
}

/** Documents of one record, newest first. */
export function ofRecord(documents: Documents, record: string): number[] {
  const numbers: number[] = [];
  for (let at = documents.newest.get(record) ?? 0; at > 0; at = documents.before[at] ?? 0) numbers.push(at);
  return numbers;
}

const number = (text: string | undefined): number => (text ? Number(text) : Number.NaN);

/** The rows of a list by position, to be added in parts. */
export function rowsOf(listed: Listed) {
  const numbers = listed.numbers === '' ? [] : listed.numbers.split(' ').map(Number);
  const of = (column: string) => column.split(' ');
  return {
    numbers,
    all: new Set(numbers),
    records: of(listed.records),
    open: of(listed.open),
    facets: of(listed.facets),
    nameWords: of(listed.nameWords),
    latitudes: of(listed.latitudes),
    longitudes: of(listed.longitudes),
    updated: of(listed.updated),
  };
}

type Rows = ReturnType<typeof rowsOf>;

/**
 * Adds rows from one position to another, in the order of their numbers. What else was known of their records goes, since the
 * rows of a record are always written together; rows that are known already are passed over.
 */
export function addRows(documents: Documents, rows: Rows, from: number, until: number): void {
  for (let at = from; at < until; at++) {
    const slot = rows.numbers[at] ?? 0;
    const record = rows.records[at] ?? '';
    if (slot < documents.size) continue;
    for (const old of ofRecord(documents, record)) if (!rows.all.has(old)) documents.open[old] = 0;
    addRow(documents, slot, record, rows, at);
  }
}

/** Adds the list of the document `slot` where `size` documents have theirs. */
function addList(lists: Lists, size: number, slot: number, numbers: readonly number[]): void {
  const end = lists.from[size] ?? 0;
  lists.from = roomFor(lists.from, slot + 2);
  // Numbers that were given and never committed are documents without anything.
  lists.from.fill(end, size, slot + 1);
  lists.all = roomFor(lists.all, end + numbers.length);
  lists.all.set(numbers, end);
  lists.from[slot + 1] = end + numbers.length;
}

function addRow(documents: Documents, slot: number, record: string, rows: Rows, at: number): void {
  documents.open = roomFor(documents.open, slot + 1);
  documents.before = roomFor(documents.before, slot + 1);
  documents.latitudes = roomFor(documents.latitudes, slot + 1);
  documents.longitudes = roomFor(documents.longitudes, slot + 1);
  documents.updated = roomFor(documents.updated, slot + 1);
  const tags = numbersIn(rows.facets[at] ?? '');
  addList(documents.tags, documents.size, slot, tags);
  const nameWords = (rows.nameWords[at] ?? '').split(',').filter(Boolean);
  addList(documents.nameWords, documents.size, slot, nameWords.map(numberOfWord));
  for (const tag of tags) {
    const count = documents.countWithTag[tag] ?? 0;
    const having = roomFor(documents.withTag[tag] ?? new Int32Array(4), count + 1);
    having[count] = slot;
    documents.withTag[tag] = having;
    documents.countWithTag[tag] = count + 1;
  }
  documents.records[slot] = record;
  documents.open[slot] = Number(rows.open[at]);
  documents.latitudes[slot] = number(rows.latitudes[at]);
  documents.longitudes[slot] = number(rows.longitudes[at]);
  documents.updated[slot] = number(rows.updated[at]);
  documents.before[slot] = documents.newest.get(record) ?? 0;
  documents.newest.set(record, slot);
  documents.size = slot + 1;
}
