import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { plain, StakeholderName } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';

const networkQuery = graphql(`
  query Network { neighbourhood(limit: 400) { leftOut nodes { id slug name nameLang demonstration country { code name { text } } } edges { from to link since weight } } }
`);

/** Places the stakeholders on a circle, grouped by country, so that links across borders cross the middle. */
function circle<N extends { id: string; country: { code: string } }>(nodes: N[]) {
  const ordered = [...nodes].sort((a, b) => a.country.code.localeCompare(b.country.code) || a.id.localeCompare(b.id));
  return new Map(
    ordered.map((node, index) => {
      const angle = (2 * Math.PI * index) / ordered.length;
      return [node.id, { node, x: 500 + 420 * Math.cos(angle), y: 500 + 420 * Math.sin(angle), angle }] as const;
    }),
  );
}

/** The cooperation graph: confirmed links, drawn and as a table of the same. */
export function NetworkPage() {
  const { t, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: networkQuery });
  const placed = useMemo(() => circle(data?.neighbourhood.nodes ?? []), [data]);
  const countries = useMemo(() => {
    const groups = new Map<string, { name: string; angles: number[] }>();
    for (const { node, angle } of placed.values()) {
      const group = groups.get(node.country.code) ?? { name: node.country.name.text, angles: [] };
      group.angles.push(angle);
      groups.set(node.country.code, group);
    }
    // The names of countries with few stakeholders would cover each other; the table has them all.
    return [...groups.entries()]
      .filter(([, { angles }]) => angles.length >= 5)
      .map(([code, { name, angles }]) => ({
        code,
        name,
        angle: angles[Math.floor(angles.length / 2)] ?? 0,
      }));
  }, [placed]);
  const edges = data?.neighbourhood.edges ?? [];
  return (
    <Page title={t('nav.network')}>
      <p className="soft">{t('network.text')}</p>
      <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      {data && (
        <>
          <svg
            className="net-canvas"
            viewBox="-60 0 1120 1000"
            role="img"
            aria-label={t('network.drawn', { links: edges.length, stakeholders: placed.size })}
          >
            {edges.map((edge) => {
              const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
              if (!from || !to) return null;
              const across = from.node.country.code !== to.node.country.code;
              return (
                <path
                  key={`${edge.from}${edge.to}${edge.link}`}
                  d={`M${from.x.toFixed(0)} ${from.y.toFixed(0)}Q500 500 ${to.x.toFixed(0)} ${to.y.toFixed(0)}`}
                  fill="none"
                  stroke={across ? 'var(--sea)' : 'var(--olive)'}
                  strokeOpacity={across ? 0.35 : 0.55}
                />
              );
            })}
            {[...placed.values()].map(({ node, x, y }) => (
              <circle key={node.id} cx={x} cy={y} r="4.5" fill="var(--ink)">
                <title>{node.name}</title>
              </circle>
            ))}
            {countries.map(({ code, name, angle }) => (
              <text
                key={code}
                x={500 + 465 * Math.cos(angle)}
                y={500 + 465 * Math.sin(angle)}
                textAnchor="middle"
                fill="var(--ink)"
                style={{ fontSize: 20 }}
              >
                {name}
              </text>
            ))}
          </svg>
          {data.neighbourhood.leftOut > 0 && (
            <p className="small soft">{t('network.leftOut', { count: data.neighbourhood.leftOut })}</p>
          )}
          <section className="section">
            <div className="section__head">
              <h2 className="h-2">{t('network.table')}</h2>
            </div>
            <div className="scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t('network.from')}</th>
                    <th>{t('network.kind')}</th>
                    <th>{t('network.to')}</th>
                    <th>{t('network.since')}</th>
                  </tr>
                </thead>
                <tbody>
                  {edges.slice(0, 100).map((edge) => {
                    const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
                    return from && to ? (
                      <tr key={`${edge.from}${edge.to}${edge.link}`}>
                        <td>
                          <StakeholderName of={from.node} />
                        </td>
                        <td>{edge.link ? t(`link.${plain(edge.link)}`) : ''}</td>
                        <td>
                          <StakeholderName of={to.node} />
                        </td>
                        <td>{edge.since ? date(edge.since) : ''}</td>
                      </tr>
                    ) : null;
                  })}
                </tbody>
              </table>
            </div>
          </section>
        </>
      )}
    </Page>
  );
}
