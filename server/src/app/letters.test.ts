import 'reflect-metadata';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { letterOf as editLetter } from '../edits/letters.js';
import { renderLetter } from '../foundation/letter.js';
import { interfaceLanguages } from '../foundation/localised-text.js';
import type { Letter } from '../foundation/queue-mail.js';
import { type AccountMail, accountLetter, accountMailCatalogues } from '../identity/messages.js';
import { introducedLetter, letterOf as introductionLetter } from '../introductions/letters.js';
import { noticesLetter } from '../notifications/mail-notification.js';
import { type NotificationKind, notificationCatalogues } from '../notifications/messages.js';

type Tokens = ReturnType<typeof compileMessage>;
interface Argument {
  name: string;
  /** The cases it is said in, where it is a number or one of some words. */
  kind: 'plural' | 'select' | 'text';
  cases: string[];
}

/** What a sentence takes, read from the sentence itself. */
function argumentsOf(sentence: string): Argument[] {
  const walk = (tokens: Tokens): Argument[] =>
    typeof tokens === 'string'
      ? []
      : tokens.flatMap((token) => {
          if (typeof token === 'string' || token[0] === '#') return [];
          const [name, kind, cases] = token as [string, string?, Record<string, Tokens>?];
          if (!cases || typeof cases === 'string') return [{ name, kind: 'text', cases: [] }];
          const named = Object.keys(cases).filter((each) => each !== 'offset');
          const own = { name, kind: kind === 'select' ? 'select' : 'plural', cases: named } as const;
          return [own, ...named.flatMap((each) => walk(cases[each] ?? []))];
        });
  return walk(compileMessage(sentence));
}

const planted = 'Ø <b>x</b> & “y”';
const counts = [0, 1, 2, 3, 11, 100];

/** Values for a sentence: each word that it chooses by, each kind of number, and a name that HTML would swallow. */
function valuesFor(sentence: string): Record<string, string | number>[] {
  let all: Record<string, string | number>[] = [{}];
  for (const { name, kind, cases } of argumentsOf(sentence)) {
    const values = kind === 'plural' ? counts : kind === 'select' ? cases : [planted];
    all = all.flatMap((each) => (name in each ? [each] : values.map((value) => ({ ...each, [name]: value }))));
  }
  return all;
}

const catalogues = { account: accountMailCatalogues, notification: notificationCatalogues };
const accountMails = [
  ...new Set(Object.keys(accountMailCatalogues.en).map((each) => each.split('.')[0] as AccountMail)),
];
const kinds = Object.keys(notificationCatalogues.en).filter(
  (each): each is NotificationKind => !each.startsWith('mail.'),
);

const stop = { label: 'No more', address: '/unsubscribe/a/b' };

/** Every kind of letter in one language, under its name. */
function lettersIn(lang: (typeof interfaceLanguages)[number]): [string, Letter][] {
  const sides = { own: planted, other: planted, reason: `${planted}\nin two lines` };
  const notice = (kind: NotificationKind, values: Record<string, string | number>) => ({
    kind,
    arguments: values,
    link: '/inbox',
  });
  return [
    ...accountMails.flatMap((mail) =>
      valuesFor(accountMailCatalogues.en[`${mail}.text`]).map((values): [string, Letter] => [
        `account ${mail}`,
        accountLetter(mail, lang, values as Record<string, string>, '/account'),
      ]),
    ),
    ...kinds.flatMap((kind) =>
      valuesFor(notificationCatalogues.en[kind]).map((values): [string, Letter] => [
        `notification ${kind}`,
        noticesLetter(lang, [notice(kind, values)], '/unsubscribe/a/b'),
      ]),
    ),
    ...counts
      .slice(2)
      .map((count): [string, Letter] => [
        'digest',
        noticesLetter(lang, Array(count).fill(notice('report-waits', {})), '/unsubscribe/a/b'),
      ]),
    ['consent', introductionLetter(lang, sides, '/introductions/answer/x', stop)],
    ['contacts', introducedLetter(lang, sides, ['atelier@example.org', '+216 71 000 111'])],
    ...[true, false].flatMap((publishes) =>
      ['', planted].map((message): [string, Letter] => [
        `edit ${publishes}`,
        editLetter(lang, { member: planted, message, publishes }, '/edits/answer/x', stop),
      ]),
    ),
  ];
}

