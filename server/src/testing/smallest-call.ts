import { randomUUID } from 'node:crypto';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** A root field with the type it stands on. */
export function rootFields(schema: GraphQLSchema) {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    .filter((type) => type != null)
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, type, field })),
    );
}

/** The smallest operation that asks a root field; what `put` names by its path stands as it says, written as GraphQL. */
export function smallestCall(
  kind: string,
  field: GraphQLField<unknown, unknown>,
  put: Record<string, string> = {},
): string {
  const named = (path: string) => Object.keys(put).some((each) => each === path || each.startsWith(`${path}.`));
  const value = (type: GraphQLInputType, path: string): string => {
    if (isNonNullType(type)) return value(type.ofType, path);
    if (put[path] !== undefined) return isListType(type) ? `[${put[path]}]` : put[path];
    if (isListType(type)) return `[${value(type.ofType, path)}]`;
    if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
    if (isInputObjectType(type)) {
      const asked = Object.values(type.getFields()).filter(
        (each) => isRequiredInputField(each) || named(`${path}.${each.name}`),
      );
      return `{${asked.map((each) => `${each.name}: ${value(each.type, `${path}.${each.name}`)}`).join(', ')}}`;
    }
    if (type.name === 'Int' || type.name === 'Float') return '1';
    if (type.name === 'Boolean') return 'false';
    if (type.name.startsWith('DateTime')) return '"2030-01-01T09:00:00Z"';
    return type.name === 'ID' ? `"${randomUUID()}"` : '"x"';
  };
  const asked = field.args.filter((each) => isRequiredArgument(each) || named(each.name));
  const args = asked.map((each) => `${each.name}: ${value(each.type, each.name)}`);
  const type = getNamedType(field.type);
  const counts = isObjectType(type) && 'totalCount' in type.getFields();
  const selection = isLeafType(type) ? '' : counts ? ' { totalCount }' : ' { __typename }';
  return `${kind} { ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${selection} }`;
}

/** The paths of all inputs of a root field whose type is of this name: `input.title.text`. */
export function pathsOf(field: GraphQLField<unknown, unknown>, scalar: string): string[] {
  const walk = (type: GraphQLInputType, path: string): string[] => {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return named.name === scalar ? [path] : [];
    return Object.values(named.getFields()).flatMap((each) => walk(each.type, `${path}.${each.name}`));
  };
  return field.args.flatMap((arg) => walk(arg.type, arg.name));
}
