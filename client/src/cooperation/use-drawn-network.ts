import { useMemo } from 'react';
import { useReading } from '../ui/locale';
import type { PathData } from './connection-paths';
import type { colourings } from './network-controls';
import { type GraphEdge, groupsOf, pairOf } from './network-graph-data';
import type { NetworkData } from './network-query';
import type { Someone } from './stakeholder-picker';

/** A community has no name of its own: it is told by whoever of it has most links in the picture. */
function communityNames(
  nodes: readonly { links: number; community?: number | null; stakeholder: { name: string } }[],
  around: (name: string) => string,
): Map<number, string> {
  const first = new Map<number, { links: number; name: string }>();
  for (const { links, community, stakeholder } of nodes)
    if (community && links > (first.get(community)?.links ?? 0))
      first.set(community, { links, name: stakeholder.name });
  return new Map([...first].map(([community, { name }]) => [community, around(name)]));
}

/** What is drawn of the network: who, in which groups by what colours tell, and joined by which links, a path among them. */
export function useDrawnNetwork({
  data,
  network,
  by,
  from,
  paths,
  group,
}: {
  data: NetworkData | undefined;
  network: NetworkData['network'] | undefined;
  by: (typeof colourings)[number];
  from: Someone | null | undefined;
  paths: readonly PathData[] | undefined;
  /** The group that stands out, by its identifier. */
  group: string | null;
}) {
  const { t } = useReading();
  const people = useMemo(() => {
    const names = new Map((data?.countries ?? []).map((each) => [each.code, each.name.text]));
    return new Map(
      (network?.nodes ?? []).map(({ stakeholder, ...standing }) => [
        stakeholder.id,
        {
          ...stakeholder,
          ...standing,
          country: { code: stakeholder.country.code, name: { text: names.get(stakeholder.country.code) ?? '' } },
        },
      ]),
    );
  }, [network, data]);

  const groups = useMemo(() => {
    const names = communityNames(network?.nodes ?? [], (name) => t('network.around', { name }));
    const sectors = new Map(
      [...(data?.categories ?? []), ...(data?.sectors ?? [])].map((each) => [each.id, each.label.text]),
    );
    return groupsOf(
      [...people.values()].map(({ id, country, sector, community }) => {
        if (by === 'community')
          return {
            id,
            group: community ? String(community) : '-',
            name: (community && names.get(community)) || t('network.noCommunity'),
          };
        return by === 'country'
          ? { id, group: country.code, name: country.name.text }
          : { id, group: sector ?? '-', name: sectors.get(sector ?? '') ?? t('network.noSector') };
      }),
      t('network.others'),
    );
  }, [network, data, people, by, t]);

  const nodes = useMemo(() => {
    const tones = new Map(groups.flatMap((each) => each.members.map((id) => [id, each.tone] as const)));
    const drawn = (network?.nodes ?? []).map(({ stakeholder, links }) => ({
      id: stakeholder.id,
      label: stakeholder.name,
      country: stakeholder.country.code,
      links,
      tone: tones.get(stakeholder.id) ?? null,
    }));
    // Those on a path are drawn even where a filter leaves them out.
    const steps = (paths ?? []).flatMap((path) => path.steps.map((step) => step.to));
    const missing = new Map([...(paths && from ? [from] : []), ...steps].map((each) => [each.id, each as Someone]));
    for (const node of drawn) missing.delete(node.id);
    const added = [...missing.values()].map((each) => ({
      id: each.id,
      label: each.name,
      country: '',
      links: 1,
      tone: null,
      added: true,
    }));
    return [...drawn, ...added];
  }, [network, groups, paths, from]);

  const edges = useMemo(() => {
    const drawn = (network?.links ?? []).map(({ id, from, to }): GraphEdge => ({ id, from, to }));
    const known = new Set(drawn.map((edge) => pairOf(edge.from, edge.to)));
    // A step through a shared cluster, or over a link that a filter leaves out, is drawn as long as its path is.
    for (const path of paths ?? []) {
      let at = from?.id ?? '';
      for (const step of path.steps) {
        const pair = pairOf(at, step.to.id);
        if (!known.has(pair)) drawn.push({ id: pair, from: at, to: step.to.id, added: true });
        known.add(pair);
        at = step.to.id;
      }
    }
    return drawn;
  }, [network, paths, from]);

  const marked = useMemo(() => {
    if (paths && paths.length > 0 && from) {
      const pairs = paths.flatMap((path) =>
        path.steps.map((step, index) => pairOf(path.steps[index - 1]?.to.id ?? from.id, step.to.id)),
      );
      const ids = [from.id, ...paths.flatMap((path) => path.steps.map((step) => step.to.id))];
      return { nodes: new Set(ids), pairs: new Set(pairs) };
    }
    const members = groups.find((each) => each.id === group)?.members;
    return members ? { nodes: new Set(members), pairs: new Set<string>() } : null;
  }, [paths, from, groups, group]);

  return { people, groups, nodes, edges, marked };
}
