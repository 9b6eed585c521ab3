import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useViewAs } from '../app/view-as';
import { graphql } from '../gql';
import { StakeholderLine, StakeholderName, WomenLed } from '../stakeholders/stakeholder-line';
import { Check } from '../ui/check';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Star } from '../ui/star';
import { Score, Tie } from './tie';
import { ViewAsChoice } from './view-as-choice';

const matchesQuery = graphql(`
  query Matches($acrossBorders: Boolean!, $womenLed: Boolean!) {
    recommendations(first: 10, acrossBorders: $acrossBorders, womenLed: $womenLed) {
      stakeholder { id name nameLang slug }
      partners {
        score
        parts { feature contribution }
        reasons { code text checked yours { direction title { text lang dir } validUntil } theirs { direction title { text lang dir } validUntil } }
        stakeholder { id slug name nameLang kind demonstration otherNames { lang name } country { name { text } } place { id name { text } } sectors { id label { text } } womenLed { form evidence } }
      }
    }
  }
`);

/** Partners for you: the reason as the headline, then who, then the facts tied, the score last. */
export function MatchesPage() {
  const { t, number } = useReading();
  const { id } = useViewAs();
  const [parameters, setParameters] = useSearchParams();
  const anywhere = parameters.get('where') === 'anywhere';
  const womenLed = parameters.get('women-led') === 'yes';
  const [{ data, fetching, error }, again] = useQuery({
    query: matchesQuery,
    variables: { acrossBorders: !anywhere, womenLed },
    pause: !id,
  });
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(parameters);
    if (value) next.set(name, value);
    else next.delete(name);
    setParameters(next, { replace: true, preventScrollReset: true });
  };
  const partners = data?.recommendations.partners ?? [];
  return (
    <Page title={t('matches.title')}>
      <ViewAsChoice />
      {!id && <p className="notice">{t('matches.choose')}</p>}
      {id && (
        <div className="layout layout--end">
          <section aria-label={t('matches.title')}>
            <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
            {data && !fetching && partners.length === 0 && (
              <div className="notice">
                <p>{t('matches.none')}</p>
                {!anywhere && (
                  <button className="btn" type="button" onClick={() => set('where', 'anywhere')}>
                    {t('matches.widen')}
                  </button>
                )}
              </div>
            )}
            {!fetching &&
              partners.map(({ stakeholder, reasons, score, parts }, index) => (
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
                    <div className="rank__foot">
                      <Score score={score} parts={parts} />
                    </div>
                  </div>
                </article>
              ))}
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
            <Check checked={womenLed} onChange={(checked) => set('women-led', checked ? 'yes' : null)}>
              <span>{t('matches.womenLed')}</span>
            </Check>
          </aside>
        </div>
      )}
    </Page>
  );
}
