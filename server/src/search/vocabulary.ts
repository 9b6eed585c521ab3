import type { EntityManager } from '@mikro-orm/postgresql';
import { Cluster } from '../clusters/cluster.js';
import { Country } from '../countries/country.js';
import { Place } from '../countries/place.js';
import type { LocalisedText } from '../foundation/localised-text.js';
import { Sector } from '../sectors/sector.js';
import { Concept, ConceptLabel, ConceptRelation, ConceptSector } from '../thesaurus/concept.js';
import { createNearWords, type NearWord } from '../thesaurus/near-words.js';
import { tokenise } from '../thesaurus/normalise.js';
import { createSimilarLabels } from '../thesaurus/similar-labels.js';
import { createSpotter, type SpotLabel, type Spotted, type SpottedNoun, type Spotter } from '../thesaurus/spotting.js';
import { labelsBeginning } from './labels-beginning.js';
import { placesByTheirSound } from './names/heard-places.js';

/** What search knows of words: everything that can be recognised in a text, with its labels and neighbours. */
export interface Vocabulary {
  spotter: Spotter;
  /** Places by how their names sound, in any script and spelling. */
  placesBySound: (text: string) => Spotted[];
  /** Labels spelt almost like some words, the most alike first. */
  similar: (words: string) => SpotLabel[];
  /** Every label. */
  suggestable: SpotLabel[];
  /** The labels with a word that begins so, folded. */
  beginning: (key: string) => SpotLabel[];
  /** What has a folded word in one of its labels, in any language. */
  labelled: Map<string, LabelledBy>;
  /** How the first label that has a folded word writes it. */
  written: Map<string, string>;
  /** The folded words of labels within some slips of one. */
  near: (folded: string, most: 1 | 2) => NearWord[];
  conceptLabels: Map<string, LocalisedText>;
  conceptWords: Map<string, string[]>;
  conceptSectors: Map<string, string[]>;
  broader: Map<string, string[]>;
  narrower: Map<string, string[]>;
  related: Map<string, string[]>;
  sectors: Map<string, Sector>;
  countries: Map<string, Country>;
  places: Map<string, Place>;
  clusters: Map<string, Cluster>;
}

/** Identifiers by what they name. */
export type LabelledBy = Record<SpottedNoun, Set<string>>;

