import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { StakeholderLine, StakeholderName } from '../stakeholders/stakeholder-line';
import { Cited } from '../ui/cited';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { Star } from '../ui/star';
import { ClusterExport } from './cluster-export';
import { aroundQuery, clusterQuery } from './cluster-query';
import { Reported } from './reported';

/** One cluster: what sources say of it and where they conflict, what holds it back, what worked, who is in it. */
export function ClusterPage() {
  const { t, list } = useReading();
  const { id = '' } = useParams();
  const [{ data, fetching, error }, again] = useQuery({ query: clusterQuery, variables: { id } });
  const cluster = data?.cluster;
  const country = cluster?.country.code ?? '';
  const [{ data: around }] = useQuery({ query: aroundQuery, variables: { country }, pause: !country });
  const elsewhere = <T extends { clusters: { id: string }[] }>(of: T[] | undefined) =>
    (of ?? []).filter((each) => each.clusters.length === 0);
  const silent = cluster
    ? [
        ...(cluster.challenges.length === 0 ? [t('cluster.challenges')] : []),
        ...(cluster.trainingNeeds.length === 0 ? [t('cluster.needs')] : []),
        ...(cluster.goodPractices.length === 0 ? [t('cluster.practices')] : []),
      ]
    : [];
  return (
    <Page
      invented={false}
      title={cluster?.name.text ?? t('nav.clusters')}
      crumbs={[{ to: '/clusters', label: t('nav.clusters') }]}
    >
      <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      {cluster && (
        <>
          <p className="soft">
            {[cluster.place?.name.text, cluster.country.name.text].filter(Boolean).join(t('list.comma'))}
          </p>
          <p className="lead-in">
            <Local of={cluster.summary} />
          </p>
          <ul className="row" aria-label={t('facet.sector')}>
            {cluster.sectors.map((sector) => (
              <li key={sector.id}>
                <Link className="chip" to={`/search?sector=${sector.id}`}>
                  {sector.label.text}
                </Link>
              </li>
            ))}
          </ul>
          <dl className="meta">
            {cluster.host === 'chamber' && <Told term={t('cluster.host')}>{t('cluster.chamber')}</Told>}
            {cluster.facilitators.length > 0 && (
              <Told term={t('cluster.facilitators')}>
                {list(cluster.facilitators)} <span className="demo">{t('demo.mark')}</span>
              </Told>
            )}
          </dl>
          <Section title={t('cluster.factsTitle')}>
            <dl className="facts">
              {cluster.facts.map((fact) => (
                <div key={fact.id}>
                  <dt>{fact.date ?? t('fact.undated')}</dt>
                  <dd>
                    <Local of={fact.statement} />
                    <Cited of={fact.sources} />
                    {fact.conflictsWith.map((other) => (
                      <cite key={other.id} className="conflict">
                        {t('fact.otherwise')} <Local of={other.statement} />
                      </cite>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
            <ClusterExport cluster={cluster} />
          </Section>
          <Reported title={t('cluster.challenges')} of={cluster.challenges} />
          <Reported title={t('cluster.needs')} of={cluster.trainingNeeds} />
          <Reported title={t('cluster.practices')} of={cluster.goodPractices} />
          {silent.length > 0 && <p className="soft section">{t('cluster.silent', { kinds: list(silent) })}</p>}
          <Reported
            title={t('cluster.around', { country: cluster.country.name.text })}
            of={[...elsewhere(around?.challenges.nodes), ...elsewhere(around?.goodPractices.nodes)]}
          />
          <Section title={t('cluster.members')} beside={<span className="demo">{t('demo.mark')}</span>}>
            {cluster.members.length === 0 && <p className="soft">{t('cluster.noMembers')}</p>}
            <ul className="grid">
              {cluster.members.map(({ stakeholder }) => (
                <li key={stakeholder.id} className="member">
                  <Star name={stakeholder.name} size={44} />
                  <div>
                    <p className="entry__name">
                      <StakeholderName of={stakeholder} />
                    </p>
                    <StakeholderLine of={stakeholder} />
                  </div>
                </li>
              ))}
            </ul>
            <p>
              <Link to={`/search?cluster=${cluster.id}`}>{t('cluster.searchMembers')}</Link>
            </p>
          </Section>
        </>
      )}
    </Page>
  );
}

function Told({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
