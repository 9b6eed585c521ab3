/** Four words of an identifier; what a uuid is without its hyphens. */
export type UuidWords = readonly [number, number, number, number];

/**
 * Identifiers numbered 0, 1, 2… in the order they came, sixteen bytes each. A number is never given again, so versions
 * of the snapshot share one table: a reader of an older version only knows the numbers below its own size.
 */
export class Uuids {
  #words = new Uint32Array(1024 * 4);
  /** Open addressing: number + 1, or 0 where free. */
  #slots = new Int32Array(4096);
  #size = 0;
  /** So many came in ascending order, and compare as their numbers do. */
  #ascending = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of an identifier, a new one where it has none. */
  add(a: number, b: number, c: number, d: number): number {
    const slot = this.#slotOf(a, b, c, d);
    const known = this.#slots[slot] as number;
    if (known > 0) return known - 1;
    const number = this.#size++;
    if (this.#words.length < this.#size * 4) this.#words = grown(this.#words);
    this.#words.set([a, b, c, d], number * 4);
    if (this.#ascending === number && (number === 0 || this.#compareWords(number - 1, number) < 0)) this.#ascending++;
    this.#slots[slot] = number + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  /** The number of an identifier, or -1. */
  find(a: number, b: number, c: number, d: number): number {
    return (this.#slots[this.#slotOf(a, b, c, d)] as number) - 1;
  }

  wordsOf(number: number): UuidWords {
    const words = this.#words;
    const at = number * 4;
    return [words[at] as number, words[at + 1] as number, words[at + 2] as number, words[at + 3] as number];
  }

  textOf(number: number): string {
    return uuidText(this.wordsOf(number));
  }

  /** Orders numbers by their identifiers, so that the order in which they came changes nothing. */
  readonly compare = (a: number, b: number): number =>
    a < this.#ascending && b < this.#ascending ? a - b : this.#compareWords(a, b);

  #compareWords(a: number, b: number): number {
    for (let word = 0; word < 4; word++) {
      const difference = (this.#words[a * 4 + word] as number) - (this.#words[b * 4 + word] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #slotOf(a: number, b: number, c: number, d: number): number {
    const mask = this.#slots.length - 1;
    const words = this.#words;
    let slot = (Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c ^ (d >>> 15), 0x85ebca6b), 0xc2b2ae35) ^ d) & mask;
    for (;;) {
      const at = ((this.#slots[slot] as number) - 1) * 4;
      if (at < 0 || (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < this.#size; number++) this.#slots[this.#slotOf(...this.wordsOf(number))] = number + 1;
  }
}

function grown(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2);
  larger.set(words);
  return larger;
}

/** The words of a uuid written out, or null where it is none. */
export function uuidWords(text: string): UuidWords | null {
  const digits = text.replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/i.test(digits)) return null;
  const word = (at: number) => Number.parseInt(digits.slice(at, at + 8), 16);
  return [word(0), word(8), word(16), word(24)];
}

/** Two bytes in hexadecimal. */
const digits = Array.from({ length: 65_536 }, (_, number) => number.toString(16).padStart(4, '0'));

/** A uuid written out. */
export function uuidText([a, b, c, d]: UuidWords): string {
  const high = (word: number) => digits[word >>> 16] as string;
  const low = (word: number) => digits[word & 0xffff] as string;
  return `${high(a)}${low(a)}-${high(b)}-${low(b)}-${high(c)}-${low(c)}${high(d)}${low(d)}`;
}
