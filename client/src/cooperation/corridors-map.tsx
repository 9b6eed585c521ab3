import { useMemo } from 'react';
import { useReading } from '../ui/locale';
import { Scrolled } from '../ui/scrolled';
import { mapSize, seaProjection, useLand } from '../ui/sea-map';

/** A country with its place on the map. */
export interface MapCountry {
  code: string;
  name: { text: string };
  latitude: number;
  longitude: number;
}

/**
 * Countries as points joined by arcs as thick as their links are many. The land is drawn without borders: where they
 * run is not ours to say. Never mirrored.
 */
export function CorridorsMap({
  corridors,
}: {
  corridors: readonly { from: MapCountry; to: MapCountry; links: number }[];
}) {
  const { t, number } = useReading();
  const projection = useMemo(() => {
    const places = corridors.flatMap(({ from, to }) => [from, to]).map((each) => [each.longitude, each.latitude]);
    return seaProjection(places).clipExtent([
      [-10, -10],
      [mapSize.width + 10, mapSize.height + 10],
    ]);
  }, [corridors]);
  const land = useLand(projection);

  const at = (country: MapCountry) => projection([country.longitude, country.latitude]) ?? [0, 0];
  const countries = new Map<string, { country: MapCountry; inside: number; links: number }>();
  for (const { from, to, links } of corridors)
    for (const country of from.code === to.code ? [from] : [from, to]) {
      const known = countries.get(country.code) ?? { country, inside: 0, links: 0 };
      known.links += links;
      if (from.code === to.code) known.inside += links;
      countries.set(country.code, known);
    }
  const arcs = corridors.filter((each) => each.from.code !== each.to.code).sort((a, b) => a.links - b.links);
  const most = Math.max(1, ...arcs.map((arc) => arc.links));
  const busiest = Math.max(1, ...[...countries.values()].map((each) => each.links));
  /** Where the name stands: below its point, or outwards where a neighbour is so close that the names would meet. */
  const beside = (code: string, x: number, y: number, radius: number) => {
    for (const { country } of countries.values()) {
      const [otherX = 0, otherY = 0] = at(country);
      if (country.code === code || Math.abs(otherX - x) > 80 || Math.abs(otherY - y) > 26) continue;
      const west = x < otherX || (x === otherX && code < country.code);
      return { x: west ? x - radius - 4 : x + radius + 4, y: y + 5, textAnchor: west ? 'end' : 'start' } as const;
    }
    return { x, y: y + radius + 15, textAnchor: 'middle' } as const;
  };
  return (
    <Scrolled label={t('network.view.map')} className="shore-scroll">
      <svg
        className="map"
        viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
        role="img"
        aria-label={t('network.mapDrawn', { corridors: number(arcs.length), countries: number(countries.size) })}
      >
        {land && <path d={land} className="map__land" />}
        {arcs.map(({ from, to, links }) => {
          const [[x1, y1], [x2, y2]] = [at(from), at(to)] as [[number, number], [number, number]];
          const lift = Math.hypot(x2 - x1, y2 - y1) * 0.22;
          return (
            <path
              key={`${from.code}${to.code}`}
              d={`M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 - lift} ${x2} ${y2}`}
              fill="none"
              stroke="var(--sea)"
              strokeLinecap="round"
              strokeOpacity={0.25 + (0.6 * links) / most}
              strokeWidth={0.8 + (6 * links) / most}
            >
              <title>{`${from.name.text} – ${to.name.text}: ${number(links)}`}</title>
            </path>
          );
        })}
        {[...countries.values()].map(({ country, inside, links }) => {
          const [x = 0, y = 0] = at(country);
          const radius = 4 + 10 * Math.sqrt(links / busiest);
          return (
            <g key={country.code}>
              <circle cx={x} cy={y} r={radius} className="map__place">
                <title>{`${country.name.text}: ${number(inside)}`}</title>
              </circle>
              <text {...beside(country.code, x, y, radius)}>{country.name.text}</text>
            </g>
          );
        })}
      </svg>
    </Scrolled>
  );
}
