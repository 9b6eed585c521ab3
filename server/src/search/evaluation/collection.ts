import { tokenise } from '../../thesaurus/normalise.js';
import { romanise } from '../names/romanise.js';
import type { EvaluationText } from './evaluation-files.js';
import { baseOf, formKeys } from './word-keys.js';

/** A word as the documents of one language write it, and how often each of them does, its title counted more. */
export interface Form {
  at: number;
  lang: string;
  folded: string;
  /** The keys under which forms of one word of its language meet. */
  keys: readonly string[];
  /** The word in Latin letters, one spelling to a sound. */
  roman: string;
  /** How many times it was written with a capital letter, of how many. */
  capitals: number;
  times: number;
  documents: number[];
  counts: number[];
}

/** The words of the documents, looked up in the ways in which a query may mean them. */
export interface Collection {
  size: number;
  langOf: readonly string[];
  /** How many documents each language has. */
  sizeOf: ReadonlyMap<string, number>;
  /** Each document's length in words over the mean. */
  lengths: Float64Array;
  forms: readonly Form[];
  /** Forms by their folded letters, in any language. */
  folded: ReadonlyMap<string, Form[]>;
  /** Forms by `lang:key`. */
  keyed: ReadonlyMap<string, Form[]>;
}

const upper = /^\p{Lu}/u;
/** A word of the title says more of what a document is about. */
const titleWeight = 3;

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}

/** Reads the documents once. */
export function readCollection(documents: readonly EvaluationText[]): Collection {
  const byName = new Map<string, Form>();
  const forms: Form[] = [];
  const folded = new Map<string, Form[]>();
  const keyed = new Map<string, Form[]>();
  const lengths = new Float64Array(documents.length);
  const langOf = documents.map((each) => baseOf(each.lang));
  documents.forEach(({ title, text }, document) => {
    const lang = langOf[document] ?? '';
    for (const [part, weight] of [
      [title, titleWeight],
      [text, 1],
    ] as const) {
      for (const token of tokenise(part)) {
        lengths[document] = (lengths[document] ?? 0) + weight;
        const name = `${lang}:${token.folded}`;
        let form = byName.get(name);
        if (!form) {
          const keys = [...new Set(formKeys(token.plain, token.folded, lang))];
          form = {
            at: forms.length,
            lang,
            folded: token.folded,
            keys,
            roman: romanise(token.plain),
            capitals: 0,
            times: 0,
            documents: [],
            counts: [],
          };
          byName.set(name, form);
          forms.push(form);
          push(folded, token.folded, form);
          for (const key of keys) push(keyed, `${lang}:${key}`, form);
        }
        form.times++;
        if (upper.test(part.slice(token.start, token.end))) form.capitals++;
        const last = form.documents.length - 1;
        if (form.documents[last] === document) form.counts[last] = (form.counts[last] ?? 0) + weight;
        else {
          form.documents.push(document);
          form.counts.push(weight);
        }
      }
    }
  });
  const mean = lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, documents.length) || 1;
  const sizeOf = new Map<string, number>();
  for (const lang of langOf) sizeOf.set(lang, (sizeOf.get(lang) ?? 0) + 1);
  return { sizeOf, size: documents.length, langOf, lengths: lengths.map((each) => each / mean), forms, folded, keyed };
}
