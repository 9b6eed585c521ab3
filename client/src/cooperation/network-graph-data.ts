/** A stakeholder to draw: its tone is one of the six of the stars, null for none of its own. */
export interface GraphNode {
  id: string;
  label: string;
  country: string;
  links: number;
  tone: number | null;
  /** Drawn for a path only: no part of the network that was asked for. */
  added?: boolean;
}

/** A link to draw. */
export interface GraphEdge {
  /** Stands in no picture of its own: a step of a path. */
  added?: boolean;
  id: string;
  from: string;
  to: string;
}

/** What of the graph stands out, all else being faint; links are named by their two ends, see `pairOf`. */
export interface Marked {
  nodes: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
}

/** Two ends as one name, whichever comes first. */
export function pairOf(one: string, other: string): string {
  return one < other ? `${one}|${other}` : `${other}|${one}`;
}

/** A group of stakeholders of one colour; the smaller groups share the last one, which has no tone of its own. */
export interface Group {
  id: string;
  name: string;
  tone: number | null;
  members: string[];
}

const tones = 6;

/** Groups by size, the six largest with a tone each, all others together under `rest`. */
export function groupsOf(nodes: readonly { id: string; group: string; name: string }[], rest: string): Group[] {
  const found = new Map<string, Group>();
  for (const node of nodes) {
    const group = found.get(node.group) ?? { id: node.group, name: node.name, tone: null, members: [] };
    group.members.push(node.id);
    found.set(node.group, group);
  }
  const ordered = [...found.values()].sort((a, b) => b.members.length - a.members.length || a.id.localeCompare(b.id));
  const named = ordered.slice(0, tones).map((group, tone) => ({ ...group, tone }));
  const others = ordered.slice(tones).flatMap((group) => group.members);
  return others.length > 0 ? [...named, { id: '', name: rest, tone: null, members: others }] : named;
}
