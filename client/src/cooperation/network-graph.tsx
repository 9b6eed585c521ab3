import Graph from 'graphology';
import { useEffect, useRef, useState } from 'react';
import Sigma from 'sigma';
import type { Settings } from 'sigma/settings';
import { useReading } from '../ui/locale';
import { type GraphEdge, type GraphNode, type Marked, pairOf } from './network-graph-data';
import { drawHover, drawLabel, inkOf } from './network-labels';
import { layOut } from './network-layout';

/** Counts the changes of theme, so that colours read from the style sheet are read again. */
function useThemeChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const changed = () => setChanges((count) => count + 1);
    const watch = new MutationObserver(changed);
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', changed);
    return () => {
      watch.disconnect();
      dark.removeEventListener('change', changed);
    };
  }, []);
  return changes;
}

/** The network drawn by the graphics processor; the table beside it says the same in words. Never mirrored. */
export function NetworkGraph({
  nodes,
  edges,
  shown,
  marked,
  chosen,
  onChoose,
  onFail,
}: {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  /** Identifiers of the nodes and edges of the chosen time. */
  shown: ReadonlySet<string>;
  marked: Marked | null;
  chosen: string | null;
  onChoose: (id: string | null) => void;
  onFail: () => void;
}) {
  const { t, number } = useReading();
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Sigma | null>(null);
  const look = useRef({ shown, marked, chosen, onChoose, onFail });
  look.current = { shown, marked, chosen, onChoose, onFail };
  const theme = useThemeChanges();

  // Drawn anew when the theme changes too, with the colours read again.
  useEffect(() => {
    const container = box.current;
    if (!container) return;
    const ink = inkOf(container);
    const graph = new Graph({ type: 'undirected', multi: true });
    const countries = new Map(nodes.map((node) => [node.id, node.country]));
    for (const node of nodes)
      graph.addNode(node.id, {
        label: node.label,
        size: 3 + 1.6 * Math.sqrt(node.links),
        color: node.tone === null ? ink.faint : ink.tones[node.tone],
      });
    for (const edge of edges)
      if (graph.hasNode(edge.from) && graph.hasNode(edge.to))
        graph.addEdgeWithKey(edge.id, edge.from, edge.to, { size: 0.9, color: ink.line });
    layOut(graph as never, (node) => countries.get(node) ?? '');

    const settings: Partial<Settings> = {
      allowInvalidContainer: true,
      labelFont: ink.font,
      labelSize: 12,
      labelDensity: 0.6,
      labelRenderedSizeThreshold: 7,
      stagePadding: 40,
      zIndex: true,
      minCameraRatio: 0.08,
      maxCameraRatio: 2,
      defaultDrawNodeLabel: (context, data) => drawLabel(context, data, ink),
      defaultDrawNodeHover: (context, data) => drawHover(context, data, ink),
      nodeReducer: (id, data) => {
        const now = look.current;
        if (!now.shown.has(id) && !now.marked?.nodes.has(id)) return { ...data, hidden: true };
        const out = now.marked ? !now.marked.nodes.has(id) : false;
        if (out) return { ...data, color: ink.fainter, label: null, zIndex: 0 };
        const first = now.marked !== null || id === now.chosen;
        return {
          ...data,
          zIndex: 1,
          highlighted: id === now.chosen,
          forceLabel: first && (now.marked?.nodes.size ?? 0) < 24,
        };
      },
      edgeReducer: (id, data) => {
        const now = look.current;
        const pair = pairOf(graph.source(id), graph.target(id));
        if (now.marked?.pairs.has(pair)) return { ...data, color: ink.mark, size: 3, zIndex: 1 };
        if (!now.shown.has(id)) return { ...data, hidden: true };
        return now.marked ? { ...data, color: ink.fainter, zIndex: 0 } : data;
      },
    };
    let sigma: Sigma;
    try {
      sigma = new Sigma(graph, container, settings);
    } catch {
      look.current.onFail();
      return;
    }
    drawn.current = sigma;
    sigma.on('clickNode', ({ node }) => look.current.onChoose(node));
    sigma.on('clickStage', () => look.current.onChoose(null));
    sigma.on('enterNode', () => {
      container.style.cursor = 'pointer';
    });
    sigma.on('leaveNode', () => {
      container.style.cursor = '';
    });
    // The wheel scrolls the page, as everywhere; with Ctrl or ⌘ it zooms, as on a map.
    const scrolls = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    };
    container.addEventListener('wheel', scrolls, { capture: true });
    container.dataset.drawn = String(graph.size);
    return () => {
      container.removeEventListener('wheel', scrolls, { capture: true });
      sigma.kill();
      drawn.current = null;
    };
  }, [nodes, edges, theme]);

  useEffect(() => {
    drawn.current?.refresh({ skipIndexation: true });
  }, [shown, marked, chosen]);

  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const zoom = (how: 'animatedZoom' | 'animatedUnzoom' | 'animatedReset') =>
    void drawn.current?.getCamera()[how]({ duration: still ? 0 : 150 });
  const visible = edges.filter((edge) => shown.has(edge.id)).length;
  const standing = nodes.filter((node) => shown.has(node.id)).length;
  return (
    <div className="graph">
      <div
        ref={box}
        className="graph__box"
        dir="ltr"
        role="img"
        aria-label={t('network.drawn', { links: number(visible), stakeholders: number(standing) })}
      />
      <div className="graph__tools">
        <button type="button" className="btn btn--small" onClick={() => zoom('animatedZoom')}>
          <span aria-hidden="true">+</span>
          <span className="sr">{t('network.zoomIn')}</span>
        </button>
        <button type="button" className="btn btn--small" onClick={() => zoom('animatedUnzoom')}>
          <span aria-hidden="true">−</span>
          <span className="sr">{t('network.zoomOut')}</span>
        </button>
        <button type="button" className="btn btn--small" onClick={() => zoom('animatedReset')}>
          {t('network.zoomAll')}
        </button>
      </div>
    </div>
  );
}
