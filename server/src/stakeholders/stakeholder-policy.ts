import type { FilterQuery } from '@mikro-orm/core';
import { audiencesOf, maySee, type Viewer } from '../identity/viewer.js';
import type { HideableField, Stakeholder, Visibility } from './stakeholder.js';

/** The viewer's own: the stakeholder they act for or may act for. */
function isOwn(viewer: Viewer, id: string): boolean {
  return viewer.actsFor === id || viewer.delegateOf.includes(id);
}

/** The stakeholders whose rows are the viewer's own to read: those they may act for. */
function own(viewer: Viewer): string[] {
  return viewer.actsFor ? [...new Set([viewer.actsFor, ...viewer.delegateOf])] : [];
}

/** A profile is readable when it is published and open to the viewer, or is the viewer's own. */
export function mayReadProfile(viewer: Viewer, row: Pick<Stakeholder, 'id' | 'status' | 'visibility'>): boolean {
  if (isOwn(viewer, row.id)) return true;
  return row.status === 'published' && maySee(viewer, row.visibility.profile ?? 'members');
}

/** A field is readable when its owner opened it to the viewer's audience; members unless said otherwise. */
export function mayReadField(
  viewer: Viewer,
  row: { id: string; visibility: Visibility },
  field: HideableField,
): boolean {
  return isOwn(viewer, row.id) || maySee(viewer, row.visibility[field] ?? 'members');
}

/** The same rule as {@link mayReadProfile}, as a filter for lists. Blocks are a second filter, see `notBlocked`. */
export function readableProfiles(viewer: Viewer): FilterQuery<Stakeholder> {
  const open = { status: 'published', ...openTo(viewer, 'profile') };
  const filter = viewer.actsFor ? { $or: [open, { id: { $in: own(viewer) } }] } : open;
  return filter as FilterQuery<Stakeholder>;
}

/** Rows whose owner opened a field to the viewer; a filter by that field must be joined with it. */
export function openTo(viewer: Viewer, field: HideableField): object {
  if (viewer.audience === 'facilitators') return {};
  const shown = audiencesOf(viewer);
  const membersSeeUnset = viewer.audience === 'members';
  return membersSeeUnset
    ? { $or: [{ visibility: { [field]: { $in: shown } } }, { visibility: { [field]: null } }] }
    : { visibility: { [field]: 'public' } };
}
