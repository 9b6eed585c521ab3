import { type GraphQLArgument, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { plainTextRefusal } from '../foundation/plain-text.js';
import { BadInput } from '../foundation/refusal.js';

/** No text of the platform is longer; each field keeps less and says so itself. */
export const mostCharacters = 20_000;

/** What may run over lines. Anything else is a name, a title or a code: a new text goes on one line until it is said here. */
export const overLines = new Set([
  'reason',
  'words',
  'message',
  'description',
  'summary',
  'text',
  'basis',
  'bio',
  'meaning',
]);

/**
 * Refuses, before a mutation begins, every text in its arguments that is not plain words: control characters, halves of
 * characters, turned writing, HTML, endless ones. Derived from the schema, so that a new field is covered by itself.
 */
export function requirePlainTexts(args: readonly GraphQLArgument[], given: Record<string, unknown>): void {
  for (const { name, type } of args) walk(type, given[name], name);
}

/** `field` is what a person would look for: the text in one language of a title is the title. */
function walk(type: GraphQLInputType, value: unknown, field: string): void {
  if (value === null || value === undefined) return;
  const named = getNamedType(type);
  if (Array.isArray(value)) for (const each of value) walk(type, each, field);
  else if (isInputObjectType(named)) {
    for (const each of Object.values(named.getFields())) {
      const inner = named.name === 'LocalTextInput' && each.name === 'text' ? field : each.name;
      walk(each.type, (value as Record<string, unknown>)[each.name], inner);
    }
  } else if (named.name === 'String' && typeof value === 'string') requirePlain(field, value);
}

function requirePlain(field: string, text: string): void {
  if (text.length > mostCharacters) {
    throw new BadInput(field, 'The text has {characters} characters: at most {most} are kept.', {
      characters: text.length,
      most: mostCharacters,
    });
  }
  const refusal = plainTextRefusal(field, text, overLines.has(field) ? 'lines' : 'line');
  if (refusal) throw refusal;
}
