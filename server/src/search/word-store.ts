import { gramsOf, likeness } from './grams.js';
import type { Read } from './index-reader.js';
import { pgArray } from './pg-array.js';
import type { Run } from './run.js';
import type { SearchDocument } from './search-document.js';

/** The words of all documents with their 4-grams, so that spellings of one root in several languages meet. */
export interface WordStore {
  /** Reads which words there are: whoever writes all documents anew meets most of them, and has only new ones to bring. */
  recall(): Promise<void>;
  add(documents: readonly SearchDocument[]): Promise<void>;
}

const mostRemembered = 500_000;

/**
 * Words are only ever added: one that no document has any more finds nothing. Whose text a word is from is not kept, since it
 * is never shown: it is looked up among the documents of whoever asks.
 */
export function wordStore(run: Run): WordStore {
  const stored = new Set<string>();
  return {
    async recall() {
      for (const { word } of await run<{ word: string }>('select word from search_word limit ?', [mostRemembered]))
        stored.add(word);
    },
    async add(documents) {
      const fresh = new Set<string>();
      for (const { texts } of documents) {
        for (const { tokens } of texts) {
          for (const { folded } of tokens) if (folded.length > 3 && !stored.has(folded)) fresh.add(folded);
        }
      }
      const rows = [...fresh]
        .map((word) => ({ word, grams: gramsOf(word).join(' ') }))
        .filter((each) => each.grams !== '');
      if (rows.length > 0) {
        // In one order, since two that insert the same words in different orders would wait for one another for ever.
        await run(
          `insert into search_word (word, grams) select word, array_to_tsvector(string_to_array(grams, ' '))
           from jsonb_to_recordset(?::jsonb) as given (word text, grams text) order by word on conflict do nothing`,
          [JSON.stringify(rows)],
        );
      }
      if (stored.size > mostRemembered) stored.clear();
      for (const word of fresh) stored.add(word);
    },
  };
}

/** A word of the documents that is spelt like one of the query; 1 when it is the same. */
export interface AlikeWord {
  word: string;
  likeness: number;
}

/** The words of the documents that share enough 4-grams with each word of the query, the most alike first. */
export async function alikeWords(read: Read, words: readonly string[]): Promise<Map<string, AlikeWord[]>> {
  const found = new Map<string, AlikeWord[]>();
  const asked = words.map((word) => ({ word, grams: gramsOf(word) })).filter(({ grams }) => grams.length > 1);
  if (asked.length === 0) return found;
  const rows = await read<{ asked: number; word: string }>({
    text: `select asked.position::int as asked, w.word
     from unnest(?::text[]) with ordinality as asked(query, position)
     cross join lateral (select word from search_word where grams @@ asked.query::tsquery limit 1000) w`,
    values: [pgArray(asked.map(({ grams }) => pairsOf(grams)))],
  });
  for (const { asked: position, word } of rows) {
    const own = asked[position - 1];
    if (!own) continue;
    const much = likeness(own.grams, gramsOf(word));
    if (much < bar) continue;
    const list = found.get(own.word) ?? [];
    found.set(own.word, list);
    list.push({ word, likeness: much });
  }
  for (const [word, list] of found) {
    found.set(word, list.sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1)).slice(0, mostAlike));
  }
  return found;
}

/** Below this share of common grams two words have their endings in common rather than their root. */
const bar = 0.36;
const mostAlike = 12;

/** Words that have two of the grams: no word that is alike has fewer. Grams are letters and digits, so nothing is quoted twice. */
function pairsOf(grams: readonly string[]): string {
  const quoted = grams.slice(0, 12).map((gram) => `'${gram}'`);
  const pairs = quoted.flatMap((one, at) => quoted.slice(at + 1).map((other) => `(${one} & ${other})`));
  return pairs.join(' | ');
}
