import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useViewAs } from '../app/view-as';
import { ConnectionLine } from '../cooperation/connection-line';
import { graphql } from '../gql';
import { AskForIntroduction } from '../introductions/ask-for-introduction';
import { UnderWay } from '../introductions/under-way';
import { StakeholderLine, StakeholderName, WomenLed } from '../stakeholders/stakeholder-line';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { shownCount } from '../ui/search-params';
import { Star } from '../ui/star';
import { Score, Tie } from './tie';
import { ViewAsChoice } from './view-as-choice';
import { WhyNot } from './why-not';

const matchesQuery = graphql(`
  query Matches($first: Int!, $acrossBorders: Boolean!, $kinship: Kinship!, $womenLed: Boolean!, $sector: String) {
    recommendations(first: $first, acrossBorders: $acrossBorders, kinship: $kinship, womenLed: $womenLed, sector: $sector) {
      stakeholder { id name nameLang slug demonstration country { code } }
      partners {
        score
        parts { feature contribution }
        reasons { code text checked yours { direction title { text lang dir } validUntil } theirs { direction title { text lang dir } validUntil } }
        stakeholder { id slug name nameLang kind demonstration otherNames { lang name } country { name { text } } place { id name { text } } sectors { id label { text } } womenLed { form evidence } }
      }
    }
  }
`);

const sectorsQuery = graphql(`
  query MatchSectors { sectors(level: 2) { id label { text } children { id label { text } } } }
`);

const usual = 10;
const most = 50;

/** Whom one looks for, as the address has it, and as the API does. */
const kinships = ['either', 'complement', 'similar'] as const;
const spoken = { either: 'EITHER', complement: 'COMPLEMENT', similar: 'SIMILAR' } as const;

/** Partners for you: the reason as the headline, then who, then the facts tied, the score last. */
export function MatchesPage() {
  const { t, number } = useReading();
  const { id } = useViewAs();
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
  const list = error ? undefined : data?.recommendations;
  const partners = list?.partners ?? [];
  return (
    <Page title={t('matches.title')}>
      <ViewAsChoice />
      {!id && <p className="notice">{t('matches.choose')}</p>}
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
              <p className="bar small">
                <span className="end">
                  <a href="#why-not">{t('whyNot.title')}</a>
                </span>
              </p>
            )}
            {(!list || error) && (
              <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
            )}
            {list && !fetching && partners.length === 0 && (
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
              {partners.map(({ stakeholder, reasons, score, parts }, index) => (
                <article className="rank" key={stakeholder.id}>
                  <p className="rank__n" aria-hidden="true">
                    {number(index + 1)}
                  </p>
                  <div>
                    <h2 className="rank__say">{reasons[0]?.text}</h2>
                    <div className="rank__who">
                      <Star name={stakeholder.name} size={48} />
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
                      <AskForIntroduction to={stakeholder} primary={index === 0} />
                      <Link to={`/s/${stakeholder.slug}`}>{t('matches.open')}</Link>
                      <Score score={score} parts={parts} />
                    </div>
                  </div>
                </article>
              ))}
            </div>
            {partners.length === first && first < most && (
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
            {list && <WhyNot asked={{ own: list.stakeholder, acrossBorders: !anywhere, womenLed, sector, partners }} />}
          </section>
          <aside className="stack" aria-label={t('matches.settings')}>
            <fieldset className="facets">
              <legend className="label">{t('matches.where')}</legend>
              <div className="seg">
                <label>
                  <input type="radio" name="where" checked={!anywhere} onChange={() => set('where', null)} />
                  <span>{t('matches.across')}</span>
                </label>
                <label>
                  <input type="radio" name="where" checked={anywhere} onChange={() => set('where', 'anywhere')} />
                  <span>{t('matches.anywhere')}</span>
                </label>
              </div>
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
