import { arrayText, copyField, idFrom } from '@wasl/server/seeding';
import type { GrownStakeholder } from './grown-world.js';
import { isCompany, type Profile } from './profile.js';

/** The tables that growth writes, in the order in which one refers to the other, with the columns that it fills. */
export const grownColumns = {
  stakeholder: [
    'id',
    'slug',
    'name',
    'country_code',
    'place_id',
    'region_code',
    'latitude',
    'longitude',
    'founded_year',
    'visibility',
    'created_at',
    'updated_at',
    'type',
    'kind',
    'name_lang',
    'summary',
    'description',
    'main_sector_id',
    'languages',
    'size_band',
    'maturity',
    'completeness',
    'status',
    'demonstration',
  ],
  stakeholder_sector: ['stakeholder_id', 'sector_id', 'position'],
  stakeholder_concept: ['stakeholder_id', 'concept_id', 'origin'],
  women_led_claim: [
    'id',
    'stakeholder_id',
    'since_year',
    'form',
    'evidence',
    'confirmed_by',
    'confirmed_at',
    'audience',
  ],
  membership: ['cluster_id', 'stakeholder_id', 'role', 'since'],
  offering: [
    'id',
    'stakeholder_id',
    'direction',
    'kind',
    'title',
    'text',
    'targets',
    'agreements',
    'quantity',
    'valid_from',
    'valid_until',
    'created_at',
  ],
  offering_concept: ['offering_id', 'concept_id', 'origin'],
  cooperation_link: ['id', 'from_id', 'to_id', 'type', 'status', 'since', 'recorded_at', 'origin'],
  /** What the triggers would write, each record once: written by ourselves where they are silent. */
  outbox: ['noun', 'record_id', 'change'],
} as const;

export type GrownTable = keyof typeof grownColumns;
export type GrownRows = Record<GrownTable, string>;

export function noRows(): GrownRows {
  return {
    stakeholder: '',
    stakeholder_sector: '',
    stakeholder_concept: '',
    women_led_claim: '',
    membership: '',
    offering: '',
    offering_concept: '',
    cooperation_link: '',
    outbox: '',
  };
}

type Value = string | number | boolean | null | undefined;

/** The fields of a part of a row. */
function fields(...values: Value[]): string {
  return values.map(copyField).join('\t');
}

/** The ends of the rows of everyone made from one profile: they are the same a thousand times over. */
interface Ends {
  stakeholder: string;
  claim: string | null;
  sectors: string[];
  offerings: { row: string; concepts: string[] }[];
}

const known = new WeakMap<Profile, Ends>();

function endsOf(profile: Profile): Ends {
  const found = known.get(profile) ?? endsFrom(profile);
  known.set(profile, found);
  return found;
}

function endsFrom(profile: Profile): Ends {
  const { womenLed } = profile;
  const checked = womenLed && womenLed.evidence !== 'self-declared';
  const description = Object.entries(profile.description).map(([lang, each]) => [lang, each.join(' ')]);
  return {
    stakeholder: fields(
      isCompany(profile) ? 'company' : 'institution',
      profile.kind,
      profile.nameLang,
      JSON.stringify(profile.summary),
      JSON.stringify(Object.fromEntries(description)),
      profile.sectors[0],
      arrayText(profile.languages),
      profile.size,
      profile.maturity,
      80,
      'published',
      true,
    ),
    claim: womenLed
      ? fields(
          womenLed.form,
          womenLed.evidence,
          checked ? 'demonstration' : null,
          checked ? '2026-02-01T00:00:00Z' : null,
          'public',
        )
      : null,
    sectors: [...new Set(profile.sectors)].map((sector, position) => fields(sector, position)),
    offerings: profile.offerings.map((offering) => ({
      row: fields(
        offering.direction,
        offering.kind,
        JSON.stringify(offering.title),
        JSON.stringify(offering.text),
        arrayText(offering.targets),
        arrayText([...new Set(offering.agreements)]),
        offering.quantity,
        `${offering.from}-01`,
        `${offering.until}-28`,
        `${offering.from}-01T09:00:00Z`,
      ),
      concepts: [...new Set(offering.concepts)].map((concept) => fields(concept, 'declared')),
    })),
  };
}

/** Adds the rows of one grown stakeholder, in COPY's text format. */
export function addRows(rows: GrownRows, grown: GrownStakeholder): void {
  const { id, slug, profile, place } = grown;
  const ends = endsOf(profile);
  const at = `${grown.month}-01T09:00:00Z`;
  rows.stakeholder += `${fields(
    id,
    slug,
    grown.name,
    place.countryCode,
    place.id,
    place.regionCode,
    place.latitude,
    place.longitude,
    grown.founded,
    JSON.stringify(grown.visibility),
    at,
    at,
  )}\t${ends.stakeholder}\n`;
  rows.outbox += `stakeholder\t${id}\tcreated\n`;
  for (const sector of ends.sectors) rows.stakeholder_sector += `${id}\t${sector}\n`;
  for (const concept of grown.concepts) rows.stakeholder_concept += `${id}\t${fields(concept, 'declared')}\n`;
  if (ends.claim !== null)
    rows.women_led_claim += `${fields(idFrom('women-led-claim', slug), id, grown.founded)}\t${ends.claim}\n`;
  if (grown.cluster) rows.membership += `${fields(grown.cluster, id, 'member', '2020-01-01')}\n`;
  for (const [index, { row, concepts }] of ends.offerings.entries()) {
    const offering = idFrom('offering', slug, String(index));
    rows.offering += `${offering}\t${id}\t${row}\n`;
    for (const concept of concepts) rows.offering_concept += `${offering}\t${concept}\n`;
  }
  for (const { to, type, status, since } of grown.links) {
    const link = idFrom('link', slug, to);
    rows.cooperation_link += `${link}\t${id}\t${to}\t${type}\t${status}\t${since}\t${since}T09:00:00Z\tself\n`;
    rows.outbox += `link\t${id} ${to}\tcreated\n`;
  }
}
