import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { EditsToConfirm } from '../edits/edits-to-confirm';
import { graphql } from '../gql';
import { ActingChoice } from '../identity/acting-choice';
import type { Me } from '../identity/me';
import { daysLeft } from '../introductions/introduction-timeline';
import { plain, StakeholderLine, StakeholderName } from '../stakeholders/stakeholder-line';
import { Avatar } from '../ui/avatar';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';

const ownHomeQuery = graphql(`
  query OwnHome($id: ID!) {
    ownProfile(id: $id) {
      id status completeness nextStep
      stakeholder { id sectors { id label { text } } offerings { id direction title { text lang dir } status validUntil } }
    }
    introductions(stage: WAITING, first: 5) { totalCount nodes { id part waitsFor until askingName askedName } }
    recommendations(first: 5) {
      partners {
        reasons { code text }
        stakeholder { id slug name nameLang logo kind demonstration otherNames { lang name } country { name { text } } place { id name { text } } sectors { id label { text } } }
      }
    }
  }
`);

const newQuery = graphql(`
  query NewInSector($sector: String!) {
    stakeholders(sector: $sector, sort: NEWEST, first: 6) {
      nodes { id slug name nameLang logo kind demonstration updatedAt otherNames { lang name } country { name { text } } place { id name { text } } sectors { id label { text } } }
    }
  }
`);

/** An offer or need that ends within so many days is worth renewing now. */
const soonDays = 21;

/** The first page of somebody who acts for a stakeholder: what waits, whom to meet, what is new, and the one next step. */
export function SignedInHome({ me, own }: { me: Me; own: NonNullable<Me['actsFor']> }) {
  const { t, date, number } = useReading();
  const [now] = useState(() => Date.now());
  const [{ data, fetching, error }, again] = useQuery({
    query: ownHomeQuery,
    variables: { id: own.id },
    requestPolicy: 'cache-and-network',
  });
  const sector = data?.ownProfile.stakeholder.sectors[0];
  if (!data) {
    return (
      <div className="wrap section">
        <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  const { ownProfile: profile, introductions, recommendations } = data;
  const soon = now + soonDays * 86_400_000;
  const renewals = profile.stakeholder.offerings.filter(
    (each) => each.status === 'EXPIRED' || (each.status === 'OPEN' && Date.parse(each.validUntil) <= soon),
  );
  const partners = recommendations.partners;
  return (
    <div className="wrap">
      <div className="title">
        <h1 className="h-1">{t('ownHome.title')}</h1>
        <p className="lead-in">
          {t('ownHome.for')} <bdi lang={own.nameLang}>{own.name}</bdi>
        </p>
        {me.delegations.length > 1 && <ActingChoice />}
      </div>
      <EditsToConfirm stakeholder={own.id} />
      <div className="layout layout--end">
        <div>
          <Section
            id="waits"
            title={t('ownHome.waits')}
            beside={
              introductions.totalCount > introductions.nodes.length && (
                <Link className="small" to="/introductions">
                  {t('ownHome.allIntroductions', { count: introductions.totalCount })}
                </Link>
              )
            }
          >
            {introductions.nodes.length === 0 && renewals.length === 0 && (
              <p className="soft">{t('ownHome.nothing')}</p>
            )}
            <ul className="plain">
              {introductions.nodes.map((each) => (
                <li key={each.id}>
                  <Link to={`/introductions/${each.id}`}>
                    {t('introduction.yours', { name: each.part === 'ASKING' ? each.askedName : each.askingName })}
                  </Link>{' '}
                  <span className="small soft">
                    {each.waitsFor.includes(each.part as never) && <b>{t('ownHome.yourTurn')} · </b>}
                    {each.until && t('introduction.until', { date: date(each.until), days: daysLeft(each.until) })}
                  </span>
                </li>
              ))}
              {renewals.map((each) => (
                <li key={each.id}>
                  <Link to="/profile#own-offerings">
                    {t('ownHome.renew')} <Local of={each.title} />
                  </Link>{' '}
                  <span className="small soft">
                    {t(each.status === 'EXPIRED' ? 'ownHome.ended' : 'ownHome.ends', { date: date(each.validUntil) })}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          <Section
            id="five"
            title={t('ownHome.partners')}
            beside={
              <Link className="small" to="/matches">
                {t('ownHome.allPartners')}
              </Link>
            }
          >
            {partners.length === 0 && <p className="soft">{t('ownHome.noPartners')}</p>}
            {partners.map(({ stakeholder, reasons }) => (
              <article key={stakeholder.id} className="home-entry">
                <Avatar name={stakeholder.name} logo={stakeholder.logo} size={48} />
                <div>
                  <h3 className="entry__name">
                    <StakeholderName of={stakeholder} />
                  </h3>
                  <p>{reasons[0]?.text}</p>
                  <StakeholderLine of={stakeholder} />
                </div>
              </article>
            ))}
          </Section>
        </div>
        <aside>
          <Section id="next" title={t('ownHome.profile')}>
            <progress max={100} value={profile.completeness} aria-label={t('profile.completeness')} />
            <p className="small">
              {profile.nextStep
                ? t('profile.next', {
                    percent: number(profile.completeness),
                    part: t(`profile.part.${plain(profile.nextStep)}`),
                  })
                : t('profile.complete')}
            </p>
            <p>
              <Link className="btn" to={`/profile?of=${own.id}`}>
                {t('profile.edit')}
              </Link>
            </p>
          </Section>
          {sector && <NewInSector id={sector.id} label={sector.label.text} own={own.id} />}
        </aside>
      </div>
    </div>
  );
}

function NewInSector({ id, label, own }: { id: string; label: string; own: string }) {
  const { t, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: newQuery, variables: { sector: id } });
  const found = (data?.stakeholders.nodes ?? []).filter((each) => each.id !== own).slice(0, 5);
  return (
    <Section id="new" title={t('ownHome.new', { sector: label })}>
      {!data && <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />}
      {data && found.length === 0 && <p className="soft">{t('ownHome.nothingNew')}</p>}
      <ul className="plain">
        {found.map((each) => (
          <li key={each.id}>
            <StakeholderName of={each} />
            <br />
            <span className="small soft">{t('ownHome.changed', { date: date(each.updatedAt) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
