const configurations: Record<string, string> = {
  ar: 'arabic',
  en: 'english',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  tr: 'turkish',
  el: 'greek',
  pt: 'portuguese',
  de: 'german',
  ca: 'catalan',
};

/** The Snowball configuration of a language; `simple` where there is none. */
export function configurationOf(lang: string): string {
  return configurations[lang.split('-')[0] ?? ''] ?? 'simple';
}
