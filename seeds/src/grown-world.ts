import { type CooperationLink, idFrom, type Place, type Stakeholder } from '@wasl/server/seeding';
import { linkTypeOf } from './links.js';
import type { Profile } from './profile.js';
import { seededRandom } from './random.js';
import { stakeholderId, visibilityOf } from './stakeholders.js';

/** One more invented stakeholder: a hand-written profile in another town, with links to those drawn before it. */
export interface GrownStakeholder {
  id: string;
  slug: string;
  name: string;
  profile: Profile;
  place: Place;
  founded: number;
  month: string;
  concepts: string[];
  cluster: string | null;
  visibility: Stakeholder['visibility'];
  links: { to: string; type: CooperationLink['type']; status: CooperationLink['status']; since: string }[];
}

/** Mean of the links that each newcomer brings. */
const linksEach = 5;
/** Share of partners found by copying an end of an existing link: this gives the few hubs that real networks have. */
const preferential = 0.45;

/** Draws stakeholders one after another without end; deterministic, so the first thousand are always the same. */
export function drawWorld(profiles: Profile[], places: Place[]): { base: readonly string[]; next(): GrownStakeholder } {
  const random = seededRandom(1961);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const ids = profiles.map((each) => stakeholderId(each));
  const bySector = new Map<string, number[]>();
  const remember = (profile: Profile, number: number) => {
    for (const sector of profile.sectors) {
      const peers = bySector.get(sector) ?? [];
      peers.push(number);
      bySector.set(sector, peers);
    }
  };
  for (const [number, profile] of profiles.entries()) remember(profile, number);
  const ends: number[] = profiles.map((_, number) => number);
  const homes = skewedPlaces(places);
  return {
    base: ids.slice(),
    next() {
      const number = ids.length;
      const profile = pick(profiles);
      const place = random() < 0.3 ? places.find((each) => each.id === profile.place)! : pick(homes);
      const slug = `${profile.id}-${number}`;
      const id = idFrom('stakeholder', slug);
      const partners = new Set<number>();
      for (let wanted = Math.floor(random() * 2 * linksEach) + 1; wanted > 0; wanted--) {
        const peers = bySector.get(pick(profile.sectors));
        partners.add(random() < preferential || !peers ? pick(ends) : pick(peers));
      }
      const kind = profile.offerings.find((each) => each.direction === 'offer')?.kind;
      const links = [...partners].map((partner) => {
        ends.push(partner, number);
        const year = 2014 + Math.floor(random() * 12);
        return {
          to: ids[partner]!,
          type: kind ? linkTypeOf(kind) : ('exhibited-with' as const),
          status: random() < 0.85 ? ('confirmed' as const) : ('declared' as const),
          since: `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-01`,
        };
      });
      ids.push(id);
      remember(profile, number);
      const kept = [...new Set(profile.concepts)].filter(() => random() < 0.85);
      return {
        id,
        slug,
        name: `${profile.name} · ${place.names[profile.nameLang] ?? place.names.en} ${number}`,
        profile,
        place,
        founded: 1960 + Math.floor(random() * 65),
        month: `2026-${String(1 + Math.floor(random() * 10)).padStart(2, '0')}`,
        concepts: [...new Set([...kept, ...(random() < 0.5 ? [pick(pick(profiles).concepts)] : [])])].filter(Boolean),
        cluster: profile.cluster && place.id === profile.place ? profile.cluster : null,
        visibility: visibilityOf(random),
        links,
      };
    },
  };
}

/** Places so that a country's first town comes up far more often than its last (Zipf). */
function skewedPlaces(places: Place[]): Place[] {
  const rank = new Map<string, number>();
  return places.flatMap((place) => {
    const at = (rank.get(place.countryCode) ?? 0) + 1;
    rank.set(place.countryCode, at);
    return Array.from({ length: Math.max(1, Math.round(12 / at)) }, () => place);
  });
}
