import { idFrom } from '../foundation/ids.js';
import { type Audience } from '../identity/viewer.js';
import { joinList } from './cells.js';
import type { CsvNoun } from './csv-noun.js';
import { type ImportedStakeholder, readStakeholder } from './stakeholder-row.js';
import { loadStakeholders, saveStakeholders } from './store-stakeholders.js';

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
  read: readStakeholder,
  load: loadStakeholders,
  save: saveStakeholders,
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
