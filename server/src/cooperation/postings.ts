import type { Node } from './node.js';

/** Who offers, needs, knows, belongs to or works in what. */
export const postingKinds = [
  'offers',
  'needs',
  'concepts',
  'clusters',
  'sectors',
  'countries',
  'sectorInCountry',
] as const;
export type PostingKind = (typeof postingKinds)[number];

/** Positions of stakeholders under each word, by its number, ordered by their identifiers. */
export type Postings = Record<PostingKind, readonly (Int32Array | undefined)[]>;

export const noPostings: Postings = {
  offers: [],
  needs: [],
  concepts: [],
  clusters: [],
  sectors: [],
  countries: [],
  sectorInCountry: [],
};

const none: readonly number[] = [];

/** Under which words a stakeholder stands, each once. `main` numbers a main sector in a country. */
export function keysOf(node: Node | undefined, kind: PostingKind, main: (node: Node) => number): readonly number[] {
  if (!node) return none;
  if (kind === 'offers' || kind === 'needs') return once(node[kind].flatMap((each) => each.concepts));
  if (kind === 'countries') return [node.country];
  if (kind === 'sectorInCountry') return node.sectors.length > 0 ? [main(node)] : none;
  return once(node[kind]);
}

function once(keys: readonly number[]): readonly number[] {
  return keys.length < 2 ? keys : [...new Set(keys)];
}

/** What changes under one word. */
interface Movement {
  leave: Set<number>;
  come: number[];
}

/** Collects who leaves and who comes under each word of one kind, then makes the lists anew where anything moved. */
export class PostingChanges {
  readonly #moves = new Map<number, Movement>();

  move(index: number, before: readonly number[], after: readonly number[]): void {
    for (const key of before) if (!after.includes(key)) this.#of(key).leave.add(index);
    for (const key of after) if (!before.includes(key)) this.#of(key).come.push(index);
  }

  /** The lists after the changes; those where nothing moved are shared. */
  applied(lists: Postings[PostingKind], compare: (a: number, b: number) => number): Postings[PostingKind] {
    if (this.#moves.size === 0) return lists;
    const next = lists.slice();
    for (const [key, { leave, come }] of this.#moves) {
      const before = lists[key] ?? new Int32Array(0);
      const list = merged(leave.size > 0 ? before.filter((each) => !leave.has(each)) : before, come, compare);
      next[key] = list.length > 0 ? list : undefined;
    }
    return next;
  }

  #of(key: number): Movement {
    const known = this.#moves.get(key);
    if (known) return known;
    const movement: Movement = { leave: new Set(), come: [] };
    this.#moves.set(key, movement);
    return movement;
  }
}

function merged(list: Int32Array, come: number[], compare: (a: number, b: number) => number): Int32Array {
  come.sort(compare);
  const result = new Int32Array(list.length + come.length);
  let [at, next] = [0, 0];
  for (let place = 0; place < result.length; place++) {
    const [old, fresh] = [list[at], come[next]];
    if (fresh === undefined || (old !== undefined && compare(old, fresh) < 0)) {
      result[place] = old as number;
      at++;
    } else {
      result[place] = fresh;
      next++;
    }
  }
  return result;
}
