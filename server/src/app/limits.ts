import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode, visit } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';

export const maximumDepth = 12;
export const maximumAliases = 30;
export const maximumTokens = 2000;
export const maximumCost = 30_000;

function tooLarge(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'TOO_LARGE', http: { status: 400 } } });
}

/** Refuses documents nested too deep or with too many aliases; introspection, which is deep by nature, is let through. */
function checkShape({ definitions }: DocumentNode): void {
  const fragments = new Map(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])),
  );
  let aliases = 0;
  const depthOf = (set: SelectionSetNode): number => {
    if (aliases > maximumAliases) return 0;
    let deepest = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) aliases++;
        if (selection.name.value.startsWith('__')) continue;
        deepest = Math.max(deepest, 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0));
      } else {
        // Validation has refused fragments that contain themselves, so this ends.
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (inner) deepest = Math.max(deepest, depthOf(inner.selectionSet));
      }
    }
    return deepest;
  };
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const depth = depthOf(definition.selectionSet);
    if (depth > maximumDepth) throw tooLarge(`The query is ${depth} levels deep; at most ${maximumDepth} are allowed.`);
  }
  if (aliases > maximumAliases) throw tooLarge(`The query has more than ${maximumAliases} aliases.`);
}

/** Whether a text anywhere in the value has the one character that no database text can have. */
function hasNull(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNull);
}

/** Refuses U+0000 in texts, written in the document or given as variables, before anything is asked of the database. */
function checkTexts(document: DocumentNode, variables: unknown): void {
  let found = hasNull(variables);
  visit(document, {
    StringValue: ({ value }) => {
      found ||= hasNull(value);
    },
  });
  if (found) {
    throw new GraphQLError('A text holds the character U+0000, which cannot be kept: leave it out.', {
      extensions: { code: 'BAD_INPUT', http: { status: 400 } },
    });
  }
}

/** Refuses operations too deep, with too many aliases, or whose estimated cost (one per field, times `first`) is too high. */
export const limits: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request, document, schema }) => {
      checkShape(document);
      checkTexts(document, request.variables);
      const cost = getComplexity({
        schema,
        query: document,
        ...(request.operationName ? { operationName: request.operationName } : {}),
        variables: request.variables ?? {},
        estimators: [
          fieldExtensionsEstimator(),
          ({ args, childComplexity }) => {
            const first = args.first as number | undefined;
            return typeof first === 'number' ? 1 + Math.max(1, Math.min(first, 100)) * childComplexity : undefined;
          },
          simpleEstimator({ defaultComplexity: 1 }),
        ],
      });
      if (cost > maximumCost)
        throw tooLarge(
          `The query would cost ${cost}; at most ${maximumCost} is allowed. Ask for fewer rows or fields.`,
        );
    },
  }),
};
