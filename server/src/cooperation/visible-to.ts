import type { Viewer } from '../identity/viewer.js';
import type { HideableField } from '../stakeholders/stakeholder.js';
import { mayReadField, mayReadProfile } from '../stakeholders/stakeholder-policy.js';
import type { Node, Snapshot } from './snapshot.js';

/** Whether the viewer may meet this stakeholder at all: published, open to them, not blocked either way. */
export function mayMeet(snapshot: Snapshot, viewer: Viewer, node: Node): boolean {
  if (viewer.actsFor && snapshot.blocked.has(`${viewer.actsFor}|${node.id}`)) return false;
  const status = node.published ? ('published' as const) : ('draft' as const);
  return mayReadProfile(viewer, { id: node.id, status, visibility: node.visibility });
}

/** The stakeholder with everything the viewer may not see left out, so that it takes no part in any score or reason. */
export function visibleNode(viewer: Viewer, node: Node): Node {
  const may = (field: HideableField) => mayReadField(viewer, node, field);
  return {
    ...node,
    place: may('place') ? node.place : null,
    region: may('place') ? node.region : null,
    latitude: may('place') ? node.latitude : null,
    longitude: may('place') ? node.longitude : null,
    languages: may('languages') ? node.languages : [],
    sectors: may('sectors') ? node.sectors : [],
    concepts: may('concepts') ? node.concepts : [],
    clusters: may('clusters') ? node.clusters : [],
    offers: may('offerings') ? node.offers : [],
    needs: may('offerings') ? node.needs : [],
  };
}

/** What a viewer may see of the whole picture, worked out once for each choice of visibility instead of once per look. */
export interface Sight {
  meets(node: Node): boolean;
  reads(node: Node, field: HideableField): boolean;
}

/** The rules of {@link mayMeet} and `mayReadField`, quick enough to ask of every node on the way. */
export function sightOf(snapshot: Snapshot, viewer: Viewer): Sight {
  // Nobody has the empty identifier, so these are the answers for every profile but the viewer's own.
  const profiles = new Map<Node['visibility'], boolean>();
  const fields = new Map<HideableField, Map<Node['visibility'], boolean>>();
  const remembered = (known: Map<Node['visibility'], boolean>, key: Node['visibility'], work: () => boolean) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = work();
    known.set(key, now);
    return now;
  };
  const own = viewer.actsFor;
  const mayBeBlocked = own !== null && snapshot.blocked.size > 0;
  return {
    meets: (node) => {
      if (node.id === own) return true;
      if (!node.published || (mayBeBlocked && snapshot.blocked.has(`${own}|${node.id}`))) return false;
      const { visibility } = node;
      return remembered(profiles, visibility, () =>
        mayReadProfile(viewer, { id: '', status: 'published', visibility }),
      );
    },
    reads: (node, field) => {
      if (node.id === own) return true;
      const known = fields.get(field) ?? new Map<Node['visibility'], boolean>();
      fields.set(field, known);
      return remembered(known, node.visibility, () =>
        mayReadField(viewer, { id: '', visibility: node.visibility }, field),
      );
    },
  };
}
