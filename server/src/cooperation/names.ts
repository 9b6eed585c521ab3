/**
 * Words of a vocabulary (identifiers of concepts, codes of countries) numbered 0, 1, 2… in the order they came. A number
 * is never given again, so versions of the snapshot share one table. Only the words may decide an order, never the numbers.
 */
export class Names {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#words.length;
  }

  /** The number of a word, a new one where it has none. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  /** The number of a word, or -1. */
  find(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }

  of(number: number): string {
    return this.#words[number] ?? '';
  }

  /** Orders numbers as their words. */
  readonly compare = (a: number, b: number): number => {
    const [x, y] = [this.of(a), this.of(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  };
}
