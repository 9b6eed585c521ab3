import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { Refused } from '../foundation/refusal.js';
import { languageFrom } from './language.js';
import { refusalWords } from './refusal-words.js';

/** A request that cannot be read gets one sentence, a bug gets a number; neither gets a stack trace. */
export function refuseBadRequest(log: Logger) {
  return (
    error: { status?: number; type?: string; message: string; limit?: number },
    request: Request,
    response: Response,
    _next: NextFunction,
  ): void => {
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ err: error }, 'bug');
    else log.info({ status, path: request.path }, 'refused');
    const refused =
      status === 413
        ? new Refused('BAD_REQUEST', 'What you sent is larger than {most} MB.', null, {
            most: Math.max(1, Math.floor((error.limit ?? 0) / 1_000_000)),
          })
        : status === 404
          ? new Refused('BAD_REQUEST', 'There is nothing at this address.')
          : status < 500
            ? new Refused('BAD_REQUEST', 'The request could not be read: it must be JSON, UTF-8.')
            : new Refused('BUG', 'Something went wrong on our side.');
    const words = refusalWords(languageFrom(request.headers['accept-language']), refused);
    const { message, extensions } = refused;
    response.status(status).json({ errors: [{ message, extensions: { ...extensions, words } }] });
  };
}
