import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Scrolled } from '../ui/scrolled';
import { Section } from '../ui/section';
import { Segments } from '../ui/segments';
import { TakeAway } from '../ui/take-away';
import { ExposureChart } from './exposure-chart';
import { ExposurePlaces } from './exposure-places';
import { type Audit, exposureQuery, type GroupRow } from './exposure-query';

const groupings = ['country', 'sector'] as const;

/** Whom recommendations show, against who could be shown as well: for the secretariat. */
export function ExposurePage() {
  const { t } = useReading();
  const me = useMe();
  const desk = me?.roles.some((role) => role === 'SECRETARIAT' || role === 'ADMINISTRATOR') ?? false;
  const [{ data, fetching, error }, again] = useQuery({ query: exposureQuery, pause: !desk });
  const audit = error ? undefined : data?.exposureAudit;
  return (
    <Page title={t('exposure.title')} crumbs={[{ to: '/desk', label: t('desk.title') }]} invented={false}>
      {me !== undefined && !desk && (
        <p className="notice">
          {t('exposure.deskOnly')}{' '}
          {me === null && <Link to="/sign-in?to=/matches/exposure">{t('identity.signIn')}</Link>}
        </p>
      )}
      {desk && <p className="soft lead-in">{t('exposure.text')}</p>}
      {desk && !audit && (
        <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {audit && audit.lists === 0 && <p className="notice">{t('exposure.none')}</p>}
      {audit && audit.lists > 0 && <Shares audit={audit} />}
    </Page>
  );
}

function Shares({ audit }: { audit: Audit }) {
  const { t, number } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const by = groupings.find((each) => each === parameters.get('by')) ?? 'country';
  const percent = (share: number) => t('exposure.percent', { share: number(100 * share) });
  const women = audit.womenLed;
  const rows: GroupRow[] = [
    ...(women ? [{ ...women, id: 'women-led', name: t('exposure.womenLed') }] : []),
    ...(by === 'country'
      ? audit.countries.map((each) => ({
          ...each,
          id: each.country?.code ?? '-',
          name: each.country?.name.text ?? '-',
        }))
      : audit.sectors.map((each) => ({ ...each, id: each.sector?.id ?? '-', name: each.sector?.label.text ?? '-' }))),
  ];
  return (
    <>
      <p className="small soft" role="status">
        {t('exposure.basis', { lists: audit.lists, weights: audit.weights })}
      </p>
      <Section id="women-led" title={t('exposure.womenLed')}>
        <p className="lead-in">
          {women
            ? t('exposure.sentence', {
                candidates: percent(women.candidates),
                shown: percent(women.shown),
                scored: percent(women.scored),
              })
            : t('exposure.noWomenLed')}
        </p>
        {women && (
          <details>
            <summary>{t('exposure.byPlace')}</summary>
            <ExposurePlaces places={audit.asShown.places} />
          </details>
        )}
      </Section>
      <Section id="groups" title={t('exposure.groups')}>
        <fieldset className="facets" aria-label={t('exposure.groupBy')}>
          <Segments
            name="by"
            of={groupings}
            chosen={by}
            words={(each) => t(`exposure.by.${each}`)}
            choose={(each) =>
              setParameters(each === 'country' ? {} : { by: each }, { replace: true, preventScrollReset: true })
            }
          />
        </fieldset>
        <ExposureChart rows={rows} label={t('exposure.drawn', { groups: rows.length })} />
        <GroupTable rows={rows} percent={percent} />
        <TakeAway
          name="wasl-exposure"
          gather={async () => ({
            rows: rows.map(({ name, candidates, shown, scored }) => ({
              group: name,
              candidates: candidates.toFixed(4),
              shown: shown.toFixed(4),
              by_score_alone: scored.toFixed(4),
            })),
            cut: false,
          })}
        />
      </Section>
      <section className="section" aria-labelledby="how">
        <h2 className="h-2" id="how">
          {t('exposure.how')}
        </h2>
        <p className="soft lead-in">{t('exposure.howComparable')}</p>
        <p className="soft lead-in">{t('exposure.howTest')}</p>
        <p className="soft lead-in">{t('exposure.howGroups')}</p>
      </section>
    </>
  );
}

function GroupTable({ rows, percent }: { rows: readonly GroupRow[]; percent: (share: number) => string }) {
  const { t } = useReading();
  return (
    <Scrolled label={t('exposure.table')}>
      <table className="table table--narrow table--figures">
        <caption className="small soft">{t('exposure.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('exposure.group')}</th>
            {(['candidates', 'shown', 'scored'] as const).map((each) => (
              <th key={each} scope="col" className="num">
                {t(`exposure.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, candidates, shown, scored }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="num">{percent(candidates)}</td>
              <td className="num">{percent(shown)}</td>
              <td className="num">{percent(scored)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
