import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Scrolled } from '../ui/scrolled';
import { CircleGraph } from './circle-graph';
import type { GraphEdge, GraphNode, Group, Marked } from './network-graph-data';

const NetworkGraph = lazy(async () => ({ default: (await import('./network-graph')).NetworkGraph }));
const CorridorsMap = lazy(async () => ({ default: (await import('./corridors-map')).CorridorsMap }));

const corridorsQuery = graphql(`
  query Corridors($until: Int) {
    corridors(until: $until) { links from { code name { text } latitude longitude } to { code name { text } latitude longitude } }
  }
`);

/** Whether this browser can draw by the graphics processor; the context asked for is given back at once. */
function canDraw(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function Corridors({ until }: { until: number | null }) {
  const { t, number } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: corridorsQuery, variables: { until } });
  if (!data)
    return <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  return (
    <>
      <CorridorsMap corridors={data.corridors} />
      <Scrolled label={t('network.corridors')} className="scroll scroll--tall">
        <table className="table table--narrow">
          <caption className="small soft">{t('network.corridors')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('network.between')}</th>
              <th scope="col">{t('network.and')}</th>
              <th scope="col">{t('network.linkCount')}</th>
            </tr>
          </thead>
          <tbody>
            {data.corridors.map(({ from, to, links }) => (
              <tr key={`${from.code}${to.code}`}>
                <td>{from.name.text}</td>
                <td>{from.code === to.code ? t('network.inside') : to.name.text}</td>
                <td>{number(links)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </>
  );
}

/** The network as a graph with its legend, or as a map of corridors; on a circle where there is no WebGL. */
export function NetworkView({
  network,
  map,
  until,
  nodes,
  edges,
  shown,
  marked,
  chosen,
  onChoose,
  groups,
  group,
  onGroup,
}: {
  network: object;
  map: boolean;
  until: number | null;
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  shown: ReadonlySet<string>;
  marked: Marked | null;
  chosen: string | null;
  onChoose: (id: string | null) => void;
  groups: readonly Group[];
  group: string | null;
  onGroup: (id: string | null) => void;
}) {
  const { t, number } = useReading();
  const [drawable, setDrawable] = useState(canDraw);
  const waiting = <QueryState fetching retry={() => {}} />;
  if (map)
    return (
      <Suspense fallback={waiting}>
        <Corridors until={until} />
      </Suspense>
    );
  return (
    <>
      <Suspense fallback={<div className="graph__box" />}>
        {drawable ? (
          <NetworkGraph
            network={network}
            nodes={nodes}
            edges={edges}
            shown={shown}
            marked={marked}
            chosen={chosen}
            onChoose={onChoose}
            onFail={() => setDrawable(false)}
          />
        ) : (
          <CircleGraph nodes={nodes} edges={edges} shown={shown} marked={marked} />
        )}
      </Suspense>
      <ul className="legend" aria-label={t('network.legend')}>
        {groups.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              aria-pressed={group === each.id}
              onClick={() => onGroup(group === each.id ? null : each.id)}
            >
              <i style={{ background: each.tone === null ? 'var(--ink-3)' : `var(--star-${each.tone}-a)` }} />
              {each.name} <span className="n">{number(each.members.length)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="tiny muted">{t(drawable ? 'network.hint' : 'network.noWebgl')}</p>
    </>
  );
}
