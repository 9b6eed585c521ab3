/** Values by position of which few are not 0; emptied by what was touched instead of as a whole. */
export class Column {
  readonly value: Float64Array;
  readonly #touched: Int32Array;
  #count = 0;

  constructor(size: number) {
    this.value = new Float64Array(size);
    this.#touched = new Int32Array(size);
  }

  /** Adds an amount above 0. */
  add(at: number, amount: number): void {
    const before = this.value[at] as number;
    if (before === 0) this.#touched[this.#count++] = at;
    this.value[at] = before + amount;
  }

  /** The positions whose value is not 0, in the order in which they came. */
  get touched(): Int32Array {
    return this.#touched.subarray(0, this.#count);
  }

  /** Brings every value v to ln(1 + scale · v), which keeps a few very large ones from hiding the others. */
  logs(scale: number): void {
    for (const at of this.touched) this.value[at] = Math.log1p((this.value[at] as number) * scale);
  }

  clear(): void {
    for (const at of this.touched) this.value[at] = 0;
    this.#count = 0;
  }
}

/** What a position is worth. */
export type Score = (at: number) => number;

/** Whom a question admits as an answer: everyone of `among`, if it is given, whom `has` admits. */
export interface Admitted {
  among: Int32Array | null;
  has: (at: number) => boolean;
}

export const everyone: Admitted = { among: null, has: () => true };

/** The `count` positions of the highest scores above 0, best first; of equal ones the lower position. */
export function best(
  positions: ArrayLike<number>,
  score: Score,
  count: number,
  has: (at: number) => boolean = everyone.has,
): number[] {
  // A heap of the best so far, the worst on top.
  const most = Math.min(count, positions.length);
  const heap = new Int32Array(most);
  const worth = new Float64Array(most);
  let size = 0;
  const put = (place: number, at: number, value: number) => {
    heap[place] = at;
    worth[place] = value;
  };
  const worse = (a: number, at: number, value: number) => {
    const own = worth[a] as number;
    return own < value || (own === value && (heap[a] as number) > at);
  };
  /** Lets a value sink from the top of the first `size` to its place. */
  const sink = (at: number, value: number) => {
    let place = 0;
    for (let child = 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && worse(child + 1, heap[child] as number, worth[child] as number)) child++;
      if (!worse(child, at, value)) break;
      put(place, heap[child] as number, worth[child] as number);
      place = child;
    }
    put(place, at, value);
  };
  for (let n = 0; n < positions.length; n++) {
    const at = positions[n] as number;
    const value = score(at);
    if (value === 0) continue;
    if (size === most && !worse(0, at, value)) continue;
    if (!has(at)) continue;
    if (size === most) {
      sink(at, value);
      continue;
    }
    let place = size++;
    for (let above = (place - 1) >> 1; place > 0; place = above, above = (place - 1) >> 1) {
      if (worse(above, at, value)) break;
      put(place, heap[above] as number, worth[above] as number);
    }
    put(place, at, value);
  }
  const order = new Array<number>(size);
  while (size > 0) {
    order[--size] = heap[0] as number;
    sink(heap[size] as number, worth[size] as number);
  }
  return order;
}

/** How many of an order are kept ready. */
export const kept = 1000;

/** Who comes first by one score: worked out once, read by several with other ideas of who may answer. */
export class Ranking {
  readonly #positions: ArrayLike<number>;
  readonly #score: Score;
  #order: number[] | null = null;
  #first: { count: number; admitted: Admitted; found: readonly number[] } | null = null;

  constructor(positions: ArrayLike<number>, score: Score) {
    this.#positions = positions;
    this.#score = score;
  }

  /** Works out the order now, for a score that will soon mean something else. */
  settle(): this {
    this.#order = best(this.#positions, this.#score, kept);
    return this;
  }

  /** The best 1,000 of all. */
  get order(): readonly number[] {
    this.#order ??= best(this.#positions, this.#score, kept);
    return this.#order;
  }

  /** The best `count` of those admitted. */
  first(count: number, admitted: Admitted): readonly number[] {
    if (this.#first?.admitted === admitted && this.#first.count === count) return this.#first.found;
    const found = this.#find(count, admitted);
    this.#first = { count, admitted, found };
    return found;
  }

  #find(count: number, { among, has }: Admitted): number[] {
    if (among) return best(among, this.#score, count, has);
    // Another order is not worth its cost for a hundred.
    if (!this.#order) return best(this.#positions, this.#score, count, has);
    const found: number[] = [];
    for (const at of this.#order) {
      if (!has(at)) continue;
      found.push(at);
      if (found.length === count) return found;
    }
    return this.#order.length < kept ? found : best(this.#positions, this.#score, count, has);
  }
}
