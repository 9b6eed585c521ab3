import type { Measured, Pair } from '../feature.js';

/** Shared or neighbouring sectors: 1 for the same main sector, 0.6 for any shared one. */
export function sectorAffinity({ you, they }: Pair): Measured {
  const shared = you.sectors.find((sector) => they.sectors.includes(sector));
  if (!shared) return { value: 0, facts: [] };
  return {
    value: you.sectors[0] === they.sectors[0] ? 1 : 0.6,
    facts: [{ code: 'sector', yours: shared, theirs: shared }],
  };
}

/** Nearness on the map, falling by half every 800 km; a partner across the border is told as such. */
export function placeAffinity({ you, they }: Pair): Measured {
  if (you.latitude == null || you.longitude == null || they.latitude == null || they.longitude == null)
    return { value: 0, facts: [] };
  const value = 2 ** (-distanceKm(you.latitude, you.longitude, they.latitude, they.longitude) / 800);
  return {
    value,
    facts: value >= 0.3 ? [{ code: 'place', country: they.country, across: you.country !== they.country }] : [],
  };
}

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const rad = Math.PI / 180;
  const half = (a: number) => Math.sin(a / 2) ** 2;
  const chord = half((latB - latA) * rad) + Math.cos(latA * rad) * Math.cos(latB * rad) * half((lonB - lonA) * rad);
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** Working languages both have. */
export function commonLanguage({ you, they }: Pair): Measured {
  const languages = you.languages.filter((each) => they.languages.includes(each));
  return {
    value: Math.min(1, languages.length / 2 + (languages.length > 0 ? 0.25 : 0)),
    facts: languages.length > 0 ? [{ code: 'language', languages }] : [],
  };
}

/** Personalised PageRank, saturating: a direct partner of a partner is near enough. */
export function proximity({ you, they, nearness }: Pair): Measured {
  const cluster = you.clusters.find((each) => they.clusters.includes(each));
  if (nearness <= 0) return { value: 0, facts: [] };
  return {
    value: nearness / (nearness + 0.01),
    facts: [cluster ? { code: 'shared-cluster', cluster } : { code: 'near-in-network' }],
  };
}

/** Cosine of the concept sets of both profiles. */
export function profileSimilarity({ you, they }: Pair): Measured {
  const shared = you.concepts.filter((each) => they.concepts.includes(each));
  const norm = Math.sqrt(you.concepts.length * they.concepts.length);
  return {
    value: norm === 0 ? 0 : shared.length / norm,
    facts: shared.slice(0, 2).map((concept) => ({ code: 'shared-concept', concept })),
  };
}

/** Both offer the same and nothing complements: rivals, not partners. */
export function rivalry({ you, they }: Pair, complement: number): Measured {
  const yours = new Set(you.offers.flatMap((each) => each.concepts));
  const same = [...new Set(they.offers.flatMap((each) => each.concepts))].filter((each) => yours.has(each));
  const value = yours.size === 0 ? 0 : Math.min(1, same.length / 2) * (1 - complement);
  return { value, facts: same[0] && value > 0 ? [{ code: 'rival', concept: same[0] }] : [] };
}

/** A profile kept up to date and filled in; never a reason by itself. */
export function freshness({ snapshot, they }: Pair): Measured {
  const days = Math.max(0, (Date.parse(snapshot.day) - they.updatedAt) / 86_400_000);
  return { value: 2 ** (-days / 365) * 0.5 + they.completeness * 0.5, facts: [{ code: 'fresh' }] };
}
