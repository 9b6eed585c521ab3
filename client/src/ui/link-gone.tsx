import type { CombinedError } from 'urql';
import { useReading } from './locale';
import { QueryState } from './query-state';

/** What stands where a one-time link leads nowhere: it was used, its time is over, or it was never one; or the server is away. */
export function LinkState({
  fetching,
  error,
  retry,
}: {
  fetching: boolean;
  error: CombinedError | undefined;
  retry: () => void;
}) {
  const { t } = useReading();
  const gone = error?.graphQLErrors.some((each) => each.extensions.code === 'NOT_FOUND');
  if (!gone) return <QueryState fetching={fetching} error={error} retry={retry} />;
  return (
    <p className="notice" role="alert">
      {t('identity.badLink')}
    </p>
  );
}
