import { audiences } from '../identity/viewer.js';
import {
  hideableFields,
  maturities,
  type OtherName,
  sizeBands,
  stakeholderKinds,
  stakeholderStatuses,
} from '../stakeholders/stakeholder.js';
import { evidenceLevels, womenLedForms } from '../stakeholders/women-led-claim.js';
import { BadCell } from './bad-cell.js';
import { dayOf, languageOf, localisedCells, numberOf, oneOf, type Row, splitList, splitPair } from './cells.js';
import type { Reading } from './csv-noun.js';

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
    throw new BadCell('women_led', 'not-confirmed', { value: part });
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

/** What the row says of a stakeholder; of what it says nothing, what stands. Throws BadCell. */
export function readStakeholder(given: Row, before: ImportedStakeholder | null, reading: Reading): ImportedStakeholder {
  const { vocabularies } = reading;
  if (!given.name) throw new BadCell('name', 'empty');
  if (given.name.length > 200) throw new BadCell('name', 'too-long', { length: given.name.length, most: 200 });
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
        throw new BadCell('website', 'not-a-link', { value });
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
