import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { DeskCard } from './desk-card';
import { DeskMembers } from './desk-members';
import { DeskPair } from './desk-pair';
import { columns, deskQuery } from './desk-query';
import { WorthIntroducing } from './worth-introducing';

const usual = 20;
const most = 100;

/** The facilitator's workplace: what waits for whom, a column a state, and the members of one's clusters. */
export function DeskPage() {
  const { t, number } = useReading();
  const me = useMe();
  const [parameters, setParameters] = useSearchParams();
  const tab = parameters.get('tab') === 'members' ? 'members' : 'introductions';
  const first = Math.min(most, Number(parameters.get('show')) || usual);
  const staff = me?.roles.some((role) => role !== 'MEMBER') ?? false;
  const [{ data, fetching, error }, again] = useQuery({ query: deskQuery, variables: { first }, pause: !staff });
  if (me !== undefined && !staff) {
    return (
      <Page title={t('desk.title')} invented={false}>
        <p className="lead-in">{t('desk.staffOnly')}</p>
        {me === null && (
          <p className="section">
            <Link className="btn btn--primary" to="/sign-in?to=/desk">
              {t('identity.signIn')}
            </Link>
          </p>
        )}
      </Page>
    );
  }
  const reload = () => again({ requestPolicy: 'network-only' });
  return (
    <Page
      title={t('desk.title')}
      heading={
        <div className="title">
          <h1 className="h-1">{t('desk.title')}</h1>
          {data && <p className="lead-in">{t('desk.waitForYou', { count: data.proposed.totalCount })}</p>}
        </div>
      }
    >
      <nav className="tabs" aria-label={t('desk.title')}>
        {(['introductions', 'members'] as const).map((each) => (
          <Link
            key={each}
            to={each === 'introductions' ? '/desk' : '/desk?tab=members'}
            aria-current={tab === each ? 'page' : undefined}
          >
            {t(`desk.tab.${each}`)}
          </Link>
        ))}
        {me?.roles.some((role) => role === 'SECRETARIAT' || role === 'ADMINISTRATOR') && (
          <Link to="/desk/reports">{t('reports.title')}</Link>
        )}
      </nav>
      {tab === 'members' ? (
        <DeskMembers clusters={me?.facilitates ?? []} />
      ) : (
        <>
          <QueryState fetching={fetching && !data} error={error} retry={reload} />
          {data && (
            <div className="board section">
              {columns.map((column) => {
                const { totalCount, nodes } = data[column];
                return (
                  <section key={column} className="col" aria-labelledby={`col-${column}`}>
                    <h2 className="col__head" id={`col-${column}`}>
                      {t(`desk.column.${column}`)}
                      <span>{number(totalCount)}</span>
                    </h2>
                    <p className="col__sub">{t(`desk.column.${column}.sub`)}</p>
                    {nodes.map((card) => (
                      <DeskCard key={card.id} card={card} changed={reload} />
                    ))}
                    {totalCount === 0 && <p className="col__empty">{t(`desk.column.${column}.empty`)}</p>}
                    {totalCount > nodes.length && first < most && (
                      <p className="small">
                        <button
                          type="button"
                          className="link"
                          onClick={() => setParameters({ show: String(Math.min(most, first * 2)) }, { replace: true })}
                        >
                          {t('desk.more', { count: totalCount - nodes.length })}
                        </button>
                      </p>
                    )}
                  </section>
                );
              })}
            </div>
          )}
          {me && <WorthIntroducing clusters={me.facilitates} changed={reload} />}
          <DeskPair />
        </>
      )}
    </Page>
  );
}
