import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { formatTag, type Locale, locales, type Reading } from '../ui/locale';

const loaders: Record<Locale, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('./locales/en.json'),
  fr: () => import('./locales/fr.json'),
  ar: () => import('./locales/ar.json'),
};

/** The language to start with, as public/before-paint.js has set it. */
export function firstLocale(): Locale {
  return locales.find((each) => each === document.documentElement.lang) ?? 'en';
}

/** What the reader may choose about language, and how. */
export type Choices = Pick<Reading, 'digits' | 'choose' | 'chooseDigits'>;

/** Loads one catalogue and returns what components read; ICU plurals are compiled as they are first used. */
export async function loadReading(locale: Locale, choices: Choices): Promise<Reading> {
  const { default: messages } = await loaders[locale]();
  const tag = formatTag(locale, choices.digits);
  const i18n = setupI18n({ locale, locales: tag, messages: { [locale]: messages } });
  i18n.setMessagesCompiler(compileMessage);
  const numbers = (places: number) =>
    new Intl.NumberFormat(tag, { minimumFractionDigits: places, maximumFractionDigits: places });
  const whole = numbers(0);
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  // Browsers leave out the names of less spoken languages: of those that people here speak we have our own.
  const nameOf = (code: string) => {
    const name = names.of(code);
    return name === undefined || name === code ? (messages[`language.${code}`] ?? code) : name;
  };
  const lists = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  return {
    locale,
    t: (id, values) => i18n._(id, values),
    number: (value, places = 0) => (places ? numbers(places) : whole).format(value),
    date: (iso) => dates.format(new Date(iso)),
    list: (words) => lists.format(words),
    languages: (codes) => lists.format(codes.map(nameOf)),
    ...choices,
  };
}
