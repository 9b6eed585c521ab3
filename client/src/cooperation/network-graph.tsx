import Graph from 'graphology';
import { useEffect, useMemo, useRef, useState } from 'react';
import Sigma from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import type { Settings } from 'sigma/settings';
import { useReading } from '../ui/locale';
import { type GraphEdge, type GraphNode, type Marked, pairOf } from './network-graph-data';
import { drawHover, inkOf, labelsApart } from './network-labels';
import { placeOf, usePlaces } from './use-places';

/** Counts the changes of theme, so that colours read from the style sheet are read again. */
function useThemeChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const watch = new MutationObserver(() => setChanges((count) => count + 1));
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);
  return changes;
}

/** The network drawn by the graphics processor; the table beside it says the same in words. Never mirrored. */
export function NetworkGraph({
  network,
  nodes,
  edges,
  shown,
  marked,
  chosen,
  onChoose,
  onFail,
}: {
  /** What the picture is of: while it is the same, nobody moves once all have settled. */
  network: object;
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
  const places = usePlaces(network, nodes, edges, onFail);
  const tones = useMemo(() => new Map(nodes.map((node) => [node.id, node.tone])), [nodes]);
  const look = useRef({ places, nodes, edges, tones, shown, marked, chosen, onChoose, onFail });
  look.current = { places, nodes, edges, tones, shown, marked, chosen, onChoose, onFail };
  const theme = useThemeChanges();
  // Whose places there are: another network is drawn anew.
  const of = places?.network;
  // Colours change what is drawn, not who: only other steps of a path, or another network, make the drawing anew.
  const steps = [...nodes, ...edges]
    .filter((each) => each.added)
    .map((each) => each.id)
    .join();

  // Drawn anew when the theme changes too, with the colours read again.
  useEffect(() => {
    const container = box.current;
    const { places, nodes, edges } = look.current;
    if (!container || !places) return;
    const ink = inkOf(container, edges.length);
    const labels = labelsApart(ink);
    const graph = new Graph({ type: 'undirected', multi: true });
    // Thousands of thin lines look the same drawn as hairs, for a fraction of the work.
    const many = edges.length > 2000;
    // The more there are, and the smaller the box, the smaller the points.
    const scale = Math.min(1, Math.sqrt(300 / nodes.length)) * Math.min(1, Math.max(0.45, container.clientWidth / 800));
    for (const node of nodes) {
      if (!node.added && !places.at.has(node.id)) continue;
      const [x, y] = placeOf(node.id, places, edges);
      graph.addNode(node.id, {
        x,
        y,
        label: node.label,
        size: Math.max(1.8, scale * (3 + 1.6 * Math.sqrt(node.links))),
      });
    }
    for (const edge of edges)
      if (graph.hasNode(edge.from) && graph.hasNode(edge.to))
        graph.addEdgeWithKey(edge.id, edge.from, edge.to, { size: 0.9, color: ink.line });
    const colourOf = (id: string) => {
      const tone = look.current.tones.get(id) ?? null;
      return tone === null ? ink.faint : (ink.tones[tone] as string);
    };

    const settings: Partial<Settings> = {
      allowInvalidContainer: true,
      labelFont: ink.font,
      labelSize: 12,
      labelDensity: nodes.length > 500 ? 0.5 : 0.6,
      labelGridCellSize: nodes.length > 500 ? 120 : 100,
      labelRenderedSizeThreshold: nodes.length > 500 ? 4.5 : 7,
      stagePadding: 40,
      zIndex: true,
      edgeProgramClasses: { hair: EdgeLineProgram },
      defaultEdgeType: many ? 'hair' : 'line',
      // Thousands of lines say nothing while they move, and cost most of a frame.
      hideEdgesOnMove: edges.length > 4000,
      minCameraRatio: 0.08,
      maxCameraRatio: 2,
      defaultDrawNodeLabel: (context, data) => labels.draw(context, data),
      defaultDrawNodeHover: (context, data) => drawHover(context, data, ink),
      nodeReducer: (id, data) => {
        const now = look.current;
        if (!now.shown.has(id) && !now.marked?.nodes.has(id)) return { ...data, hidden: true };
        const out = now.marked ? !now.marked.nodes.has(id) : false;
        if (out) return { ...data, color: ink.fainter, label: null, zIndex: 0 };
        const first = now.marked !== null || id === now.chosen;
        return {
          ...data,
          color: colourOf(id),
          zIndex: 1,
          highlighted: id === now.chosen,
          forceLabel: first && (now.marked?.nodes.size ?? 0) < 24,
        };
      },
      edgeReducer: (id, data) => {
        const now = look.current;
        const pair = pairOf(graph.source(id), graph.target(id));
        if (now.marked?.pairs.has(pair)) return { ...data, color: ink.mark, type: 'line', size: 3, zIndex: 1 };
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
    sigma.on('beforeRender', labels.begin);
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
  }, [of, steps, theme]);

  // While a large network settles its points move on; the drawing stays.
  useEffect(() => {
    const graph = drawn.current?.getGraph();
    if (!graph || !places) return;
    const { edges } = look.current;
    graph.updateEachNodeAttributes(
      (id, node) => {
        const [x, y] = placeOf(id, places, edges);
        return { ...node, x, y };
      },
      { attributes: ['x', 'y'] },
    );
    box.current?.toggleAttribute('data-settled', places.settled);
  }, [places]);

  // In the next frame, and where only the time moved only what came or went: the slider stays under the finger.
  const before = useRef({ tones, shown, marked, chosen });
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const sigma = drawn.current;
      const last = before.current;
      before.current = { tones, shown, marked, chosen };
      if (!sigma) return;
      const graph = sigma.getGraph();
      const onlyTime = last.tones === tones && last.marked === marked && last.chosen === chosen;
      const turned = onlyTime ? [...shown].filter((id) => !last.shown.has(id)) : [];
      if (onlyTime) for (const id of last.shown) if (!shown.has(id)) turned.push(id);
      const partialGraph = {
        nodes: turned.filter((id) => graph.hasNode(id)),
        edges: turned.filter((id) => graph.hasEdge(id)),
      };
      sigma.refresh(onlyTime ? { skipIndexation: true, partialGraph } : {});
    });
    return () => cancelAnimationFrame(frame);
  }, [tones, shown, marked, chosen]);

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
      {!places && (
        <p className="graph__placing small soft" role="status">
          {t('network.placing', { count: nodes.length })}
        </p>
      )}
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
