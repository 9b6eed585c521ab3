import { batched, keyBy } from '../foundation/batching.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Country } from './country.js';
import { Place } from './place.js';

/** Countries by code, one statement a request. */
export const countryOf = batched<HasDatabase, Country | null>(
  async (codes, { em }) => keyBy(await em.find(Country, { code: { $in: [...codes] } }), (row) => row.code),
  () => null,
);

/** Places by identifier, one statement a request. */
export const placeOf = batched<HasDatabase, Place | null>(
  async (ids, { em }) => keyBy(await em.find(Place, { id: { $in: [...ids] } }), (row) => row.id),
  () => null,
);
