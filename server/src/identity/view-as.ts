import { validate } from 'uuid';
import type { HasDatabase } from '../foundation/database-slice.js';
import { NotAllowed } from '../foundation/refusal.js';
import { type Viewer, visitor } from './viewer.js';

/** Tells whether a stakeholder is an invented one; handed over by the app, since stakeholders live a floor above. */
export type IsDemonstration = (em: HasDatabase['em'], id: string) => Promise<boolean>;

/**
 * Someone who is not signed in can look through a demonstration company, in demonstration mode only.
 * Refused in the same words for real, unknown and malformed ids.
 */
export async function viewerLookingThrough(
  wanted: string,
  demonstrationMode: boolean,
  em: HasDatabase['em'],
  isDemonstration: IsDemonstration,
): Promise<Viewer> {
  if (!demonstrationMode || !validate(wanted) || !(await isDemonstration(em, wanted))) {
    throw new NotAllowed('Only demonstration companies can be viewed as, and only in demonstration mode.', {}, 403);
  }
  return { ...visitor, audience: 'members', actsFor: wanted };
}
