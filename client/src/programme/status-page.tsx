import { useCallback, useEffect, useState } from 'react';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';

const checks = [
  { id: 'server', ask: () => fetch('/health/live') },
  { id: 'database', ask: () => fetch('/health/ready') },
  {
    id: 'api',
    ask: () =>
      fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ stakeholders(first: 1) { totalCount } }' }),
      }),
  },
] as const;

interface Result {
  works: boolean;
  milliseconds: number;
}

/** Whether the service works right now, asked from this browser as the page opens. */
export function StatusPage() {
  const { t, number } = useReading();
  const [results, setResults] = useState<Record<string, Result>>({});
  const look = useCallback(() => {
    setResults({});
    for (const { id, ask } of checks) {
      const began = performance.now();
      void ask()
        // Read to the end: an answer left half read stays open.
        .then((response) => response.text().then(() => response.ok))
        .catch(() => false)
        .then((works) =>
          setResults((known) => ({ ...known, [id]: { works, milliseconds: Math.round(performance.now() - began) } })),
        );
    }
  }, []);
  useEffect(look, [look]);
  const done = checks.every(({ id }) => results[id]);
  const works = checks.every(({ id }) => results[id]?.works);
  return (
    <Page title={t('status.title')} invented={false}>
      <p className="lead-in" role="status">
        {t(!done ? 'state.loading' : works ? 'status.works' : 'status.broken')}
      </p>
      <dl className="facts section">
        {checks.map(({ id }) => (
          <div key={id}>
            <dt>{t(`status.${id}`)}</dt>
            <dd>
              {results[id] ? t(results[id].works ? 'status.answers' : 'status.silent') : t('state.loading')}{' '}
              {results[id]?.works && (
                <span className="muted">{t('status.took', { time: number(results[id].milliseconds) })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="section">
        <button className="btn" type="button" onClick={look}>
          {t('status.again')}
        </button>
      </p>
    </Page>
  );
}
