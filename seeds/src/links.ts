import { CooperationLink, type Database, idFrom } from '@wasl/server/seeding';
import { isCompany, type Profile } from './profile.js';
import { seededRandom } from './random.js';
import { stakeholderId } from './stakeholders.js';

type Link = Pick<CooperationLink, 'type' | 'status'> & {
  from: Profile;
  to: Profile;
  since: string;
  until: string | null;
};

/** How two partners would work together, from what the first one offers. */
export function linkTypeOf(kind: Profile['offerings'][number]['kind']): CooperationLink['type'] {
  const types = {
    product: 'supplies',
    capacity: 'subcontracts',
    service: 'supplies',
    design: 'designs-for',
    distribution: 'distributes',
    supply: 'supplies',
    technology: 'supplies',
    training: 'trains',
    mentoring: 'mentors',
    finance: 'finances',
    space: 'co-produces',
    'co-production': 'co-produces',
  } as const;
  return types[kind];
}

/**
 * Dated links between invented stakeholders, drawn deterministically: mostly where an offer meets a need or profile
 * by concept or sector, a good part across borders, some between cluster peers who exhibited together.
 */
export function drawLinks(profiles: Profile[], count: number): Link[] {
  const random = seededRandom(2014);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const links = new Map<string, Link>();
  for (let attempt = 0; links.size < count && attempt < count * 400; attempt++) {
    const from = pick(profiles);
    const to = pick(profiles);
    if (from === to) continue;
    const key = [from.id, to.id].sort().join('|');
    if (links.has(key)) continue;
    const offer = from.offerings.find((each) => each.direction === 'offer');
    const wanted = new Set(to.offerings.filter((each) => each.direction === 'need').flatMap((each) => each.concepts));
    const answers = offer?.concepts.some((concept) => wanted.has(concept)) ?? false;
    const sameSector = from.sectors.some((sector) => to.sectors.includes(sector));
    const peers = from.cluster != null && from.cluster === to.cluster;
    const weight =
      (answers ? 0.6 : 0) + (peers ? 0.35 : 0) + (sameSector ? 0.06 : 0.004) + (from.country === to.country ? 0.02 : 0);
    if (random() > weight) continue;
    const fair = (peers || sameSector) && !answers && isCompany(from) && isCompany(to);
    const year = 2014 + Math.floor(random() * 12);
    const since = `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-01`;
    const ended = random() < 0.08 && year < 2022;
    links.set(key, {
      from,
      to,
      type: fair || !offer ? 'exhibited-with' : linkTypeOf(offer.kind),
      status: ended ? 'ended' : random() < 0.85 ? 'confirmed' : 'declared',
      since,
      until: ended ? `${year + 2}-12-31` : null,
    });
  }
  return [...links.values()];
}

/** Writes the drawn links. */
export async function seedLinks(em: Database['em'], profiles: Profile[]): Promise<void> {
  await em.insertMany(
    CooperationLink,
    drawLinks(profiles, 620).map((link) => ({
      id: idFrom('link', link.from.id, link.to.id),
      fromId: stakeholderId(link.from),
      toId: stakeholderId(link.to),
      type: link.type,
      status: link.status,
      origin: 'self' as const,
      since: link.since,
      until: link.until,
      sourceUrl: null,
      recordedAt: new Date(`${link.since}T09:00:00Z`),
    })),
  );
}
