import type { EntityManager } from '@mikro-orm/postgresql';
import { type StakeholderKind, sizeBands, stakeholderKinds } from '../stakeholders/stakeholder.js';
import { fold } from '../thesaurus/normalise.js';
import type { Row } from './cells.js';

/** What a column of a list of members can be. */
export const memberFields = [
  'name',
  'kind',
  'country',
  'place',
  'sectors',
  'concepts',
  'languages',
  'summary',
  'summary.en',
  'summary.fr',
  'summary.ar',
  'description',
  'description.en',
  'description.fr',
  'description.ar',
  'size',
  'founded',
  'website',
  'email',
  'phone',
] as const;
export type MemberField = (typeof memberFields)[number];

/** Words that stand above columns in the lists people keep, folded; the first that is met decides. */
const usualWords: Partial<Record<MemberField, string[]>> = {
  name: [
    'name',
    'company',
    'member',
    'organisation',
    'organization',
    'business',
    'nom',
    'raison sociale',
    'entreprise',
    'denomination',
    'membre',
    'الاسم',
    'اسم',
    'اسم المؤسسة',
    'المؤسسة',
    'الشركة',
  ],
  kind: ['kind', 'type', 'legal form', 'statut', 'forme juridique', 'nature', 'النوع', 'الصفة', 'الشكل القانوني'],
  country: ['country', 'pays', 'البلد', 'الدولة'],
  place: ['place', 'town', 'city', 'location', 'ville', 'lieu', 'localite', 'commune', 'المدينة', 'المكان', 'البلدة'],
  sectors: ['sectors', 'sector', 'industry', 'secteur', 'secteurs', 'filiere', 'القطاع', 'القطاعات'],
  concepts: [
    'concepts',
    'crafts',
    'craft',
    'skills',
    'products',
    'product',
    'metier',
    'metiers',
    'produits',
    'produit',
    'savoir faire',
    'الحرفة',
    'الحرف',
    'المنتجات',
    'المهارات',
  ],
  languages: ['languages', 'language', 'langues', 'langue', 'اللغات', 'اللغة'],
  summary: [
    'summary',
    'in a sentence',
    'tagline',
    'activity',
    'activite',
    'resume',
    'presentation courte',
    'النشاط',
    'ملخص',
    'نبذة',
  ],
  description: ['description', 'about', 'presentation', 'a propos', 'الوصف', 'التعريف'],
  size: [
    'size',
    'employees',
    'staff',
    'number of people',
    'effectif',
    'effectifs',
    'nombre d employes',
    'salaries',
    'عدد العمال',
    'عدد الاشخاص',
    'عدد الموظفين',
  ],
  founded: [
    'founded',
    'year',
    'since',
    'established',
    'annee',
    'annee de creation',
    'creation',
    'depuis',
    'سنة التاسيس',
    'التاسيس',
  ],
  website: ['website', 'web', 'site', 'url', 'site web', 'site internet', 'الموقع', 'الموقع الالكتروني'],
  email: [
    'email',
    'e mail',
    'mail',
    'address e mail',
    'courriel',
    'adresse e mail',
    'adresse mail',
    'البريد',
    'البريد الالكتروني',
  ],
  phone: ['phone', 'telephone', 'tel', 'mobile', 'portable', 'الهاتف', 'الجوال'],
};

const kindWords: Partial<Record<StakeholderKind, string[]>> = {
  artisan: ['artisan', 'craftsperson', 'workshop', 'atelier', 'حرفي', 'ورشة'],
  company: ['company', 'firm', 'sarl', 'suarl', 'sa', 'societe', 'entreprise', 'شركة'],
  cooperative: ['cooperative', 'coop', 'تعاونية'],
  'informal-enterprise': ['informal', 'informel', 'informal enterprise', 'غير مهيكل'],
  association: ['association', 'guild', 'جمعية'],
  chamber: ['chamber', 'chambre', 'غرفة'],
  'training-provider': ['school', 'training centre', 'ecole', 'centre de formation', 'مدرسة', 'مركز تكوين'],
  university: ['university', 'universite', 'جامعة'],
};

