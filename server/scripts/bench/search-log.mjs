// What people type, as a log: crafts, skills, names and places in several languages, with slips, filters and half-typed words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build.mjs';

/** The page exactly as the client asks it. */
export const page = /graphql\(`([\s\S]*?)`\)/.exec(
  readFileSync(join(root, 'client/src/search/search-query.ts'), 'utf8'),
)[1];
export const suggest = 'query($q: String!) { suggest(query: $q, first: 8) { noun id label { text lang dir } } }';

const queries = `
نحاسيات | copperware | dinanderie | natural dyeing | teinture naturelle | صباغة طبيعية | Atelier Cuivre
mosaïque nabeul | olive wood bowls | خشب الزيتون | tapis | سجاد | pottery sejnane | فخار نابل | lether bags
maroquinerie casablanca | jewelry | bijoux en argent | تطريز | embroidery hebron | export europe | packaging
تصميم غرافيكي | furniture tripoli | ceramica | cerámica sevilla | restauro mobili | artigianato | seramik | el dokuması
savon d'alep | huile d'argan essaouira | مجوهرات فضية تيزنيت | نسيج المهدية | Chefchaouène | Safaqis | صفاقص
بن يوسف | Ben Youssef | Haifa | חיפה | Θεσσαλονίκη | κεραμικά | brass lamps cairo | خيامية القاهرة
tannerie fès | zellige | زليج تطوان | khayamiya | tatreez | sadeli | woodworking beirut | نجارة طرابلس
graphic designer tunis | photographe marrakech | مصور الدار البيضاء | game studio amman | animation alger
fair trade | commerce équitable | formation export | mentor finance | training needs women | coopérative féminine
`
  .split(/[|\n]/)
  .map((each) => each.trim())
  .filter(Boolean);

const filters = [
  { query: '', filters: { country: ['TN'], direction: ['OFFER'] } },
  { query: 'tapis', filters: { country: ['MA', 'DZ'] } },
  { query: 'copperware', filters: { sector: ['cultural-media'], agreement: ['DISTRIBUTION'] } },
  { query: 'تطريز', filters: { womenLed: ['LED', 'OWNED', 'COOPERATIVE'] } },
  { query: 'ceramics', filters: { bounds: { south: 34, west: 8, north: 38, east: 12 } } },
  { query: '', filters: { near: { latitude: 36.8, longitude: 10.2, km: 50 } }, sort: 'NEAREST' },
];

/** Every search of the log with its variables. */
export const searches = [...queries.map((query) => ({ query })), ...filters].map((each) => ({
  filters: {},
  sort: 'RELEVANCE',
  without: [],
  first: 20,
  ...each,
}));

/** The queries as they are typed: their first two, three, four… letters. */
export const typed = queries.flatMap((query) => [2, 3, 4, 6].map((length) => [...query].slice(0, length).join('')));
