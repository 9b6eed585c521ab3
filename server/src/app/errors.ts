import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ArgumentValidationError } from 'type-graphql';

interface Violation {
  property: string;
  constraints?: Record<string, string>;
  children?: Violation[];
}

function sentences(violations: Violation[], path = ''): { field: string; message: string }[] {
  return violations.flatMap((each) => {
    const field = path ? `${path}.${each.property}` : each.property;
    const own = Object.values(each.constraints ?? {}).map((message) => ({ field, message: `${message}.` }));
    return [...own, ...sentences(each.children ?? [], field)];
  });
}

/** Codes of the network and of PostgreSQL (class 08, shutdown, too many connections) for a database that is away. */
const away = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|0800.|57P0[123]|53300)$/;

function isConnectionLost(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return away.test(code ?? '') || /^Connection terminated|connection is not queryable/.test(message ?? '');
}

/**
 * What a person may read of an error: refusals as they are, invalid arguments as sentences (never the whole input,
 * which the library would show), and for a bug only a number to quote; the rest is in the log under that number.
 */
export function errorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const error = unwrapResolverError(thrown);
    if (error instanceof ArgumentValidationError) {
      const found = sentences(error.extensions.validationErrors as unknown as Violation[]);
      return {
        message: found.map((each) => each.message).join(' ') || 'The arguments are not valid.',
        ...(formatted.path ? { path: formatted.path } : {}),
        extensions: {
          code: 'BAD_INPUT',
          field: found[0]?.field ?? null,
          ...(formatted.extensions?.words ? { words: formatted.extensions.words } : {}),
        },
      };
    }
    const code = formatted.extensions?.code;
    const expected = error instanceof GraphQLError || (code !== undefined && code !== 'INTERNAL_SERVER_ERROR');
    if (expected) {
      const { stacktrace: _hidden, ...extensions } = formatted.extensions ?? {};
      return { ...formatted, extensions };
    }
    if (isConnectionLost(error)) {
      log.error({ err: error }, 'the database does not answer');
      return {
        message: 'The database does not answer right now; nothing was changed. Try again in a moment.',
        ...(formatted.path ? { path: formatted.path } : {}),
        extensions: { code: 'UNAVAILABLE' },
      };
    }
    const id = randomUUID();
    log.error({ id, err: error }, 'bug');
    return {
      message: `Something went wrong on our side. If you report it, quote ${id}.`,
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: 'BUG', id },
    };
  };
}