const wordsOf = (text: string) =>
  fold(
    text
      .replaceAll(/[._\-/()*:'’]+/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );

const fieldOf = new Map(
  Object.entries(usualWords).flatMap(([field, words]) => words.map((word) => [wordsOf(word), field as MemberField])),
);

/** What each column most likely is, by the words above it; null where they say nothing, and no field twice. */
export function guessFields(header: readonly string[]): (MemberField | null)[] {
  const taken = new Set<MemberField>();
  return header.map((words) => {
    const exact = memberFields.find((field) => field === words.trim().toLowerCase());
    const language = /\b(en|fr|ar)\b/.exec(words.toLowerCase())?.[1];
    const base =
      exact ?? fieldOf.get(wordsOf(words)) ?? fieldOf.get(wordsOf(words.replace(/[\s._(-]+(en|fr|ar)\)?$/i, '')));
    const guess =
      language && (base === 'summary' || base === 'description') ? (`${base}.${language}` as MemberField) : base;
    if (!guess || taken.has(guess)) return null;
    taken.add(guess);
    return guess;
  });
}

/** Codes of countries by their name in any language we have. */
export async function countriesByName(em: EntityManager): Promise<Map<string, string>> {
  const rows = await em.execute<{ code: string; label: string }[]>(
    'select code, value as label from country, jsonb_each_text(names)',
  );
  return new Map(rows.map((row) => [fold(row.label), row.code]));
}

const languageWords: Record<string, string> = {
  arabic: 'ar',
  arabe: 'ar',
  العربية: 'ar',
  عربي: 'ar',
  french: 'fr',
  francais: 'fr',
  الفرنسية: 'fr',
  english: 'en',
  anglais: 'en',
  الانجليزية: 'en',
  italian: 'it',
  italien: 'it',
  spanish: 'es',
  espagnol: 'es',
  turkish: 'tr',
  turc: 'tr',
};

/** Lists in a cell are divided by whatever people divide them with. */
const listed = (cell: string) =>
  cell
    .split(/[,;/|،؛\n]+/)
    .map((each) => each.trim())
    .filter(Boolean);

const overLines = new Set<MemberField>(['summary', 'description', 'sectors', 'concepts', 'languages']);

/**
 * A row of somebody's list as a row of stakeholders.csv: countries and kinds by name, numbers of people as a band, lists
 * however divided. The members of one list belong to one cluster, whose country is taken where none is named. Words in Arabic script are
 * Arabic, others in the language of whoever sent the list.
 */
export function asStakeholderRow(
  cells: readonly string[],
  fields: readonly (MemberField | null)[],
  countries: ReadonlyMap<string, string>,
  cluster: { id: string; country: string },
  lang: string,
): Row {
  const given: Partial<Record<MemberField, string>> = {};
  for (const [at, field] of fields.entries()) {
    // In a spreadsheet a name, too, may be broken over lines so that it fits its cell.
    if (field) given[field] = overLines.has(field) ? (cells[at] ?? '') : (cells[at] ?? '').replace(/[\t\r\n]+/g, ' ');
  }
  const { email, phone, kind, country, size, sectors, concepts, languages, website, ...rest } = given;
  const kinds = Object.entries(kindWords).find(([, words]) =>
    words.some((word) => wordsOf(word) === wordsOf(kind ?? '')),
  );
  const people = /^\d+$/.test(size ?? '') ? Number(size) : null;
  const contacts = [email ? `email:${email.toLowerCase()}` : '', phone ? `phone:${phone}` : '']
    .filter(Boolean)
    .join('|');
  const bars = (cell: string | undefined) =>
    cell === undefined
      ? undefined
      : listed(cell)
          .map((each) => each.replaceAll(/[\\|]/g, '\\$&'))
          .join('|');
  const row: Record<string, string | undefined> = {
    ...rest,
    name_lang: langOf(given.name, lang),
    lang: langOf(given.summary ?? given.description, lang),
    kind:
      kind === undefined
        ? undefined
        : (kinds?.[0] ?? stakeholderKinds.find((each) => each === kind.toLowerCase()) ?? kind),
    country: country ? (countries.get(fold(country)) ?? country) : cluster.country,
    size: people === null ? size : bandOf(people),
    sectors: bars(sectors),
    concepts: bars(concepts),
    languages:
      languages === undefined
        ? undefined
        : listed(languages)
            .map((each) => languageWords[fold(each)] ?? each)
            .join('|'),
    website: website && !/^[a-z]+:/i.test(website) ? `https://${website}` : website,
    contacts: email === undefined && phone === undefined ? undefined : contacts,
    status: 'draft',
    demonstration: 'no',
    clusters: cluster.id,
  };
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== undefined)) as Row;
}

function langOf(text: string | undefined, lang: string): string {
  if (/\p{Script=Arabic}/u.test(text ?? '')) return 'ar';
  return lang === 'ar' ? 'fr' : lang;
}

function bandOf(people: number): string {
  if (people <= 1) return sizeBands[0];
  if (people <= 9) return sizeBands[1];
  if (people <= 49) return sizeBands[2];
  return people <= 249 ? sizeBands[3] : sizeBands[4];
}
