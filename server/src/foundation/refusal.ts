import { GraphQLError } from 'graphql';

/** A rule said no and the person can act on it: names the field concerned and what would be right. */
export class Refused extends GraphQLError {
  constructor(code: string, message: string, field?: string, status?: number) {
    super(message, { extensions: { code, ...(field ? { field } : {}), ...(status ? { http: { status } } : {}) } });
  }
}

/** The input cannot be used as it is; the message says what would be right. */
export class BadInput extends Refused {
  constructor(field: string, message: string) {
    super('BAD_INPUT', `${field}: ${message}`, field);
  }
}

/** There is no such record for this viewer; hidden, blocked and absent are answered alike. */
export class NotFound extends Refused {
  constructor(noun: string) {
    super('NOT_FOUND', `No such ${noun}.`);
  }
}

/** Whoever asks has to sign in first. */
export class NotSignedIn extends Refused {
  constructor(message: string) {
    super('NOT_SIGNED_IN', message);
  }
}

/** The viewer is known but may not do this. */
export class NotAllowed extends Refused {
  /** A refusal of the whole request, before any field is asked, names its HTTP status. */
  constructor(message: string, status?: number) {
    super('NOT_ALLOWED', message, undefined, status);
  }
}
