import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { shownCount } from '../ui/search-params';
import { DeskBoard, mostCards, usualCards } from './desk-board';
import { DeskFilters, filtersFrom } from './desk-filters';
import { DeskImport } from './desk-import';
import { DeskMembers } from './desk-members';
import { DeskMentors } from './desk-mentors';
import { DeskPair } from './desk-pair';
import { deskQuery } from './desk-query';
import { WorthIntroducing } from './worth-introducing';

const tabs = ['introductions', 'members', 'mentors', 'import'] as const;

/** The facilitator's workplace: what waits for whom, a column a state, and the members of one's clusters. */
export function DeskPage() {
  const { t } = useReading();
  const me = useMe();
  const [parameters] = useSearchParams();
  const tab = tabs.find((each) => each === parameters.get('tab')) ?? 'introductions';
  const first = shownCount(parameters, usualCards, mostCards);
  const staff = me?.roles.some((role) => role !== 'MEMBER') ?? false;
  const [{ data, fetching, error }, again] = useQuery({
    query: deskQuery,
    variables: { first, ...filtersFrom(parameters) },
    pause: !staff,
  });
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
        {tabs.map((each) => (
          <Link
            key={each}
            to={each === 'introductions' ? '/desk' : `/desk?tab=${each}`}
            aria-current={tab === each ? 'page' : undefined}
          >
            {t(`desk.tab.${each}`)}
          </Link>
        ))}
        <Link to="/desk/terms">{t('terms.title')}</Link>
        {me?.roles.some((role) => role === 'SECRETARIAT' || role === 'ADMINISTRATOR') && (
          <>
            <Link to="/desk/reports">{t('reports.title')}</Link>
            <Link to="/matches/exposure">{t('exposure.title')}</Link>
          </>
        )}
      </nav>
      {tab === 'members' && <DeskMembers />}
      {tab === 'mentors' && <DeskMentors />}
      {tab === 'import' && <DeskImport />}
      {tab === 'introductions' && (
        <>
          <DeskFilters clusters={me?.facilitates ?? []} />
          <QueryState fetching={fetching && !data} error={error} retry={reload} />
          {data && <DeskBoard board={data} first={first} changed={reload} />}
          {me && <WorthIntroducing changed={reload} />}
          <DeskPair />
        </>
      )}
    </Page>
  );
}
