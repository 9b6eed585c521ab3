import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { mostBytes, receiveImport } from '../exchange/member-import.js';
import { NotSignedIn, Refused } from '../foundation/refusal.js';
import type { Context } from './context.js';

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
        try {
          const context = await contextOf({ req: request });
          if (!context.viewer.accountId) throw new NotSignedIn('Sign in to send a file.');
          const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          response.setHeader('cache-control', 'no-store').json(await take(context, bytes, request));
        } catch (error) {
          if (!(error instanceof Refused)) return next(error);
          const { message, extensions } = error;
          const status = extensions.code === 'NOT_FOUND' ? 404 : extensions.code === 'BAD_INPUT' ? 400 : 403;
          response.status(status).json({ errors: [{ message, extensions }] });
        }
      },
    );
  receive('/uploads/members/:cluster', mostBytes, async (context, bytes, request) => ({
    id: await receiveImport(context, String(request.params.cluster), String(request.query.name ?? ''), bytes),
  }));
}
