import type { EntityManager } from '@mikro-orm/postgresql';
import { fold } from '../thesaurus/normalise.js';
import { BadCell, type CellRefusal } from './bad-cell.js';

/** Countries, places, sectors, concepts and clusters by identifier and, where that helps, by name in any language. */
export interface Vocabularies {
  country(value: string, column: string): { code: string; languages: string[] };
  /** A place of the country by identifier or name; null when we do not know the town. */
  place(
    value: string,
    country: string,
  ): { id: string; region: string | null; latitude: number; longitude: number } | null;
  sector(value: string, column: string): string;
  concept(value: string, column: string): string;
  cluster(value: string, column: string): string;
}

interface Labelled {
  id: string;
  label: string;
}

/** Reads the vocabularies once for an import. */
export async function readVocabularies(em: EntityManager): Promise<Vocabularies> {
  const countries = new Map(
    (await em.execute<{ code: string; languages: string[] }[]>('select code, languages from country')).map((each) => [
      each.code,
      each,
    ]),
  );
  const places = await em.execute<
    { id: string; country: string; region: string | null; latitude: number; longitude: number; labels: string[] }[]
  >(
    `select id, country_code as country, region_code as region, latitude, longitude,
       array(select value from jsonb_each_text(names)) || alternatives as labels from place`,
  );
  const placeOf = new Map<string, (typeof places)[number]>();
  for (const place of places) {
    for (const label of [place.id, ...place.labels]) placeOf.set(`${place.country}|${fold(label)}`, place);
  }
  const sectors = await em.execute<Labelled[]>('select id, value as label from sector, jsonb_each_text(labels)');
  const concepts = await em.execute<Labelled[]>('select concept_id as id, label from concept_label order by preferred');
  const clusters = new Set((await em.execute<{ id: string }[]>('select id from cluster')).map((each) => each.id));
  return {
    country(value, column) {
      const found = countries.get(value.toUpperCase());
      if (!found) throw new BadCell(column, 'unknown-country', { value });
      return found;
    },
    place: (value, country) => placeOf.get(`${country}|${fold(value)}`) ?? null,
    sector: named(sectors, 'unknown-sector'),
    concept: named(concepts, 'unknown-concept'),
    cluster(value, column) {
      if (!clusters.has(value)) throw new BadCell(column, 'unknown-cluster', { value });
      return value;
    },
  };
}

function named(rows: Labelled[], code: CellRefusal): (value: string, column: string) => string {
  const ids = new Set(rows.map((row) => row.id));
  const byLabel = new Map(rows.map((row) => [fold(row.label), row.id]));
  return (value, column) => {
    const id = ids.has(value) ? value : byLabel.get(fold(value));
    if (!id) throw new BadCell(column, code, { value });
    return id;
  };
}
