import type { EntityManager } from '@mikro-orm/postgresql';
import { idFrom } from '../foundation/ids.js';
import { pgArray } from '../search/pg-array.js';
import { companyKinds } from '../stakeholders/stakeholder.js';
import { insertRows, replaceOwned, updateRows } from './bulk.js';
import type { CsvNoun } from './csv-noun.js';
import type { ImportedStakeholder } from './stakeholder-row.js';

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

/** Stakeholders as they stand, by identifier. */
export async function loadStakeholders(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, ImportedStakeholder>> {
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

/** Writes stakeholders with their sectors, concepts, claims and memberships; answers those the database holds already. */
export const saveStakeholders: CsvNoun<ImportedStakeholder>['save'] = async (em, records) => {
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
