import { directionOf } from './localised-text.js';
import type { Letter } from './queue-mail.js';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** One line without control characters, since a subject is a header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

const ownLetters = { rtl: /\p{Script=Arabic}/u, ltr: /\p{Script=Latin}/u };

/** Whether a line says something in the letter's own writing; a telephone number or a name alone goes its own way. */
const isOwnWriting = (text: string, dir: 'rtl' | 'ltr') => ownLetters[dir].test(text);

/** Somebody's own words inside a sentence of ours, each line kept in its own direction, whatever stands around it. */
export function quoted(words: string): string {
  return words
    .split('\n')
    .map((line) => `\u2068${line}\u2069`)
    .join('\n');
}

/**
 * A sentence that begins with a name in the other writing would be laid out the other way round where no HTML says how: a
 * mark before it, which nobody sees, says so.
 */
function oriented(text: string, dir: 'rtl' | 'ltr'): string {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  const turns = ownLetters.rtl.test(first) !== (dir === 'rtl');
  return turns && isOwnWriting(text, dir) ? `${dir === 'rtl' ? '\u200f' : '\u200e'}${text}` : text;
}

/** A letter as mail: the same words as plain text and as HTML, written from right to left where the language is. */
export function renderLetter(
  letter: Letter,
  lang: string,
  publicUrl: string,
): { subject: string; text: string; html: string } {
  const to = (address: string) => new URL(address, publicUrl).toString();
  const { action, unsubscribe } = letter;
  const dir = directionOf(lang);
  const text = [
    ...letter.paragraphs.map((each) => oriented(each, dir)),
    ...(action ? [`${action.label}: ${to(action.address)}`] : []),
    '--',
    letter.footer,
    ...(unsubscribe ? [`${unsubscribe.label}: ${to(unsubscribe.address)}`] : []),
  ].join('\n\n');
  const link = (each: { label: string; address: string }, style: string) =>
    `<a href="${escaped(to(each.address))}" style="${style}">${escaped(each.label)}</a>`;
  const html = `<!doctype html>
<html lang="${escaped(lang)}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(letter.subject)}</title></head>
<body style="margin:0;background:#FBF9F5;color:#1B2430;font:16px/1.6 'IBM Plex Sans','IBM Plex Sans Arabic',Arial,sans-serif">
<div dir="${dir}" style="max-width:560px;margin:0 auto;padding:24px;text-align:start">
<p style="font-weight:600">Wasl <bdi lang="ar">وصل</bdi></p>
${letter.paragraphs.map((each) => `<p${isOwnWriting(each, dir) ? '' : ' dir="auto"'}>${escaped(each).replaceAll('\n', '<br>')}</p>`).join('\n')}
${action ? `<p style="margin:24px 0">${link(action, 'display:inline-block;padding:10px 20px;border-radius:6px;background:#0F5C6E;color:#fff;text-decoration:none')}</p>` : ''}
<p style="margin-top:32px;padding-top:12px;border-top:1px solid #E9E1D3;font-size:13px;color:#5A6270">${escaped(letter.footer)}${unsubscribe ? `<br>${link(unsubscribe, 'color:#0F5C6E')}` : ''}</p>
</div>
</body>
</html>`;
  return { subject: oriented(oneLine(letter.subject), dir), text, html };
}
