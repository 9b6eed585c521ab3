import { pageBits, pageSize, rowMask } from './node-pages.js';
import type { Uuids } from './uuids.js';

/** Links in columns, one entry each; ends are positions of stakeholders, days count from 1970. */
export class LinkColumns {
  count = 0;
  from = new Int32Array(256);
  to = new Int32Array(256);
  /** See {@link factOf}. */
  facts = new Int32Array(256);
  ids = new Uint32Array(1024);

  add(from: number, to: number, fact: number, a: number, b: number, c: number, d: number): void {
    const at = this.count++;
    if (at === this.from.length) {
      this.from = doubled(this.from);
      this.to = doubled(this.to);
      this.facts = doubled(this.facts);
      this.ids = doubled(this.ids);
    }
    this.from[at] = from;
    this.to[at] = to;
    this.facts[at] = fact;
    this.ids[at * 4] = a;
    this.ids[at * 4 + 1] = b;
    this.ids[at * 4 + 2] = c;
    this.ids[at * 4 + 3] = d;
  }
}

function doubled<T extends Int32Array | Uint32Array>(words: T): T {
  const larger = new (words.constructor as new (length: number) => T)(words.length * 2);
  larger.set(words);
  return larger;
}

/** The links of 256 stakeholders, each link at both its ends, ordered by the identifier of the other end. */
export interface LinkPage {
  starts: Uint32Array;
  /** The other end. */
  to: Int32Array;
  facts: Int32Array;
  /** Four words for each. */
  ids: Uint32Array;
}

/** Kind, direction (1: read from this end) and first day of a link, in one number. */
export function factOf(type: number, outgoing: boolean, since: number): number {
  return (since << 5) | (outgoing ? 16 : 0) | type;
}
export const linkType = (fact: number): number => fact & 15;
export const isOutgoing = (fact: number): boolean => (fact & 16) !== 0;
export const linkSince = (fact: number): number => fact >> 5;

const noLinks: LinkPage = {
  starts: new Uint32Array(pageSize + 1),
  to: new Int32Array(0),
  facts: new Int32Array(0),
  ids: new Uint32Array(0),
};

/** An entry of a page before it is laid out: a link seen from one end. */
interface Entries {
  row: Int32Array;
  to: Int32Array;
  facts: Int32Array;
  ids: Uint32Array;
}

/**
 * The pages with some links taken out and others put in. `dropped` names pairs of stakeholders, all of whose links from
 * the first to the second go; `added` are links as they now stand. Self links and ends that are not there are left out.
 */
export function changeLinks(
  pages: readonly LinkPage[],
  size: number,
  uuids: Uuids,
  dropped: readonly (readonly [from: number, to: number])[],
  added: LinkColumns,
): LinkPage[] {
  const next = pages.slice();
  while (next.length << pageBits < size) next.push(noLinks);
  const gone = new Map<number, Set<number>>();
  for (const [from, to] of dropped) {
    const ends = gone.get(from) ?? new Set();
    gone.set(from, ends.add(to));
  }
  const comes = new Map<number, number[]>();
  const touch = (node: number) => {
    const list = comes.get(node >> pageBits) ?? [];
    comes.set(node >> pageBits, list);
    return list;
  };
  for (const [from, to] of dropped) for (const node of [from, to]) if (node < size) touch(node);
  for (let at = 0; at < added.count; at++) {
    const [from, to] = [added.from[at] as number, added.to[at] as number];
    if (from === to || from < 0 || to < 0 || from >= size || to >= size) continue;
    // Twice where both ends share the page: an even number is the first end, an odd one the second.
    touch(from).push(at * 2);
    touch(to).push(at * 2 + 1);
  }
  for (const [page, list] of comes) next[page] = changedPage(next[page] ?? noLinks, page, gone, list, added, uuids);
  return next;
}

function changedPage(
  page: LinkPage,
  number: number,
  gone: ReadonlyMap<number, ReadonlySet<number>>,
  comes: readonly number[],
  added: LinkColumns,
  uuids: Uuids,
): LinkPage {
  const most = page.to.length + comes.length;
  const entries: Entries = {
    row: new Int32Array(most),
    to: new Int32Array(most),
    facts: new Int32Array(most),
    ids: new Uint32Array(most * 4),
  };
  let count = 0;
  const put = (row: number, to: number, fact: number, ids: Uint32Array, at: number) => {
    entries.row[count] = row;
    entries.to[count] = to;
    entries.facts[count] = fact;
    for (let word = 0; word < 4; word++) entries.ids[count * 4 + word] = ids[at * 4 + word] as number;
    count++;
  };
  for (let row = 0; row < pageSize; row++) {
    const node = (number << pageBits) | row;
    const mine = gone.get(node);
    for (let at = page.starts[row] as number; at < (page.starts[row + 1] as number); at++) {
      const [to, fact] = [page.to[at] as number, page.facts[at] as number];
      const goes = isOutgoing(fact) ? mine?.has(to) : gone.get(to)?.has(node);
      if (!goes) put(row, to, fact, page.ids, at);
    }
  }
  for (const each of comes) {
    const at = each >> 1;
    const [from, to, fact] = [added.from[at] as number, added.to[at] as number, added.facts[at] as number];
    if ((each & 1) === 0) put(from & rowMask, to, fact | 16, added.ids, at);
    else put(to & rowMask, from, fact & ~16, added.ids, at);
  }
  return laidOut(entries, count, uuids);
}

/** Lays entries out by stakeholder, then by the identifier of the other end, kind and day, then by their own. */
function laidOut(entries: Entries, count: number, uuids: Uuids): LinkPage {
  const starts = new Uint32Array(pageSize + 1);
  for (let at = 0; at < count; at++) {
    const row = entries.row[at] as number;
    starts[row + 1] = (starts[row + 1] as number) + 1;
  }
  for (let row = 0; row < pageSize; row++) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const order = new Int32Array(count);
  const place = starts.slice();
  for (let at = 0; at < count; at++) {
    const row = entries.row[at] as number;
    const here = place[row] as number;
    order[here] = at;
    place[row] = here + 1;
  }
  const compare = (a: number, b: number) => {
    const difference =
      uuids.compare(entries.to[a] as number, entries.to[b] as number) ||
      (entries.facts[a] as number) - (entries.facts[b] as number);
    if (difference !== 0) return difference;
    for (let word = 0; word < 4; word++) {
      const less = (entries.ids[a * 4 + word] as number) - (entries.ids[b * 4 + word] as number);
      if (less !== 0) return less;
    }
    return 0;
  };
  for (let row = 0; row < pageSize; row++) {
    const [begin, end] = [starts[row] as number, starts[row + 1] as number];
    if (end - begin > 1) order.subarray(begin, end).sort(compare);
  }
  const page: LinkPage = {
    starts,
    to: new Int32Array(count),
    facts: new Int32Array(count),
    ids: new Uint32Array(count * 4),
  };
  for (let at = 0; at < count; at++) {
    const entry = order[at] as number;
    page.to[at] = entries.to[entry] as number;
    page.facts[at] = entries.facts[entry] as number;
    for (let word = 0; word < 4; word++) page.ids[at * 4 + word] = entries.ids[entry * 4 + word] as number;
  }
  return page;
}
