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

/** Whether the links of a stakeholder may bridge paths and feed scores for this viewer. */
export function showsLinks(viewer: Viewer, node: Node): boolean {
  return mayReadField(viewer, node, 'links');
}
