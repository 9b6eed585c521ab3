import type { Stakeholder } from './stakeholder.js';

/** The parts of a profile that count, in the order in which they help most to be found. */
export const profileParts = [
  'summary',
  'sectors',
  'concepts',
  'languages',
  'place',
  'description',
  'size',
  'founded',
] as const;
export type ProfilePart = (typeof profileParts)[number];

/** What completeness is read from. */
export type Filled = Pick<
  Stakeholder,
  'summary' | 'description' | 'languages' | 'placeId' | 'placeName' | 'sizeBand' | 'foundedYear'
> & { sectors: readonly string[]; concepts: readonly string[] };

/** Three concepts say enough of a trade to be matched by. */
const enoughConcepts = 3;

/** How much of a profile is filled in, percent, and the one part to fill in next (null when nothing lacks). */
export function completenessOf(profile: Filled): { percent: number; next: ProfilePart | null } {
  const has: Record<ProfilePart, boolean> = {
    summary: Object.keys(profile.summary).length > 0,
    sectors: profile.sectors.length > 0,
    concepts: profile.concepts.length >= enoughConcepts,
    languages: profile.languages.length > 0,
    place: profile.placeId !== null || profile.placeName !== null,
    description: Object.keys(profile.description).length > 0,
    size: profile.sizeBand !== null,
    founded: profile.foundedYear !== null,
  };
  const lacking = profileParts.filter((part) => !has[part]);
  return {
    percent: Math.round((100 * (profileParts.length - lacking.length)) / profileParts.length),
    next: lacking[0] ?? null,
  };
}
