import { createContext, type ReactNode, useContext } from 'react';

export const locales = ['en', 'fr', 'ar'] as const;
export type Locale = (typeof locales)[number];

/** Digits of Arabic pages: Latin (123) unless the reader prefers Arabic-Indic (١٢٣). */
export type Digits = 'latn' | 'arab';

/** What every component may ask of the reader's language. */
export interface Reading {
  locale: Locale;
  /** A message of the catalogue, by its identifier. */
  t(id: string, values?: Record<string, string | number>): string;
  /** A number with the digits of the locale, rounded to so many places: none unless said. */
  number(value: number, places?: number): string;
  /** A date (ISO 8601) in words. */
  date(iso: string): string;
  /** Names of languages, joined as the language does it. */
  languages(codes: readonly string[]): string;
  /** Words joined as the language does it. */
  list(words: readonly string[]): string;
  choose(locale: Locale): void;
  digits: Digits;
  chooseDigits(digits: Digits): void;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('useReading needs its provider');
  return reading;
}

/** One locale tag for every number and date: day before month in English too, and the reader's digits in Arabic. */
export function formatTag(locale: Locale, digits: Digits = 'latn'): string {
  if (locale === 'ar') return `ar-u-nu-${digits}`;
  return locale === 'en' ? 'en-GB' : locale;
}

/** Which way a page in this language runs. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** A message of the catalogue as text. */
export function T({ id, values }: { id: string; values?: Record<string, string | number> }): ReactNode {
  return useReading().t(id, values);
}