describe.each(interfaceLanguages)('letters in %s', (lang) => {
  test('say everything in whole words, as text and as HTML, in the direction of the language', () => {
    const letters = lettersIn(lang);
    expect(letters.length).toBeGreaterThan(60);
    for (const [name, letter] of letters) {
      const { subject, text, html } = renderLetter(letter, lang, 'https://wasl.example.org');
      const escaped = planted.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(subject, name).toMatch(/\S{2}/);
      expect(subject, name).not.toMatch(/[\n\r]/);
      expect(letter.footer, name).toMatch(/\S{2}/);
      for (const words of [subject, text, html]) expect(words, name).not.toMatch(/\{|\}|undefined|\[object|null/);
      expect(`${subject} ${text}`, name).not.toContain('#');
      for (const paragraph of letter.paragraphs) expect(text, name).toContain(paragraph);
      expect(html, name).not.toContain('<b>');
      if (text.includes(planted)) expect(html, name).toContain(escaped);
      expect(html, name).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`);
      if (letter.action) {
        expect(letter.action.label, name).toMatch(/\S{2}/);
        expect(text, name).toContain(`https://wasl.example.org${letter.action.address}`);
        expect(html, name).toContain(`href="https://wasl.example.org${letter.action.address}"`);
      }
      const mayEnd = /^(digest|notification|consent|edit)/.test(name);
      expect(letter.unsubscribe?.address, name).toBe(mayEnd ? '/unsubscribe/a/b' : undefined);
      if (mayEnd)
        for (const each of [text, html]) expect(each, name).toContain('https://wasl.example.org/unsubscribe/a/b');
    }
  });

  test('are laid out in their own direction, whatever name they begin with', () => {
    const [mark, name] = lang === 'ar' ? ['\u200f', 'Atelier'] : ['\u200e', 'ورشة'];
    const values = { asking: name, asked: name };
    const own = notificationCatalogues[lang]['introduction-reminder'];
    expect(own.startsWith('{asking}')).toBe(true);
    const notice = { kind: 'introduction-reminder', arguments: { ...values, days: 3 }, link: '/' };
    const { subject, text, html } = renderLetter(noticesLetter(lang, [notice], '/u'), lang, 'https://wasl.example.org');
    expect([subject.startsWith(`${mark}${name}`), text.startsWith(`${mark}${name}`)]).toEqual([true, true]);
    expect(html).toContain(`<p>${name}`);
    const contacts = renderLetter(
      introducedLetter(lang, { own: name, other: name }, ['+216 71 000 111']),
      lang,
      'https://wasl.example.org',
    );
    const asked = introductionLetter(lang, { own: name, other: name, reason: `${name}.\n${name}?` }, '/x', stop);
    expect(asked.paragraphs[1]).toContain(`\u2068${name}.\u2069\n\u2068${name}?\u2069`);
    expect(contacts.html).toContain('<p dir="auto">+216 71 000 111</p>');
  });

  test('have a form for every number of the language, and take what English takes', () => {
    const needed = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    for (const catalogue of Object.values(catalogues)) {
      for (const [name, sentence] of Object.entries<string>(catalogue[lang])) {
        const own = argumentsOf(sentence);
        for (const each of own) {
          if (each.kind === 'plural') expect(each.cases, `${lang} ${name}`).toEqual(expect.arrayContaining(needed));
        }
        const named = (all: Argument[]) => [...new Set(all.map((each) => each.name))].sort();
        const english = (catalogue.en as Record<string, string>)[name] ?? '';
        expect(named(own), `${lang} ${name}`).toEqual(named(argumentsOf(english)));
        const choices = (all: Argument[]) =>
          all.filter((each) => each.kind === 'select').map((each) => each.cases.sort());
        expect(choices(own), `${lang} ${name}`).toEqual(choices(argumentsOf(english)));
      }
    }
  });

  test('are in no other language', () => {
    for (const [name, { subject, paragraphs, footer, action }] of lettersIn(lang)) {
      const words = [subject, ...paragraphs, footer, action?.label ?? ''].join(' ').replaceAll(planted, '');
      if (lang === 'ar') expect(words.replace(/atelier@example.org|in two lines/g, ''), name).not.toMatch(/[a-z]{2}/i);
      else expect(words, name).not.toMatch(/\p{Script=Arabic}/u);
      if (lang === 'fr') expect(words, name).not.toMatch(/\b(the|you|your|with|e-mail)\b/i);
    }
  });
});
