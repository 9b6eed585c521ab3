import { fold, languagesOf, plainOf, tokenise } from '../thesaurus/normalise.js';
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

/** A text as it is read, each word twice: stemmed in the language of the text, and folded as it is written. */
interface ReadText {
  stemmed: readonly Word[];
  folded: readonly Word[];
}

/** How the texts and labels of some documents are read. */
export interface Reading {
  text(text: WrittenText): ReadText;
  label(label: string): readonly Word[];
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
  const textOf = ({ lang, tokens }: WrittenText): ReadText => {
    const [stemmed, folded] = [reader(configurationOf(lang)), reader('simple')];
    return {
      stemmed: tokens.map((token) => stemmed(token.plain)),
      folded: tokens.map((token) => folded(token.folded)),
    };
  };
  const labelOf = (label: string): Word[] => tokenise(label).map((token) => reader('simple')(token.folded));
  const makeRoom = (): void => {
    if (count <= mostRemembered) return;
    // What is being written meanwhile keeps the words that it has.
    known.clear();
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

function within(maps: Map<string, Map<string, Word>>, configuration: string): Map<string, Word> {
  const words = maps.get(configuration) ?? new Map<string, Word>();
  maps.set(configuration, words);
  return words;
}

/** PostgreSQL counts words up to here; later ones all stand at the end. */
const lastPosition = 16_383;

/** A tsvector as it is written, of words with the weight of their text; written at once, since lexemes are shared. */
export function vectorOf(parts: readonly { words: readonly Word[]; weight: string }[]): string {
  const met: Lexeme[] = [];
  let at = 0;
  for (const { words, weight } of parts) {
    for (const word of words) {
      if (at < lastPosition) at++;
      for (const lexeme of word) {
        if (lexeme.places === '') {
          met.push(lexeme);
          lexeme.places = `${at}${weight}`;
        } else lexeme.places += `,${at}${weight}`;
      }
    }
  }
  let written = '';
  for (const lexeme of met) {
    written += `${lexeme.quoted}:${lexeme.places} `;
    lexeme.places = '';
  }
  return written;
}
