import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { TimeLine } from './mentor-parts';

const mentorsForQuery = graphql(`
  query MentorsFor($topic: [String!]!) {
    mentors(filters: { topic: $topic }, first: 3) { totalCount nodes { id ...MentorCard } }
  }
`);

/** A few mentors who help with the topics a search was understood as; nothing where there are none. */
export function MentorsFor({ topics }: { topics: string[] }) {
  const { t } = useReading();
  const [{ data }] = useQuery({ query: mentorsForQuery, variables: { topic: topics }, pause: topics.length === 0 });
  const found = topics.length > 0 ? data?.mentors : undefined;
  if (!found || found.totalCount === 0) return null;
  const all = `/mentoring?${new URLSearchParams(topics.map((topic) => ['topic', topic]))}`;
  return (
    <section className="widen" aria-labelledby="mentors-for">
      <h2 className="h-3" id="mentors-for">
        {t('mentor.forSearch')}
      </h2>
      <ul className="why">
        {found.nodes.map((mentor) => (
          <li key={mentor.id}>
            <span>
              <Link to={`/mentoring/${mentor.slug}`}>
                <Name name={mentor.name} lang={mentor.nameLang} />
              </Link>{' '}
              · {mentor.topics.map((each) => each.label.text).join(t('list.comma'))} · <TimeLine of={mentor.time} />
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={all}>{t('mentor.all', { count: found.totalCount })}</Link>
      </p>
    </section>
  );
}
