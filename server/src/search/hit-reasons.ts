import { directionOf } from '../foundation/localised-text.js';
import { fold, languagesOf, stem, type Token, tokenise } from '../thesaurus/normalise.js';
import type { Spotted, SpottedNoun } from '../thesaurus/spotting.js';
import { nameHas } from './names/names-meet.js';
import { plainLetters } from './names/romanise.js';
import type { Plan } from './plan.js';
import type { DocumentText } from './search-document.js';
import type { Highlight, Reason } from './search-engine.js';
import { labelOf } from './understanding.js';
import type { Vocabulary } from './vocabulary.js';

/** What the index knows of a document that was found. */
export interface FoundRow {
  record_id: string;
  score: number;
  texts: DocumentText[];
  concepts: string[];
  sectors: string[];
  country: string;
  place: string | null;
}

interface Mark {
  start: number;
  end: number;
}

/** Words of a text that answered, and its language. */
interface Words {
  words: string;
  lang: string;
}

/**
 * Tells why a document was found, in the reader's language, with its texts and the words that answered marked in them. What
 * the plan asks for is worked out once for all hits, and each text is taken apart once for all that is looked for in it.
 */
export function explainerOf(
  vocabulary: Vocabulary,
  plan: Plan,
  lang: string,
): (row: FoundRow) => { reasons: Reason[]; highlights: Highlight[] } {
  const wanted = new Set([...plan.concepts, ...plan.near]);
  const near = new Set(plan.near);
  const alike = new Set(plan.alike);
  const answers = wordsAnswering(plan.words);
  const isWanted = ({ noun, id }: Spotted) => noun === 'concept' && wanted.has(id);
  const label = (noun: SpottedNoun, id: string) => labelOf(vocabulary, noun, id, lang);
  const bare = { words: null, lang: null };
  return (row) => {
    const words = new Map<string, Words>();
    const matches: { plain?: Words; name?: Words; alike?: Words } = {};
    const highlights: Highlight[] = [];
    const isClose = plan.named.includes(row.record_id);
    const name = plan.name || (isClose ? plan.words.join(' ') : '');
    for (const { field, lang: textLang, text } of row.texts) {
      const tokens = tokenise(text);
      const spotted = wanted.size === 0 ? [] : vocabulary.spotter.spot(text, textLang, tokens).filter(isWanted);
      const same = tokens.filter((token) => answers(token, textLang));
      const named = field === 'name' || field === 'otherName' ? nameMarks(text, tokens, name) : [];
      const close = alike.size === 0 ? [] : tokens.filter((token) => alike.has(token.folded));
      const wordsAt = ({ start, end }: Mark): Words => ({ words: text.slice(start, end), lang: textLang });
      for (const each of spotted) if (!words.has(each.id)) words.set(each.id, wordsAt(each));
      if (same[0]) matches.plain ??= wordsAt(same[0]);
      if (named[0]) matches.name ??= { words: text, lang: textLang };
      if (close[0]) matches.alike ??= wordsAt(close[0]);
      const marks = [...spotted, ...same, ...named, ...close];
      if (marks.length > 0) {
        highlights.push({ field, lang: textLang, dir: directionOf(textLang), segments: segments(text, marks) });
      }
    }
    // A close name may be so by parts that no mark shows.
    const title = row.texts.find(({ field }) => field === 'name');
    if (isClose && title) matches.name ??= { words: title.text, lang: title.lang };
    const reasons: Reason[] = row.concepts
      .filter((id) => wanted.has(id))
      .map((id) => ({
        kind: near.has(id) ? 'near-concept' : 'concept',
        id,
        label: label('concept', id),
        ...(words.get(id) ?? bare),
      }));
    for (const id of plan.sectors.filter((each) => row.sectors.includes(each))) {
      reasons.push({ kind: 'sector', id, label: label('sector', id), ...bare });
    }
    if (row.place && plan.places.includes(row.place)) {
      reasons.push({ kind: 'place', id: row.place, label: label('place', row.place), ...bare });
    } else if (plan.countries.includes(row.country)) {
      reasons.push({ kind: 'place', id: row.country, label: label('country', row.country), ...bare });
    }
    const none = { id: null, label: null };
    if (matches.plain) reasons.push({ kind: 'text', ...none, ...matches.plain });
    else if (matches.name) reasons.push({ kind: 'name', ...none, ...matches.name });
    else if (matches.alike) reasons.push({ kind: 'spelling', ...none, ...matches.alike });
    else if (plan.step === 'meaning') reasons.push({ kind: 'meaning', ...none, ...bare });
    return { reasons, highlights };
  };
}

/** Where a name has the one that was asked for, however it is written. */
function nameMarks(text: string, tokens: readonly Token[], asked: string): Mark[] {
  const found = asked === '' ? null : nameHas(text, asked);
  return found ? tokens.filter((token) => found.words.includes(plainLetters(token.plain))) : [];
}

/** Whether a word of a text is one of the query's, as written or with the same stem: a root may be of another language, as in the index. */
function wordsAnswering(words: readonly string[]): (token: Token, lang: string) => boolean {
  const folded = new Set(words.map(fold));
  const stems = new Set(
    words.flatMap((word) =>
      languagesOf(word).flatMap((each) => stem(word.normalize('NFKC').toLowerCase(), each) ?? []),
    ),
  );
  return (token, lang) => folded.has(token.folded) || (stems.size > 0 && stems.has(stem(token.plain, lang) ?? ''));
}

function segments(text: string, marks: readonly Mark[]): Highlight['segments'] {
  const result: Highlight['segments'] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) result.push({ text: text.slice(at, from), hit: false });
    result.push({ text: text.slice(from, end), hit: true });
    at = end;
  }
  if (at < text.length) result.push({ text: text.slice(at), hit: false });
  return result;
}
