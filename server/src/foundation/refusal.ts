import { GraphQLError } from 'graphql';

/** What stands for the {names} of a sentence. */
export type Values = Record<string, string | number>;

/** A sentence with its {names} filled in. */
const filled = (sentence: string, values: Values) =>
  sentence.replace(/\{(\w+)\}/g, (name, key: string) => String(values[key] ?? name));

/**
 * A rule said no and the person can act on it: names the field concerned and what would be right. The sentence stands in
 * the code in English, with {names} for what varies, so that it can be said in the reader's language (app/refusal-words.ts).
 */
export class Refused extends GraphQLError {
  readonly sentence: string;
  readonly values: Values;

  constructor(code: string, sentence: string, field: string | null = null, values: Values = {}, status?: number) {
    super(`${field ? `${field}: ` : ''}${filled(sentence, values)}`, {
      extensions: { code, ...(field ? { field } : {}), ...(status ? { http: { status } } : {}) },
    });
    this.sentence = sentence;
    this.values = values;
  }
}

/** The input cannot be used as it is; the sentence says what would be right. */
export class BadInput extends Refused {
  constructor(field: string, sentence: string, values: Values = {}) {
    super('BAD_INPUT', sentence, field, values);
  }
}

/** There is no such record for this viewer; hidden, blocked and absent are answered alike. */
export class NotFound extends Refused {
  constructor(noun: string) {
    super('NOT_FOUND', 'No such {noun}.', null, { noun });
  }
}

/** Whoever asks has to sign in first. */
export class NotSignedIn extends Refused {
  constructor(sentence: string, values: Values = {}) {
    super('NOT_SIGNED_IN', sentence, null, values);
  }
}

/** The viewer is known but may not do this. */
export class NotAllowed extends Refused {
  /** A refusal of the whole request, before any field is asked, names its HTTP status. */
  constructor(sentence: string, values: Values = {}, status?: number) {
    super('NOT_ALLOWED', sentence, null, values, status);
  }
}
