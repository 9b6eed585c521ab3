import { useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { LinkType } from '../gql/graphql';
import { plain } from '../stakeholders/stakeholder-line';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { useConnection } from './connection-paths';
import { colourings, NetworkControls } from './network-controls';
import { groupsOf, pairOf } from './network-graph-data';
import { NetworkTable } from './network-table';
import { NetworkView } from './network-view';
import { PathFinder } from './path-finder';
import { type Someone, useSomeone } from './stakeholder-picker';

const networkQuery = graphql(`
  query Network($countries: [String!], $sector: String, $types: [LinkType!], $around: String, $depth: Int!, $first: Int!) {
    network(countries: $countries, sector: $sector, types: $types, around: $around, depth: $depth, first: $first) {
      nodes { links community sector stakeholder { id slug name nameLang kind demonstration country { code } } }
      links { id from to type since }
      stakeholdersLeftOut linksLeftOut
    }
    countries { code name { text } }
    categories: sectors(level: 1) { id label { text } }
    sectors(level: 2) { id label { text } }
  }
`);

/** How many stakeholders are drawn: a phone has neither the room nor the strength for more than a few hundred. */
const mostDrawn = matchMedia('(min-width: 720px)').matches ? 2000 : 500;

const views = ['graph', 'map', 'table'] as const;

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

/** The cooperation network: drawn, as a map of corridors, and as a table; filtered, in time, and as paths between two. */
export function NetworkPage() {
  const { t } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const get = (name: string) => parameters.get(name);
  const set = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParameters(next, { replace: true, preventScrollReset: true });
  };
  const view = views.find((each) => each === get('view')) ?? 'graph';
  const by = colourings.find((each) => each === get('by')) ?? 'country';
  const focus = get('focus');
  const depth = Math.min(3, Math.max(1, Number(get('depth')) || 1));
  const [{ data, fetching, error }, again] = useQuery({
    query: networkQuery,
    variables: {
      countries: get('country') ? [get('country') as string] : null,
      sector: get('sector'),
      types: get('type') ? [get('type') as LinkType] : null,
      around: focus,
      depth,
      first: mostDrawn,
    },
  });
  const network = error ? undefined : data?.network;

  const { someone: from } = useSomeone(get('from'));
  const { someone: to } = useSomeone(get('to'));
  const [connection, connectAgain] = useConnection(from?.id, to?.id);
  const paths = from && to && !connection.error ? connection.data?.connection : undefined;

  const [chosen, setChosen] = useState<string | null>(null);
  const [group, setGroup] = useState<string | null>(null);

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
    const drawn = (network?.links ?? []).map(({ id, from, to }) => ({ id, from, to }));
    const known = new Set(drawn.map((edge) => pairOf(edge.from, edge.to)));
    // A step through a shared cluster, or over a link that a filter leaves out, is drawn as long as its path is.
    for (const path of paths ?? []) {
      let at = from?.id ?? '';
      for (const step of path.steps) {
        const pair = pairOf(at, step.to.id);
        if (!known.has(pair)) drawn.push({ id: pair, from: at, to: step.to.id });
        known.add(pair);
        at = step.to.id;
      }
    }
    return drawn;
  }, [network, paths, from]);

  const years = useMemo(() => {
    const all = (network?.links ?? []).map((link) => Number(link.since.slice(0, 4)));
    return all.length > 0 ? { first: Math.min(...all), last: Math.max(...all) } : null;
  }, [network]);
  // While the slider moves the picture follows it; the address follows when it rests.
  const [sliding, setSliding] = useState<number | null>(null);
  useEffect(() => {
    if (sliding === null) return;
    const timer = setTimeout(() => {
      set({ until: sliding === years?.last ? null : String(sliding) });
      setSliding(null);
    }, 250);
    return () => clearTimeout(timer);
  }, [sliding]);
  const until = years
    ? Math.min(years.last, Math.max(years.first, sliding ?? (Number(get('until')) || years.last)))
    : null;

  const links = useMemo(
    () => (network?.links ?? []).filter((link) => until === null || Number(link.since.slice(0, 4)) <= until),
    [network, until],
  );
  const focused = focus ? [...people.values()].find((each) => each.slug === focus) : undefined;
  const shown = useMemo(() => {
    const ids = new Set(focused ? [focused.id] : []);
    for (const { id, from, to } of links) ids.add(id).add(from).add(to);
    return ids;
  }, [links, focused]);

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

  const rows = (view === 'table' ? links : []).flatMap((link) => {
    const [one, other] = [people.get(link.from), people.get(link.to)];
    return one && other ? [{ ...link, from: one, to: other }] : [];
  });
  const person = chosen ? people.get(chosen) : undefined;
  const left = network ? network.stakeholdersLeftOut : 0;

  return (
    <Page title={t('nav.network')}>
      <p className="soft lead-in">{t('network.text')}</p>
      <PathFinder
        from={from}
        to={to}
        paths={paths}
        state={{
          fetching: connection.fetching,
          error: connection.error,
          retry: () => connectAgain({ requestPolicy: 'network-only' }),
        }}
        onChange={(name, someone) => set({ [name]: someone?.slug ?? null })}
      />
      <Section
        id="whole"
        title={focused ? t('network.around', { name: focused.name }) : t('network.whole')}
        beside={
          network && (
            <p className="small soft" role="status">
              {t('network.count', { links: links.length, stakeholders: shown.size - links.length })}
            </p>
          )
        }
      >
        <nav className="bar" aria-label={t('network.views')}>
          <div className="tabs">
            {views.map((each) => (
              <button
                key={each}
                type="button"
                aria-current={each === view ? 'true' : undefined}
                onClick={() => set({ view: each === 'graph' ? null : each })}
              >
                {t(`network.view.${each}`)}
              </button>
            ))}
          </div>
        </nav>
        <div className="layout layout--end layout--network">
          <div>
            {!network && (
              <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
            )}
            {network && view !== 'map' && network.links.length === 0 && (
              <div className="notice">
                <p>{t('network.none')}</p>
                <button
                  className="btn"
                  type="button"
                  onClick={() => set({ country: null, sector: null, type: null, focus: null, until: null })}
                >
                  {t('network.clear')}
                </button>
              </div>
            )}
            {network && view === 'table' && <NetworkTable rows={rows} />}
            {network && view !== 'table' && (
              <NetworkView
                network={network}
                map={view === 'map'}
                until={until}
                nodes={nodes}
                edges={edges}
                shown={shown}
                marked={marked}
                chosen={chosen}
                onChoose={setChosen}
                groups={groups}
                group={group}
                onGroup={setGroup}
              />
            )}
            {left > 0 && (
              <p className="small soft">
                {t('network.leftOut', { stakeholders: left, links: network?.linksLeftOut ?? 0 })}
              </p>
            )}
          </div>
          <aside className="stack" aria-label={t('network.settings')}>
            {person && (
              <div className="notice" role="status">
                <p className="entry__name">
                  <Link to={`/s/${person.slug}`}>
                    <Name name={person.name} lang={person.nameLang} />
                  </Link>
                </p>
                <p className="small soft">
                  {t(`kind.${plain(person.kind)}`)} · {person.country.name.text} ·{' '}
                  {t('network.linksOf', {
                    count: links.filter((link) => link.from === person.id || link.to === person.id).length,
                  })}
                </p>
                <div className="row">
                  <button className="btn btn--small" type="button" onClick={() => set({ focus: person.slug })}>
                    {t('network.focus')}
                  </button>
                  <button className="btn btn--small" type="button" onClick={() => set({ from: person.slug })}>
                    {t('network.pathFrom')}
                  </button>
                </div>
              </div>
            )}
            <NetworkControls
              view={view}
              by={by}
              focused={focused}
              focus={focus}
              depth={depth}
              years={years}
              until={until}
              onSlide={setSliding}
              chosen={{ country: get('country'), sector: get('sector'), type: get('type') }}
              set={set}
            />
          </aside>
        </div>
      </Section>
    </Page>
  );
}
