import type { Client } from 'pg';
import type { Audience } from '../identity/viewer.js';
import { agreements } from '../offerings/offering.js';
import type { Visibility } from '../stakeholders/stakeholder.js';
import { linkTypes } from './cooperation-link.js';
import { type CopiedRow, copyRows } from './copy-rows.js';
import { factOf, LinkColumns } from './link-pages.js';
import { type Node, type OfferingNode, traitsOf } from './node.js';
import type { Snapshot } from './snapshot.js';
import { type ConceptPair, type ThesaurusGraph, thesaurusGraph } from './thesaurus-graph.js';

/** Which stakeholders are read: a condition on a column that names them. */
export type Whom = (column: string) => string;

/** Those with identifiers in a range, both ends included. */
export function between(first: string, last: string): Whom {
  return (column) => `${column} between '${first}'::uuid and '${last}'::uuid`;
}

/** Those of a list of identifiers, which must be uuids. */
export function among(ids: Iterable<string>): Whom {
  const list = `'{${[...ids].join(',')}}'::uuid[]`;
  return (column) => `${column} = any(${list})`;
}

/** What a stakeholder's rows say before it is a node. */
interface Draft {
  node: Node;
  visibility: Visibility;
  published: boolean;
  introduces: boolean;
  claims: Audience[];
  sectors: [position: number, sector: number][];
  languages: number[];
  concepts: number[];
  clusters: number[];
  offers: OfferingNode[];
  needs: OfferingNode[];
}

const epoch = `date '1970-01-01'`;

/** Reads stakeholders with all that matching knows of them, in the order of their identifiers. */
export async function readNodes(client: Client, snapshot: Snapshot, whom: Whom): Promise<Node[]> {
  const { uuids, vocabularies } = snapshot;
  const drafts = new Map<number, Draft>();
  const visibilities = new Map<string, Visibility>();
  const visibilityOf = (text: string) => {
    const known = visibilities.get(text) ?? (JSON.parse(text) as Visibility);
    visibilities.set(text, known);
    return known;
  };
  const wordsIn = (text: string, add: (word: string) => number) => (text === '' ? [] : text.split(',').map(add));
  const country = (word: string) => vocabularies.countries.add(word);
  const concept = (word: string) => vocabularies.concepts.add(word);
  const optional = (row: CopiedRow, field: number, add: (word: string) => number) =>
    row.isNull(field) ? -1 : add(row.text(field));
  const degrees = (row: CopiedRow, field: number) => (row.isNull(field) ? null : row.float(field));
  const draftOf = (row: CopiedRow) =>
    drafts.get(uuids.find(row.word(0, 0), row.word(0, 1), row.word(0, 2), row.word(0, 3)));
  await copyRows(
    client,
    `select s.id, (s.status = 'published')::int, s.visibility::text, s.country_code, s.place_id,
       coalesce(s.region_code, p.region_code), s.latitude, s.longitude, s.completeness::int,
       floor(extract(epoch from s.updated_at) / 86400)::int, array_to_string(s.languages, ',')
     from stakeholder s left join place p on p.id = s.place_id where ${whom('s.id')} order by s.id`,
    (row) => {
      const index = uuids.add(row.word(0, 0), row.word(0, 1), row.word(0, 2), row.word(0, 3));
      const node: Node = {
        index,
        traits: 0,
        country: country(row.text(3)),
        place: optional(row, 4, (word) => vocabularies.places.add(word)),
        region: optional(row, 5, (word) => vocabularies.regions.add(word)),
        latitude: degrees(row, 6),
        longitude: degrees(row, 7),
        completeness: row.int(8) / 100,
        updated: row.int(9),
        languages: [],
        sectors: [],
        concepts: [],
        clusters: [],
        offers: [],
        needs: [],
      };
      drafts.set(index, {
        node,
        visibility: visibilityOf(row.text(2)),
        published: row.int(1) === 1,
        introduces: false,
        claims: [],
        sectors: [],
        languages: wordsIn(row.text(10), (word) => vocabularies.languages.add(word)),
        concepts: [],
        clusters: [],
        offers: [],
        needs: [],
      });
    },
  );
  const each = (columns: string, table: string, take: (draft: Draft, row: CopiedRow) => void) =>
    copyRows(client, `select stakeholder_id, ${columns} from ${table} where ${whom('stakeholder_id')}`, (row) => {
      const draft = draftOf(row);
      if (draft) take(draft, row);
    });
  await each('sector_id, position::int', 'stakeholder_sector', (draft, row) => {
    draft.sectors.push([row.int(2), vocabularies.sectors.add(row.text(1))]);
  });
  await each('concept_id', 'stakeholder_concept', (draft, row) => {
    draft.concepts.push(concept(row.text(1)));
  });
  await each('cluster_id, (role <> $$member$$)::int', 'membership', (draft, row) => {
    draft.clusters.push(vocabularies.clusters.add(row.text(1)));
    if (row.int(2) === 1) draft.introduces = true;
  });
  await each('audience', 'women_led_claim', (draft, row) => {
    draft.claims.push(row.text(1) as Audience);
  });
  await copyRows(
    client,
    `select stakeholder_id, id, (direction = 'offer')::int, array_to_string(agreements, ','),
       array_to_string(targets, ','), valid_from - ${epoch}, valid_until - ${epoch},
       (select string_agg(concept_id, ',') from offering_concept where offering_id = offering.id)
     from offering where ${whom('stakeholder_id')} and status = 'open' and valid_until >= date '${snapshot.day}'`,
    (row) => {
      const draft = draftOf(row);
      (row.int(2) === 1 ? draft?.offers : draft?.needs)?.push({
        id: [row.word(1, 0), row.word(1, 1), row.word(1, 2), row.word(1, 3)],
        agreements: agreementBits(row.text(3)),
        targets: wordsIn(row.text(4), country),
        from: row.int(5),
        until: row.int(6),
        concepts: wordsIn(row.text(7), concept).sort(vocabularies.concepts.compare),
      });
    },
  );
  return [...drafts.values()].map((draft) => ({
    ...draft.node,
    traits: traitsOf(draft),
    languages: draft.languages,
    sectors: draft.sectors
      .sort(([a, x], [b, y]) => a - b || vocabularies.sectors.compare(x, y))
      .map(([, sector]) => sector),
    concepts: draft.concepts.sort(vocabularies.concepts.compare),
    clusters: draft.clusters.sort(vocabularies.clusters.compare),
    offers: draft.offers.sort(byId),
    needs: draft.needs.sort(byId),
  }));
}

