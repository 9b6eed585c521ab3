import type { CombinedError } from 'urql';
import { useReading } from './locale';

/** Where an answer will be: quiet bars while it loads, what went wrong with a way to try again, or nothing. */
export function QueryState({
  fetching,
  error,
  retry,
}: {
  fetching: boolean;
  error?: CombinedError | undefined;
  retry: () => void;
}) {
  const { t } = useReading();
  if (fetching) {
    return (
      <div className="skeleton" role="status" aria-label={t('state.loading')}>
        <i />
        <i />
        <i />
      </div>
    );
  }
  if (!error) return null;
  const words = error.networkError ? t('state.offline') : (error.graphQLErrors[0]?.message ?? t('state.failed'));
  return (
    <div className="notice" role="alert">
      <p>{words}</p>
      <button className="btn" type="button" onClick={retry}>
        {t('state.retry')}
      </button>
    </div>
  );
}
