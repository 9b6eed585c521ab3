import { type Condition, strip } from './condition.js';
import { type Documents, ofRecord, withTag } from './documents.js';
import type { Found } from './held-documents.js';

/** Numbers of documents. */
type List = readonly number[] | Int32Array;

/** Whether the document of a number meets a condition. */
export type Test = (number: number) => boolean;

/**
 * Marks on documents, kept between calls: arrays as long as the index for every test of every search would be more work to
 * throw away than to fill. Each use has a number of its own, so that nothing has to be cleared.
 */
const pool: Uint32Array[] = [];
let lent = 0;
let use = 0;

/** Lends marks for the tests that `work` makes; they hold until it is done. */
export function withMarks<T>(work: () => T): T {
  lent = 0;
  return work();
}

/** A test for being among some documents. */
function isAmong({ size }: Documents, lists: readonly List[]): Test {
  const at = lent++;
  const kept = pool[at];
  const marks = kept && kept.length >= size ? kept : new Uint32Array(size + (size >> 3));
  pool[at] = marks;
  use = use < 0xffff_ffff ? use + 1 : 1;
  const own = use;
  for (const list of lists) for (const number of list) if (number < size) marks[number] = own;
  return (number) => marks[number] === own;
}

/** A condition as a test of one document. */
export function testOf(documents: Documents, condition: Condition, found: Found): Test {
  switch (condition.is) {
    case 'tagged':
    case 'listed':
    case 'found':
      return isAmong(documents, listsOf(documents, condition, found) ?? []);
    case 'open':
      return (number) => ((documents.open[number] ?? 0) & condition.to) !== 0;
    case 'inside': {
      const { south, north, west, east } = condition.bounds;
      const { latitudes, longitudes } = documents;
      const isWithin = (value = Number.NaN, from: number, to: number) => value >= from && value <= to;
      return (number) => isWithin(latitudes[number], south, north) && isWithin(longitudes[number], west, east);
    }
    case 'around': {
      const [south, north] = strip(condition);
      return (number) => {
        const latitude = documents.latitudes[number] ?? Number.NaN;
        if (!(latitude >= south && latitude <= north)) return false;
        const longitude = documents.longitudes[number] ?? Number.NaN;
        return kilometres(condition, { latitude, longitude }) <= condition.km;
      };
    }
    case 'since':
      return (number) => (documents.updated[number] ?? 0) >= condition.seconds;
    case 'not': {
      const test = testOf(documents, condition.of, found);
      return (number) => !test(number);
    }
    case 'all':
    case 'any': {
      const tests = condition.of.map((each) => testOf(documents, each, found));
      const isAny = condition.is === 'any';
      // Asked of every document: a callback for each would be more work than the tests.
      return (number) => {
        for (const test of tests) if (test(number) === isAny) return isAny;
        return !isAny;
      };
    }
  }
}

/** Lists that hold every document which meets a condition, and maybe more; null where that may be any. */
function listsOf(documents: Documents, condition: Condition, found: Found): List[] | null {
  switch (condition.is) {
    case 'tagged':
      return condition.numbers.map((tag) => withTag(documents, tag));
    case 'listed':
      return condition.records.map((record) => ofRecord(documents, record));
    case 'found':
      return [found(condition.sql)];
    case 'any': {
      const lists = condition.of.map((each) => listsOf(documents, each, found));
      return lists.includes(null) ? null : lists.flatMap((each) => each ?? []);
    }
    case 'all': {
      const lengthOf = (lists: readonly List[]) => lists.reduce((sum, each) => sum + each.length, 0);
      const lists = condition.of.flatMap((each) => {
        const own = listsOf(documents, each, found);
        return own ? [{ own, length: lengthOf(own) }] : [];
      });
      return lists.sort((one, other) => one.length - other.length)[0]?.own ?? null;
    }
    default:
      return null;
  }
}

/** The documents that meet a condition, in the order of their numbers. */
export function numbersOf(documents: Documents, condition: Condition, found: Found): number[] {
  const test = testOf(documents, condition, found);
  const lists = listsOf(documents, condition, found);
  const numbers: number[] = [];
  if (!lists) {
    for (let number = 1; number < documents.size; number++) if (test(number)) numbers.push(number);
    return numbers;
  }
  for (const list of lists)
    for (const number of list) if (number > 0 && number < documents.size && test(number)) numbers.push(number);
  numbers.sort((one, other) => one - other);
  return numbers.filter((number, at) => number !== numbers[at - 1]);
}

interface Point {
  latitude: number;
  longitude: number;
}

/** Great-circle distance by the haversine formula, as the database measures it. */
function kilometres(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const across = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const along = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return (
    12742 * Math.asin(Math.sqrt(across + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * along))
  );
}
