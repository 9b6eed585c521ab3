import { BadInput } from './refusal.js';

const elements =
  'a|abbr|audio|b|base|body|br|button|center|code|div|em|font|form|frame|frameset|h[1-6]|head|hr|html|i|input|li|link|marquee|math|meta|ol|p|pre|q|s|select|span|strong|table|tbody|td|template|textarea|th|title|tr|u|ul|video';

/**
 * An element of HTML, whole or with an attribute begun, one that does harm by its name alone, a comment or a declaration.
 * People write “a < b”, “<3”, “<<El Amel>>” and “<https://…>”: none of these is one.
 */
const html = new RegExp(
  `</?(?:${elements})\\s*/?>|<(?:${elements})[\\s/][^<>]*=|</?(?:embed|iframe|img|object|script|style|svg)(?![a-z])|` +
    '<[a-z][^<>]*[\\s/]on[a-z]+\\s*=|<!--|<!doctype|<\\?xml',
  'i',
);

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
