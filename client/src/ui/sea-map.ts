import { type GeoProjection, geoConicConformal, geoPath } from 'd3-geo';
import { useEffect, useState } from 'react';
import { feature } from 'topojson-client';
import landUrl from 'world-atlas/land-50m.json?url';

type World = Parameters<typeof feature>[0];

/** Of every map, in units of its drawing. */
export const mapSize = { width: 1000, height: 520 };

/** Corners of the Mediterranean, always in the picture. */
const sea = [
  [-8, 30],
  [-6, 44],
  [38, 30],
  [36, 44],
];

/** Shows the Mediterranean and these places (longitude, latitude in degrees) as large as they fit. */
export function seaProjection(places: number[][] = []): GeoProjection {
  return geoConicConformal()
    .parallels([30, 45])
    .rotate([-14, 0])
    .fitExtent(
      [
        [40, 40],
        [mapSize.width - 40, mapSize.height - 40],
      ],
      { type: 'MultiPoint', coordinates: [...sea, ...places] },
    );
}

/** The outline of the land as an SVG path; none until it is there, or where it cannot be had: places and arcs say enough. */
export function useLand(projection: GeoProjection): string | null {
  const [land, setLand] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void fetch(landUrl)
      .then((response) => response.json() as Promise<World>)
      .then((world) => current && setLand(geoPath(projection)(feature(world, world.objects.land as never))))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [projection]);
  return land;
}
