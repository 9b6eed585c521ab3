import type { CombinedError } from 'urql';
import { useReading } from './locale';

/** Why something was not done, in the server's words, or that it could not be reached. Nothing where all went well. */
export function Trouble({ error }: { error: CombinedError | undefined }) {
  const { t } = useReading();
  if (!error) return null;
  return (
    <p className="notice" role="alert">
      {error.graphQLErrors[0]?.message ?? t('state.offline')}
    </p>
  );
}
