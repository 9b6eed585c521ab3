import { type Database, idFrom, Place } from '@wasl/server/seeding';
import { drawWorld, type GrownStakeholder } from './grown-world.js';
import { readProfiles } from './profile.js';

const batch = 2000;

/** The columns of a table that growth writes, with their types, so that one statement takes a whole batch. */
const tables = {
  stakeholder: `id uuid, slug text, type text, kind text, name text, name_lang text, summary jsonb, description jsonb,
    country_code text, place_id text, region_code text, latitude float8, longitude float8, main_sector_id text,
    languages text[], size_band text, founded_year int2, visibility jsonb, completeness int2, maturity text,
    status text, demonstration boolean, created_at timestamptz, updated_at timestamptz`,
  stakeholder_sector: 'stakeholder_id uuid, sector_id text, position int2',
  stakeholder_concept: 'stakeholder_id uuid, concept_id text, origin text',
  women_led_claim: `id uuid, stakeholder_id uuid, form text, evidence text, since_year int2, confirmed_by text,
    confirmed_at timestamptz, audience text`,
  membership: 'cluster_id text, stakeholder_id uuid, role text, since date',
  offering: `id uuid, stakeholder_id uuid, direction text, kind text, title jsonb, text jsonb, targets text[],
    agreements text[], quantity text, valid_from date, valid_until date, created_at timestamptz`,
  offering_concept: 'offering_id uuid, concept_id text, origin text',
  cooperation_link: `id uuid, from_id uuid, to_id uuid, type text, status text, origin text, since date,
    recorded_at timestamptz`,
};
export type GrownRows = Record<keyof typeof tables, object[]>;

/**
 * Grows the demonstration world to `size` stakeholders: the hand-written profiles, moved to other towns and years,
 * with links that prefer the well connected. The same size gives the same world; a larger one contains the smaller.
 */
export async function growWorld(orm: Database, size: number, progress: (done: number) => void): Promise<number> {
  const em = orm.em.fork();
  const present = Number((await em.execute<{ n: string }[]>('select count(*) as n from stakeholder'))[0]?.n);
  const places = await em.find(Place, {}, { orderBy: { id: 'asc' } });
  const world = drawWorld(readProfiles(), places);
  let rows = emptyRows();
  let made = 0;
  for (let number = 0; present + made < size; number++) {
    const grown = world.next();
    if (number < Math.max(0, present - world.base)) continue;
    addRows(rows, grown);
    made++;
    if (made % batch === 0 || present + made === size) {
      const full = rows;
      rows = emptyRows();
      await em.transactional(async (transaction) => {
        for (const [table, columns] of Object.entries(tables)) {
          const names = columns
            .replaceAll(/\s+/g, ' ')
            .split(', ')
            .map((column) => column.trim().split(' ')[0]);
          await transaction.execute(
            `insert into ${table} (${names.join(', ')}) select ${names.join(', ')}
             from jsonb_to_recordset(?::jsonb) as r(${columns}) on conflict do nothing`,
            [JSON.stringify(full[table as keyof typeof tables])],
          );
        }
      });
      progress(present + made);
    }
  }
  if (made > 0) await em.execute('analyze');
  return made;
}

function emptyRows(): GrownRows {
  return {
    stakeholder: [],
    stakeholder_sector: [],
    stakeholder_concept: [],
    women_led_claim: [],
    membership: [],
    offering: [],
    offering_concept: [],
    cooperation_link: [],
  };
}

function addRows(rows: GrownRows, grown: GrownStakeholder): void {
  const { id, profile, place } = grown;
  const at = `${grown.month}-01T09:00:00Z`;
  const company = ['company', 'cooperative', 'artisan', 'informal-enterprise'].includes(profile.kind);
  rows.stakeholder.push({
    id,
    slug: grown.slug,
    type: company ? 'company' : 'institution',
    kind: profile.kind,
    name: grown.name,
    name_lang: profile.nameLang,
    summary: profile.summary,
    description: Object.fromEntries(Object.entries(profile.description).map(([lang, each]) => [lang, each.join(' ')])),
    country_code: place.countryCode,
    place_id: place.id,
    region_code: place.regionCode,
    latitude: place.latitude,
    longitude: place.longitude,
    main_sector_id: profile.sectors[0],
    languages: profile.languages,
    size_band: profile.size ?? null,
    founded_year: grown.founded,
    visibility: grown.visibility,
    completeness: 80,
    maturity: profile.maturity ?? null,
    status: 'published',
    demonstration: true,
    created_at: at,
    updated_at: at,
  });
  for (const [position, sector_id] of [...new Set(profile.sectors)].entries()) {
    rows.stakeholder_sector.push({ stakeholder_id: id, sector_id, position });
  }
  for (const concept_id of grown.concepts) {
    rows.stakeholder_concept.push({ stakeholder_id: id, concept_id, origin: 'declared' });
  }
  if (profile.womenLed) {
    const checked = profile.womenLed.evidence !== 'self-declared';
    rows.women_led_claim.push({
      id: idFrom('women-led-claim', grown.slug),
      stakeholder_id: id,
      form: profile.womenLed.form,
      evidence: profile.womenLed.evidence,
      since_year: grown.founded,
      confirmed_by: checked ? 'demonstration' : null,
      confirmed_at: checked ? '2026-02-01T00:00:00Z' : null,
      audience: 'public',
    });
  }
  if (grown.cluster) {
    rows.membership.push({ cluster_id: grown.cluster, stakeholder_id: id, role: 'member', since: '2020-01-01' });
  }
  for (const [index, offering] of profile.offerings.entries()) {
    const offeringId = idFrom('offering', grown.slug, String(index));
    rows.offering.push({
      id: offeringId,
      stakeholder_id: id,
      direction: offering.direction,
      kind: offering.kind,
      title: offering.title,
      text: offering.text,
      targets: offering.targets,
      agreements: [...new Set(offering.agreements)],
      quantity: offering.quantity ?? null,
      valid_from: `${offering.from}-01`,
      valid_until: `${offering.until}-28`,
      created_at: `${offering.from}-01T09:00:00Z`,
    });
    for (const concept_id of new Set(offering.concepts)) {
      rows.offering_concept.push({ offering_id: offeringId, concept_id, origin: 'declared' });
    }
  }
  for (const link of grown.links) {
    rows.cooperation_link.push({
      id: idFrom('link', grown.slug, link.to),
      from_id: id,
      to_id: link.to,
      type: link.type,
      status: link.status,
      origin: 'self',
      since: link.since,
      recorded_at: `${link.since}T09:00:00Z`,
    });
  }
}
