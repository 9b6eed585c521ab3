import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useToldAnew } from '../notifications/live-inbox';
import { plain } from '../stakeholders/stakeholder-line';
import { Local, Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { IntroductionActions } from './introduction-actions';
import { IntroductionOutcomes } from './introduction-outcomes';
import { introductionQuery } from './introduction-query';
import { IntroductionThread } from './introduction-thread';
import { IntroductionTimeline } from './introduction-timeline';
import { ReportThis } from './report-this';

/** One introduction: who, why, who must act and until when; contacts and the thread once both have agreed. */
export function IntroductionPage() {
  const { t } = useReading();
  const { id = '' } = useParams();
  const [{ data, fetching, error }, again] = useQuery({ query: introductionQuery, variables: { id } });
  const of = data?.introduction;
  const renew = () => again({ requestPolicy: 'network-only' });
  useToldAnew(renew);
  const crumbs = [{ to: '/introductions', label: t('introductions.title') }];
  if (!of) {
    return (
      <Page title={t('introduction.title')} crumbs={crumbs} invented={false}>
        <QueryState fetching={fetching} error={error} retry={renew} />
      </Page>
    );
  }
  const side = (name: string, slug: string | undefined) =>
    slug ? <Link to={`/s/${slug}`}>{name}</Link> : <bdi>{name}</bdi>;
  const title = t('introduction.of', { asking: of.askingName, asked: of.askedName });
  return (
    <Page title={title} crumbs={crumbs}>
      <p className="lead-in">
        {side(of.askingName, of.asking?.slug)} · {side(of.askedName, of.asked?.slug)}{' '}
        <span className="status introduction__state">{t(`introduction.state.${plain(of.state)}`)}</span>
      </p>
      <div className="layout layout--end">
        <div>
          <section>
            <div className="section__head">
              <h2 className="h-2">{t('introduction.why')}</h2>
            </div>
            <p>
              <Local of={of.reason} />
            </p>
            {of.offering && (
              <p className="small">
                {t('introduction.answers')}: <Local of={of.offering.title} />
              </p>
            )}
            {of.mentor && (
              <p className="small">
                {t('introduction.forMentor')}{' '}
                <Link to={`/mentoring/${of.mentor.slug}`}>
                  <Name name={of.mentor.name} lang={of.mentor.nameLang} />
                </Link>
              </p>
            )}
            {of.note && (
              <p className="notice">
                {t('introduction.noteOf')} <bdi>{of.note}</bdi>
              </p>
            )}
            {of.declineReason && <p>{t(`introduction.decline.${plain(of.declineReason)}`)}</p>}
            {of.closingWords && (
              <p className="notice" dir="auto">
                {of.closingWords}
              </p>
            )}
          </section>
          {of.contacts.length > 0 && (
            <Section title={t('introduction.contacts')}>
              {of.contacts.map((each) => (
                <dl className="facts" key={each.name}>
                  <div>
                    <dt>
                      <bdi>{each.name}</bdi>
                    </dt>
                    <dd>
                      {each.entries.map(({ kind, value }) => (
                        <p key={kind}>
                          <bdi dir="ltr">{value}</bdi>
                        </p>
                      ))}
                      {each.entries.length === 0 && t('stakeholder.notStated')}
                    </dd>
                  </div>
                </dl>
              ))}
            </Section>
          )}
          {of.outcomes.length > 0 && <IntroductionOutcomes of={of} renew={renew} />}
          {of.contacts.length > 0 && <IntroductionThread of={of} renew={renew} />}
        </div>
        <aside className="stack">
          <h2 className="h-2">{t('introduction.timeline')}</h2>
          <IntroductionTimeline of={of} />
          <IntroductionActions key={of.version} of={of} renew={renew} />
          <ReportThis noun="INTRODUCTION" id={of.id} />
        </aside>
      </div>
    </Page>
  );
}
