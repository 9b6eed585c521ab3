import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
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

/** Refuses operations too deep, with too many aliases, or whose estimated cost (one per field, times `first`) is too high. */
export const limits: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request, document, schema }) => {
      checkShape(document);
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
