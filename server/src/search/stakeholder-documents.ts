import type { EntityManager } from '@mikro-orm/postgresql';
import { Membership } from '../clusters/cluster.js';
import { groupBy } from '../foundation/batching.js';
import type { LocalisedText } from '../foundation/localised-text.js';
import { audiences, maySee, type Viewer } from '../identity/viewer.js';
import { Offering, OfferingConcept, statusOn } from '../offerings/offering.js';
import { Stakeholder, StakeholderConcept, StakeholderSector } from '../stakeholders/stakeholder.js';
import { mayReadField, mayReadProfile } from '../stakeholders/stakeholder-policy.js';
import { WomenLedClaim } from '../stakeholders/women-led-claim.js';
import type { Spotted } from '../thesaurus/spotting.js';
import type { DocumentText, SearchDocument } from './search-document.js';
import { type Vocabulary, withAncestors } from './vocabulary.js';

/** A stakeholder's rows, whoever may see them. */
interface Rows {
  stakeholder: Stakeholder;
  sectors: StakeholderSector[];
  declared: StakeholderConcept[];
  claims: WomenLedClaim[];
  offerings: Offering[];
  offeringConcepts: Map<string, OfferingConcept[]>;
  memberships: Membership[];
}

/** The documents of stakeholders, one for each audience that sees something different. */
export async function stakeholderDocuments(
  em: EntityManager,
  vocabulary: Vocabulary,
  ids: readonly string[],
  today: string,
): Promise<SearchDocument[]> {
  const owned = { stakeholderId: { $in: [...ids] } };
  const [stakeholders, sectors, concepts, claims, offerings, memberships] = await Promise.all([
    em.find(Stakeholder, { id: { $in: [...ids] }, status: 'published' }),
    em.find(StakeholderSector, owned, { orderBy: { position: 'asc' } }),
    em.find(StakeholderConcept, { ...owned, origin: 'declared' }, { orderBy: { conceptId: 'asc' } }),
    em.find(WomenLedClaim, owned, { orderBy: { form: 'asc' } }),
    em.find(Offering, { ...owned, status: 'open' }, { orderBy: { id: 'asc' } }),
    em.find(Membership, owned, { orderBy: { clusterId: 'asc' } }),
  ]);
  const open = offerings.filter((each) => statusOn(each, today) === 'open');
  const offeringConcepts = await em.find(
    OfferingConcept,
    { offeringId: { $in: open.map((each) => each.id) }, origin: 'declared' },
    { orderBy: { offeringId: 'asc', conceptId: 'asc' } },
  );
  const by = <T extends { stakeholderId: string }>(rows: T[]) => groupBy(rows, (row) => row.stakeholderId);
  const grouped = {
    sectors: by(sectors),
    declared: by(concepts),
    claims: by(claims),
    offerings: by(open),
    memberships: by(memberships),
  };
  const conceptsByOffering = groupBy(offeringConcepts, (row) => row.offeringId);
  return stakeholders.flatMap((stakeholder) =>
    documentsOf(vocabulary, {
      stakeholder,
      sectors: grouped.sectors.get(stakeholder.id) ?? [],
      declared: grouped.declared.get(stakeholder.id) ?? [],
      claims: grouped.claims.get(stakeholder.id) ?? [],
      offerings: grouped.offerings.get(stakeholder.id) ?? [],
      offeringConcepts: conceptsByOffering,
      memberships: grouped.memberships.get(stakeholder.id) ?? [],
    }),
  );
}

/** Audiences that see the same share one document. */
function documentsOf(vocabulary: Vocabulary, rows: Rows): SearchDocument[] {
  const documents = new Map<string, SearchDocument>();
  const spots = new Map<string, Spotted[]>();
  for (const audience of audiences) {
    const viewer: Viewer = { audience, actsFor: null };
    if (!mayReadProfile(viewer, rows.stakeholder)) continue;
    const document = documentFor(vocabulary, rows, viewer, spots);
    const key = JSON.stringify(document);
    const same = documents.get(key);
    if (same) same.audiences.push(audience);
    else documents.set(key, { ...document, audiences: [audience] });
  }
  return [...documents.values()];
}

/** `spots` keeps what was spotted in a text, since audiences mostly share their texts. */
function documentFor(
  vocabulary: Vocabulary,
  rows: Rows,
  viewer: Viewer,
  spots: Map<string, Spotted[]>,
): SearchDocument {
  const { stakeholder } = rows;
  const may = (field: Parameters<typeof mayReadField>[2]) => mayReadField(viewer, stakeholder, field);
  const offerings = may('offerings') ? rows.offerings : [];
  const claims = rows.claims.filter((each) => maySee(viewer, each.audience));
  const texts = textsOf(rows, viewer, offerings);
  const spotted = texts.flatMap(({ text, lang }) => {
    const key = `${lang} ${text}`;
    const found = spots.get(key) ?? vocabulary.spotter.spot(text, lang);
    spots.set(key, found);
    return found;
  });
  const declared = [
    ...(may('concepts') ? rows.declared : []),
    ...offerings.flatMap((each) => rows.offeringConcepts.get(each.id) ?? []),
  ].map((each) => each.conceptId);
  const concepts = unique([...declared, ...spotted.filter((each) => each.noun === 'concept').map((each) => each.id)]);
  const sectors = may('sectors')
    ? withAncestors(
        vocabulary.sectors,
        unique([
          ...(stakeholder.mainSectorId ? [stakeholder.mainSectorId] : []),
          ...rows.sectors.map((each) => each.sectorId),
        ]),
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
      ...concepts.flatMap((id) => vocabulary.conceptWords.get(id) ?? []),
      ...sectors.flatMap((id) => wordsOf(vocabulary.sectors.get(id)?.labels)),
      ...wordsOf(vocabulary.countries.get(stakeholder.countryCode)?.names),
      ...(place ? wordsOf(vocabulary.places.get(place)?.names) : []),
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
    clusters: may('clusters') ? unique(rows.memberships.map((each) => each.clusterId)) : [],
    latitude: may('place') ? stakeholder.latitude : null,
    longitude: may('place') ? stakeholder.longitude : null,
    updatedAt: stakeholder.updatedAt.toISOString(),
    demonstration: stakeholder.demonstration,
  };
}

function textsOf({ stakeholder }: Rows, viewer: Viewer, offerings: readonly Offering[]): DocumentText[] {
  const may = (field: Parameters<typeof mayReadField>[2]) => mayReadField(viewer, stakeholder, field);
  const localised = (field: DocumentText['field'], source: LocalisedText): DocumentText[] =>
    Object.entries(source).map(([lang, text]) => ({ field, lang, text }));
  return [
    { field: 'name', lang: stakeholder.nameLang, text: stakeholder.name },
    ...(may('otherNames')
      ? stakeholder.otherNames.map(({ lang, name }): DocumentText => ({ field: 'otherName', lang, text: name }))
      : []),
    ...(may('summary') ? localised('summary', stakeholder.summary) : []),
    ...(may('description') ? localised('description', stakeholder.description) : []),
    ...offerings.flatMap((each) => [...localised('offering', each.title), ...localised('offering', each.text)]),
  ];
}

function wordsOf(source: LocalisedText | undefined): string[] {
  return source ? Object.values(source) : [];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
