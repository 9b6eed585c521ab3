import type { EntityManager } from '@mikro-orm/postgresql';
import type { Stakeholder } from '../stakeholders/stakeholder.js';
import type { WomenLedClaim } from '../stakeholders/women-led-claim.js';
import type { CooperationLink } from './cooperation-link.js';
import { countPairs, type PairCounts } from './lift.js';

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
  region: string | null;
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
  /** More particular concepts by concept. */
  narrower: Map<string, string[]>;
  /** Information content -log2(p) of each concept, scaled to 0..1 (Resnik 1995, from profiles and offerings). */
  information: Map<string, number>;
  blocked: Set<string>;
  clusterMembers: Map<string, number[]>;
  postings: Postings;
  lifts: Lifts;
}

/** Who offers, needs or works in what: positions in `nodes`, ascending. What a viewer may see is checked by the reader. */
export interface Postings {
  offers: Map<string, number[]>;
  needs: Map<string, number[]>;
  concepts: Map<string, number[]>;
  /** By main sector and country, see {@link sectorInCountry}. */
  sectorInCountry: Map<string, number[]>;
}

/** Key of {@link Postings.sectorInCountry}. */
export function sectorInCountry(sector: string, country: string): string {
  return `${sector}\n${country}`;
}

/** Links counted by main sector, region and country of their ends; only links that everyone may see. */
export interface Lifts {
  sectors: PairCounts;
  regions: PairCounts;
  countries: PairCounts;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Rows at a time: enough to be quick, few enough that no answer of the database is large. */
const page = 20_000;

/** Reads a statement page by page; it orders by the identifier it returns as `id` and begins after its first value. */
async function* pagesOf<T extends { id: string }>(
  em: EntityManager,
  sql: string,
  values: unknown[],
): AsyncGenerator<T> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await em.execute<T[]>(`${sql} limit ${page}`, [after, ...values]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.id;
  }
}

/** One copy of each word, however many records carry it. */
function interning(): (words: readonly string[]) => string[] {
  const known = new Map<string, string>();
  return (words) =>
    words.map((word) => {
      const same = known.get(word);
      if (same === undefined) known.set(word, word);
      return same ?? word;
    });
}

/** One copy of each set of choices of visibility: few owners choose otherwise than most. */
function sharing(): (visibility: Node['visibility']) => Node['visibility'] {
  const known = new Map<string, Node['visibility']>();
  return (visibility) => {
    const key = JSON.stringify(visibility);
    const same = known.get(key) ?? visibility;
    known.set(key, same);
    return same;
  };
}

const stakeholderSql = `select s.id, s.visibility, s.status = 'published' as published, s.demonstration,
    s.country_code as country, s.place_id as place, coalesce(s.region_code, p.region_code) as region, s.latitude, s.longitude, s.languages, s.completeness,
    (extract(epoch from s.updated_at) * 1000)::float8 as "updatedAt",
    array(select sector_id from stakeholder_sector where stakeholder_id = s.id order by position) as sectors,
    array(select concept_id from stakeholder_concept where stakeholder_id = s.id order by concept_id) as concepts,
    array(select cluster_id from membership where stakeholder_id = s.id order by cluster_id) as clusters,
    array(select audience from women_led_claim where stakeholder_id = s.id order by form) as claims
  from stakeholder s left join place p on p.id = s.place_id where s.id > ?::uuid order by s.id`;

const offeringSql = `select o.id, o.stakeholder_id as stakeholder, o.direction, o.agreements, o.targets,
    o.valid_from::text as "validFrom", o.valid_until::text as "validUntil",
    array(select concept_id from offering_concept where offering_id = o.id order by concept_id) as concepts
  from offering o where o.id > ?::uuid and o.status = 'open' and o.valid_until >= ?::date order by o.id`;

const linkSql = `select id, from_id as "from", to_id as "to", type, since::text as since from cooperation_link
  where id > ?::uuid and status = 'confirmed' order by id`;

type StakeholderRow = Omit<Node, 'index' | 'offers' | 'needs' | 'claims'> & { claims: WomenLedClaim['audience'][] };
type OfferingRow = OfferingNode & { stakeholder: string; direction: string };
type LinkRow = Pick<Edge, 'type' | 'since'> & { id: string; from: string; to: string };

/**
 * Builds the picture from the database, streaming and without entities: at 100,000 stakeholders these alone would fill
 * the heap. `day` is today, ISO 8601.
 */
