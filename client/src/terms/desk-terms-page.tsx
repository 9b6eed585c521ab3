import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { TermState } from '../gql/graphql';
import { isStaff, useMe } from '../identity/me';
import { plain } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { TermCard } from './term-card';
import { deskTermsQuery } from './term-query';

const lists: TermState[] = ['PROPOSED', 'APPROVED', 'DECLINED'];

/** The words that members propose: those that wait, the oldest first, and what became of the others. */
export function DeskTermsPage() {
  const { t } = useReading();
  const me = useMe();
  const [parameters, setParameters] = useSearchParams();
  const state = lists.find((each) => plain(each) === parameters.get('list')) ?? 'PROPOSED';
  const after = parameters.get('after');
  const staff = me ? isStaff(me) : false;
  const decides = me?.roles.some((role) => role === 'SECRETARIAT' || role === 'ADMINISTRATOR') ?? false;
  const [{ data, fetching, error }, again] = useQuery({
    query: deskTermsQuery,
    variables: { state, after },
    pause: !staff,
    requestPolicy: 'cache-and-network',
  });
  const renew = () => again({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.termProposals;
  return (
    <Page title={t('terms.title')} crumbs={[{ to: '/desk', label: t('desk.title') }]} invented={false}>
      {me !== undefined && !staff && (
        <p className="notice">
          {t('desk.staffOnly')} {me === null && <Link to="/sign-in?to=/desk/terms">{t('identity.signIn')}</Link>}
        </p>
      )}
      {staff && (
        <>
          <p className="soft lead-in">{t(decides ? 'terms.deskHow' : 'terms.deskReads')}</p>
          <nav className="tabs" aria-label={t('terms.title')}>
            {lists.map((each) => (
              <Link
                key={each}
                to={each === 'PROPOSED' ? '/desk/terms' : `/desk/terms?list=${plain(each)}`}
                aria-current={each === state ? 'page' : undefined}
              >
                {t(`terms.list.${plain(each)}`)}
              </Link>
            ))}
          </nav>
          {!list && <QueryState fetching={fetching} error={error} retry={renew} />}
          {list && (
            <p className="small soft" role="status">
              {t('terms.count', { count: list.totalCount })}
            </p>
          )}
          {list?.nodes.map((each) => (
            <TermCard key={each.id} of={each} decides={decides && state === 'PROPOSED'} changed={renew} />
          ))}
          {list?.pageInfo.hasNextPage && (
            <p className="section">
              <button
                className="btn"
                type="button"
                onClick={() =>
                  setParameters({
                    ...(state === 'PROPOSED' ? {} : { list: plain(state) }),
                    after: list.pageInfo.endCursor ?? '',
                  })
                }
              >
                {t('search.more')}
              </button>
            </p>
          )}
        </>
      )}
    </Page>
  );
}
