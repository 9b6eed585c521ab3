import { groupBy } from '../foundation/batching.js';
import type { LocalisedText } from '../foundation/localised-text.js';
import { audiences, maySee, type Viewer, visitor } from '../identity/viewer.js';
import type { Offering } from '../offerings/offering.js';
import { hideableFields, type Stakeholder } from '../stakeholders/stakeholder.js';
import { mayReadField, mayReadProfile } from '../stakeholders/stakeholder-policy.js';
import type { WomenLedClaim } from '../stakeholders/women-led-claim.js';
import type { Spotted, Spotter } from '../thesaurus/spotting.js';
import { pgArray } from './pg-array.js';
import type { Run } from './run.js';
import { type DocumentText, type SearchDocument, WrittenText } from './search-document.js';
import { type Vocabulary, withAncestors } from './vocabulary.js';

/** What a document is made of, read as plain rows: entities of a hundred thousand stakeholders cost minutes. */
type StakeholderRow = Pick<
  Stakeholder,
  | 'id'
  | 'kind'
  | 'name'
  | 'nameLang'
  | 'otherNames'
  | 'summary'
  | 'description'
  | 'countryCode'
  | 'placeId'
  | 'placeName'
  | 'regionCode'
  | 'latitude'
  | 'longitude'
  | 'mainSectorId'
  | 'languages'
  | 'sizeBand'
  | 'visibility'
  | 'status'
  | 'demonstration'
> & { updatedAt: string };
type OfferingRow = Pick<
  Offering,
  'id' | 'stakeholderId' | 'direction' | 'kind' | 'title' | 'text' | 'targets' | 'agreements'
>;
type ClaimRow = Pick<WomenLedClaim, 'stakeholderId' | 'form' | 'evidence' | 'audience'>;

/** A stakeholder's rows, whoever may see them. */
interface Rows {
  stakeholder: StakeholderRow;
  sectors: string[];
  declared: string[];
  claims: ClaimRow[];
  offerings: (OfferingRow & { concepts: string[] })[];
  clusters: string[];
}

interface Owned {
  stakeholderId: string;
  id: string;
}

/** What documents are made by: what is recognised in texts, and what stands above a sector. */
export interface Recognised {
  spotter: Spotter;
  sectors: ReadonlyMap<string, { parentId: string | null }>;
}

/** The labels of what a document is about. */
export type Labels = Pick<Vocabulary, 'conceptWords' | 'sectors' | 'countries' | 'places'>;

/**
 * The documents of stakeholders, one for each audience that sees something different; `today` is a day, YYYY-MM-DD, `labels`
 * null where documents are not to carry any.
 */
