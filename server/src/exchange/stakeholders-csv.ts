import type { EntityManager } from '@mikro-orm/postgresql';
import { idFrom } from '../foundation/ids.js';
import { type Audience, audiences } from '../identity/viewer.js';
import { pgArray } from '../search/pg-array.js';
import {
  companyKinds,
  hideableFields,
  maturities,
  type OtherName,
  sizeBands,
  stakeholderKinds,
  stakeholderStatuses,
} from '../stakeholders/stakeholder.js';
import { evidenceLevels, womenLedForms } from '../stakeholders/women-led-claim.js';
import { BadCell } from './bad-cell.js';
import { insertRows, replaceOwned, updateRows } from './bulk.js';
import {
  dayOf,
  joinList,
  languageOf,
  localisedCells,
  numberOf,
  oneOf,
  type Row,
  splitList,
  splitPair,
} from './cells.js';
import type { CsvNoun, Reading } from './csv-noun.js';

interface ImportedClaim {
  form: string;
  evidence: string;
  audience: string;
  since: number | null;
  confirmed: string | null;
  until: string | null;
}

/** A stakeholder as the CSV tells it. */
export interface ImportedStakeholder {
  slug: string;
  kind: string;
  name: string;
  nameLang: string;
  otherNames: OtherName[];
  summary: Record<string, string>;
  description: Record<string, string>;
  country: string;
  place: string | null;
  placeName: string | null;
  region: string | null;
  latitude: number | null;
  longitude: number | null;
  sectors: string[];
  concepts: string[];
  languages: string[];
  size: string | null;
  founded: number | null;
  website: string | null;
  contacts: Record<string, string>;
  visibility: Record<string, string>;
  maturity: string | null;
  status: string;
  demonstration: boolean;
  claims: ImportedClaim[];
  clusters: string[];
}

const row = `id uuid, slug text, type text, kind text, name text, name_lang text, other_names jsonb, summary jsonb,
  description jsonb, country_code text, place_id text, place_name text, region_code text, latitude float8,
  longitude float8, main_sector_id text, languages text[], size_band text, founded_year int2, website text,
  contacts jsonb, visibility jsonb, completeness int2, maturity text, status text, demonstration boolean`;

/** A readable address for a page: the Latin letters of the name, or the kind where there are none, and part of the id. */
function slugOf(name: string, kind: string, id: string): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return `${latin || kind}-${id.replaceAll('-', '').slice(0, 8)}`;
}

/** Keeps what stands when the file lacks the column, clears it when the cell is empty, else reads the cell. */
function cell<T>(given: Row, column: string, kept: T, empty: T, read: (value: string) => T): T {
  const value = given[column];
  if (value === undefined) return kept;
  return value === '' ? empty : read(value);
}

function placeOf(given: Row, before: ImportedStakeholder | null, country: string, reading: Reading) {
  const town = cell<string | null>(given, 'place', before?.place ?? before?.placeName ?? null, null, (value) => value);
  const known = town ? reading.vocabularies.place(town, country) : null;
  const moved = given.place !== undefined && (known?.id ?? null) !== (before?.place ?? null);
  const kept = before && !moved ? before : null;
  return {
    place: known?.id ?? null,
    placeName: town && !known ? town : null,
    region: cell(given, 'region', kept?.region ?? known?.region ?? null, known?.region ?? null, (value) => value),
    latitude: cell(given, 'latitude', kept?.latitude ?? known?.latitude ?? null, known?.latitude ?? null, (value) =>
      numberOf(value, 'latitude', -90, 90),
    ),
    longitude: cell(
      given,
      'longitude',
      kept?.longitude ?? known?.longitude ?? null,
      known?.longitude ?? null,
      (value) => numberOf(value, 'longitude', -180, 180),
    ),
  };
}

function claimFrom(part: string): ImportedClaim {
  const [form = '', evidence = 'self-declared', audience = 'members', since = '', confirmed = '', until = ''] =
    part.split(':');
  const claim = {
    form: oneOf(form, womenLedForms, 'women_led'),
    evidence: oneOf(evidence || 'self-declared', evidenceLevels, 'women_led'),
    audience: oneOf(audience || 'members', audiences, 'women_led'),
    since: since ? numberOf(since, 'women_led', 1000, 2100) : null,
    confirmed: confirmed ? dayOf(confirmed, 'women_led') : null,
    until: until ? dayOf(until, 'women_led') : null,
  };
  if (claim.evidence !== 'self-declared' && !claim.confirmed) {
    throw new BadCell('women_led', `“${part}” must say when it was confirmed: form:evidence:audience:since:confirmed`);
  }
  return claim;
}

