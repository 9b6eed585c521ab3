import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ConnectionLine } from '../cooperation/connection-line';
import { graphql } from '../gql';
import { ActingChoice } from '../identity/acting-choice';
import { useMe } from '../identity/me';
import { UnderWay } from '../introductions/under-way';
import { StakeholderLine, StakeholderName, WomenLed } from '../stakeholders/stakeholder-line';
import { Avatar } from '../ui/avatar';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { shownCount } from '../ui/search-params';
import { Segments } from '../ui/segments';
import { AskForMatch } from './ask-for-match';
import { FeedbackChoices, FeedbackNotice, type Said, useFeedback } from './feedback';
import { MatchesExport } from './matches-export';
import { type HeldFeedback, matchesQuery } from './matches-query';
import { SaidList } from './said-list';
import { Score, Tie } from './tie';
import { WhyNot } from './why-not';

const sectorsQuery = graphql(`
  query MatchSectors { sectors(level: 2) { id label { text } children { id label { text } } } }
`);

const usual = 10;
const most = 50;

/** Whom one looks for, as the address has it, and as the API does. */
const kinships = ['either', 'complement', 'similar'] as const;
const spoken = { either: 'EITHER', complement: 'COMPLEMENT', similar: 'SIMILAR' } as const;

/** The tabs: the ranking, and those of whom something was said, as the address has it. */
const tabs = ['ranked', 'saved', 'aside'] as const;
const belongs = {
  ranked: () => false,
  saved: ({ verdict }: HeldFeedback) => verdict === 'USEFUL',
  aside: ({ verdict }: HeldFeedback) => verdict !== 'USEFUL',
};