export async function buildSnapshot(em: EntityManager, day: string, version: number): Promise<Snapshot> {
  const same = interning();
  const share = sharing();
  const nodes: Node[] = [];
  const indexOf = new Map<string, number>();
  const clusterMembers = new Map<string, number[]>();
  for await (const row of pagesOf<StakeholderRow>(em, stakeholderSql, [])) {
    const index = nodes.length;
    indexOf.set(row.id, index);
    nodes.push({
      ...row,
      index,
      visibility: share(row.visibility),
      languages: same(row.languages),
      sectors: same(row.sectors),
      concepts: same(row.concepts),
      clusters: same(row.clusters),
      claims: row.claims.map((audience) => ({ audience })),
      completeness: row.completeness / 100,
      offers: [],
      needs: [],
    });
    for (const cluster of row.clusters) push(clusterMembers, cluster, index);
  }
  for await (const { stakeholder, direction, ...row } of pagesOf<OfferingRow>(em, offeringSql, [day])) {
    const node = nodes[indexOf.get(stakeholder) ?? -1];
    const offering = {
      ...row,
      concepts: same(row.concepts),
      agreements: same(row.agreements),
      targets: same(row.targets),
    };
    (direction === 'offer' ? node?.offers : node?.needs)?.push(offering);
  }
  const edges: Edge[][] = nodes.map(() => []);
  for await (const { id, type, since, ...row } of pagesOf<LinkRow>(em, linkSql, [])) {
    const [from, to] = [indexOf.get(row.from), indexOf.get(row.to)];
    if (from === undefined || to === undefined) continue;
    edges[from]?.push({ to, linkId: id, type, since });
    edges[to]?.push({ to: from, linkId: id, type, since });
  }
  const broader = new Map<string, string[]>();
  const related = new Map<string, string[]>();
  const narrower = new Map<string, string[]>();
  const relations = await em.execute<{ from: string; to: string; kind: string }[]>(
    'select from_id as "from", to_id as "to", kind from concept_relation order by from_id, to_id',
  );
  for (const { from, to, kind } of relations) {
    if (kind === 'broader') {
      push(broader, from, to);
      push(narrower, to, from);
    } else {
      push(related, from, to);
      push(related, to, from);
    }
  }
  const blocks = await em.execute<{ from: string; to: string }[]>('select from_id as "from", to_id as "to" from block');
  const blocked = new Set(blocks.flatMap(({ from, to }) => [`${from}|${to}`, `${to}|${from}`]));
  return {
    version,
    day,
    nodes,
    indexOf,
    edges,
    broader,
    related,
    narrower,
    information: informationOf(nodes, broader),
    blocked,
    clusterMembers,
    postings: postingsOf(nodes),
    lifts: liftsOf(nodes, edges),
  };
}

/** Who offers, needs or works in what. */
export function postingsOf(nodes: readonly Node[]): Postings {
  const postings: Postings = {
    offers: new Map(),
    needs: new Map(),
    concepts: new Map(),
    sectorInCountry: new Map(),
  };
  const once = (offerings: OfferingNode[]) => new Set(offerings.flatMap((each) => each.concepts));
  for (const { index, offers, needs, concepts, sectors, country } of nodes) {
    for (const concept of once(offers)) push(postings.offers, concept, index);
    for (const concept of once(needs)) push(postings.needs, concept, index);
    for (const concept of concepts) push(postings.concepts, concept, index);
    if (sectors[0] !== undefined) push(postings.sectorInCountry, sectorInCountry(sectors[0], country), index);
  }
  return postings;
}

/** Counts of pairs over the links that everyone may see, with what everyone may see of their ends. */
export function liftsOf(nodes: readonly Node[], edges: readonly Edge[][]): Lifts {
  const open = ({ visibility }: Node, field: 'links' | 'sectors' | 'place') => visibility[field] === 'public';
  const shown = (node: Node) => node.published && node.visibility.profile === 'public' && open(node, 'links');
  const pairs = nodes.flatMap((node) =>
    shown(node)
      ? (edges[node.index] ?? []).flatMap(({ to }) => {
          const other = nodes[to];
          // Each link is kept at both its ends; it counts at the first.
          return other && to > node.index && shown(other) ? [[node, other] as const] : [];
        })
      : [],
  );
  const counted = (groupOf: (node: Node) => string | null) =>
    countPairs(pairs.map(([a, b]) => [groupOf(a), groupOf(b)] as const));
  return {
    sectors: counted((node) => (open(node, 'sectors') ? (node.sectors[0] ?? null) : null)),
    regions: counted((node) => (open(node, 'place') ? node.region : null)),
    countries: counted((node) => node.country),
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
  const above = new Map<string, Set<string>>();
  let total = 0;
  for (const node of nodes) {
    const own = [...node.concepts, ...[...node.offers, ...node.needs].flatMap((each) => each.concepts)];
    for (const concept of own) {
      total++;
      const ancestors = above.get(concept) ?? ancestorsOf(broader, concept);
      above.set(concept, ancestors);
      for (const each of ancestors) counts.set(each, (counts.get(each) ?? 0) + 1);
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