function pairs<T extends string>(list: string, column: string, allowed: (value: string) => T): Record<string, T> {
  return Object.fromEntries(
    splitList(list).map((part) => {
      const [key, value] = splitPair(part, column);
      return [key, allowed(value)];
    }),
  );
}

function read(given: Row, before: ImportedStakeholder | null, reading: Reading): ImportedStakeholder {
  const { vocabularies } = reading;
  if (!given.name) throw new BadCell('name', 'must not be empty');
  if (given.name.length > 200) throw new BadCell('name', 'must have 200 characters or fewer');
  const country = vocabularies.country(given.country ?? '', 'country');
  const native = country.languages[0] ?? 'en';
  const nameLang = cell(given, 'name_lang', before?.nameLang ?? native, native, (value) =>
    languageOf(value, 'name_lang'),
  );
  const lang = given.lang ? languageOf(given.lang, 'lang') : nameLang;
  const texts = (column: 'summary' | 'description') => localisedCells(given, column, lang) ?? before?.[column] ?? {};
  const list = (column: string, kept: string[], one: (value: string) => string) =>
    cell(given, column, kept, [], (value) => [...new Set(splitList(value).map(one))]);
  const nothing = null;
  return {
    slug: before?.slug ?? '',
    kind: cell(given, 'kind', before?.kind ?? 'company', 'company', (value) => oneOf(value, stakeholderKinds, 'kind')),
    name: given.name,
    nameLang,
    otherNames: cell(given, 'other_names', before?.otherNames ?? [], [], (value) =>
      splitList(value).map((part) => {
        const [tag, name] = splitPair(part, 'other_names');
        return { lang: languageOf(tag, 'other_names'), name };
      }),
    ),
    summary: texts('summary'),
    description: texts('description'),
    country: country.code,
    ...placeOf(given, before?.country === country.code ? before : null, country.code, reading),
    sectors: list('sectors', before?.sectors ?? [], (value) => vocabularies.sector(value, 'sectors')),
    concepts: list('concepts', before?.concepts ?? [], (value) => vocabularies.concept(value, 'concepts')).sort(),
    languages: list('languages', before?.languages ?? country.languages, (value) => languageOf(value, 'languages')),
    size: cell(given, 'size', before?.size ?? nothing, nothing, (value) => oneOf(value, sizeBands, 'size')),
    founded: cell(given, 'founded', before?.founded ?? nothing, nothing, (value) =>
      numberOf(value, 'founded', 1000, new Date().getUTCFullYear()),
    ),
    website: cell(given, 'website', before?.website ?? nothing, nothing, (value) => {
      if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
        throw new BadCell('website', `“${value}” must be an address that begins with https://`);
      return value;
    }),
    contacts: cell(given, 'contacts', before?.contacts ?? {}, {}, (value) => pairs(value, 'contacts', (each) => each)),
    visibility: cell(given, 'visibility', before?.visibility ?? {}, {}, (value) => {
      const fields = pairs(value, 'visibility', (each) => oneOf(each, audiences, 'visibility'));
      for (const field of Object.keys(fields)) oneOf(field, hideableFields, 'visibility');
      return fields;
    }),
    maturity: cell(given, 'maturity', before?.maturity ?? nothing, nothing, (value) =>
      oneOf(value, maturities, 'maturity'),
    ),
    status: cell(given, 'status', before?.status ?? 'published', 'published', (value) =>
      oneOf(value, stakeholderStatuses, 'status'),
    ),
    demonstration: cell(
      given,
      'demonstration',
      before?.demonstration ?? false,
      false,
      (value) => oneOf(value, ['yes', 'no'], 'demonstration') === 'yes',
    ),
    claims: cell(given, 'women_led', before?.claims ?? [], [], (value) => splitList(value).map(claimFrom)),
    clusters: list('clusters', before?.clusters ?? [], (value) => vocabularies.cluster(value, 'clusters')).sort(),
  };
}

