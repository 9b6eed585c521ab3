import { requireNoContact } from '../foundation/contact-in-text.js';
import { BadInput } from '../foundation/refusal.js';

/** A text as it is kept: trimmed, of one length at most, without control characters other than line ends. */
export function freeText(field: string, text: string, most: number): string {
  const kept = text.normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (kept === '') throw new BadInput(field, 'must not be empty');
  if (kept.length > most)
    throw new BadInput(field, 'has {characters} characters; at most {most} are kept', {
      characters: kept.length,
      most,
    });
  if (/(?!\n)\p{Cc}/u.test(kept)) throw new BadInput(field, 'has control characters in it; write plain text');
  return kept;
}

/** A text that others read before both sides have consented: no contact passes in it. */
export function textWithoutContact(field: string, text: string, most: number): string {
  const kept = freeText(field, text, most);
  requireNoContact(field, kept);
  return kept;
}
