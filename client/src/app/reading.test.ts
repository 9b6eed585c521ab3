import { expect, test } from 'vitest';
import { type Digits, directionOf, formatTag, type Locale, locales } from '../ui/locale';
import { loadReading } from './catalogues';

const reading = (locale: Locale, digits: Digits = 'latn') =>
  loadReading(locale, { digits, choose: () => {}, chooseDigits: () => {} });

test('only Arabic runs from right to left', () => {
  expect(locales.map(directionOf)).toEqual(['ltr', 'ltr', 'rtl']);
});

test('the choice of digits concerns Arabic alone', () => {
  expect(locales.map((each) => formatTag(each, 'arab'))).toEqual(['en-GB', 'fr', 'ar-u-nu-arab']);
});

test('dates name the day before the month, in words, whatever the clock of the machine', async () => {
  expect((await reading('en')).date('2026-06-30')).toBe('30 June 2026');
  expect((await reading('fr')).date('2026-06-30')).toBe('30 juin 2026');
  expect((await reading('ar')).date('2026-06-30')).toMatch(/^30 .+ 2026$/);
  expect((await reading('ar', 'arab')).date('2026-06-30')).toMatch(/^٣٠ .+ ٢٠٢٦$/);
});

test('numbers keep the marks of the language and the digits of the reader', async () => {
  expect((await reading('en')).number(0.625, 2)).toBe('0.63');
  expect((await reading('fr')).number(0.625, 2)).toBe('0,63');
  expect((await reading('ar')).number(25)).toBe('25');
  expect((await reading('ar', 'arab')).number(25)).toBe('٢٥');
});

test('numbers inside sentences follow the same choice', async () => {
  expect((await reading('ar')).t('search.results', { count: 24 })).toContain('24');
  expect((await reading('ar', 'arab')).t('search.results', { count: 24 })).toContain('٢٤');
});
