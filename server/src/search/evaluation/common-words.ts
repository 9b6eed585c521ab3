import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LexiconLabel } from './lexicon.js';

interface Annotations {
  annotations: { annotations: Record<string, { tts?: string[]; default?: string[] }> };
}

/** Everyday things as Unicode CLDR names and describes their pictograms in a language: animals, tools, buildings, trades. */
function everyday(lang: string): LexiconLabel[] {
  const folder = dirname(createRequire(import.meta.url).resolve('cldr-annotations-full/package.json'));
  const file = join(folder, 'annotations', lang, 'annotations.json');
  if (!/^[a-z]+$/.test(lang) || !existsSync(file)) return [];
  const read: Annotations = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(read.annotations.annotations).flatMap(([picture, { tts = [], default: words = [] }]) => [
    ...tts.map((text) => ({ of: `named ${picture}`, lang, text })),
    ...[...tts, ...words].map((text) => ({ of: `described ${picture}`, lang, text })),
  ]);
}

const regions = Array.from({ length: 26 * 26 }, (_, at) =>
  String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26)),
);
const languages = 'ar de el en es fr he it ja ku la nl pl pt ro ru tr uk zh ber bg hu sq sr hr fa hy ka'.split(' ');

/** Names that the platform knows in every language: countries, languages, months and weekdays. Matched, never shown. */
function known(lang: string): LexiconLabel[] {
  const labels: LexiconLabel[] = [];
  const named = (type: 'region' | 'language', codes: readonly string[]) => {
    const names = new Intl.DisplayNames([lang], { type, fallback: 'none' });
    for (const code of codes) labels.push({ of: `${type} ${code}`, lang, text: names.of(code) ?? '' });
  };
  named('region', regions);
  named('language', languages);
  const month = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
  for (let at = 0; at < 12; at++) labels.push({ of: `month ${at}`, lang, text: month.format(Date.UTC(2024, at, 1)) });
  for (let at = 1; at <= 7; at++) labels.push({ of: `day ${at}`, lang, text: weekday.format(Date.UTC(2024, 0, at)) });
  return labels.filter(({ text }) => text !== '');
}

/** Words of everyday life by which languages meet where no vocabulary of a field is given. */
export function commonWords(langs: Iterable<string>): LexiconLabel[] {
  return [...langs].flatMap((lang) =>
    Intl.DisplayNames.supportedLocalesOf([/^[a-z]{2,3}$/.test(lang) ? lang : 'und']).length === 0
      ? []
      : [...everyday(lang), ...known(lang)],
  );
}
