import { interfaceLanguages } from '../foundation/localised-text.js';

/** The reader's language from an Accept-Language header: the first interface language it names, else English. */
export function languageFrom(header: string | undefined): string {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim().split('-')[0]?.toLowerCase())
    .find((tag) => (interfaceLanguages as readonly (string | undefined)[]).includes(tag));
  return wanted ?? 'en';
}
