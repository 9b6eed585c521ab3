import { expect, test } from 'vitest';
import { contactsIn, requireNoContact } from './contact-in-text.js';

test.each([
  ['e-mail', 'Write to atelier.cuivre@example.org please'],
  ['e-mail', 'راسلونا على warsha @ example . com'.replace(' . ', '.')],
  ['e-mail', 'atelier (at) example (dot) org'],
  ['e-mail', 'atelier＠example.org'],
  ['telephone', 'Appelez le +216 71 234 567'],
  ['telephone', 'اتصلوا على ٠٥٥٥ ١٢ ٣٤ ٥٦'],
  ['telephone', 'تماس ۰۷۹۱۲۳۴۵۶۷'],
  ['telephone', 'tel 0555.12.34.56'],
  ['telephone', 'Ring (020) 7946-0958'],
  ['telephone', 'zero\u200b width 0555\u200b123\u200b456'],
  ['link', 'see https://example.org/a'],
  ['link', 'sur www.exemple.fr'],
  ['link', 'our shop is atelier-cuivre.com/shop'],
  ['handle', 'Insta @atelier_cuivre'],
  ['handle', 'واتساب: قريبا'],
])('finds a contact (%s): %s', (kind, text) => {
  expect(contactsIn(text).map((each) => each.kind)).toContain(kind);
});

test.each([
  '120 pieces a month, 60 of them by May',
  'Founded in 1988, led since 2021 by the second generation',
  'Commande de 12 000 000 dinars, livrée entre 2024-2026',
  'Delivery from 2026-03-01 to 30/06/2026',
  'نحتاج ٦٠ قطعة قبل ١٥ مايو ٢٠٢٦',
  'Sizes 30 x 40 x 50 cm, 18/10 steel, ISO 9001:2015',
  '1.250.000 carreaux par an',
  'Meet us @ the fair',
  'Prix : 45,50 € pièce (lot de 100)',
  'Nous travaillons à Nabeul. Notre atelier existe depuis 30 ans.',
])('leaves alone what is no contact: %s', (text) => {
  expect(contactsIn(text)).toEqual([]);
});

test('the writer is told the field and the words', () => {
  expect(() => requireNoContact('reason', 'Call 0555 12 34 56')).toThrow(
    /^reason: has a contact in it \(telephone: 0555 12 34 56\)/,
  );
  expect(() => requireNoContact('reason', 'We need sixty lamps')).not.toThrow();
});
