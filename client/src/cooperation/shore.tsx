import { useReading } from '../ui/locale';
import { Scrolled } from '../ui/scrolled';
import { Star } from '../ui/star';

/** Links between two countries, or inside one. */
export interface Corridor {
  from: { code: string };
  to: { code: string };
  links: number;
}

/** How high an arc climbs, by how many countries it spans: higher for longer ones, and never out of the picture. */
const lifts = [0, 93, 186, 245, 285, 312, 330];

/** Countries on a line from west to east, joined by arcs as thick as their links are many. Never mirrored: it is a map. */
export function Shore({
  countries,
  corridors,
}: {
  countries: { code: string; name: string; below: string; weight: number }[];
  corridors: Corridor[];
}) {
  const { t, number } = useReading();
  const across = (index: number) => 80 + (index * 1040) / Math.max(1, countries.length - 1);
  const place = new Map(countries.map((country, index) => [country.code, index]));
  const arcs = corridors.flatMap(({ from, to, links }) => {
    const ends = [place.get(from.code), place.get(to.code)];
    if (ends[0] === undefined || ends[1] === undefined || ends[0] === ends[1]) return [];
    const [left, right] = [Math.min(...(ends as number[])), Math.max(...(ends as number[]))];
    return [{ left, right, links }];
  });
  const most = Math.max(1, ...arcs.map((arc) => arc.links));
  const heaviest = Math.max(1, ...countries.map((country) => country.weight));
  const top = [...arcs].sort((a, b) => b.links - a.links).slice(0, 3);
  const name = (index: number) => countries[index]?.name ?? '';
  return (
    <Scrolled label={t('home.shore')} className="shore-scroll">
      <svg
        className="shore"
        viewBox="0 0 1200 360"
        role="img"
        aria-label={t('shore.drawn', {
          top: top.map((arc) => `${name(arc.left)} – ${name(arc.right)} (${number(arc.links)})`).join(t('list.comma')),
        })}
      >
        <line x1="0" x2="1200" y1="262" y2="262" stroke="var(--line-strong)" strokeWidth="1" />
        {[...arcs]
          .sort((a, b) => a.links - b.links)
          .map(({ left, right, links }) => {
            const [from, to] = [across(left), across(right)];
            const lift = lifts[right - left] ?? 330;
            const lean = (to - from) * 0.06;
            return (
              <path
                key={`${left}-${right}`}
                d={`M${from} 262C${from + lean} ${262 - lift} ${to - lean} ${262 - lift} ${to} 262`}
                fill="none"
                stroke="var(--sea)"
                strokeOpacity={links > most * 0.6 ? 0.9 : 0.4}
                strokeWidth={(0.8 + (5.2 * links) / most).toFixed(1)}
              />
            );
          })}
        {countries.map((country, index) => {
          const size = 44 + 36 * Math.sqrt(country.weight / heaviest);
          return (
            <g key={country.code}>
              <circle cx={across(index)} cy="262" r={size / 2 + 5} fill="var(--paper)" />
              <g transform={`translate(${across(index) - size / 2} ${262 - size / 2})`}>
                <Star name={country.code} size={size} />
              </g>
              <text x={across(index)} y="328" textAnchor="middle" fontSize="16" fontWeight="500">
                {country.name}
              </text>
              <text className="n" x={across(index)} y="350" textAnchor="middle" fontSize="14">
                {country.below}
              </text>
            </g>
          );
        })}
      </svg>
    </Scrolled>
  );
}
