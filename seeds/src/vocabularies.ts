import {
  Concept,
  ConceptLabel,
  ConceptRelation,
  ConceptScheme,
  ConceptSector,
  Country,
  type Database,
  Place,
  Region,
  Sector,
} from '@wasl/server/seeding';
import { filesOf, labels, parts, readCsv } from './read-data.js';

type EntityManager = Database['em'];
const languages = ['en', 'fr', 'ar', 'es', 'it', 'tr'] as const;

/** Writes regions, countries, places and the sector tree. */
export async function seedVocabularies(em: EntityManager): Promise<void> {
  await em.insertMany(
    Region,
    readCsv('regions.csv').map((row) => ({ id: row.id!, names: labels(row, languages) })),
  );
  await em.insertMany(
    Country,
    readCsv('countries.csv').map((row) => ({
      code: row.code!,
      m49: row.m49!,
      names: labels(row, languages),
      languages: parts(row.languages),
      neighbours: parts(row.neighbours),
      regions: parts(row.regions),
      latitude: Number(row.lat),
      longitude: Number(row.lon),
    })),
  );
  await em.insertMany(
    Place,
    readCsv('places.csv').map((row) => ({
      id: row.id!,
      countryCode: row.country!,
      regionCode: row.region_code || null,
      names: labels(row, languages),
      alternatives: parts(row.alt),
      latitude: Number(row.lat),
      longitude: Number(row.lon),
    })),
  );
  const sectors = readCsv('sectors.csv').map((row, position) => ({
    id: row.id!,
    parentId: row.parent || null,
    level: Number(row.level),
    position,
    labels: labels(row, languages),
    codes: parts(row.codes).map((code) => {
      const [scheme = '', version = '', value = ''] = code.split(':');
      return { scheme, version, code: value };
    }),
  }));
  for (const level of [1, 2, 3]) {
    await em.insertMany(
      Sector,
      sectors.filter((sector) => sector.level === level),
    );
  }
}

/** A label with its regional tag: `زرابي@ar-TN` is زرابي for TN. */
function labelOf(conceptId: string, lang: string, cell: string, preferred: boolean) {
  const [label = '', tag = ''] = cell.split('@');
  return { conceptId, lang, label: label.trim(), region: tag.split('-')[1] ?? '', preferred };
}

/** Writes the thesaurus of the house, scheme `wasl`. Returns the known concept identifiers. */
export async function seedThesaurus(em: EntityManager): Promise<Set<string>> {
  await em.insertMany(ConceptScheme, [
    { id: 'wasl', title: 'Wasl thesaurus of crafts and creative services', source: null },
  ]);
  const rows = filesOf('thesaurus', '.csv').flatMap((file) => readCsv(file));
  const known = new Set(rows.map((row) => row.id!));
  await em.insertMany(
    Concept,
    rows.map((row) => ({ id: row.id!, schemeId: 'wasl', kind: row.kind as Concept['kind'], status: 'approved' })),
  );
  const all = rows.flatMap((row) => {
    const own = languages.flatMap((lang) => [
      ...(row[lang] ? [labelOf(row.id!, lang, row[lang], true)] : []),
      ...parts(row[`${lang}_alt`]).map((cell) => labelOf(row.id!, lang, cell, false)),
    ]);
    const seen = new Set<string>();
    return own.filter((each) => {
      const key = `${each.lang}|${each.label}|${each.region}`;
      return !seen.has(key) && seen.add(key);
    });
  });
  for (let at = 0; at < all.length; at += 2000) await em.insertMany(ConceptLabel, all.slice(at, at + 2000));
  const relations = rows.flatMap((row) => [
    ...parts(row.broader).map((toId) => ({ fromId: row.id!, toId, kind: 'broader' as const })),
    ...parts(row.related).map((toId) => ({ fromId: row.id!, toId, kind: 'related' as const })),
  ]);
  const dangling = relations.find((each) => !known.has(each.toId));
  if (dangling)
    throw new Error(`seeds/data/thesaurus: ${dangling.fromId} names ${dangling.toId}, which does not exist`);
  const once = new Map(relations.map((each) => [`${each.fromId}|${each.toId}|${each.kind}`, each]));
  await em.insertMany(ConceptRelation, [...once.values()]);
  const sectors = rows.flatMap((row) =>
    [...new Set(parts(row.sectors))].map((sectorId) => ({ conceptId: row.id!, sectorId })),
  );
  await em.insertMany(ConceptSector, sectors);
  return known;
}
