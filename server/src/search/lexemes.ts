import { fold, languagesOf, plainOf, type Token, tokenise } from '../thesaurus/normalise.js';
import { pgArray } from './pg-array.js';
import type { Run } from './run.js';
import type { SearchDocument, WrittenText } from './search-document.js';
import { configurationOf } from './text-configuration.js';

/** What PostgreSQL's text search looks for; `places` is where the vector being written has it so far. */
interface Lexeme {
  quoted: string;
  places: string;
}

/** A word as it is read: mostly one lexeme, none where it is a stop word. */
type Word = Lexeme[];

/** A word of a text as it is read twice: stemmed in the language of the text, and folded as it is written. */
interface ReadWord {
  stemmed: Word;
  folded: Word;
}

/** How the texts and labels of some documents are read. */
export interface Reading {
  text(text: WrittenText): readonly ReadWord[];
  label(label: string): readonly ReadWord[];
}

/**
 * How PostgreSQL reads words, by which what is stored meets what is asked. Texts repeat their words, so each is asked about
 * once: reading whole texts took PostgreSQL longer than everything else about a document.
 */
export interface Lexemes {
  read(documents: readonly SearchDocument[]): Promise<Reading>;
  /** What finds each word in any language it may be of, stemmed, and folded as written; words that find nothing are left out. */
  forms(words: readonly string[]): Promise<Map<string, string>>;
}

const mostRemembered = 300_000;

export function lexemesOf(run: Run): Lexemes {
  const known = new Map<string, Map<string, Word>>();
  /** Both readings of a word of a text, by configuration: texts repeat their words, so that each is looked up once. */
  const both = new Map<string, Map<string, ReadWord>>();
  const lexemes = new Map<string, Lexeme>();
  /** Words met and not yet asked about, by configuration. */
  const waiting = new Map<string, Map<string, Word>>();
  let count = 0;
  let asking: Promise<void> | null = null;

  const reader = (configuration: string): ((word: string) => Word) => {
    const words = within(known, configuration);
    return (word) => {
      const before = words.get(word);
      if (before) return before;
      const fresh: Word = [];
      words.set(word, fresh);
      within(waiting, configuration).set(word, fresh);
      count++;
      return fresh;
    };
  };
  const lexemeOf = (text: string): Lexeme => {
    const quoted = `'${text.replaceAll(/['\\]/g, '$&$&')}'`;
    const lexeme = lexemes.get(quoted) ?? { quoted, places: '' };
    lexemes.set(quoted, lexeme);
    return lexeme;
  };
  const ask = async (): Promise<void> => {
    for (const [configuration, words] of waiting) {
      const asked = [...words.keys()];
      const rows = await run<{ word: string; read: string[] }>(
        `select word, to_jsonb(tsvector_to_array(to_tsvector(?::regconfig, word))) as read
         from unnest(?::text[]) as word`,
        [configuration, pgArray(asked)],
      );
      for (const { word, read } of rows) words.get(word)?.push(...read.map(lexemeOf));
      for (const word of asked) words.delete(word);
      if (words.size === 0) waiting.delete(configuration);
    }
  };
  const readAs = (configuration: string, tokens: readonly Token[]): ReadWord[] => {
    const words = within(both, configuration);
    const [stemmed, folded] = [reader(configuration), reader('simple')];
    return tokens.map((token) => {
      const before = words.get(token.plain);
      if (before) return before;
      const fresh = { stemmed: stemmed(token.plain), folded: folded(token.folded) };
      words.set(token.plain, fresh);
      return fresh;
    });
  };
  const textOf = ({ lang, tokens }: WrittenText) => readAs(configurationOf(lang), tokens);
  const labelOf = (label: string) => readAs('simple', tokenise(label));
  const makeRoom = (): void => {
    if (count <= mostRemembered) return;
    // What is being written meanwhile keeps the words that it has.
    known.clear();
    both.clear();
    lexemes.clear();
    count = 0;
  };
  /** Others may be asking about the same words: nobody goes on before all are known. */
  const allKnown = async (): Promise<void> => {
    while (asking || waiting.size > 0) {
      asking ??= ask().finally(() => {
        asking = null;
      });
      await asking;
    }
  };
  return {
    async read(documents) {
      makeRoom();
      const texts = new Map(documents.flatMap((each) => each.texts).map((each) => [each, textOf(each)]));
      const labels = new Map(documents.flatMap((each) => each.labels).map((each) => [each, labelOf(each)]));
      await allKnown();
      return {
        text: (text) => texts.get(text) ?? textOf(text),
        label: (label) => labels.get(label) ?? labelOf(label),
      };
    },
    async forms(words) {
      makeRoom();
      const read = words.map((word) => ({
        word,
        forms: [
          reader('simple')(fold(word)),
          ...languagesOf(word).map((lang) => reader(configurationOf(lang))(plainOf(word))),
        ],
      }));
      await allKnown();
      return new Map(
        read.flatMap(({ word, forms }): [string, string][] => {
          const all = new Set(forms.filter((form) => form.length > 0).map(together));
          return all.size > 0 ? [[word, `(${[...all].join(' | ')})`]] : [];
        }),
      );
    },
  };
}

/** The lexemes of one word, all of which must stand there. */
function together(word: Word): string {
  return word.length === 1 ? (word[0]?.quoted ?? '') : `(${word.map((each) => each.quoted).join(' & ')})`;
}

function within<T>(maps: Map<string, Map<string, T>>, configuration: string): Map<string, T> {
  const words = maps.get(configuration) ?? new Map<string, T>();
  maps.set(configuration, words);
  return words;
}

/** PostgreSQL counts words up to here; later ones all stand at the end. */
const lastPosition = 16_383;

/** How places are written with each weight; every text has the same places. */
const places = new Map<string, string[]>();

/** A tsvector as it is written, of words with the weight of their text; written at once, since lexemes are shared. */
export function vectorOf(parts: readonly { words: readonly ReadWord[]; folded: boolean; weight: string }[]): string {
  const met: Lexeme[] = [];
  let at = 0;
  for (const { words, folded, weight } of parts) {
    const written = places.get(weight) ?? [];
    places.set(weight, written);
    for (const word of words) {
      if (at < lastPosition) at++;
      const place = written[at] ?? `${at}${weight}`;
      written[at] = place;
      for (const lexeme of folded ? word.folded : word.stemmed) {
        if (lexeme.places === '') met.push(lexeme);
        lexeme.places = lexeme.places === '' ? place : `${lexeme.places},${place}`;
      }
    }
  }
  let vector = '';
  for (const lexeme of met) {
    vector += `${lexeme.quoted}:${lexeme.places} `;
    lexeme.places = '';
  }
  return vector;
}
