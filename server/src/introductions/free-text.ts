import { requireNoContact } from '../foundation/contact-in-text.js';
import { plainTextRefusal } from '../foundation/plain-text.js';
import { BadInput } from '../foundation/refusal.js';

/** A text as it is kept: trimmed, plain words, of one length at most. */
export function freeText(field: string, text: string, most: number): string {
  const kept = text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', ' ').trim();
  if (kept === '') throw new BadInput(field, 'must not be empty');
  if (kept.length > most)
    throw new BadInput(field, 'The text has {characters} characters: at most {most} are kept.', {
      characters: kept.length,
      most,
    });
  const refusal = plainTextRefusal(field, kept, 'lines');
  if (refusal) throw refusal;
  return kept;
}

/** A text that others read before both sides have consented: no contact passes in it. */
export function textWithoutContact(field: string, text: string, most: number): string {
  const kept = freeText(field, text, most);
  requireNoContact(field, kept);
  return kept;
}
