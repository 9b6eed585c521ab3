import { Field, ObjectType } from 'type-graphql';

/** Text by BCP 47 language tag, as it is stored: `{ "fr": "Atelier", "ar": "ورشة" }`. */
export type LocalisedText = Record<string, string>;

/** The interface languages, and the order in which a missing text falls back. */
export const interfaceLanguages = ['en', 'fr', 'ar'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

const rightToLeft = new Set(['ar', 'he', 'fa', 'ur']);

/** Writing direction of a language tag: `rtl` for Arabic, Hebrew, Persian and Urdu. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return rightToLeft.has(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The language of a name that tells none: Arabic where it is written so, else the writer's, which is not Arabic then. */
export function languageOfName(name: string, lang: string): string {
  if (/\p{Script=Arabic}/u.test(name)) return 'ar';
  return directionOf(lang) === 'rtl' ? 'en' : lang;
}

/** Text in one language, with the language told: the reader's own where it exists, else the closest there is. */
@ObjectType({ description: 'Text in one language. The language is told, since it may not be the one asked for.' })
export class LocalText {
  @Field(() => String, { description: 'The words.' })
  text!: string;

  @Field(() => String, { description: 'BCP 47 tag of the language the words are in.' })
  lang!: string;

  @Field(() => String, { description: 'Writing direction of the words: ltr or rtl.' })
  dir!: string;
}

/**
 * Picks the words for a reader: the language asked for, its base language, then English, French, Arabic, then any.
 * Returns null when there is no text at all.
 */
export function localText(source: LocalisedText | null | undefined, lang: string): LocalText | null {
  if (!source) return null;
  const isThere = (tag: string) => Boolean(source[tag]);
  // Mostly the first is there, and what is told in it is asked for by the hundred.
  const tag = isThere(lang)
    ? lang
    : ([lang.split('-')[0] ?? lang, ...interfaceLanguages].find(isThere) ?? Object.keys(source).sort().find(isThere));
  return tag === undefined ? null : { text: source[tag] ?? '', lang: tag, dir: directionOf(tag) };
}

/** Like {@link localText} where the data promises a label; falls back to the identifier rather than to nothing. */
export function labelText(source: LocalisedText | null | undefined, lang: string, id: string): LocalText {
  return localText(source, lang) ?? { text: id, lang: 'en', dir: 'ltr' };
}
