import { BadInput } from './refusal.js';

/** A tag, whole or begun, a comment or a declaration of HTML; “a < b” and “<3” are none. */
const html = /<(?:\/?[a-z][^<>@]*>|[a-z][a-z0-9]*[\s/][^<>]*=|!--|!doctype|\?xml)/i;

/** Whether a text is one name or title, or runs over lines. */
export type TextShape = 'line' | 'lines';

/** The refusal of a text that is not plain words, saying what would be right; null for one that is. */
export function plainTextRefusal(field: string, text: string, shape: TextShape): BadInput | null {
  if (shape === 'line' && /[\p{Cc}\u2028\u2029]/u.test(text)) {
    return new BadInput(field, 'This goes on one line: please leave out line breaks and control characters.');
  }
  if (/(?![\n\r\t])\p{Cc}/u.test(text)) {
    return new BadInput(field, 'The text has control characters in it: please type it anew as plain text.');
  }
  // Half of a pair of UTF-16, which no file or database can hold.
  if (/\p{Cs}/u.test(text)) return new BadInput(field, 'The text has half a character in it: please type it anew.');
  // They turn round what follows, the names and addresses of others included.
  if (/[\u202d\u202e]/.test(text)) {
    return new BadInput(field, 'The text has a hidden character that turns the writing round: please type it anew.');
  }
  return html.test(text)
    ? new BadInput(field, 'The text has HTML in it, which nobody would see as such: please write plain text.')
    : null;
}
