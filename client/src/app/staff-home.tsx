import { Link } from 'react-router';
import { useQuery } from 'urql';
import { countCorridors } from '../cooperation/count-corridors';
import { graphql } from '../gql';
import type { Me } from '../identity/me';
import { daysLeft } from '../introductions/introduction-timeline';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';

const staffHomeQuery = graphql(`
  query StaffHome($soon: Int!) {
    proposed: introductionBoard(state: PROPOSED, first: 5) {
      totalCount nodes { id until askingName askedName reason { text lang dir } }
    }
    ending: introductionBoard(state: FORWARDED, first: 1, dueWithin: $soon) { totalCount }
    forwarded: introductionBoard(state: FORWARDED, first: 1) { totalCount }
    introduced: introductionBoard(state: INTRODUCED, first: 1) { totalCount }
    met: introductionBoard(state: MET, first: 1) { totalCount }
    agreed: introductionBoard(state: AGREED, first: 1) { totalCount }
  }
`);

const queuesQuery = graphql(`
  query DeskQueues { reports(first: 1) { totalCount } termProposals(first: 1) { totalCount } }
`);

const programmeQuery = graphql(`
  query ProgrammeNumbers {
    stakeholders(first: 1) { totalCount }
    clusters(first: 1) { totalCount }
    corridors { from { code } to { code } links }
    offers: offerings(direction: OFFER, first: 1) { totalCount }
    needs: offerings(direction: NEED, first: 1) { totalCount }
    mentors(first: 1) { totalCount }
    challenges(first: 1) { totalCount }
    goodPractices(first: 1) { totalCount }
  }
`);

/** An introduction that ends within so many days without an answer is worth a call. */
const soonDays = 3;

/** The first page of staff who act for no stakeholder: what needs them today, their tools, and where the programme stands. */
export function StaffHome({ me }: { me: Me }) {
  const { t, list } = useReading();
  const roles = me.roles.filter((role) => role !== 'MEMBER');
  const desk = roles.some((role) => role !== 'FACILITATOR');
  return (
    <div className="wrap">
      <div className="title">
        <h1 className="h-1">{t('ownHome.title')}</h1>
        <p className="lead-in">{list(roles.map((role) => t(`identity.role.${role.toLowerCase()}`)))}</p>
      </div>
      <div className="layout layout--end">
        <Waiting desk={desk} />
        <aside>
          <Section id="tools" title={t('staffHome.tools')}>
            <ul className="plain">
              <li>
                <Link to="/desk">{t('desk.title')}</Link>
              </li>
              {me.facilitates.map((cluster) => (
                <li key={cluster.id}>
                  <Link to={`/desk?tab=members&cluster=${cluster.id}`}>
                    {t('staffHome.membersOf')} <Local of={cluster.name} />
                  </Link>
                </li>
              ))}
              <li>
                <Link to="/desk/terms">{t('terms.title')}</Link>
              </li>
              {desk && (
                <>
                  <li>
                    <Link to="/desk/reports">{t('reports.title')}</Link>
                  </li>
                  <li>
                    <Link to="/matches/exposure">{t('exposure.title')}</Link>
                  </li>
                  <li>
                    <Link to="/clusters">{t('home.allClusters')}</Link>
                  </li>
                </>
              )}
            </ul>
          </Section>
        </aside>
      </div>
      <ProgrammeNumbers />
    </div>
  );
}

/** What somebody of the staff must do now: introductions at their gate, silence that runs out, reports, words. */
function Waiting({ desk }: { desk: boolean }) {
  const { t, date, number } = useReading();
  const [{ data, fetching, error }, again] = useQuery({
    query: staffHomeQuery,
    variables: { soon: soonDays },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: queue }] = useQuery({ query: queuesQuery, pause: !desk, requestPolicy: 'cache-and-network' });
  if (!data) {
    return <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  }
  const { proposed, ending } = data;
  const reports = queue?.reports.totalCount ?? 0;
  const terms = queue?.termProposals.totalCount ?? 0;
  const states = ['forwarded', 'introduced', 'met', 'agreed'] as const;
  return (
    <div>
      <Section
        id="waits"
        title={t('ownHome.waits')}
        beside={
          proposed.totalCount > proposed.nodes.length && (
            <Link className="small" to="/desk">
              {t('ownHome.allIntroductions', { count: proposed.totalCount })}
            </Link>
          )
        }
      >
        {proposed.totalCount + ending.totalCount + reports + terms === 0 && (
          <p className="soft">{t('ownHome.nothing')}</p>
        )}
        <ul className="plain">
          {reports > 0 && (
            <li>
              <Link to="/desk/reports">{t('staffHome.reports', { count: reports })}</Link>
            </li>
          )}
          {terms > 0 && (
            <li>
              <Link to="/desk/terms">{t('staffHome.terms', { count: terms })}</Link>
            </li>
          )}
          {ending.totalCount > 0 && (
            <li>
              <Link to={`/desk?due=${soonDays}`}>
                {t('staffHome.ending', { count: ending.totalCount, days: soonDays })}
              </Link>
            </li>
          )}
          {proposed.nodes.map((each) => (
            <li key={each.id}>
              <Link to={`/introductions/${each.id}`}>
                {t('desk.pair', { a: `\u2068${each.askingName}\u2069`, b: `\u2068${each.askedName}\u2069` })}
              </Link>{' '}
              <span className="small soft">
                {each.until && t('introduction.until', { date: date(each.until), days: daysLeft(each.until) })}
              </span>
              <br />
              <span className="small">
                <Local of={each.reason} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="under-way" title={t('staffHome.underWay')}>
        <dl className="facts">
          {states.map((state) => (
            <div key={state}>
              <dt>{t(`desk.column.${state}`)}</dt>
              <dd>{number(data[state].totalCount)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}

/** Where the programme stands, each number leading to what it counts. */
function ProgrammeNumbers() {
  const { t, number } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: programmeQuery });
  const { links, across } = countCorridors(data?.corridors ?? []);
  const numbers = data && [
    { key: 'stakeholders', count: data.stakeholders.totalCount, to: '/search' },
    { key: 'clusters', count: data.clusters.totalCount, to: '/clusters' },
    { key: 'offers', count: data.offers.totalCount, to: '/search?direction=offer' },
    { key: 'needs', count: data.needs.totalCount, to: '/search?direction=need' },
    { key: 'mentors', count: data.mentors.totalCount, to: '/mentoring' },
    { key: 'challenges', count: data.challenges.totalCount, to: '/clusters' },
    { key: 'practices', count: data.goodPractices.totalCount, to: '/clusters' },
  ];
  return (
    <Section id="numbers" title={t('staffHome.numbers')}>
      {!numbers && (
        <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {numbers && (
        <div className="stats">
          <div className="stat">
            <p className="stat__n">
              {number(across)} <small>{t('home.of', { count: links })}</small>
            </p>
            <p>
              <Link to="/network">{t('home.across')}</Link>
            </p>
          </div>
          {numbers.map(({ key, count, to }) => (
            <div className="stat" key={key}>
              <p className="stat__n">{number(count)}</p>
              <p>
                <Link to={to}>{t(`staffHome.number.${key}`, { count })}</Link>
              </p>
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}
