import type { CombinedError } from 'urql';

/** The field that a refusal concerns, as the server names it. */
export function refusedField(error: CombinedError | undefined): string {
  return (
    String(error?.graphQLErrors[0]?.extensions.field ?? '')
      .replace(/^input\./, '')
      .split('.')[0] ?? ''
  );
}