/** Partners for you: the reason as the headline, then who, then the facts tied, the score last. */
export function MatchesPage() {
  const { t, number } = useReading();
  const me = useMe();
  const id = me?.actsFor?.id;
  const [parameters, setParameters] = useSearchParams();
  const anywhere = parameters.get('where') === 'anywhere';
  const kinship = kinships.find((each) => each === parameters.get('kinship')) ?? 'either';
  const womenLed = parameters.get('women-led') === 'yes';
  const sector = parameters.get('sector');
  const first = shownCount(parameters, usual, most);
  const [{ data, fetching, error }, again] = useQuery({
    query: matchesQuery,
    variables: { first, acrossBorders: !anywhere, kinship: spoken[kinship], womenLed, sector },
    pause: !id,
  });
  const [{ data: choices }] = useQuery({ query: sectorsQuery, pause: !id });
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(parameters);
    if (value) next.set(name, value);
    else next.delete(name);
    setParameters(next, { replace: true, preventScrollReset: true });
  };
  const [said, setSaid] = useState<Said | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const feedback = useFeedback((now) => {
    setSaid(now);
    setRefused(null);
    again({ requestPolicy: 'network-only' });
  }, setRefused);
  const list = error ? undefined : data?.recommendations;
  const partners = list?.partners ?? [];
  const held = data?.partnerFeedback ?? [];
  const tab = tabs.find((each) => each === parameters.get('list')) ?? 'ranked';
  const to = (each: (typeof tabs)[number]) => {
    const next = new URLSearchParams(parameters);
    if (each === 'ranked') next.delete('list');
    else next.set('list', each);
    return `?${next}`;
  };
  return (
    <Page title={t('matches.title')}>
      <ActingChoice />
      {me === null && (
        <p className="notice">
          {t('matches.choose')} <Link to="/sign-in?to=/matches">{t('identity.signIn')}</Link>
        </p>
      )}
      {me && !id && <p className="notice">{t('matches.nobody')}</p>}
      {id && (
        <div className="layout layout--end">
          <section aria-label={t('matches.title')}>
            {list && (
              <p className="soft lead-in">
                {t('matches.for')} <StakeholderName of={list.stakeholder} />.{' '}
                {t(anywhere ? 'matches.asAnywhere' : 'matches.asAcross')}
              </p>
            )}
            {list && (
              <div className="bar small">
                <nav className="tabs" aria-label={t('feedback.lists')}>
                  {tabs.map((each) => (
                    <Link key={each} to={to(each)} aria-current={each === tab ? 'page' : undefined} preventScrollReset>
                      {t(`feedback.list.${each}`, { count: held.filter(belongs[each]).length })}
                    </Link>
                  ))}
                </nav>
                <span className="end">
                  <a href="#why-not">{t('whyNot.title')}</a>
                </span>
              </div>
            )}
            {(!list || error) && (
              <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
            )}
            {tab !== 'ranked' && list && <SaidList held={held.filter(belongs[tab])} feedback={feedback} />}
            {refused && (
              <p className="notice" role="alert">
                {refused}
              </p>
            )}
            {tab === 'ranked' && list && !fetching && partners.length === 0 && (
              <div className="notice">
                <p>{t('matches.none')}</p>
                <button
                  className="btn"
                  type="button"
                  onClick={() => setParameters({ where: 'anywhere' }, { replace: true, preventScrollReset: true })}
                >
                  {t('matches.widen')}
                </button>
              </div>
            )}
            <div aria-busy={fetching} className={fetching ? 'is-stale' : undefined}>
              {(tab === 'ranked' ? partners : []).map(({ stakeholder, reasons, score, parts }, index) => (
                <article className="rank" key={stakeholder.id}>
                  <p className="rank__n" aria-hidden="true">
                    {number(index + 1)}
                  </p>
                  <div>
                    <h2 className="rank__say">{reasons[0]?.text}</h2>
                    <div className="rank__who">
                      <Avatar name={stakeholder.name} logo={stakeholder.logo} size={48} />
                      <div>
                        <p className="entry__name">
                          <StakeholderName of={stakeholder} />
                        </p>
                        <StakeholderLine of={stakeholder} />
                      </div>
                      <WomenLed claims={stakeholder.womenLed} />
                    </div>
                    <Tie dense reasons={reasons.slice(0, 4)} />
                    {list && <ConnectionLine own={list.stakeholder.id} other={stakeholder.id} />}
                    <div className="rank__foot">
                      <AskForMatch to={stakeholder} reasons={reasons} first={index === 0} />
                      <Link to={`/s/${stakeholder.slug}`}>{t('matches.open')}</Link>
                      <FeedbackChoices
                        partner={stakeholder}
                        saved={held.some((each) => belongs.saved(each) && each.stakeholder.id === stakeholder.id)}
                        feedback={feedback}
                      />
                      <Score score={score} parts={parts} />
                    </div>
                  </div>
                </article>
              ))}
            </div>
            {tab === 'ranked' && partners.length === first && first < most && (
              <p className="more">
                <button
                  className="btn"
                  type="button"
                  onClick={() => set('show', String(Math.min(most, first + usual)))}
                >
                  {t('search.more')}
                </button>
              </p>
            )}
            {tab === 'ranked' && partners.length > 0 && (
              <MatchesExport
                wishes={{ acrossBorders: !anywhere, kinship: spoken[kinship], womenLed, sector }}
                most={most}
              />
            )}
            <FeedbackNotice said={said} undo={() => said && feedback.takeBack(said.partner)} />
            {list && <WhyNot asked={{ own: list.stakeholder, acrossBorders: !anywhere, womenLed, sector, partners }} />}
          </section>
          <aside className="stack" aria-label={t('matches.settings')}>
            <fieldset className="facets">
              <legend className="label">{t('matches.where')}</legend>
              <Segments
                name="where"
                of={['across', 'anywhere'] as const}
                chosen={anywhere ? 'anywhere' : 'across'}
                words={(each) => t(`matches.${each}`)}
                choose={(each) => set('where', each === 'across' ? null : each)}
              />
            </fieldset>
            <label className="field">
              <span>{t('matches.kinship')}</span>
              <select
                value={kinship}
                onChange={({ target }) => set('kinship', target.value === 'either' ? null : target.value)}
              >
                {kinships.map((each) => (
                  <option key={each} value={each}>
                    {t(`matches.kinship.${each}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="field">
              <span>{t('matches.sector')}</span>
              <select value={sector ?? ''} onChange={(event) => set('sector', event.target.value)}>
                <option value="">{t('matches.anySector')}</option>
                {choices?.sectors.map((group) => (
                  <optgroup key={group.id} label={group.label.text}>
                    {group.children.map((each) => (
                      <option key={each.id} value={each.id}>
                        {each.label.text}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
            <Check checked={womenLed} onChange={(checked) => set('women-led', checked ? 'yes' : null)}>
              <span>{t('matches.womenLed')}</span>
            </Check>
            <UnderWay />
          </aside>
        </div>
      )}
    </Page>
  );
}
