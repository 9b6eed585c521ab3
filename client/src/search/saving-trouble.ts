import type { CombinedError } from 'urql';
import { useReading } from '../ui/locale';

const known = ['TOO_BROAD', 'NAME_TAKEN', 'TOO_MANY', 'BAD_INPUT'];

/** Why a search was not kept or changed, in the reader's language. */
export function useSavingTrouble() {
  const { t } = useReading();
  return (error: CombinedError): string => {
    const code = error.graphQLErrors[0]?.extensions.code;
    if (typeof code === 'string' && known.includes(code)) return t(`saved.refused.${code}`);
    return t(error.networkError ? 'state.offline' : 'state.failed');
  };
}
