import { registerEnumType } from 'type-graphql';

/** GraphQL spelling of a stored value: `support-organisation` is SUPPORT_ORGANISATION. */
function graphqlName(value: string): string {
  return value.toUpperCase().replaceAll('-', '_');
}

/**
 * Publishes a closed list of stored values as a GraphQL enumeration.
 * `values` maps each stored value to its description; returns the object to name in `@Field(() => …)`.
 */
export function enumeration<const T extends Record<string, string>>(
  name: string,
  description: string,
  values: T,
): Record<string, keyof T & string> {
  const entries = Object.keys(values).map((value) => [graphqlName(value), value] as const);
  const enumObject = Object.fromEntries(entries);
  registerEnumType(enumObject, {
    name,
    description,
    valuesConfig: Object.fromEntries(entries.map(([key, value]) => [key, { description: values[value] ?? '' }])),
  });
  return enumObject as Record<string, keyof T & string>;
}
