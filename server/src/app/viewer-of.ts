import type { EntityManager } from '@mikro-orm/postgresql';
import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import { NotSignedIn } from '../foundation/refusal.js';
import { accountOfToken } from '../identity/api-token.js';
import type { Authentication } from '../identity/authentication.js';
import type { HasSession } from '../identity/session.js';
import { signedInViewer } from '../identity/signed-in-viewer.js';
import { viewerLookingThrough } from '../identity/view-as.js';
import { type HasViewer, visitor } from '../identity/viewer.js';
import { delegationsOf } from '../stakeholders/delegate.js';
import { Stakeholder } from '../stakeholders/stakeholder.js';

/** Who sends this request: a program by its token, the account of its session, a demonstration company, or a visitor. */
export async function viewerOf(
  request: Request,
  em: EntityManager,
  authentication: Authentication,
  demonstration: boolean,
): Promise<HasViewer & HasSession> {
  const actingFor = request.header('x-wasl-acting-for');
  const bearer = /^Bearer (.+)$/i.exec(request.header('authorization') ?? '')?.[1];
  if (bearer) {
    const account = await accountOfToken(em, bearer);
    if (!account) throw new NotSignedIn('The token is not valid, or no longer.');
    return { viewer: await signedInViewer(em, account, delegationsOf, actingFor), sessionId: null };
  }
  if (request.headers.cookie) {
    const found = await authentication.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (found) {
      const viewer = await signedInViewer(em, found.user.id, delegationsOf, actingFor);
      return { viewer, sessionId: found.session.id };
    }
  }
  const viewAs = request.header('x-wasl-view-as');
  if (!viewAs) return { viewer: visitor, sessionId: null };
  const isDemonstration = async (each: EntityManager, id: string) =>
    Boolean(await each.findOne(Stakeholder, { id, demonstration: true, status: 'published' }, { fields: ['id'] }));
  return { viewer: await viewerLookingThrough(viewAs, demonstration, em, isDemonstration), sessionId: null };
}