async function load(em: EntityManager, ids: readonly string[]): Promise<Map<string, ImportedStakeholder>> {
  const rows = await em.execute<(ImportedStakeholder & { id: string })[]>(
    `select s.id, s.slug, s.kind, s.name, s.name_lang as "nameLang", s.other_names as "otherNames", s.summary,
       s.description, s.country_code as country, s.place_id as place, s.place_name as "placeName",
       s.region_code as region, s.latitude, s.longitude, s.languages, s.size_band as size, s.founded_year as founded,
       s.website, s.contacts, s.visibility, s.maturity, s.status, s.demonstration,
       array(select sector_id from stakeholder_sector where stakeholder_id = s.id order by position) as sectors,
       array(select concept_id from stakeholder_concept where stakeholder_id = s.id and origin = 'declared'
         order by concept_id collate "C") as concepts,
       array(select cluster_id from membership where stakeholder_id = s.id order by cluster_id collate "C") as clusters,
       coalesce((select jsonb_agg(jsonb_build_object('form', form, 'evidence', evidence, 'audience', audience,
         'since', since_year, 'confirmed', (confirmed_at at time zone 'UTC')::date, 'until', valid_until) order by form)
         from women_led_claim where stakeholder_id = s.id), '[]') as claims
     from stakeholder s where s.id = any(?::uuid[])`,
    [pgArray(ids)],
  );
  return new Map(rows.map(({ id, ...record }) => [id, record]));
}

/** Share of the profile that is filled in, percent. */
function completenessOf(record: ImportedStakeholder): number {
  const filled = [
    Object.keys(record.summary).length > 0,
    Object.keys(record.description).length > 0,
    record.sectors.length > 0,
    record.concepts.length >= 3,
    record.languages.length > 0,
    record.place !== null || record.placeName !== null,
    record.size !== null,
    record.founded !== null,
  ];
  return Math.round((100 * filled.filter(Boolean).length) / filled.length);
}

/** Writes claims by form, so that what staff noted beside a claim stays. */
async function saveClaims(
  em: EntityManager,
  kept: readonly { id: string; record: ImportedStakeholder }[],
): Promise<void> {
  await em.execute(
    `delete from women_led_claim c using jsonb_to_recordset(?::jsonb) as given (id uuid, forms text[])
     where c.stakeholder_id = given.id and c.form <> all(given.forms)`,
    [JSON.stringify(kept.map(({ id, record }) => ({ id, forms: record.claims.map((claim) => claim.form) })))],
  );
  const claims = kept.flatMap(({ id, record }) =>
    record.claims.map((claim) => ({
      ...claim,
      id: idFrom('women-led-claim', id, claim.form),
      stakeholder: id,
      by: claim.confirmed ? 'import' : null,
      at: claim.confirmed ? `${claim.confirmed}T00:00:00Z` : null,
    })),
  );
  if (claims.length === 0) return;
  await em.execute(
    `insert into women_led_claim as c (id, stakeholder_id, form, evidence, since_year, confirmed_by, confirmed_at,
       valid_until, audience)
     select id, stakeholder, form, evidence, since, by, at, until, audience from jsonb_to_recordset(?::jsonb) as given
       (id uuid, stakeholder uuid, form text, evidence text, since int2, by text, at timestamptz, until date, audience text)
     on conflict (stakeholder_id, form) do update set evidence = excluded.evidence, since_year = excluded.since_year,
       confirmed_by = coalesce(c.confirmed_by, excluded.confirmed_by), confirmed_at = excluded.confirmed_at,
       valid_until = excluded.valid_until, audience = excluded.audience`,
    [JSON.stringify(claims)],
  );
}