function agreementBits(text: string): number {
  return agreements.reduce(
    (bits, each, position) => (text.split(',').includes(each) ? bits | (1 << position) : bits),
    0,
  );
}

function byId({ id: a }: OfferingNode, { id: b }: OfferingNode): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

/** Which links are read: those of some pairs from the first to the second, those that began before a day; else all. */
interface WhichLinks {
  pairs?: readonly (readonly [from: string, to: string])[];
  before?: string | undefined;
}

/** Reads confirmed links. */
export async function readLinks(
  client: Client,
  { uuids }: Snapshot,
  { pairs, before }: WhichLinks = {},
): Promise<LinkColumns> {
  const links = new LinkColumns();
  const types = new Map<string, number>(linkTypes.map((type, number) => [type, number]));
  const wanted = pairs
    ? `and (from_id, to_id) in (${pairs.map(([from, to]) => `('${from}'::uuid, '${to}'::uuid)`).join(', ')})`
    : '';
  if (pairs?.length === 0) return links;
  const early = before ? `and since < date '${new Date(before).toISOString().slice(0, 10)}'` : '';
  const end = (row: CopiedRow, field: number) =>
    uuids.find(row.word(field, 0), row.word(field, 1), row.word(field, 2), row.word(field, 3));
  await copyRows(
    client,
    `select id, from_id, to_id, type, since - ${epoch} from cooperation_link where status = 'confirmed' ${wanted} ${early}`,
    (row) => {
      const fact = factOf(types.get(row.text(3)) ?? 0, true, row.int(4));
      links.add(end(row, 1), end(row, 2), fact, row.word(0, 0), row.word(0, 1), row.word(0, 2), row.word(0, 3));
    },
  );
  return links;
}

/** Reads how concepts stand to one another. */
export async function readThesaurus(client: Client, { vocabularies }: Snapshot): Promise<ThesaurusGraph> {
  const { concepts } = vocabularies;
  const all: number[] = [];
  const broader: ConceptPair[] = [];
  const related: ConceptPair[] = [];
  await copyRows(client, 'select id from concept', (row) => {
    all.push(concepts.add(row.text(0)));
  });
  await copyRows(client, 'select from_id, to_id, kind from concept_relation', (row) => {
    (row.text(2) === 'broader' ? broader : related).push([concepts.add(row.text(0)), concepts.add(row.text(1))]);
  });
  return thesaurusGraph(all, broader, related, concepts.compare);
}

/** Reads who keeps apart from whom; a block binds both, the side it is directed at sometimes later. */
export async function readBlocks(client: Client, { uuids }: Snapshot): Promise<Snapshot['blocked']> {
  const blocked = new Map<number, Set<number>>();
  const apart = (one: number, other: number) => {
    const known = blocked.get(one);
    if (known) known.add(other);
    else blocked.set(one, new Set([other]));
  };
  await copyRows(client, 'select from_id, to_id, binds_both::text from block', (row) => {
    const [from, to] = ([0, 1] as const).map((field) =>
      uuids.find(row.word(field, 0), row.word(field, 1), row.word(field, 2), row.word(field, 3)),
    );
    if (from === undefined || to === undefined || from < 0 || to < 0) return;
    apart(from, to);
    if (row.text(2) === 'true') apart(to, from);
  });
  return blocked;
}
