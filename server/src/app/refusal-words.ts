import type { ApolloServerPlugin } from '@apollo/server';
import { ArgumentValidationError } from 'type-graphql';
import { phrasesOf } from '../foundation/phrases.js';
import { Refused } from '../foundation/refusal.js';
import { argumentWords } from './argument-words.js';
import type { Context } from './context.js';
import { refusalsInArabic } from './refusals-ar.js';
import { refusalsInPlainEnglish } from './refusals-en.js';
import { refusalsInFrench } from './refusals-fr.js';

/** English, as the code says it, made a sentence. */
const refusalsInEnglish = Object.fromEntries(
  Object.keys(refusalsInFrench).map((sentence) => [
    sentence,
    refusalsInPlainEnglish[sentence] ??
      `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${sentence.endsWith('.') ? '' : '.'}`,
  ]),
);

const say = phrasesOf({ en: refusalsInEnglish, fr: refusalsInFrench, ar: refusalsInArabic });

/** A refusal in the reader's language, without the name of the field: for people, beside the field that it is about. */
export function refusalWords(lang: string, refused: Refused): string {
  return refused.sentence in refusalsInFrench ? say(lang, refused.sentence, refused.values) : refused.message;
}

/**
 * Puts the words for people beside the message for programs, which is always English, and notes in the log what was refused:
 * the code and the field, never what somebody wrote.
 */
export const refusalsInWords: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => {
      for (const error of errors) {
        const refused = error.originalError ?? error;
        if (refused instanceof Refused) error.extensions.words = refusalWords(contextValue.lang, refused);
        if (refused instanceof ArgumentValidationError) {
          error.extensions.words = argumentWords(contextValue.lang, refused.extensions.validationErrors);
        }
        const { code, field } = error.extensions;
        const { requestId, viewer } = contextValue;
        contextValue.log?.info({ requestId, account: viewer?.accountId, code, field, path: error.path }, 'refused');
      }
    },
  }),
};
