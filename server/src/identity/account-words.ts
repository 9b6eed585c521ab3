import { APIError } from 'better-auth/api';
import { type InterfaceLanguage, interfaceLanguages } from '../foundation/localised-text.js';
import { plainTextRefusal } from '../foundation/plain-text.js';

/** A name as one may write it: one line of 1 to 120 plain characters, else null. */
export function nameOf(given: unknown): string | null {
  const name = typeof given === 'string' ? given.trim().normalize('NFC') : '';
  return name.length >= 1 && name.length <= 120 && !plainTextRefusal('name', name, 'line') ? name : null;
}

/** Whether it names a time zone of the world. */
export function isTimeZone(given: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(given);
  } catch {
    return false;
  }
}

/** The name someone signs up with, or the refusal of one that is none. */
export function writtenName(given: unknown): string {
  const name = nameOf(given);
  if (!name) throw new APIError('BAD_REQUEST', { code: 'INVALID_NAME', message: 'A name has 1 to 120 characters.' });
  return name;
}

/** The language someone signs up in, or the refusal of one that the interface does not speak. */
export function writtenLanguage(given: unknown): InterfaceLanguage {
  const found = interfaceLanguages.find((each) => each === (given ?? 'en'));
  if (!found) throw new APIError('BAD_REQUEST', { code: 'INVALID_LANGUAGE', message: 'The language is en, fr or ar.' });
  return found;
}

/** The time zone a browser tells, or UTC where it tells nonsense. */
export function writtenTimeZone(given: unknown): string {
  return typeof given === 'string' && isTimeZone(given) ? given : 'UTC';
}
