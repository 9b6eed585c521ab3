import type { CombinedError } from 'urql';
import { useReading } from './locale';

/** What the client says itself, of what no rule of the server put into words. */
const said: Record<string, string> = {
  UNAVAILABLE: 'state.unavailable',
  BAD_INPUT: 'state.badInput',
  // A number too large, a day that is none: what the schema itself does not take.
  BAD_USER_INPUT: 'state.badInput',
};

/** Why something did not work, in the reader's language: the server's own words where a rule refused it. */
export function useTrouble() {
  const { t } = useReading();
  return (error: CombinedError): string => {
    if (error.networkError) return t('state.offline');
    const { words, code } = error.graphQLErrors[0]?.extensions ?? {};
    return typeof words === 'string' ? words : t(said[String(code)] ?? 'state.failed');
  };
}
