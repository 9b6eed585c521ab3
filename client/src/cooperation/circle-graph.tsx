import { useMemo } from 'react';
import { useReading } from '../ui/locale';
import { type GraphEdge, type GraphNode, type Marked, pairOf } from './network-graph-data';

/** Where there is no WebGL: the same stakeholders on a circle, by country, links across borders crossing the middle. */
export function CircleGraph({
  nodes,
  edges,
  shown,
  marked,
}: {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  shown: ReadonlySet<string>;
  marked: Marked | null;
}) {
  const { t, number } = useReading();
  const standing = useMemo(() => {
    const ordered = nodes
      .filter((node) => shown.has(node.id) || marked?.nodes.has(node.id))
      .sort((a, b) => a.country.localeCompare(b.country) || a.id.localeCompare(b.id));
    return new Map(
      ordered.map((node, index) => {
        const angle = (2 * Math.PI * index) / ordered.length;
        return [node.id, { node, x: 500 + 480 * Math.cos(angle), y: 500 + 480 * Math.sin(angle) }] as const;
      }),
    );
  }, [nodes, shown, marked]);
  const visible = edges.filter((edge) => shown.has(edge.id));
  return (
    <svg
      className="net-canvas"
      viewBox="0 0 1000 1000"
      role="img"
      aria-label={t('network.drawn', { links: number(visible.length), stakeholders: number(standing.size) })}
    >
      {visible.map((edge) => {
        const [from, to] = [standing.get(edge.from), standing.get(edge.to)];
        if (!from || !to) return null;
        const stands = marked?.pairs.has(pairOf(edge.from, edge.to));
        return (
          <path
            key={edge.id}
            d={`M${from.x.toFixed(0)} ${from.y.toFixed(0)}Q500 500 ${to.x.toFixed(0)} ${to.y.toFixed(0)}`}
            fill="none"
            stroke={stands ? 'var(--terracotta)' : 'var(--sea)'}
            strokeWidth={stands ? 4 : 1}
            strokeOpacity={stands ? 1 : marked ? 0.12 : 0.35}
          />
        );
      })}
      {[...standing.values()].map(({ node, x, y }) => (
        <circle
          key={node.id}
          cx={x}
          cy={y}
          r={3 + Math.sqrt(node.links)}
          fill={node.tone === null ? 'var(--ink-3)' : `var(--star-${node.tone}-a)`}
        >
          <title>{node.label}</title>
        </circle>
      ))}
    </svg>
  );
}
