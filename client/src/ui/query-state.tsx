import type { CombinedError } from 'urql';
import { useReading } from './locale';
import { useTrouble } from './trouble';

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
  const wordsOf = useTrouble();
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
  const mayHelp = error.graphQLErrors[0]?.extensions.code !== 'NOT_FOUND';
  return (
    <div className="notice" role="alert">
      <p>{wordsOf(error)}</p>
      {mayHelp && (
        <button className="btn" type="button" onClick={retry}>
          {t('state.retry')}
        </button>
      )}
    </div>
  );
}
