import { expect, test } from 'vitest';
import { contactsIn, requireNoContact } from './contact-in-text.js';

test.each([
  ['e-mail', 'Write to atelier.cuivre@example.org please'],
  ['e-mail', 'راسلونا على warsha @ example . com'.replace(' . ', '.')],
  ['e-mail', 'atelier (at) example (dot) org'],
  ['e-mail', 'atelier＠example.org'],
  ['e-mail', 'name at example dot org'],
  ['e-mail', 'Write to amal dot nour AT workshop dot com dot tn, please'],
  ['e-mail', 'amal-at-workshop-dot-org'],
  ['e-mail', 'écrivez à nom arobase exemple point fr'],
  ['e-mail', 'nom at exemple point tn'],
  ['e-mail', 'contact arobase atelier point shop'],
  ['e-mail', 'amal at example.org'],
  ['e-mail', 'راسلونا: ورشة آت مثال نقطة كوم'],
  ['e-mail', 'warsha ات example دوت com'],
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
  'We looked at one point, it was the dot at the centre of each tile.',
  'Looking at that point it became clear that we need sixty lamps.',
  'A bead at each dot it touches, and at every point be it brass or copper',
  'Sold at the Dot art fair; we met at Point E in Dakar',
  'We are good at dot work, at point lace and at stone setting',
  'Point de croix, point de Salé et point compté : au point que chaque pièce est unique',
  'Le point fort de l’atelier : la dentelle au point de Venise, à un point tel que l’art se vend net',
  'À ce point, net progrès ; le cuivre est mis au point à Tunis',
  'En un point et un seul, la dot de la mariée : un coffre brodé',
  'نقطة القوة عندنا: النقش، وكل آتٍ قريب',
  'المعرض آت في مايو، ونقطة البيع في تونس',
  'عند كل نقطة خرزة، وهذه نقطة تونس الأولى في الخزف',
  'الموسم آت نقطة انطلاقه صفاقس',
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