const save: CsvNoun<ImportedStakeholder>['save'] = async (em, records) => {
  const rowOf = (id: string, record: ImportedStakeholder) => ({
    id,
    slug: record.slug || slugOf(record.name, record.kind, id),
    type: (companyKinds as readonly string[]).includes(record.kind) ? 'company' : 'institution',
    kind: record.kind,
    name: record.name,
    name_lang: record.nameLang,
    other_names: record.otherNames,
    summary: record.summary,
    description: record.description,
    country_code: record.country,
    place_id: record.place,
    place_name: record.placeName,
    region_code: record.region,
    latitude: record.latitude,
    longitude: record.longitude,
    main_sector_id: record.sectors[0] ?? null,
    languages: record.languages,
    size_band: record.size,
    founded_year: record.founded,
    website: record.website,
    contacts: record.contacts,
    visibility: record.visibility,
    completeness: completenessOf(record),
    maturity: record.maturity,
    status: record.status,
    demonstration: record.demonstration,
  });
  const fresh = records.filter((each) => each.isNew);
  const made = new Set(
    await insertRows(
      em,
      'stakeholder',
      row,
      fresh.map((each) => rowOf(each.id, each.record)),
      'id',
    ),
  );
  await updateRows(
    em,
    'stakeholder',
    row,
    records.filter((each) => !each.isNew).map((each) => rowOf(each.id, each.record)),
    ', version = stakeholder.version + 1, updated_at = now()',
  );
  const refused = fresh.filter((each) => !made.has(each.id)).map((each) => each.id);
  const kept = records.filter((each) => !refused.includes(each.id));
  const ids = kept.map((each) => each.id);
  await replaceOwned(
    em,
    'stakeholder_sector',
    'stakeholder_id',
    'stakeholder_id uuid, sector_id text, position int2',
    ids,
    kept.flatMap(({ id, record }) =>
      record.sectors.map((sector_id, position) => ({ stakeholder_id: id, sector_id, position })),
    ),
  );
  await em.execute(`delete from stakeholder_concept where stakeholder_id = any(?::uuid[]) and origin = 'declared'`, [
    pgArray(ids),
  ]);
  await insertRows(
    em,
    'stakeholder_concept',
    'stakeholder_id uuid, concept_id text, origin text',
    kept.flatMap(({ id, record }) =>
      record.concepts.map((concept_id) => ({ stakeholder_id: id, concept_id, origin: 'declared' })),
    ),
    'concept_id',
  );
  await saveClaims(em, kept);
  // Memberships carry more than the file does (role, since): only those that the file adds or ends are touched.
  await em.execute(
    `delete from membership m using jsonb_to_recordset(?::jsonb) as given (id uuid, clusters text[])
     where m.stakeholder_id = given.id and m.cluster_id <> all(given.clusters)`,
    [JSON.stringify(kept.map(({ id, record }) => ({ id, clusters: record.clusters })))],
  );
  await insertRows(
    em,
    'membership',
    'cluster_id text, stakeholder_id uuid, role text',
    kept.flatMap(({ id, record }) =>
      record.clusters.map((cluster_id) => ({ cluster_id, stakeholder_id: id, role: 'member' })),
    ),
    'cluster_id',
  );
  return refused;
};

/** Companies and institutions, one a row. */
export const stakeholdersCsv: CsvNoun<ImportedStakeholder> = {
  noun: 'stakeholder',
  required: ['id', 'name', 'country'],
  columns: [
    'id',
    'name',
    'name_lang',
    'other_names',
    'kind',
    'country',
    'place',
    'region',
    'latitude',
    'longitude',
    'sectors',
    'concepts',
    'languages',
    'lang',
    'summary',
    'summary.*',
    'description',
    'description.*',
    'size',
    'founded',
    'website',
    'maturity',
    'status',
    'women_led',
    'clusters',
    'visibility',
    'contacts',
    'demonstration',
  ],
  externalId: (given) => given.id ?? '',
  refersTo: () => [],
  newId: (source, externalId) =>
    source === 'wasl' ? idFrom('stakeholder', externalId) : idFrom('import', 'stakeholder', source, externalId),
  read,
  load,
  save,
  cells: (_id, record, _external) => ({
    name: record.name,
    name_lang: record.nameLang,
    other_names: joinList(record.otherNames.map((each) => `${each.lang}:${each.name}`)),
    kind: record.kind,
    country: record.country,
    place: record.place ?? record.placeName ?? '',
    region: record.region ?? '',
    latitude: record.latitude === null ? '' : String(record.latitude),
    longitude: record.longitude === null ? '' : String(record.longitude),
    sectors: joinList(record.sectors),
    concepts: joinList(record.concepts),
    languages: joinList(record.languages),
    ...Object.fromEntries(Object.entries(record.summary).map(([lang, text]) => [`summary.${lang}`, text])),
    ...Object.fromEntries(Object.entries(record.description).map(([lang, text]) => [`description.${lang}`, text])),
    size: record.size ?? '',
    founded: record.founded === null ? '' : String(record.founded),
    website: record.website ?? '',
    maturity: record.maturity ?? '',
    status: record.status,
    women_led: joinList(
      record.claims.map((claim) =>
        [claim.form, claim.evidence, claim.audience, claim.since ?? '', claim.confirmed ?? '', claim.until ?? ''].join(
          ':',
        ),
      ),
    ),
    clusters: joinList(record.clusters),
    visibility: joinList(
      Object.entries(record.visibility).map(([field, audience]) => `${field}:${audience as Audience}`),
    ),
    contacts: joinList(Object.entries(record.contacts).map(([key, value]) => `${key}:${value}`)),
    demonstration: record.demonstration ? 'yes' : 'no',
  }),
};
