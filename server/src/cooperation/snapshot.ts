import type { EntityManager } from '@mikro-orm/postgresql';
import { Membership } from '../clusters/cluster.js';
import { Offering, OfferingConcept } from '../offerings/offering.js';
import { Block } from '../stakeholders/block.js';
import { Stakeholder, StakeholderConcept, StakeholderSector } from '../stakeholders/stakeholder.js';
import { WomenLedClaim } from '../stakeholders/women-led-claim.js';
import { ConceptRelation } from '../thesaurus/concept.js';
import { CooperationLink } from './cooperation-link.js';

/** An open offer or need as matching reads it. */
export interface OfferingNode {
  id: string;
  concepts: string[];
  agreements: string[];
  targets: string[];
  validFrom: string;
  validUntil: string;
}

/** A stakeholder as matching reads it; what a viewer may not see is left out when it is read, see `visible-to`. */
export interface Node {
  index: number;
  id: string;
  visibility: Stakeholder['visibility'];
  published: boolean;
  demonstration: boolean;
  country: string;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  languages: string[];
  sectors: string[];
  concepts: string[];
  clusters: string[];
  offers: OfferingNode[];
  needs: OfferingNode[];
  completeness: number;
  updatedAt: number;
  claims: { audience: WomenLedClaim['audience'] }[];
}

/** A confirmed link, seen from one side. */
export interface Edge {
  to: number;
  linkId: string;
  type: CooperationLink['type'];
  since: string;
}

/** Read-only picture of the network in memory. Nothing here is a source of truth; PostgreSQL is. */
export interface Snapshot {
  version: number;
  day: string;
  nodes: Node[];
  indexOf: Map<string, number>;
  edges: Edge[][];
  /** More general concepts by concept. */
  broader: Map<string, string[]>;
  related: Map<string, string[]>;
  /** Information content -log2(p) of each concept, scaled to 0..1 (Resnik 1995, from profiles and offerings). */
  information: Map<string, number>;
  blocked: Set<string>;
  clusterMembers: Map<string, number[]>;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Builds the picture from the database in a handful of statements. `day` is today, ISO 8601. */
export async function buildSnapshot(em: EntityManager, day: string, version: number): Promise<Snapshot> {
  const rows = await em.find(Stakeholder, {}, { orderBy: { id: 'asc' } });
  const indexOf = new Map(rows.map((row, index) => [row.id, index]));
  const nodes: Node[] = rows.map((row, index) => ({
    index,
    id: row.id,
    visibility: row.visibility,
    published: row.status === 'published',
    demonstration: row.demonstration,
    country: row.countryCode,
    place: row.placeId,
    latitude: row.latitude,
    longitude: row.longitude,
    languages: row.languages,
    sectors: [],
    concepts: [],
    clusters: [],
    offers: [],
    needs: [],
    completeness: row.completeness / 100,
    updatedAt: row.updatedAt.getTime(),
    claims: [],
  }));
  const nodeOf = (id: string) => nodes[indexOf.get(id) ?? -1];
  for (const row of await em.find(StakeholderSector, {}, { orderBy: { position: 'asc' } }))
    nodeOf(row.stakeholderId)?.sectors.push(row.sectorId);
  for (const row of await em.find(StakeholderConcept, {}, { orderBy: { conceptId: 'asc' } }))
    nodeOf(row.stakeholderId)?.concepts.push(row.conceptId);
  for (const row of await em.find(WomenLedClaim, {}))
    nodeOf(row.stakeholderId)?.claims.push({ audience: row.audience });
  const clusterMembers = new Map<string, number[]>();
  for (const row of await em.find(Membership, {}, { orderBy: { stakeholderId: 'asc' } })) {
    const node = nodeOf(row.stakeholderId);
    if (!node) continue;
    node.clusters.push(row.clusterId);
    push(clusterMembers, row.clusterId, node.index);
  }
  const concepts = new Map<string, string[]>();
  for (const row of await em.find(OfferingConcept, {}, { orderBy: { conceptId: 'asc' } }))
    push(concepts, row.offeringId, row.conceptId);
  const open = { status: 'open' as const, validUntil: { $gte: day } };
  for (const row of await em.find(Offering, open, { orderBy: { id: 'asc' } })) {
    const { id, agreements, targets, validFrom, validUntil } = row;
    const offering = { id, agreements, targets, validFrom, validUntil, concepts: concepts.get(id) ?? [] };
    const node = nodeOf(row.stakeholderId);
    (row.direction === 'offer' ? node?.offers : node?.needs)?.push(offering);
  }
  const edges: Edge[][] = nodes.map(() => []);
  for (const row of await em.find(CooperationLink, { status: 'confirmed' }, { orderBy: { id: 'asc' } })) {
    const [from, to] = [indexOf.get(row.fromId), indexOf.get(row.toId)];
    if (from === undefined || to === undefined) continue;
    edges[from]?.push({ to, linkId: row.id, type: row.type, since: row.since });
    edges[to]?.push({ to: from, linkId: row.id, type: row.type, since: row.since });
  }
  const broader = new Map<string, string[]>();
  const related = new Map<string, string[]>();
  for (const row of await em.find(ConceptRelation, {}, { orderBy: [{ fromId: 'asc' }, { toId: 'asc' }] })) {
    if (row.kind === 'broader') push(broader, row.fromId, row.toId);
    else {
      push(related, row.fromId, row.toId);
      push(related, row.toId, row.fromId);
    }
  }
  const blocked = new Set(
    (await em.find(Block, {})).flatMap((row) => [`${row.fromId}|${row.toId}`, `${row.toId}|${row.fromId}`]),
  );
  return {
    version,
    day,
    nodes,
    indexOf,
    edges,
    broader,
    related,
    information: informationOf(nodes, broader),
    blocked,
    clusterMembers,
  };
}

/** Every concept above a concept, itself included. Cycles, which the thesaurus check refuses, end here too. */
export function ancestorsOf(broader: Map<string, string[]>, concept: string): Set<string> {
  const seen = new Set([concept]);
  for (const each of seen) for (const parent of broader.get(each) ?? []) seen.add(parent);
  return seen;
}

function informationOf(nodes: Node[], broader: Map<string, string[]>): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const node of nodes) {
    const own = [...node.concepts, ...[...node.offers, ...node.needs].flatMap((each) => each.concepts)];
    for (const concept of own) {
      total++;
      for (const above of ancestorsOf(broader, concept)) counts.set(above, (counts.get(above) ?? 0) + 1);
    }
  }
  const highest = Math.log2(total + 1);
  return new Map(
    [...counts].map(([concept, count]) => [
      concept,
      highest === 0 ? 0 : Math.min(1, Math.log2((total + 1) / count) / highest),
    ]),
  );
}
