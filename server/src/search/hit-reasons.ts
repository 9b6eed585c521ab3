import { directionOf } from '../foundation/localised-text.js';
import { fold, languagesOf, stem, tokenise } from '../thesaurus/normalise.js';
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

/** Why a document was found, in the reader's language, and its texts with the words that answered marked. */
export function explainHit(
  vocabulary: Vocabulary,
  plan: Plan,
  row: FoundRow,
  lang: string,
): { reasons: Reason[]; highlights: Highlight[] } {
  const wanted = new Set([...plan.concepts, ...plan.near]);
  const near = new Set(plan.near);
  const words = new Map<string, { words: string; lang: string }>();
  let plainMatch: { words: string; lang: string } | null = null;
  let nameMatch: { words: string; lang: string } | null = null;
  let alikeMatch: { words: string; lang: string } | null = null;
  const highlights: Highlight[] = [];
  const isClose = plan.named.includes(row.record_id);
  const name = plan.name || (isClose ? plan.words.join(' ') : '');
  for (const { field, lang: textLang, text } of row.texts) {
    const spotted = vocabulary.spotter
      .spot(text, textLang)
      .filter((each) => each.noun === 'concept' && wanted.has(each.id));
    for (const each of spotted) if (!words.has(each.id)) words.set(each.id, { words: each.words, lang: textLang });
    const same = wordMarks(text, textLang, plan.words);
    const first = same[0];
    if (first && !plainMatch) plainMatch = { words: text.slice(first.start, first.end), lang: textLang };
    const named = field === 'name' || field === 'otherName' ? nameMarks(text, name) : [];
    if (named[0] && !nameMatch) nameMatch = { words: text, lang: textLang };
    const alike = plan.alike.length > 0 ? tokenise(text).filter((token) => plan.alike.includes(token.folded)) : [];
    const like = alike[0];
    if (like && !alikeMatch) alikeMatch = { words: text.slice(like.start, like.end), lang: textLang };
    const marks = [...spotted, ...same, ...named, ...alike];
    if (marks.length > 0) {
      highlights.push({ field, lang: textLang, dir: directionOf(textLang), segments: segments(text, marks) });
    }
  }
  // A close name may be so by parts that no mark shows.
  const title = row.texts.find(({ field }) => field === 'name');
  if (isClose && !nameMatch && title) nameMatch = { words: title.text, lang: title.lang };
  const reasons: Reason[] = row.concepts
    .filter((id) => wanted.has(id))
    .map((id) => ({
      kind: near.has(id) ? 'near-concept' : 'concept',
      id,
      label: labelOf(vocabulary, 'concept', id, lang),
      words: words.get(id)?.words ?? null,
      lang: words.get(id)?.lang ?? null,
    }));
  const bare = { words: null, lang: null };
  for (const id of plan.sectors.filter((each) => row.sectors.includes(each))) {
    reasons.push({ kind: 'sector', id, label: labelOf(vocabulary, 'sector', id, lang), ...bare });
  }
  if (row.place && plan.places.includes(row.place)) {
    reasons.push({ kind: 'place', id: row.place, label: labelOf(vocabulary, 'place', row.place, lang), ...bare });
  } else if (plan.countries.includes(row.country)) {
    reasons.push({ kind: 'place', id: row.country, label: labelOf(vocabulary, 'country', row.country, lang), ...bare });
  }
  if (plainMatch) reasons.push({ kind: 'text', id: null, label: null, ...plainMatch });
  else if (nameMatch) reasons.push({ kind: 'name', id: null, label: null, ...nameMatch });
  else if (alikeMatch) reasons.push({ kind: 'spelling', id: null, label: null, ...alikeMatch });
  else if (plan.step === 'meaning') reasons.push({ kind: 'meaning', id: null, label: null, ...bare });
  return { reasons, highlights };
}

/** Where a name has the one that was asked for, however it is written. */
function nameMarks(text: string, asked: string): Mark[] {
  const found = asked === '' ? null : nameHas(text, asked);
  return found ? tokenise(text).filter((token) => found.words.includes(plainLetters(token.plain))) : [];
}

/** Where a text has the query's words, as written or with the same stem: a root may be of another language, as in the index. */
function wordMarks(text: string, lang: string, words: readonly string[]): Mark[] {
  const folded = new Set(words.map(fold));
  const stems = new Set(
    words.flatMap((word) =>
      languagesOf(word).flatMap((each) => stem(word.normalize('NFKC').toLowerCase(), each) ?? []),
    ),
  );
  return tokenise(text).filter((token) => folded.has(token.folded) || stems.has(stem(token.plain, lang) ?? ''));
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
