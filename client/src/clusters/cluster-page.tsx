import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { StakeholderLine, StakeholderName } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Star } from '../ui/star';

const clusterQuery = graphql(`
  query ClusterPage($id: String!) {
    cluster(id: $id) {
      id name { text lang dir } summary { text lang dir } country { name { text } } place { id name { text } } sectors { id label { text } }
      facts { id statement { text lang dir } date sources { key url title } conflictsWith { id statement { text lang dir } } }
      challenges { id text { text lang dir } source { url title } }
      trainingNeeds { id text { text lang dir } source { url title } }
      goodPractices { id text { text lang dir } source { url title } }
      members(first: 50) { stakeholder { id slug name nameLang kind demonstration otherNames { lang name } country { name { text } } place { id name { text } } sectors { id label { text } } } }
    }
  }
`);

type Knowledge = {
  id: string;
  text: { text: string; lang: string; dir: string };
  source?: { url: string; title: string } | null;
};

function KnowledgeList({ title, empty, of }: { title: string; empty: string; of: Knowledge[] }) {
  const { t } = useReading();
  return (
    <section className="section">
      <div className="section__head">
        <h2 className="h-2">{title}</h2>
      </div>
      {of.length === 0 && <p className="soft">{empty}</p>}
      <dl className="facts">
        {of.map((each) => (
          <div key={each.id}>
            <dt>
              {each.source && (
                <cite>
                  {t('fact.source')} <a href={each.source.url}>{each.source.title}</a>
                </cite>
              )}
            </dt>
            <dd>
              <Local of={each.text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** One cluster: what sources say of it and where they conflict, what holds it back, what worked, who is in it. */
export function ClusterPage() {
  const { t } = useReading();
  const { id = '' } = useParams();
  const [{ data, fetching, error }, again] = useQuery({ query: clusterQuery, variables: { id } });
  const cluster = data?.cluster;
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
          <p>
            <Local of={cluster.summary} />
          </p>
          <section className="section">
            <div className="section__head">
              <h2 className="h-2">{t('cluster.factsTitle')}</h2>
            </div>
            <dl className="facts">
              {cluster.facts.map((fact) => (
                <div key={fact.id}>
                  <dt>{fact.date ?? t('fact.undated')}</dt>
                  <dd>
                    <Local of={fact.statement} />
                    <cite>
                      {t('fact.source')}{' '}
                      {fact.sources.map((source) => (
                        <a key={source.key} href={source.url}>
                          {source.title}
                        </a>
                      ))}
                    </cite>
                    {fact.conflictsWith.map((other) => (
                      <cite key={other.id} className="conflict">
                        {t('fact.otherwise')} <Local of={other.statement} />
                      </cite>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
          <KnowledgeList title={t('cluster.challenges')} empty={t('cluster.noneReported')} of={cluster.challenges} />
          <KnowledgeList title={t('cluster.needs')} empty={t('cluster.noneReported')} of={cluster.trainingNeeds} />
          <KnowledgeList title={t('cluster.practices')} empty={t('cluster.noneReported')} of={cluster.goodPractices} />
          <section className="section">
            <div className="section__head">
              <h2 className="h-2">{t('cluster.members')}</h2>
              <span className="demo">{t('demo.mark')}</span>
            </div>
            {cluster.members.length === 0 && <p className="soft">{t('cluster.noMembers')}</p>}
            <ul className="grid">
              {cluster.members.map(({ stakeholder }) => (
                <li key={stakeholder.id} className="row">
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
          </section>
        </>
      )}
    </Page>
  );
}
