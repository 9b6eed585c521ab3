import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { ReportCard } from './report-card';

const reportsQuery = graphql(`
  query Reports($handled: Boolean!, $after: String) {
    reports(handled: $handled, first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...ReportCard }
    }
  }
`);

/** What was reported to the desk: those that wait, oldest first, and what was decided of the others. */
export function ReportsPage() {
  const { t } = useReading();
  const me = useMe();
  const [parameters, setParameters] = useSearchParams();
  const handled = parameters.get('list') === 'decided';
  const after = parameters.get('after');
  const desk = me?.roles.some((role) => role === 'SECRETARIAT' || role === 'ADMINISTRATOR') ?? false;
  const [{ data, fetching, error }, again] = useQuery({
    query: reportsQuery,
    variables: { handled, after },
    pause: !desk,
  });
  const renew = () => again({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.reports;
  return (
    <Page title={t('reports.title')} crumbs={[{ to: '/desk', label: t('desk.title') }]} invented={false}>
      {me !== undefined && !desk && (
        <p className="notice">
          {t('reports.deskOnly')} {me === null && <Link to="/sign-in?to=/desk/reports">{t('identity.signIn')}</Link>}
        </p>
      )}
      {desk && (
        <>
          <p className="soft lead-in">{t('reports.how')}</p>
          <nav className="tabs" aria-label={t('reports.title')}>
            {[false, true].map((each) => (
              <Link
                key={String(each)}
                to={each ? '/desk/reports?list=decided' : '/desk/reports'}
                aria-current={each === handled ? 'page' : undefined}
              >
                {t(each ? 'reports.decided' : 'reports.waiting')}
              </Link>
            ))}
          </nav>
          {!list && <QueryState fetching={fetching} error={error} retry={renew} />}
          {list && (
            <p className="small soft" role="status">
              {t('reports.count', { count: list.totalCount })}
            </p>
          )}
          {list?.nodes.map((each) => (
            <ReportCard key={each.id} of={each} changed={renew} />
          ))}
          {list?.pageInfo.hasNextPage && (
            <button
              className="btn"
              type="button"
              onClick={() =>
                setParameters({ ...(handled ? { list: 'decided' } : {}), after: list.pageInfo.endCursor ?? '' })
              }
            >
              {t('search.more')}
            </button>
          )}
        </>
      )}
    </Page>
  );
}