/** Which concepts, sectors, countries and places have a word in their labels, and how it is written there. */
function wordsOfLabels(labels: readonly SpotLabel[]): Pick<Vocabulary, 'labelled' | 'written' | 'near'> {
  const words = new Map<string, LabelledBy>();
  const written = new Map<string, string>();
  for (const { noun, id, text } of labels) {
    for (const { folded, start, end } of tokenise(text)) {
      if (!written.has(folded)) written.set(folded, text.slice(start, end));
      const known = words.get(folded) ?? {
        concept: new Set(),
        sector: new Set(),
        country: new Set(),
        place: new Set(),
      };
      words.set(folded, known);
      known[noun].add(id);
    }
  }
  return { labelled: words, written, near: createNearWords(words.keys()) };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What a vocabulary is made of; labels in the order in which they are preferred. */
export interface VocabularyRows {
  concepts: readonly Pick<Concept, 'id'>[];
  labels: readonly Pick<ConceptLabel, 'conceptId' | 'lang' | 'label' | 'preferred'>[];
  relations: readonly Pick<ConceptRelation, 'fromId' | 'toId' | 'kind'>[];
  conceptSectors: readonly Pick<ConceptSector, 'conceptId' | 'sectorId'>[];
  sectors: readonly Sector[];
  countries: readonly Country[];
  places: readonly Place[];
  clusters: readonly Cluster[];
}

/** Reads the approved thesaurus, the sectors, the countries and the places. */
export async function readVocabularyRows(em: EntityManager): Promise<VocabularyRows> {
  const [concepts, labels, relations, conceptSectors, sectors, countries, places, clusters] = await Promise.all([
    em.find(Concept, { status: 'approved' }),
    em.find(ConceptLabel, {}, { orderBy: [{ preferred: 'desc' }, { label: 'asc' }] }),
    em.find(ConceptRelation, {}),
    em.find(ConceptSector, {}),
    em.find(Sector, {}),
    em.find(Country, {}),
    em.find(Place, {}),
    em.find(Cluster, {}),
  ]);
  return { concepts, labels, relations, conceptSectors, sectors, countries, places, clusters };
}

/** Reads what can be recognised and builds the spotter over it. */
export async function readVocabulary(em: EntityManager): Promise<Vocabulary> {
  return createVocabulary(await readVocabularyRows(em));
}

/** Builds the spotter and all that is looked up by word or identifier. */
export function createVocabulary(rows: VocabularyRows): Vocabulary {
  const { concepts, labels, relations, sectors, countries, places, clusters } = rows;
  const approved = new Set(concepts.map((each) => each.id));
  const usable = labels.filter((each) => approved.has(each.conceptId));
  const conceptLabels = new Map<string, LocalisedText>();
  const conceptWords = new Map<string, string[]>();
  for (const { conceptId, lang, label, preferred } of usable) {
    push(conceptWords, conceptId, label);
    const known = conceptLabels.get(conceptId) ?? {};
    if (preferred || !known[lang]) conceptLabels.set(conceptId, { ...known, [lang]: label });
  }
  const broader = new Map<string, string[]>();
  const narrower = new Map<string, string[]>();
  const related = new Map<string, string[]>();
  for (const { fromId, toId, kind } of relations) {
    if (!approved.has(fromId) || !approved.has(toId)) continue;
    push(kind === 'broader' ? broader : related, fromId, toId);
    push(kind === 'broader' ? narrower : related, toId, fromId);
  }
  const conceptSectors = new Map<string, string[]>();
  for (const row of rows.conceptSectors) push(conceptSectors, row.conceptId, row.sectorId);

  const spottable: SpotLabel[] = usable.map(({ conceptId, lang, label }) => ({
    noun: 'concept',
    id: conceptId,
    lang,
    text: label,
  }));
  const named = (noun: SpotLabel['noun'], id: string, names: LocalisedText) => {
    for (const [lang, text] of Object.entries(names)) spottable.push({ noun, id, lang, text });
  };
  for (const sector of sectors) named('sector', sector.id, sector.labels);
  for (const country of countries) named('country', country.code, country.names);
  for (const place of places) {
    named('place', place.id, place.names);
    for (const text of place.alternatives) spottable.push({ noun: 'place', id: place.id, lang: '', text });
  }
  return {
    spotter: createSpotter(spottable),
    placesBySound: placesByTheirSound(spottable),
    similar: createSimilarLabels(spottable),
    suggestable: spottable,
    beginning: labelsBeginning(spottable),
    ...wordsOfLabels(spottable),
    conceptLabels,
    conceptWords,
    conceptSectors,
    broader,
    narrower,
    related,
    sectors: new Map(sectors.map((each) => [each.id, each])),
    countries: new Map(countries.map((each) => [each.code, each])),
    places: new Map(places.map((each) => [each.id, each])),
    clusters: new Map(clusters.map((each) => [each.id, each])),
  };
}

/** Concepts with everything reached from them through `edges`, themselves first. */
export function reach(edges: Map<string, string[]>, ids: readonly string[]): string[] {
  const seen = new Set(ids);
  for (const id of seen) for (const next of edges.get(id) ?? []) seen.add(next);
  return [...seen];
}

/** Sectors with all their ancestors. */
export function withAncestors(
  sectors: ReadonlyMap<string, { parentId: string | null }>,
  ids: readonly string[],
): string[] {
  const seen = new Set(ids);
  for (const id of seen) {
    const parent = sectors.get(id)?.parentId;
    if (parent) seen.add(parent);
  }
  return [...seen];
}
