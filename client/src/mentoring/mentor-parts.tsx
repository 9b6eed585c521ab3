import { Link } from 'react-router';
import { graphql } from '../gql';
import type { MentorCardFragment } from '../gql/graphql';
import { plain, StakeholderName } from '../stakeholders/stakeholder-line';
import { Icon } from '../ui/icon';
import { Local, Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Star } from '../ui/star';

/** What is shown of a mentor; the generated type of the fragment is what the components take. */
graphql(`
  fragment MentorCard on Mentor {
    id slug name nameLang demonstration languages prefers
    headline { text lang dir }
    topics { id label { text } }
    countries { code name { text } }
    time { availability placesFree waitingDays pausedUntil current past }
    stakeholder { id slug name nameLang demonstration }
  }
`);

/** Whether there is time, in words; what is not recorded is said to be not known. */
export function TimeLine({ of }: { of: MentorCardFragment['time'] }) {
  const { t, date } = useReading();
  const availability = plain(of.availability);
  const waiting =
    of.waitingDays == null
      ? t('mentor.waitUnknown')
      : of.waitingDays === 0
        ? t('mentor.waitSoon')
        : t('mentor.wait', { weeks: Math.ceil(of.waitingDays / 7) });
  const words = {
    free: t('mentor.free', { count: of.placesFree ?? 0 }),
    full: `${t('mentor.full')} · ${waiting}`,
    paused: t('mentor.paused', { date: of.pausedUntil ? date(of.pausedUntil) : '' }),
    unknown: t('mentor.unknown'),
  }[availability];
  return <span className={availability === 'free' ? 'status' : 'status status--soon'}>{words}</span>;
}

/** A mentor in a list: what they are good for, about what, in which languages, and whether there is time. */
export function MentorCard({ of: mentor }: { of: MentorCardFragment }) {
  const { t, languages } = useReading();
  return (
    <article className="card">
      <Star name={mentor.name} size={72} />
      <div className="card__main">
        <h2 className="entry__name">
          <Link to={`/mentoring/${mentor.slug}`}>
            <Name name={mentor.name} lang={mentor.nameLang} />
          </Link>{' '}
          {mentor.demonstration && <span className="tag-demo">{t('demo.tag')}</span>}
        </h2>
        <p className="entry__what">
          {mentor.stakeholder && <StakeholderName of={mentor.stakeholder} />}
          {mentor.stakeholder && mentor.countries.length > 0 && ' · '}
          {mentor.countries.map((each) => each.name.text).join(t('list.comma'))}
        </p>
        <p className="card__quote">
          <Local of={mentor.headline} />
        </p>
        <div className="card__meta">
          <TimeLine of={mentor.time} />
          <span>{languages(mentor.languages)}</span>
        </div>
      </div>
      <div className="card__why">
        <p className="label">{t('mentor.helpsWith')}</p>
        <ul className="why">
          {mentor.topics.map((topic) => (
            <li key={topic.id}>
              <Icon name="concept" />
              <Link to={`/mentoring?topic=${encodeURIComponent(topic.id)}`}>{topic.label.text}</Link>
            </li>
          ))}
        </ul>
        {mentor.prefers.length > 0 && (
          <p className="tiny soft">
            {t('mentor.prefers', {
              whom: mentor.prefers.map((each) => t(`prefers.${plain(each)}`)).join(t('list.comma')),
            })}
          </p>
        )}
      </div>
    </article>
  );
}
