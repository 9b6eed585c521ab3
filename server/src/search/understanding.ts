import { type LocalisedText, type LocalText, labelText } from '../foundation/localised-text.js';
import { BadInput } from '../foundation/refusal.js';
import { cleanText, tokenise } from '../thesaurus/normalise.js';
import type { Spotted, SpottedNoun } from '../thesaurus/spotting.js';
import type { Understood } from './search-engine.js';
import type { Vocabulary } from './vocabulary.js';

export const maximumQuery = 500;

/** Words that join others and ask for nothing themselves, folded; a query of these and a place asks for the place. */
const joining = new Set(
  `a an and at by for from in into of on or the to with
   au aux avec chez d dans de des du en et l la le les ou par pour sur un une
   al con da de dei del della di e el en i il in la las los lo nel o per por su un una y
   ve ile icin bir في من الي علي عن مع و او اي هذا هذه التي الذي`.split(/\s+/),
);

/** A query taken apart: what was recognised in it, and the words that are left. */
export interface Understanding {
  text: string;
  understood: Understood[];
  /** Words outside everything recognised and switched on. */
  rest: string;
  /** All its words without the joining ones. */
  words: string[];
}

/** What was typed without what no person types; refuses what is too long to have been typed. */
export function queryText(query: string): string {
  if (query.length > maximumQuery) {
    throw new BadInput('query', 'has {characters} characters; at most {most} are searched for', {
      characters: query.length,
      most: maximumQuery,
    });
  }
  return cleanText(query);
}

/** Takes a query apart, with names of places `bySound` if asked; refuses one that is too long to have been typed. */
export function understand(
  vocabulary: Vocabulary,
  query: string,
  without: readonly string[],
  lang: string,
  bySound = false,
): Understanding {
  const text = queryText(query);
  const off = new Set(without);
  const spotted = vocabulary.spotter.spot(text);
  if (bySound) spotted.push(...heardBetween(vocabulary, text, spotted));
  const understood = spotted.map(({ noun, id, words }) => ({
    noun,
    id,
    words,
    label: labelOf(vocabulary, noun, id, lang),
    active: !off.has(id),
  }));
  const covered = spotted.filter((each) => !off.has(each.id));
  const tokens = tokenise(text).filter((token) => !joining.has(token.folded));
  const rest = tokens.filter((token) => !covered.some((each) => token.start >= each.start && token.end <= each.end));
  return {
    text,
    understood: understood.filter(
      (each, index) => understood.findIndex((other) => other.id === each.id && other.noun === each.noun) === index,
    ),
    rest: rest.map((token) => text.slice(token.start, token.end)).join(' '),
    words: tokens.map((token) => text.slice(token.start, token.end)),
  };
}

/** Places heard in the words that were taken for nothing else; words on both sides of something are not heard together. */
function heardBetween(vocabulary: Vocabulary, text: string, spotted: readonly Spotted[]): Spotted[] {
  const edges = [...spotted].sort((a, b) => a.start - b.start);
  const pieces: [number, number][] = [];
  let at = 0;
  for (const { start, end } of edges) {
    if (start > at) pieces.push([at, start]);
    at = Math.max(at, end);
  }
  pieces.push([at, text.length]);
  return pieces.flatMap(([from, to]) =>
    vocabulary
      .placesBySound(text.slice(from, to))
      .map((each) => ({ ...each, start: each.start + from, end: each.end + from })),
  );
}

/** The label of anything that can be recognised, in the reader's language. */
export function labelOf(vocabulary: Vocabulary, noun: SpottedNoun, id: string, lang: string): LocalText {
  return labelText(labelsOf(vocabulary, noun, id), lang, id);
}

function labelsOf(
  { conceptLabels, sectors, countries, places }: Vocabulary,
  noun: SpottedNoun,
  id: string,
): LocalisedText | undefined {
  switch (noun) {
    case 'concept':
      return conceptLabels.get(id);
    case 'sector':
      return sectors.get(id)?.labels;
    case 'country':
      return countries.get(id)?.names;
    case 'place':
      return places.get(id)?.names;
  }
}
