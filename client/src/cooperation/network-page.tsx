import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { LinkType } from '../gql/graphql';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { ChosenInNetwork } from './chosen-in-network';
import { useConnection } from './connection-paths';
import { colourings, NetworkControls } from './network-controls';
import { networkQuery } from './network-query';
import { NetworkTable } from './network-table';
import { NetworkView } from './network-view';
import { PathFinder } from './path-finder';
import { useSomeone } from './stakeholder-picker';
import { useDrawnNetwork } from './use-drawn-network';

/** How many stakeholders are drawn: a phone has neither the room nor the strength for more than a few hundred. */
const mostDrawn = matchMedia('(min-width: 720px)').matches ? 2000 : 500;

const views = ['graph', 'map', 'table'] as const;

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

  const { people, groups, nodes, edges, marked } = useDrawnNetwork({ data, network, by, from, paths, group });

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
    // With the address as it is by then: a filter chosen meanwhile stays.
  }, [sliding, parameters]);
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
              <ChosenInNetwork
                person={person}
                links={links.filter((link) => link.from === person.id || link.to === person.id).length}
                set={set}
              />
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
