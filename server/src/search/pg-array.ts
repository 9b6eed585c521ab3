/**
 * An array as a parameter of its own, so that no value is ever part of the statement. PostgreSQL has no text with a NUL
 * in it, so a value with one is equal to none and left out.
 */
export function pgArray(values: readonly string[]): string {
  const possible = values.filter((each) => !each.includes('\0'));
  return `{${possible.map((each) => `"${each.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
