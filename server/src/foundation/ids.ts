import { v5, v7, validate } from 'uuid';
import { NotFound } from './refusal.js';

const wasl = '6f2a3c1e-9d0b-5c58-8f61-7a1d2b3c4d5e';

/** A new identifier; sortable by time so that indexes stay compact. */
export function newId(): string {
  return v7();
}

/** The same identifier for the same words, so that seeds and imports can be run again without doubling anything. */
export function idFrom(...words: string[]): string {
  return v5(words.join('\u0000'), wasl);
}

/** Refuses anything that cannot be an identifier before it reaches the database. */
export function requireId(value: string, noun: string): string {
  if (!validate(value)) throw new NotFound(noun);
  return value;
}
