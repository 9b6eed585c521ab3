import { audiences, type Viewer } from '../identity/viewer.js';
import { type GraphField, isPublished, type Node, showsField, showsWomenLed } from './node.js';
import { indexOf, nodeOf, type Snapshot } from './snapshot.js';

/** What a viewer may see of the picture, quick enough to ask at every step. Positions that are nobody's are never met. */
export interface Sight {
  /** 0 the public, 1 members, 2 facilitators. */
  audience: number;
  /** Those the viewer may act for: they are seen whole. */
  own: ReadonlySet<number>;
  /** Whom the viewer's own stakeholder keeps apart from, either way. */
  blocked: ReadonlySet<number>;
  /** Published, open to the viewer and not blocked either way, or the viewer's own. */
  meets(index: number): boolean;
  /** Whether a field of someone the viewer meets is open to the viewer. */
  reads(index: number, field: GraphField): boolean;
  seesWomenLed(index: number): boolean;
}

const nobody: ReadonlySet<number> = new Set();

/** The rules of `stakeholder-policy`, for the whole picture. */
export function sightOf(snapshot: Snapshot, viewer: Viewer): Sight {
  const audience = audiences.indexOf(viewer.audience);
  const acting = viewer.actsFor === null ? -1 : indexOf(snapshot, viewer.actsFor);
  const own = new Set([acting, ...viewer.delegateOf.map((id) => indexOf(snapshot, id))]);
  own.delete(-1);
  const blocked = snapshot.blocked.get(acting) ?? nobody;
  const { traits } = snapshot;
  return {
    audience,
    own,
    blocked,
    meets: (index) => {
      if (own.has(index)) return true;
      const its = traits[index] ?? 0;
      return isPublished(its) && showsField(its, 'profile', audience) && !blocked.has(index);
    },
    reads: (index, field) => own.has(index) || showsField(traits[index] ?? 0, field, audience),
    seesWomenLed: (index) => showsWomenLed(traits[index] ?? 0, audience),
  };
}

const none: readonly never[] = [];

/** The stakeholder with everything the viewer may not see left out, so that it takes no part in any score or reason. */
export function nodeSeen(snapshot: Snapshot, sight: Sight, index: number): Node | undefined {
  const node = nodeOf(snapshot, index);
  if (!node || sight.own.has(index)) return node;
  const hidden = (field: GraphField) => !sight.reads(index, field);
  if (hidden('place')) {
    node.place = node.region = -1;
    node.latitude = node.longitude = null;
  }
  if (hidden('languages')) node.languages = none;
  if (hidden('sectors')) node.sectors = none;
  if (hidden('concepts')) node.concepts = none;
  if (hidden('clusters')) node.clusters = none;
  if (hidden('offerings')) node.offers = node.needs = none;
  return node;
}
