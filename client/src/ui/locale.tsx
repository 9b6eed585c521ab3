import { createContext, type ReactNode, useContext } from 'react';

export const locales = ['en', 'fr', 'ar'] as const;
export type Locale = (typeof locales)[number];

/** What every component may ask of the reader's language. */
export interface Reading {
  locale: Locale;
  /** A message of the catalogue, by its identifier. */
  t(id: string, values?: Record<string, string | number>): string;
  /** A whole number with the digits of the locale. */
  number(value: number): string;
  /** A date (ISO 8601) in words. */
  date(iso: string): string;
  /** Names of languages, joined as the language does it. */
  languages(codes: readonly string[]): string;
  choose(locale: Locale): void;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('useReading needs its provider');
  return reading;
}

/** One locale tag for every number and date: Latin digits in Arabic unless the reader chooses otherwise. */
export function formatTag(locale: Locale): string {
  return locale === 'ar' ? 'ar-u-nu-latn' : locale;
}

/** A message of the catalogue as text. */
export function T({ id, values }: { id: string; values?: Record<string, string | number> }): ReactNode {
  return useReading().t(id, values);
}
