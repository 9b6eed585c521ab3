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

/** Recognises labels in a text. `lang` is the text's language where it is known. */
export interface Spotter {
  spot(text: string, lang?: string): Spotted[];
}

interface Node {
  exact: Map<string, Node>;
  stems: Map<string, Set<Node>>;
  /** What ends here, with the label as it is written, to tell نحاس from نحّاس. */
  ends: { noun: SpottedNoun; id: string; plain: string }[];
}

/** The three ways in which a word meets a label's word, the surest first. */
const cost = { exact: 0, stem: 1, attached: 2 } as const;

function newNode(): Node {
  return { exact: new Map(), stems: new Map(), ends: [] };
}

function add(root: Node, label: SpotLabel): void {
  const tokens = tokenise(label.text);
  const first = tokens[0];
  // One or two letters are a word of many languages; only longer ones are taken for a label by themselves.
  if (!first || (tokens.length === 1 && first.folded.length < 3)) return;
  const isName = label.noun === 'place' || label.noun === 'country';
  let node = root;
  for (const token of tokens) {
    const child = node.exact.get(token.folded) ?? newNode();
    node.exact.set(token.folded, child);
    const stemmed = isName ? null : stem(token.plain, label.lang);
    if (stemmed) {
      const key = `${label.lang}:${stemmed}`;
      const set = node.stems.get(key) ?? new Set();
      node.stems.set(key, set.add(child));
    }
    node = child;
  }
  const plain = tokens.map((token) => token.plain).join(' ');
  if (!node.ends.some((each) => each.noun === label.noun && each.id === label.id && each.plain === plain)) {
    node.ends.push({ noun: label.noun, id: label.id, plain });
  }
}

function stepsFrom(node: Node, token: Token, languages: readonly string[]): [Node, number][] {
  // Most labels end here: nothing is stemmed for a node without a way on.
  if (node.exact.size === 0) return [];
  const steps = new Map<Node, number>();
  const exact = node.exact.get(token.folded);
  if (exact) steps.set(exact, cost.exact);
  for (const lang of languages) {
    const stemmed = stem(token.plain, lang);
    for (const met of (stemmed && node.stems.get(`${lang}:${stemmed}`)) || []) {
      if (!steps.has(met)) steps.set(met, cost.stem);
    }
  }
  for (const rest of withoutAttached(token.folded)) {
    const met = node.exact.get(rest);
    if (met && !steps.has(met)) steps.set(met, cost.attached);
  }
  return [...steps];
}

/** Among the labels that end at a place, those written as in the text if there are any, else all. */
function closest(node: Node, plain: string): Node['ends'] {
  const same = node.ends.filter((each) => each.plain === plain);
  return same.length > 0 ? same : node.ends;
}

/** Builds one automaton over all labels: the longest label wins, then the surest way of meeting it. */
export function createSpotter(labels: Iterable<SpotLabel>): Spotter {
  const root = newNode();
  for (const label of labels) add(root, label);
  const first = remembering((token, languages) => stepsFrom(root, token, languages));
  return {
    spot(text, lang) {
      const tokens = tokenise(text);
      const found: Spotted[] = [];
      for (let at = 0; at < tokens.length; ) {
        const best = longestAt(first, tokens, at, lang);
        if (!best) {
          at++;
          continue;
        }
        const start = tokens[at]?.start ?? 0;
        const end = tokens[at + best.length - 1]?.end ?? start;
        const seen = new Set<string>();
        for (const { noun, id } of best.ends) {
          if (seen.has(`${noun}:${id}`)) continue;
          seen.add(`${noun}:${id}`);
          found.push({ noun, id, start, end, words: text.slice(start, end) });
        }
        at += best.length;
      }
      return found;
    },
  };
}

type Steps = (token: Token, languages: readonly string[]) => [Node, number][];

/** Most words begin no label, and texts repeat their words: what a word begins is worth remembering. */
function remembering(steps: Steps): Steps {
  const known = new Map<string, Map<string, [Node, number][]>>();
  return (token, languages) => {
    const key = languages.length === 1 ? (languages[0] ?? '') : '';
    const ofLanguage = known.get(key) ?? new Map<string, [Node, number][]>();
    known.set(key, ofLanguage);
    const before = ofLanguage.get(token.plain);
    if (before) return before;
    if (ofLanguage.size >= mostRemembered) ofLanguage.clear();
    const found = steps(token, languages);
    ofLanguage.set(token.plain, found);
    return found;
  };
}

const mostRemembered = 100_000;

function longestAt(
  first: Steps,
  tokens: Token[],
  at: number,
  lang: string | undefined,
): { length: number; ends: Node['ends'] } | null {
  const known = lang ? [lang.split('-')[0] ?? lang] : null;
  let active: [Node, number][] = [];
  let best: { length: number; ends: Node['ends'] } | null = null;
  for (let index = at; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    const languages = known ?? languagesOf(token.plain);
    active =
      index === at
        ? first(token, languages)
        : active.flatMap(([node, sum]) =>
            stepsFrom(node, token, languages).map(([child, price]): [Node, number] => [child, sum + price]),
          );
    if (active.length === 0) break;
    const ending = active.filter(([node]) => node.ends.length > 0);
    if (ending.length > 0) {
      const least = Math.min(...ending.map(([, sum]) => sum));
      const plain = tokens
        .slice(at, index + 1)
        .map((each) => each.plain)
        .join(' ');
      const ends = ending.filter(([, sum]) => sum === least).flatMap(([node]) => closest(node, plain));
      best = { length: index + 1 - at, ends };
    }
  }
  return best;
}