export async function stakeholderDocuments(
  run: Run,
  recognised: Recognised,
  ids: readonly string[],
  today: string,
  labels: Labels | null,
): Promise<SearchDocument[]> {
  if (ids.length === 0) return [];
  const read = <T extends object>(sql: string, ...more: unknown[]) => run<T>(sql, [pgArray(ids), ...more]);
  const owned = (column: string, table: string, order: string, condition = 'true') =>
    read<Owned>(
      `select stakeholder_id as "stakeholderId", ${column} as id from ${table}
       where stakeholder_id = any(?::uuid[]) and ${condition} order by ${order}`,
    );
  const [stakeholders, sectors, declared, claims, offerings, clusters] = await Promise.all([
    read<StakeholderRow>(
      `select id, kind, name, name_lang as "nameLang", other_names as "otherNames", summary, description,
         country_code as "countryCode", place_id as "placeId", place_name as "placeName", region_code as "regionCode",
         latitude, longitude, main_sector_id as "mainSectorId", to_jsonb(languages) as languages,
         size_band as "sizeBand", visibility, status, demonstration,
         to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
       from stakeholder where id = any(?::uuid[]) and status = 'published'`,
    ),
    owned('sector_id', 'stakeholder_sector', 'position, sector_id'),
    owned('concept_id', 'stakeholder_concept', 'concept_id', `origin = 'declared'`),
    read<ClaimRow>(
      `select stakeholder_id as "stakeholderId", form, evidence, audience from women_led_claim
       where stakeholder_id = any(?::uuid[]) order by form, id`,
    ),
    read<OfferingRow & { concepts: string[] }>(
      `select id, stakeholder_id as "stakeholderId", direction, kind, title, text, to_jsonb(targets) as targets,
         to_jsonb(agreements) as agreements,
         to_jsonb(array(select concept_id from offering_concept c
           where c.offering_id = offering.id and c.origin = 'declared' order by concept_id)) as concepts
       from offering where stakeholder_id = any(?::uuid[]) and status = 'open' and valid_until >= ?::date order by id`,
      today,
    ),
    owned('cluster_id', 'membership', 'cluster_id'),
  ]);
  const idsBy = (rows: Owned[]) => {
    const groups = groupBy(rows, (row) => row.stakeholderId);
    return (id: string) => (groups.get(id) ?? []).map((row) => row.id);
  };
  const [sectorsOf, declaredOf, clustersOf] = [idsBy(sectors), idsBy(declared), idsBy(clusters)];
  const claimsBy = groupBy(claims, (row) => row.stakeholderId);
  const offeringsBy = groupBy(offerings, (row) => row.stakeholderId);
  return stakeholders.flatMap((stakeholder) =>
    documentsOf(
      recognised,
      {
        stakeholder,
        sectors: sectorsOf(stakeholder.id),
        declared: declaredOf(stakeholder.id),
        claims: claimsBy.get(stakeholder.id) ?? [],
        offerings: offeringsBy.get(stakeholder.id) ?? [],
        clusters: clustersOf(stakeholder.id),
      },
      labels,
    ),
  );
}

/** Audiences that see the same share one document. */
function documentsOf(recognised: Recognised, rows: Rows, labels: Labels | null): SearchDocument[] {
  const views = new Map<string, SearchDocument>();
  const texts = textsOf(rows);
  const spots = new Map<WrittenText, Spotted[]>();
  for (const audience of audiences) {
    const viewer: Viewer = { ...visitor, audience };
    if (!mayReadProfile(viewer, rows.stakeholder)) continue;
    // Audiences with the same rights see the same; those with other rights may still see the same.
    const rights = JSON.stringify([
      hideableFields.map((field) => mayReadField(viewer, rows.stakeholder, field)),
      rows.claims.map((each) => maySee(viewer, each.audience)),
    ]);
    const view = views.get(rights) ?? documentFor(recognised, rows, texts, viewer, spots, labels);
    view.audiences.push(audience);
    views.set(rights, view);
  }
  return views.size < 2 ? [...views.values()] : together([...views.values()]);
}

/** Documents that differ in nothing but their audiences, as one. */
function together(views: readonly SearchDocument[]): SearchDocument[] {
  const documents = new Map<string, SearchDocument>();
  for (const view of views) {
    const key = JSON.stringify({ ...view, audiences: [] });
    const same = documents.get(key);
    if (same) same.audiences.push(...view.audiences);
    else documents.set(key, view);
  }
  return [...documents.values()];
}

/** A text, and which field must be open to whoever finds it; a name is open to all. */
interface OwnText {
  text: WrittenText;
  needs: Parameters<typeof mayReadField>[2] | null;
}

