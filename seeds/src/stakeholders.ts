import {
  type Database,
  hideableFields,
  idFrom,
  Membership,
  Offering,
  OfferingConcept,
  Place,
  Stakeholder,
  StakeholderConcept,
  StakeholderSector,
  WomenLedClaim,
} from '@wasl/server/seeding';
import { isCompany, type Profile } from './profile.js';
import { seededRandom } from './random.js';

type EntityManager = Database['em'];

/** Identifier of the stakeholder that a profile becomes. */
export function stakeholderId(entry: Pick<Profile, 'id'>): string {
  return idFrom('stakeholder', entry.id);
}

/** Share of the profile that is filled in, percent. */
function completenessOf(entry: Profile): number {
  const filled = [
    entry.otherNames.length > 0,
    entry.concepts.length >= 3,
    entry.size != null,
    entry.founded != null,
    entry.maturity != null,
    Object.values(entry.description).some((sentences) => sentences.length >= 3),
    entry.offerings.length > 0,
    entry.languages.length > 0,
  ];
  return Math.round((100 * filled.filter(Boolean).length) / filled.length);
}

/** Most demonstration profiles are open to everyone; some hide a field or two, as members will. */
export function visibilityOf(random: () => number): Stakeholder['visibility'] {
  const visibility: Stakeholder['visibility'] = Object.fromEntries(hideableFields.map((field) => [field, 'public']));
  if (random() < 0.1) visibility.size = 'members';
  if (random() < 0.1) visibility.founded = 'members';
  if (random() < 0.04) visibility.links = 'members';
  if (random() < 0.03) visibility.profile = 'members';
  return visibility;
}

/** Writes the invented stakeholders with claims, memberships, offers and needs. */
export async function seedStakeholders(em: EntityManager, profiles: Profile[], concepts: Set<string>): Promise<void> {
  const random = seededRandom(1995);
  const places = new Map((await em.find(Place, {})).map((place) => [place.id, place]));
  for (const entry of profiles) {
    const unknown = [...entry.concepts, ...entry.offerings.flatMap((each) => each.concepts)].find(
      (id) => !concepts.has(id),
    );
    if (unknown) throw new Error(`seeds/data/stakeholders: ${entry.id} names concept ${unknown}, which does not exist`);
    if (!places.has(entry.place))
      throw new Error(`seeds/data/stakeholders: ${entry.id} names place ${entry.place}, which does not exist`);
  }
  await em.insertMany(
    Stakeholder,
    profiles.map((entry) => {
      const place = places.get(entry.place);
      const updated = new Date(Date.UTC(2026, Math.floor(random() * 10), 1 + Math.floor(random() * 27), 9));
      return {
        id: stakeholderId(entry),
        slug: entry.id,
        type: isCompany(entry) ? ('company' as const) : ('institution' as const),
        kind: entry.kind,
        name: entry.name,
        nameLang: entry.nameLang,
        otherNames: entry.otherNames,
        summary: entry.summary,
        description: Object.fromEntries(
          Object.entries(entry.description).map(([lang, sentences]) => [lang, sentences.join(' ')]),
        ),
        countryCode: entry.country,
        placeId: entry.place,
        placeName: null,
        regionCode: place?.regionCode ?? null,
        latitude: place?.latitude ?? null,
        longitude: place?.longitude ?? null,
        mainSectorId: entry.sectors[0] ?? null,
        languages: entry.languages,
        sizeBand: entry.size ?? null,
        foundedYear: entry.founded ?? null,
        website: null,
        contacts: {},
        visibility: visibilityOf(random),
        completeness: completenessOf(entry),
        maturity: entry.maturity ?? null,
        status: 'published' as const,
        demonstration: true,
        version: 1,
        createdAt: updated,
        updatedAt: updated,
      };
    }),
  );
  await em.insertMany(
    StakeholderSector,
    profiles.flatMap((entry) =>
      [...new Set(entry.sectors)].map((sectorId, position) => ({
        stakeholderId: stakeholderId(entry),
        sectorId,
        position,
      })),
    ),
  );
  await em.insertMany(
    StakeholderConcept,
    profiles.flatMap((entry) =>
      [...new Set(entry.concepts)].map((conceptId) => ({
        stakeholderId: stakeholderId(entry),
        conceptId,
        origin: 'declared' as const,
      })),
    ),
  );
  await em.insertMany(
    WomenLedClaim,
    profiles.flatMap((entry) => {
      if (!entry.womenLed) return [];
      const checked = entry.womenLed.evidence !== 'self-declared';
      return [
        {
          id: idFrom('women-led-claim', entry.id),
          stakeholderId: stakeholderId(entry),
          form: entry.womenLed.form,
          evidence: entry.womenLed.evidence,
          basis: null,
          sinceYear: entry.womenLed.since ?? null,
          confirmedBy: checked ? 'demonstration' : null,
          confirmedAt: checked ? new Date('2026-02-01T00:00:00Z') : null,
          validUntil: checked ? '2028-01-31' : null,
          audience: random() < 0.8 ? ('public' as const) : ('members' as const),
        },
      ];
    }),
  );
  await em.insertMany(
    Membership,
    profiles.flatMap((entry) =>
      entry.cluster
        ? [
            {
              clusterId: entry.cluster,
              stakeholderId: stakeholderId(entry),
              role: 'member' as const,
              since: `${2015 + Math.floor(random() * 10)}-01-01`,
            },
          ]
        : [],
    ),
  );
  await seedOfferings(em, profiles);
}

function lastDayOf(yearMonth: string): string {
  const [year = 0, month = 0] = yearMonth.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

async function seedOfferings(em: EntityManager, profiles: Profile[]): Promise<void> {
  const all = profiles.flatMap((entry) =>
    entry.offerings.map((offering, index) => ({ entry, offering, id: idFrom('offering', entry.id, String(index)) })),
  );
  await em.insertMany(
    Offering,
    all.map(({ entry, offering, id }) => ({
      id,
      stakeholderId: stakeholderId(entry),
      direction: offering.direction,
      kind: offering.kind,
      title: offering.title,
      text: offering.text,
      targets: offering.targets,
      agreements: [...new Set(offering.agreements)],
      quantity: offering.quantity ?? null,
      validFrom: `${offering.from}-01`,
      validUntil: lastDayOf(offering.until),
      status: 'open' as const,
      renewedAt: null,
      createdAt: new Date(`${offering.from}-01T09:00:00Z`),
      version: 1,
    })),
  );
  await em.insertMany(
    OfferingConcept,
    all.flatMap(({ offering, id }) =>
      [...new Set(offering.concepts)].map((conceptId) => ({ offeringId: id, conceptId, origin: 'declared' as const })),
    ),
  );
}
