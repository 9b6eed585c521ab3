import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { useMe } from '../identity/me';
import { StakeholderActions } from '../introductions/stakeholder-actions';
import { openingFrom } from '../matching/opening';
import { Score, Tie } from '../matching/tie';
import { TimeLine } from '../mentoring/mentor-parts';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { Local, Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { Star } from '../ui/star';
import { OfferingWhen } from './offering-records';
import { plain, StakeholderLine, StakeholderName, WomenLed } from './stakeholder-line';

const stakeholderQuery = graphql(`
  query StakeholderPage($slug: String!) {
    stakeholder(slug: $slug) {
      id slug name nameLang logo kind demonstration sizeBand foundedYear languages completeness updatedAt
      otherNames { lang name } summary { text lang dir } description { text lang dir }
      country { code name { text } } place { id name { text } } sectors { id label { text } } concepts { id label { text } } womenLed { form evidence validUntil }
      offerings { id direction kind title { text lang dir } text { text lang dir } validUntil status quantity agreements targets { code name { text } } }
      links { id type since status ends { from { id slug name nameLang demonstration } to { id slug name nameLang demonstration } } }
      memberships { role since cluster { id name { text } } }
      mentors { id ...MentorCard }
    }
  }
`);

const togetherQuery = graphql(`
  query WhyYouTwo($id: String!, $own: String!) {
    explainPair(with: $id) { score parts { feature contribution } reasons { ...ReasonParts } }
    you: stakeholder(id: $own) { id name }
    connection(from: $own, to: $id) { steps { to { id slug name nameLang demonstration } link since cluster { id name { text } } } }
  }
`);

function Together({ id, own }: { id: string; own: string }) {
  const { t, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: togetherQuery, variables: { id, own } });
  if (!data)
    return <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  const path = data.connection[0];
  return (
    <>
      <section className="band" aria-labelledby="why">
        <h2 className="h-2" id="why">
          {t('together.why')}
        </h2>
        {data.explainPair.reasons.length === 0 ? (
          <p>{t('together.noReason')}</p>
        ) : (
          <Tie reasons={data.explainPair.reasons} />
        )}
        <div className="rank__foot">
          <Score score={data.explainPair.score} parts={data.explainPair.parts} />
        </div>
      </section>
      <Section title={t('together.path')}>
        {!path && <p className="soft">{t('together.noPath')}</p>}
        {path && (
          <ol className="path">
            <li>
              <div className="path__node">
                <Star name={data.you.name} size={44} />
                <b>{t('together.you')}</b>
              </div>
            </li>
            {path.steps.map((step) => (
              <li key={step.to.id}>
                <span className="path__edge">
                  {step.cluster
                    ? t('path.cluster', { cluster: step.cluster.name.text })
                    : t('path.link', {
                        kind: t(`link.${plain(step.link ?? '')}`),
                        date: step.since ? date(step.since) : '',
                      })}
                </span>
                <div className="path__node">
                  <Star name={step.to.name} size={44} />
                  <b>
                    <StakeholderName of={step.to} />
                  </b>
                </div>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}

/** Who they are: what they offer and need, why you two, how you are connected, with whom they work. */
export function StakeholderPage() {
  const { t, date, languages } = useReading();
  const { slug = '' } = useParams();
  const own = useMe()?.actsFor?.id ?? null;
  const [{ data, fetching, error }, again] = useQuery({ query: stakeholderQuery, variables: { slug } });
  const found = data?.stakeholder;
  const apart = found && own && own !== found.id;
  const [{ data: pair }] = useQuery({
    query: togetherQuery,
    variables: { id: found?.id ?? '', own: own ?? '' },
    pause: !apart,
  });
  if (!found) {
    return (
      <Page title={t('stakeholder.title')} crumbs={[{ to: '/search', label: t('nav.all') }]}>
        <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      </Page>
    );
  }
  const opening = openingFrom(t, pair?.explainPair.reasons ?? []);
  const open = found.offerings.filter((each) => each.status === 'OPEN');
  const heading = (
    <div className="who">
      <Avatar name={found.name} logo={found.logo} size={132} />
      <div>
        <h1 className="h-1">
          <Name name={found.name} lang={found.nameLang} />{' '}
          {found.demonstration && <span className="tag-demo">{t('demo.tag')}</span>}
        </h1>
        <StakeholderLine of={found} />
        <div className="card__meta">
          <WomenLed claims={found.womenLed} />
          {found.languages.length > 0 && (
            <span>{t('stakeholder.worksIn', { languages: languages(found.languages) })}</span>
          )}
        </div>
      </div>
      {own === found.id && (
        <Link className="btn" to={`/profile?of=${found.id}`}>
          {t('profile.edit')}
        </Link>
      )}
      <StakeholderActions
        of={found}
        offerings={open}
        opening={opening.words}
        answers={open.find((each) => opening.offerings.some(({ id }) => id === each.id))?.id ?? ''}
      />
    </div>
  );
  const facts: [string, string | null][] = [
    [t('stakeholder.founded'), found.foundedYear ? String(found.foundedYear) : null],
    [t('stakeholder.size'), found.sizeBand ? t('stakeholder.people', { band: found.sizeBand }) : null],
    [t('stakeholder.updated'), date(found.updatedAt)],
    [t('stakeholder.contact'), t('stakeholder.contactHidden')],
  ];
  return (
    <Page title={found.name} crumbs={[{ to: '/search', label: t('nav.all') }]} heading={heading}>
      {apart && <Together id={found.id} own={own} />}
      <div className="layout layout--end">
        <div>
          <section>
            <div className="section__head">
              <h2 className="h-2">{t('stakeholder.offerings')}</h2>
            </div>
            {found.offerings.length === 0 && <p className="soft">{t('stakeholder.noOfferings')}</p>}
            {found.offerings.map((offering) => (
              <article key={offering.id} className={`record record--${plain(offering.direction)}`}>
                <p className="record__dir">
                  <Icon name={offering.direction === 'OFFER' ? 'offer' : 'need'} />
                  {t(`direction.${plain(offering.direction)}`)}
                </p>
                <div>
                  <h3>
                    <Local of={offering.title} />
                  </h3>
                  <p>
                    <Local of={offering.text} />
                  </p>
                  <dl className="spec">
                    {offering.quantity && (
                      <div>
                        <dt>{t('offering.quantity')}</dt>
                        <dd>
                          <bdi>{offering.quantity}</bdi>
                        </dd>
                      </div>
                    )}
                    {offering.agreements.length > 0 && (
                      <div>
                        <dt>{t('offering.agreement')}</dt>
                        <dd>
                          {offering.agreements.map((each) => t(`agreement.${plain(each)}`)).join(t('list.comma'))}
                        </dd>
                      </div>
                    )}
                    {offering.targets.length > 0 && (
                      <div>
                        <dt>{t('offering.markets')}</dt>
                        <dd>{offering.targets.map((each) => each.name.text).join(t('list.comma'))}</dd>
                      </div>
                    )}
                  </dl>
                </div>
                <OfferingWhen of={offering} />
              </article>
            ))}
          </section>
          <Section title={t('stakeholder.about')}>
            <p>
              <Local of={found.description ?? found.summary} />
            </p>
            <div className="row">
              {found.concepts.map((concept) => (
                <Link
                  key={concept.id}
                  className="chip chip--concept"
                  to={`/search?q=${encodeURIComponent(concept.label.text)}`}
                >
                  <Icon name="concept" />
                  {concept.label.text}
                </Link>
              ))}
            </div>
          </Section>
        </div>
        <aside>
          <section>
            <div className="section__head">
              <h2 className="h-2">{t('stakeholder.around')}</h2>
            </div>
            {found.links.length === 0 && <p className="soft">{t('stakeholder.noLinks')}</p>}
            <ul className="why">
              {found.links.slice(0, 12).map((link) => {
                const other = link.ends?.from.id === found.id ? link.ends.to : link.ends?.from;
                return other ? (
                  <li key={link.id}>
                    <Icon name="link" />
                    <span>
                      <StakeholderName of={other} />{' '}
                      <span className="soft">
                        {t('path.link', { kind: t(`link.${plain(link.type)}`), date: date(link.since) })}
                      </span>
                    </span>
                  </li>
                ) : null;
              })}
            </ul>
            {found.memberships.map((each) => (
              <p key={each.cluster.id} className="small">
                {t('stakeholder.memberOf')} <Link to={`/clusters/${each.cluster.id}`}>{each.cluster.name.text}</Link>
              </p>
            ))}
          </section>
          {found.mentors.length > 0 && (
            <Section title={t('mentor.here')}>
              {found.mentors.map((mentor) => (
                <p key={mentor.id}>
                  <Link to={`/mentoring/${mentor.slug}`}>
                    <Name name={mentor.name} lang={mentor.nameLang} />
                  </Link>
                  <br />
                  <span className="small">
                    <TimeLine of={mentor.time} />
                  </span>
                </p>
              ))}
            </Section>
          )}
          <Section title={t('stakeholder.facts')}>
            <dl className="facts">
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value ?? t('stakeholder.notStated')}</dd>
                </div>
              ))}
            </dl>
          </Section>
        </aside>
      </div>
    </Page>
  );
}
