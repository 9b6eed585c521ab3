import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { validate } from 'uuid';
import { mostBytes, receiveImport } from '../exchange/member-import.js';
import { NotSignedIn, Refused } from '../foundation/refusal.js';
import { Logo, mostLogoBytes, saveLogo } from '../stakeholders/logo.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import type { Context } from './context.js';
import { refusalWords } from './refusal-words.js';

/** Takes in bytes for whoever asks; answers what is said of them. */
type Receive = (context: Context, bytes: Buffer, request: Request) => Promise<object>;

/**
 * Files come by addresses of their own, as they are, since GraphQL carries words. What a rule refuses is answered in the
 * same shape as there.
 */
export function addUploads(
  app: Express,
  ownPagesOnly: RequestHandler,
  contextOf: (given: { req: Request }) => Promise<Context>,
): void {
  const receive = (path: string, limit: number, take: Receive) =>
    app.post(
      path,
      ownPagesOnly,
      express.raw({ type: () => true, limit }),
      async (request: Request, response: Response, next: NextFunction) => {
        let context: Context | undefined;
        try {
          context = await contextOf({ req: request });
          if (!context.viewer.accountId) throw new NotSignedIn('Sign in to send a file.');
          const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          response.setHeader('cache-control', 'no-store').json(await take(context, bytes, request));
        } catch (error) {
          if (!(error instanceof Refused)) return next(error);
          const { message, extensions } = error;
          const words = refusalWords(context?.lang ?? 'en', error);
          context?.log.info({ account: context.viewer.accountId, code: extensions.code, path }, 'refused');
          const status = extensions.code === 'NOT_FOUND' ? 404 : extensions.code === 'BAD_INPUT' ? 400 : 403;
          response.status(status).json({ errors: [{ message, extensions: { ...extensions, words } }] });
        }
      },
    );
  receive('/uploads/members/:cluster', mostBytes, async (context, bytes, request) => ({
    id: await receiveImport(context, String(request.params.cluster), String(request.query.name ?? ''), bytes),
  }));
  receive('/uploads/logo/:stakeholder', mostLogoBytes, async (context, bytes, request) => ({
    digest: await saveLogo(context, String(request.params.stakeholder), bytes),
  }));
  app.get('/logos/:stakeholder/:digest', async (request: Request, response: Response) => {
    const { stakeholder, digest } = request.params;
    const context = await contextOf({ req: request });
    // Whoever may not see the profile finds no picture either; hidden and absent are answered alike.
    const seen = validate(stakeholder) ? await stakeholderOf(context, String(stakeholder)) : null;
    const logo =
      seen &&
      (await context.em.findOne(Logo, { stakeholderId: seen.id, digest: String(digest) }, { populate: ['image'] }));
    if (!logo) {
      response.status(404).setHeader('cache-control', 'no-store').json({ error: 'There is nothing at this address.' });
      return;
    }
    response.setHeader('content-type', 'image/webp');
    response.setHeader('content-disposition', 'inline; filename="logo.webp"');
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    // Kept by this reader's browser alone and for a day, since who may see it can change; a new picture has a new address.
    response.setHeader('cache-control', 'private, max-age=86400');
    response.end(logo.image);
  });
}
