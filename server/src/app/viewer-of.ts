import type { EntityManager } from '@mikro-orm/postgresql';
import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import type { Authentication } from '../identity/authentication.js';
import { signedInViewer } from '../identity/signed-in-viewer.js';
import { viewerLookingThrough } from '../identity/view-as.js';
import { type Viewer, visitor } from '../identity/viewer.js';
import { delegationsOf } from '../stakeholders/delegate.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';

/** Who sends this request: the account of its session, a demonstration company looked through, or a visitor. */
export async function viewerOf(
  request: Request,
  em: EntityManager,
  authentication: Authentication,
  demonstration: boolean,
): Promise<Viewer> {
  if (request.headers.cookie) {
    const session = await authentication.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (session) return signedInViewer(em, session.user.id, delegationsOf, request.header('x-wasl-acting-for'));
  }
  const viewAs = request.header('x-wasl-view-as');
  if (!viewAs) return visitor;
  return viewerLookingThrough(viewAs, demonstration, em, async (each, id) =>
    Boolean(await each.findOne(Stakeholder, { id, demonstration: true, status: 'published' }, { fields: ['id'] })),
  );
}
