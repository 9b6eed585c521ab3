import { aboveChance, linksBetween, smoothedLift } from '../../cooperation/lift.js';
import type { MatchFact, Measured, Pair } from '../feature.js';

/** Links that a statement about two groups rests on at least. */
const leastLinks = 3;

/**
 * Sectors: 1 for the same main sector, 0.6 for any shared one; or, where that is more, how much oftener than by chance
 * the two main sectors work together (smoothed lift).
 */
export function sectorAffinity({ snapshot, you, they }: Pair): Measured {
  const [yours, theirs] = [you.sectors[0], they.sectors[0]];
  const shared = you.sectors.find((sector) => they.sectors.includes(sector));
  const word = (sector: number) => snapshot.vocabularies.sectors.of(sector);
  const facts: MatchFact[] =
    shared === undefined ? [] : [{ code: 'sector', yours: word(shared), theirs: word(shared) }];
  let value = shared === undefined ? 0 : yours === theirs ? 1 : 0.6;
  if (yours !== undefined && theirs !== undefined && yours !== theirs) {
    const links = linksBetween(snapshot.lifts.sectors, yours, theirs);
    const lift = aboveChance(smoothedLift(snapshot.lifts.sectors, yours, theirs));
    if (links >= leastLinks && lift > 0) {
      facts.push({ code: 'sector-pair', yours: word(yours), theirs: word(theirs), links });
      value = Math.max(value, lift);
    }
  }
  return { value, facts };
}

/**
 * Place: nearness on the map, falling by half every 800 km, or how much oftener than by chance the two regions, backed
 * off to the two countries, work together (smoothed lift); one adds to the other as in a noisy-or.
 */
export function placeAffinity({ snapshot, you, they }: Pair): Measured {
  const { regions, countries } = snapshot.lifts;
  const located = you.latitude != null && you.longitude != null && they.latitude != null && they.longitude != null;
  const near = located
    ? 2 ** (-distanceKm(you.latitude ?? 0, you.longitude ?? 0, they.latitude ?? 0, they.longitude ?? 0) / 800)
    : 0;
  const byCountry = smoothedLift(countries, you.country, they.country);
  const lift =
    you.region >= 0 && they.region >= 0 ? smoothedLift(regions, you.region, they.region, byCountry) : byCountry;
  const often = aboveChance(lift);
  const links = linksBetween(countries, you.country, they.country);
  const across = you.country !== they.country;
  const [yours, theirs] = [you.country, they.country].map((country) => snapshot.vocabularies.countries.of(country));
  const facts: MatchFact[] = near >= 0.3 ? [{ code: 'place', country: theirs ?? '', across }] : [];
  if (across && aboveChance(byCountry) > 0 && links >= leastLinks)
    facts.push({ code: 'corridor', yours: yours ?? '', theirs: theirs ?? '', links });
  return { value: 1 - (1 - near) * (1 - often), facts };
}

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const rad = Math.PI / 180;
  const half = (a: number) => Math.sin(a / 2) ** 2;
  const chord = half((latB - latA) * rad) + Math.cos(latA * rad) * Math.cos(latB * rad) * half((lonB - lonA) * rad);
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** Working languages both have. */
export function commonLanguage({ snapshot, you, they }: Pair): Measured {
  const languages = you.languages
    .filter((each) => they.languages.includes(each))
    .map((each) => snapshot.vocabularies.languages.of(each));
  return {
    value: Math.min(1, languages.length / 2 + (languages.length > 0 ? 0.25 : 0)),
    facts: languages.length > 0 ? [{ code: 'language', languages }] : [],
  };
}

/**
 * Nearness in the network, saturating: personalised PageRank, and what common partners hand on (resource allocation);
 * a direct partner of a partner is near enough.
 */
export function proximity({ snapshot, you, they, nearness }: Pair): Measured {
  const { rank, allocation, through } = nearness;
  if (rank <= 0 && allocation <= 0) return { value: 0, facts: [] };
  const cluster = you.clusters.find((each) => they.clusters.includes(each));
  const facts: MatchFact[] = [];
  if (through) facts.push({ code: 'common-partner', partner: through });
  if (cluster !== undefined)
    facts.push({ code: 'shared-cluster', cluster: snapshot.vocabularies.clusters.of(cluster) });
  if (facts.length === 0) facts.push({ code: 'near-in-network' });
  return { value: 1 - (0.01 / (rank + 0.01)) * (1 / (1 + allocation)), facts };
}

/** Cosine of the concept sets of both profiles. */
export function profileSimilarity({ snapshot, you, they }: Pair): Measured {
  const shared = you.concepts.filter((each) => they.concepts.includes(each));
  const norm = Math.sqrt(you.concepts.length * they.concepts.length);
  return {
    value: norm === 0 ? 0 : shared.length / norm,
    facts: shared
      .slice(0, 2)
      .map((concept) => ({ code: 'shared-concept', concept: snapshot.vocabularies.concepts.of(concept) })),
  };
}

/** Both offer the same and nothing complements: rivals, not partners. */
export function rivalry({ snapshot, you, they }: Pair, complement: number): Measured {
  if (you.offers.length === 0) return { value: 0, facts: [] };
  const yours = new Set(you.offers.flatMap((each) => each.concepts));
  const same = new Set<number>();
  for (const offer of they.offers) for (const concept of offer.concepts) if (yours.has(concept)) same.add(concept);
  const [concept] = same;
  const value = Math.min(1, same.size / 2) * (1 - complement);
  return {
    value,
    facts:
      concept !== undefined && value > 0
        ? [{ code: 'rival', concept: snapshot.vocabularies.concepts.of(concept) }]
        : [],
  };
}

/** A profile kept up to date and filled in; never a reason by itself. */
export function freshness({ snapshot, they }: Pair): Measured {
  const days = Math.max(0, snapshot.today - they.updated);
  return { value: 2 ** (-days / 365) * 0.5 + they.completeness * 0.5, facts: [{ code: 'fresh' }] };
}