/** `spots` keeps what was spotted in a text, since audiences mostly share their texts. */
function documentFor(
  { spotter, sectors: allSectors }: Recognised,
  rows: Rows,
  all: readonly OwnText[],
  viewer: Viewer,
  spots: Map<WrittenText, Spotted[]>,
  labels: Labels | null,
): SearchDocument {
  const { stakeholder } = rows;
  const may = (field: Parameters<typeof mayReadField>[2]) => mayReadField(viewer, stakeholder, field);
  const offerings = may('offerings') ? rows.offerings : [];
  const claims = rows.claims.filter((each) => maySee(viewer, each.audience));
  const texts = all.filter(({ needs }) => needs === null || may(needs)).map((each) => each.text);
  const spotted = texts.flatMap((each) => {
    const found = spots.get(each) ?? spotter.spot(each.text, each.lang, each.tokens);
    spots.set(each, found);
    return found;
  });
  const declared = [...(may('concepts') ? rows.declared : []), ...offerings.flatMap((each) => each.concepts)];
  const concepts = unique([...declared, ...spotted.filter((each) => each.noun === 'concept').map((each) => each.id)]);
  const sectors = may('sectors')
    ? withAncestors(
        allSectors,
        unique([...(stakeholder.mainSectorId ? [stakeholder.mainSectorId] : []), ...rows.sectors]),
      )
    : [];
  const place = may('place') ? stakeholder.placeId : null;
  return {
    noun: 'stakeholder',
    recordId: stakeholder.id,
    audiences: [],
    title: stakeholder.name,
    titleLang: stakeholder.nameLang,
    texts,
    labels: unique([
      ...(labels ? labelsOf(labels, concepts, sectors, stakeholder.countryCode, place) : []),
      ...(may('place') && stakeholder.placeName ? [stakeholder.placeName] : []),
    ]),
    concepts,
    sectors,
    kind: stakeholder.kind,
    country: stakeholder.countryCode,
    place,
    region: may('place') ? stakeholder.regionCode : null,
    size: may('size') ? stakeholder.sizeBand : null,
    languages: may('languages') ? stakeholder.languages : [],
    womenForms: unique(claims.map((each) => each.form)),
    womenEvidence: unique(claims.map((each) => each.evidence)),
    directions: unique(offerings.map((each) => each.direction)),
    offeringKinds: unique(offerings.map((each) => each.kind)),
    agreements: unique(offerings.flatMap((each) => each.agreements)),
    targets: unique(offerings.flatMap((each) => each.targets)),
    clusters: may('clusters') ? rows.clusters : [],
    latitude: may('place') ? stakeholder.latitude : null,
    longitude: may('place') ? stakeholder.longitude : null,
    updatedAt: stakeholder.updatedAt,
    demonstration: stakeholder.demonstration,
  };
}

/** Every text of a stakeholder, whoever may read it. */
function textsOf({ stakeholder, offerings }: Rows): OwnText[] {
  const localised = (field: DocumentText['field'], needs: OwnText['needs'], source: LocalisedText): OwnText[] =>
    Object.entries(source).map(([lang, text]) => ({ needs, text: new WrittenText(field, lang, text) }));
  return [
    { needs: null, text: new WrittenText('name', stakeholder.nameLang, stakeholder.name) },
    ...stakeholder.otherNames.map(
      ({ lang, name }): OwnText => ({ needs: 'otherNames', text: new WrittenText('otherName', lang, name) }),
    ),
    ...localised('summary', 'summary', stakeholder.summary),
    ...localised('description', 'description', stakeholder.description),
    ...offerings.flatMap((each) => [
      ...localised('offering', 'offerings', each.title),
      ...localised('offering', 'offerings', each.text),
    ]),
  ];
}

/** Labels and names in every language of what a document is about. */
function labelsOf(
  { conceptWords, sectors: allSectors, countries, places }: Labels,
  concepts: readonly string[],
  sectors: readonly string[],
  country: string,
  place: string | null,
): string[] {
  return [
    ...concepts.flatMap((id) => conceptWords.get(id) ?? []),
    ...sectors.flatMap((id) => wordsOf(allSectors.get(id)?.labels)),
    ...wordsOf(countries.get(country)?.names),
    ...(place ? wordsOf(places.get(place)?.names) : []),
  ];
}

function wordsOf(source: LocalisedText | undefined): string[] {
  return source ? Object.values(source) : [];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
