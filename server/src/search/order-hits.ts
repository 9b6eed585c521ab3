import { fold, languagesOf, plainOf, stem, tokenise, withoutAttached } from '../thesaurus/normalise.js';
import type { FoundRow } from './hit-reasons.js';
import type { Plan } from './plan.js';
import { reach, type Vocabulary } from './vocabulary.js';

/** How much each thing counts beside one word of the query; chosen on the open half of our judged queries. */
const worth = { concept: 2, narrower: 0.3, near: 0.3, sector: 0.5, where: 1, title: 4 };
/** BM25's own, and what a sign that nearly all hits bear still counts. */
const settings = { k1: 1.5, b: 0.5, least: 0.5 };
/** A word that stands more often says no more. */
const mostTimes = 5;
/** A beginning of so many letters may be continued; a shorter one stands alone. */
const shortestStem = 4;
const arabicFronts = ['', 'ال', 'و', 'وال', 'ب', 'بال', 'ل', 'لل', 'ف', 'ك'];
const isArabic = (word: string) => /\p{Script=Arabic}/u.test(word);

/** Hits are met again and again; so many characters of their texts are kept. */
const remembered = new Map<string, string>();
const mostRemembered = 8_000_000;
let charactersRemembered = 0;

/** A text in one form with a space around each word, so that words can be looked for as they begin. */
function spaced(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const made = spacedAnew(text);
  charactersRemembered += text.length + made.length;
  if (charactersRemembered > mostRemembered) {
    remembered.clear();
    charactersRemembered = text.length + made.length;
  }
  remembered.set(text, made);
  return made;
}

function spacedAnew(text: string): string {
  return ` ${tokenise(text)
    .map((each) => each.folded)
    .join(' ')} `;
}

/** The beginnings by which forms of a word are met in spaced texts, in any language it may be of. */
function beginningsOf(word: string): string[] {
  const folded = fold(word);
  const forms = new Set([folded, ...withoutAttached(folded)]);
  for (const lang of languagesOf(word)) {
    const root = stem(plainOf(word), lang);
    if (root && root.length >= shortestStem) forms.add(fold(root));
  }
  const isCovered = (form: string) =>
    [...forms].some((other) => other !== form && other.length >= shortestStem && form.startsWith(other));
  const arabic = isArabic(word);
  const shortest = [...forms].filter((form) => form.length > 1 && !isCovered(form));
  const open = (form: string) => form.length >= (arabic ? shortestStem - 1 : shortestStem);
  return uncovered(
    shortest.flatMap((form) =>
      (arabic ? arabicFronts : ['']).map((front) => ` ${front}${form}${open(form) ? '' : ' '}`),
    ),
  );
}

/** Beginnings without those that begin with another: what is met by both would count twice. */
function uncovered(beginnings: readonly string[]): string[] {
  const all = [...new Set(beginnings)];
  return all.filter((each) => !all.some((other) => other !== each && each.startsWith(other)));
}

function timesIn(text: string, beginnings: readonly string[]): number {
  let times = 0;
  for (const each of beginnings) {
    for (let at = text.indexOf(each); at >= 0 && times < mostTimes; at = text.indexOf(each, at + each.length - 1))
      times++;
  }
  return times;
}

/** The texts of the hits, looked through for one thing after another. */
function readHits(rows: readonly FoundRow[]) {
  const texts = rows.map((row) =>
    row.texts.map(({ field, text }) => ({
      counts: field === 'name' || field === 'otherName' ? worth.title : 1,
      text: spaced(text),
    })),
  );
  const lengths = texts.map((own) => own.reduce((sum, { text }) => sum + text.length, 0));
  const mean = lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, rows.length) || 1;
  return {
    times: (at: number, beginnings: readonly string[]) =>
      (texts[at] ?? []).reduce((sum, { counts, text }) => sum + counts * timesIn(text, beginnings), 0),
    /** How much so many times say, from 0 to 1, less in a long text. */
    saturated: (times: number, at: number) =>
      times / (times + settings.k1 * (1 - settings.b + (settings.b * (lengths[at] ?? 0)) / mean)),
  };
}

/**
 * The hits of any index in one order, so that engines agree: by BM25 over words and concepts as they are written, what few of
 * these hits have counting more (the pool of hits stands for the collection), and by place. A close name stays first.
 */
export function orderHits(vocabulary: Vocabulary, plan: Plan, rows: readonly FoundRow[]): FoundRow[] {
  const { times, saturated } = readHits(rows);
  const scores = rows.map(() => 0);
  const add = (weight: number, valueIn: (row: FoundRow, at: number) => number) => {
    const values = rows.map(valueIn);
    const having = values.filter((each) => each > 0).length;
    const rarity = Math.max(settings.least, Math.log(1 + (rows.length - having + 0.5) / (having + 0.5)));
    for (const [at, value] of values.entries()) scores[at] = (scores[at] ?? 0) + weight * rarity * value;
  };
  for (const word of new Set(plan.words)) {
    const beginnings = beginningsOf(word);
    const by = plan.labelled.get(word);
    const isLabelled = ({ concepts, sectors, place, country }: FoundRow) =>
      by !== undefined &&
      (concepts.some((id) => by.concept.has(id)) ||
        sectors.some((id) => by.sector.has(id)) ||
        by.place.has(place ?? '') ||
        by.country.has(country));
    add(1, (row, at) => saturated(times(at, beginnings) + (isLabelled(row) ? 1 : 0), at));
  }
  for (const id of plan.asked) {
    const narrower = new Set(reach(vocabulary.narrower, [id]));
    const labels = (vocabulary.conceptWords.get(id) ?? []).map(spaced).filter((each) => each.trim() !== '');
    const isOpen = (label: string) => label.trim().length >= shortestStem;
    const beginnings = uncovered(labels.map((label) => (isOpen(label) ? label.trimEnd() : label)));
    add(worth.concept, (row, at) => {
      if (row.concepts.includes(id)) return saturated(1 + times(at, beginnings), at);
      return row.concepts.some((each) => narrower.has(each)) ? worth.narrower : 0;
    });
  }
  if (plan.near.length > 0) add(worth.near, (row) => Number(row.concepts.some((id) => plan.near.includes(id))));
  for (const id of plan.sectors) add(worth.sector, (row) => Number(row.sectors.includes(id)));
  for (const id of plan.places) add(worth.where, (row) => Number(row.place === id));
  for (const code of plan.countries) add(worth.where, (row) => Number(row.country === code));
  const first = (id: string) => (plan.named.includes(id) ? plan.named.length - plan.named.indexOf(id) : 0);
  return rows
    .map((row, at) => ({ ...row, score: (scores[at] ?? 0) + 1000 * first(row.record_id) }))
    .sort((a, b) => b.score - a.score);
}
