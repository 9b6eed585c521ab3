import { languagesOf, stem, type Token, tokenise, withoutAttached } from './normalise.js';

/** What a label names. */
export type SpottedNoun = 'concept' | 'sector' | 'country' | 'place';

/** A label to recognise in texts of any language. */
export interface SpotLabel {
  noun: SpottedNoun;
  id: string;
  lang: string;
  text: string;
}

/** Words of a text recognised as a label: where they stand and what they name. */
export interface Spotted {
  noun: SpottedNoun;
  id: string;
  start: number;
  end: number;
  words: string;
}

/** Recognises labels in a text. `lang` is the text's language where it is known, `tokens` its words where they are. */
export interface Spotter {
  spot(text: string, lang?: string, tokens?: readonly Token[]): Spotted[];
}

interface Node {
  /** The words and stems that lead on, by their number; a word leads to one node, a stem to all its words' nodes. */
  next: Map<number, Node[]>;
  /** What ends here, with the label as it is written, to tell نحاس from نحّاس. */
  ends: { noun: SpottedNoun; id: string; plain: string }[];
}

/** A label of more things than these says of none of them that it is meant. */
const mostMeant = 30;

/** The three ways in which a word meets a label's word, the surest first. */
const cost = { exact: 0, stem: 1, attached: 2 } as const;

/** A node that was reached, and what it cost to meet the words on the way. */
interface Step {
  node: Node;
  price: number;
}

/** What a word of a text can be in the labels: each way to meet one, and where the root leads by them. */
interface Word {
  meets: { number: number; price: number }[];
  first: Step[];
}

const nothing: Word = { meets: [], first: [] };
const mostRemembered = 100_000;

/** Where nodes lead by a word, each node by the surest way; asked of most words of most texts, so nothing is made in vain. */
function stepsFrom(active: readonly Step[], { meets }: Pick<Word, 'meets'>): Step[] {
  const steps: Step[] = [];
  for (const { node, price } of active) {
    if (node.next.size === 0) continue;
    const own = steps.length;
    for (const way of meets) {
      const reached = node.next.get(way.number);
      if (!reached) continue;
      for (const met of reached) {
        if (steps.findLastIndex((each) => each.node === met) < own) steps.push({ node: met, price: price + way.price });
      }
    }
  }
  return steps;
}

const endsHere = ({ node }: Step): boolean => node.ends.length > 0;

/** All labels as one tree of words; words and stems are numbers, so that a step is one look into a map. */
function automaton(labels: Iterable<SpotLabel>): { root: Node; numbers: Map<string, number> } {
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const newNode = (): Node => ({ next: new Map(), ends: [] });
  const root = newNode();
  const vague = new Set<Node>();
  for (const label of labels) {
    const tokens = tokenise(label.text);
    const first = tokens[0];
    // One or two letters are a word of many languages; only longer ones are taken for a label by themselves.
    if (!first || (tokens.length === 1 && first.folded.length < 3)) continue;
    const isName = label.noun === 'place' || label.noun === 'country';
    let node = root;
    for (const token of tokens) {
      const word = numberOf(token.folded);
      const child: Node = node.next.get(word)?.[0] ?? newNode();
      node.next.set(word, [child]);
      const stemmed = isName ? null : stem(token.plain, label.lang);
      if (stemmed) {
        const key = numberOf(`${label.lang}:${stemmed}`);
        const met = node.next.get(key) ?? [];
        if (!met.includes(child)) node.next.set(key, [...met, child]);
      }
      node = child;
    }
    const plain = tokens.map((token) => token.plain).join(' ');
    if (vague.has(node)) continue;
    if (!node.ends.some((each) => each.noun === label.noun && each.id === label.id && each.plain === plain)) {
      node.ends.push({ noun: label.noun, id: label.id, plain });
      if (node.ends.length > mostMeant) vague.add(node);
    }
  }
  for (const node of vague) node.ends = [];
  return { root, numbers };
}

/** Among the labels that end at a place, those written as in the text if there are any, else all. */
function closest(node: Node, plain: string): Node['ends'] {
  const same = node.ends.filter((each) => each.plain === plain);
  return same.length > 0 ? same : node.ends;
}

/** Builds one automaton over all labels: the longest label wins, then the surest way of meeting it. */
export function createSpotter(labels: Iterable<SpotLabel>): Spotter {
  const { root, numbers } = automaton(labels);
  const meetsOf = (token: Token, languages: readonly string[]): Word => {
    const meets: Word['meets'] = [];
    const meet = (key: string, price: number) => {
      const number = numbers.get(key);
      if (number !== undefined) meets.push({ number, price });
    };
    meet(token.folded, cost.exact);
    for (const lang of languages) {
      const stemmed = stem(token.plain, lang);
      if (stemmed) meet(`${lang}:${stemmed}`, cost.stem);
    }
    for (const rest of withoutAttached(token.folded)) meet(rest, cost.attached);
    return meets.length === 0 ? nothing : { meets, first: stepsFrom([{ node: root, price: 0 }], { meets }) };
  };
  // Texts repeat their words, and most begin no label: what a word can be is found out once for each language.
  const known = new Map<string, Map<string, Word>>();
  const wordsOf = (lang: string | undefined): ((token: Token) => Word) => {
    const language = lang?.split('-')[0] ?? '';
    const words = known.get(language) ?? new Map<string, Word>();
    known.set(language, words);
    const only = language === '' ? null : [language];
    return (token) => {
      const before = words.get(token.plain);
      if (before) return before;
      if (words.size >= mostRemembered) words.clear();
      const found = meetsOf(token, only ?? languagesOf(token.plain));
      words.set(token.plain, found);
      return found;
    };
  };
  return {
    spot(text, lang, tokens = tokenise(text)) {
      const wordOf = wordsOf(lang);
      const found: Spotted[] = [];
      for (let at = 0; at < tokens.length; ) {
        const first = tokens[at];
        const best = first && longestAt(wordOf, wordOf(first).first, tokens, at);
        if (!best) {
          at++;
          continue;
        }
        const { start } = first;
        const end = tokens[at + best.length - 1]?.end ?? start;
        for (const [index, { noun, id }] of best.ends.entries()) {
          if (best.ends.findIndex((each) => each.noun === noun && each.id === id) < index) continue;
          found.push({ noun, id, start, end, words: text.slice(start, end) });
        }
        at += best.length;
      }
      return found;
    },
  };
}

/** The longest label that begins at a word whose ways from the root are `active`. */
function longestAt(
  wordOf: (token: Token) => Word,
  active: Step[],
  tokens: readonly Token[],
  at: number,
): { length: number; ends: Node['ends'] } | null {
  let best: { length: number; steps: Step[] } | null = null;
  for (let length = 1; active.length > 0; length++) {
    if (active.some(endsHere)) best = { length, steps: active };
    const next = tokens[at + length];
    if (!next) break;
    active = stepsFrom(active, wordOf(next));
  }
  if (!best) return null;
  const ending = best.steps.filter(endsHere);
  const least = Math.min(...ending.map(({ price }) => price));
  const plain = tokens
    .slice(at, at + best.length)
    .map((each) => each.plain)
    .join(' ');
  const ends = ending.filter(({ price }) => price === least).flatMap(({ node }) => closest(node, plain));
  return { length: best.length, ends };
}
