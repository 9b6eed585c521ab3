import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { Name } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { mapSize, seaProjection, useLand } from '../ui/sea-map';
import type { searchFrom } from './search-parameters';

const pointsQuery = graphql(`
  query SearchPoints($query: String!, $filters: SearchFiltersInput, $without: [String!]!, $step: SearchStep) {
    search(query: $query, filters: $filters, without: $without, first: 1, step: $step) {
      total
      points { id title lang place latitude longitude }
    }
    places { id name { text } }
  }
`);

interface Spot {
  key: string;
  name: string | null;
  latitude: number;
  longitude: number;
  who: { id: string; title: string; lang: string }[];
}

/**
 * Where the hits are: one circle a town, as large as its hits are many, and the same towns as a list. The land is
 * drawn without borders: where they run is not ours to say. Never mirrored.
 */
export function SearchMap({
  search,
  onBounds,
}: {
  search: ReturnType<typeof searchFrom>;
  onBounds: (bounds: string | null) => void;
}) {
  const { t, number } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: pointsQuery, variables: search });
  const [zoom, setZoom] = useState({ scale: 1, x: 0, y: 0 });
  const [chosen, setChosen] = useState<string | null>(null);
  const projection = useMemo(() => seaProjection(), []);
  const land = useLand(projection);

  const names = new Map(data?.places.map((place) => [place.id, place.name.text]));
  const spots = new Map<string, Spot>();
  for (const { id, title, lang, place, latitude, longitude } of data?.search.points ?? []) {
    const key = place ?? `${latitude},${longitude}`;
    const spot = spots.get(key) ?? { key, name: (place && names.get(place)) || null, latitude, longitude, who: [] };
    spot.who.push({ id, title, lang });
    spots.set(key, spot);
  }
  const largest = Math.max(1, ...[...spots.values()].map((spot) => spot.who.length));
  const placed = (data?.search.points ?? []).length;
  const view = { width: mapSize.width / zoom.scale, height: mapSize.height / zoom.scale };
  const left = (mapSize.width - view.width) / 2 + zoom.x;
  const top = (mapSize.height - view.height) / 2 + zoom.y;
  const move = (x: number, y: number) =>
    setZoom({ ...zoom, x: zoom.x + (x * view.width) / 4, y: zoom.y + (y * view.height) / 4 });
  const here = () => {
    const corners = [
      [left, top],
      [left + view.width, top],
      [left, top + view.height],
      [left + view.width, top + view.height],
    ].map((corner): [number, number] => projection.invert?.(corner as [number, number]) ?? [0, 0]);
    const [east, north] = [Math.max(...corners.map((each) => each[0])), Math.max(...corners.map((each) => each[1]))];
    const [west, south] = [Math.min(...corners.map((each) => each[0])), Math.min(...corners.map((each) => each[1]))];
    onBounds([south, west, north, east].map((each) => each.toFixed(2)).join(','));
  };
  const nameOf = (spot: Spot) => spot.name ?? t('search.map.elsewhere');
  const open = chosen === null ? undefined : spots.get(chosen);
  return (
    <>
      <QueryState fetching={fetching && !data} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      {data && (
        <>
          <p className="small soft">{t('search.map.placed', { placed, total: data.search.total })}</p>
          <div className="map-box">
            <svg
              className="map"
              viewBox={`${left} ${top} ${view.width} ${view.height}`}
              role="img"
              aria-label={t('search.map.drawn', { places: spots.size })}
            >
              {land && <path d={land} className="map__land" />}
              {[...spots.values()]
                .sort((a, b) => b.who.length - a.who.length)
                .map((spot) => {
                  const [x = 0, y = 0] = projection([spot.longitude, spot.latitude]) ?? [];
                  const radius = (5 + 13 * Math.sqrt(spot.who.length / largest)) / zoom.scale;
                  return (
                    <g key={spot.key}>
                      <circle cx={x} cy={y} r={radius} className="map__place">
                        <title>{`${nameOf(spot)}: ${number(spot.who.length)}`}</title>
                      </circle>
                      {spot.who.length > 2 && (
                        <text
                          x={x}
                          y={y + 4 / zoom.scale}
                          textAnchor="middle"
                          fontSize={11 / zoom.scale}
                          className="map__count"
                        >
                          {number(spot.who.length)}
                        </text>
                      )}
                    </g>
                  );
                })}
            </svg>
            <div className="map-tools" role="group" aria-label={t('search.map.move')}>
              <button
                type="button"
                className="btn btn--small"
                aria-label={t('search.map.closer')}
                onClick={() => setZoom({ ...zoom, scale: Math.min(8, zoom.scale * 1.5) })}
              >
                +
              </button>
              <button
                type="button"
                className="btn btn--small"
                aria-label={t('search.map.further')}
                onClick={() => setZoom({ ...zoom, scale: Math.max(1, zoom.scale / 1.5) })}
              >
                −
              </button>
              {(
                [
                  ['west', '←', -1, 0],
                  ['north', '↑', 0, -1],
                  ['south', '↓', 0, 1],
                  ['east', '→', 1, 0],
                ] as const
              ).map(([name, sign, x, y]) => (
                <button
                  key={name}
                  type="button"
                  className="btn btn--small"
                  aria-label={t(`search.map.${name}`)}
                  onClick={() => move(x, y)}
                >
                  {sign}
                </button>
              ))}
            </div>
          </div>
          <p className="row">
            <button type="button" className="btn btn--small" onClick={here}>
              {t('search.map.here')}
            </button>
            {search.filters.bounds && (
              <button type="button" className="btn btn--small" onClick={() => onBounds(null)}>
                {t('search.map.everywhere')}
              </button>
            )}
          </p>
          <ul className="spots">
            {[...spots.values()]
              .sort((a, b) => b.who.length - a.who.length || nameOf(a).localeCompare(nameOf(b)))
              .map((spot) => (
                <li key={spot.key}>
                  <button
                    type="button"
                    className="link"
                    aria-expanded={chosen === spot.key}
                    onClick={() => setChosen(chosen === spot.key ? null : spot.key)}
                  >
                    {nameOf(spot)} <span className="muted">{number(spot.who.length)}</span>
                  </button>
                  {open === spot && (
                    <ul>
                      {spot.who.map((each) => (
                        <li key={each.id}>
                          <Link to={`/s/${each.id}`}>
                            <Name name={each.title} lang={each.lang} />
                          </Link>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
          </ul>
        </>
      )}
    </>
  );
}
