import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { AskForIntroduction } from '../introductions/ask-for-introduction';
import { plain, StakeholderName } from '../stakeholders/stakeholder-line';
import { Icon } from '../ui/icon';
import { Local, Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { Star } from '../ui/star';
import { TimeLine } from './mentor-parts';

const mentorQuery = graphql(`
  query Mentor($slug: String!) {
    mentor(slug: $slug) { ...MentorCard reachable capacity bio { text lang dir } }
  }
`);

/** One mentor: experience, topics, and where the word on time comes from. */
export function MentorPage() {
  const { slug = '' } = useParams();
  const { t, languages } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: mentorQuery, variables: { slug } });
  const mentor = data?.mentor;
  const crumbs = [{ to: '/mentoring', label: t('nav.mentoring') }];
  if (!mentor) {
    return (
      <Page title={t('nav.mentoring')} crumbs={crumbs}>
        <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      </Page>
    );
  }
  const facts = [
    [t('mentor.facet.language'), languages(mentor.languages)],
    [t('mentor.facet.country'), mentor.countries.map((each) => each.name.text).join(t('list.comma'))],
    [t('mentor.facet.prefers'), mentor.prefers.map((each) => t(`prefers.${plain(each)}`)).join(t('list.comma'))],
    [t('mentor.capacity'), mentor.capacity == null ? '' : t('mentor.places', { count: mentor.capacity })],
    [t('mentor.current'), t('mentor.places', { count: mentor.time.current })],
    [t('mentor.past'), t('mentor.places', { count: mentor.time.past })],
  ] as const;
  return (
    <Page
      title={mentor.name}
      crumbs={crumbs}
      invented={mentor.demonstration}
      heading={
        <div className="title who">
          <Star name={mentor.name} size={96} />
          <div>
            <h1 className="h-1">
              <Name name={mentor.name} lang={mentor.nameLang} />
            </h1>
            <p className="lead-in">
              <Local of={mentor.headline} />
            </p>
            <p className="card__meta">
              <TimeLine of={mentor.time} />
            </p>
            {mentor.reachable && mentor.time.availability !== 'PAUSED' && (
              <p>
                <AskForIntroduction to={mentor.stakeholder ?? mentor} mentor={mentor} />
              </p>
            )}
          </div>
        </div>
      }
    >
      <div className="layout layout--end">
        <div>
          <Section title={t('mentor.experience')}>
            <p>
              <Local of={mentor.bio} />
            </p>
            {mentor.stakeholder && (
              <p>
                {t('mentor.belongs')} <StakeholderName of={mentor.stakeholder} />
              </p>
            )}
          </Section>
          <Section title={t('mentor.helpsWith')}>
            <div className="row">
              {mentor.topics.map((topic) => (
                <Link
                  key={topic.id}
                  className="chip chip--concept"
                  to={`/mentoring?topic=${encodeURIComponent(topic.id)}`}
                >
                  <Icon name="concept" />
                  {topic.label.text}
                </Link>
              ))}
            </div>
          </Section>
        </div>
        <aside>
          <Section title={t('mentor.time')}>
            <dl className="facts">
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value || t('stakeholder.notStated')}</dd>
                </div>
              ))}
            </dl>
            <p className="tiny muted">{t('mentor.timeHow')}</p>
          </Section>
        </aside>
      </div>
    </Page>
  );
}
