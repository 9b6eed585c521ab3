import type {
  Agreement,
  Direction,
  EvidenceLevel,
  OfferingKind,
  SearchFiltersInput,
  SearchSort,
  SearchStep,
  StakeholderKind,
  WomenLedForm,
} from '../gql/graphql';

/** The facets shown, in this order; each is a filter of the same name in the address. */
export const shownFacets = [
  'country',
  'sector',
  'kind',
  'direction',
  'offeringKind',
  'womenLed',
  'evidence',
  'cluster',
  'language',
  'size',
] as const;
export type ShownFacet = (typeof shownFacets)[number];

/** Every facet that an address may filter by; those not shown are chosen elsewhere and stand as chips. */
export const facetFilters = [...shownFacets, 'concept', 'place', 'region', 'agreement', 'target'] as const;
export type FacetFilter = (typeof facetFilters)[number];

export const views = ['cards', 'table', 'map'] as const;
export type View = (typeof views)[number];

export const sorts = ['relevance', 'newest', 'name'] as const;

/** GraphQL spelling of a stored value, as enumerations want it. */
export function enumName(value: string): string {
  return value.toUpperCase().replaceAll('-', '_');
}

/** A value of a list, or its first when the address says something else. */
export function oneOf<T extends string>(given: string | null, list: readonly T[]): T {
  return list.find((each) => each === given) ?? (list[0] as T);
}

/** Bounds as the address writes them: south,west,north,east. */
export function boundsFrom(text: string | null): SearchFiltersInput['bounds'] {
  const parts = (text ?? '').split(',').map(Number);
  const [south = Number.NaN, west = Number.NaN, north = Number.NaN, east = Number.NaN] = parts;
  const valid = parts.length === 4 && parts.every(Number.isFinite) && south < north && west < east;
  return valid && south >= -90 && north <= 90 && west >= -180 && east <= 180 ? { south, west, north, east } : null;
}

/** A point and perhaps a distance as the address writes them: latitude,longitude,kilometres. */
export function nearFrom(text: string | null): SearchFiltersInput['near'] {
  const parts = (text ?? '').split(',').map(Number);
  const [latitude = Number.NaN, longitude = Number.NaN, km] = parts;
  const valid = text && parts.length <= 3 && parts.every(Number.isFinite);
  const placed = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return valid && placed && (km === undefined || (km >= 1 && km <= 20_000))
    ? { latitude, longitude, km: km ?? null }
    : null;
}

/** A day as the address writes it: YYYY-MM-DD. */
export function sinceFrom(text: string | null): string | null {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** The search that an address asks for; `all` words of the query switched off by the reader are in `without`. */
export function searchFrom(parameters: URLSearchParams) {
  const values = (name: string) => parameters.getAll(name);
  const filters: SearchFiltersInput = {
    country: values('country'),
    sector: values('sector'),
    cluster: values('cluster'),
    language: values('language'),
    size: values('size').slice(0, 5),
    concept: values('concept'),
    place: values('place'),
    region: values('region'),
    target: values('target'),
    agreement: values('agreement').map(enumName) as Agreement[],
    kind: values('kind').map(enumName) as StakeholderKind[],
    direction: values('direction').map(enumName) as Direction[],
    offeringKind: values('offeringKind').map(enumName) as OfferingKind[],
    womenLed: values('womenLed').map(enumName) as WomenLedForm[],
    evidence: values('evidence').map(enumName) as EvidenceLevel[],
    bounds: boundsFrom(parameters.get('bounds')),
    near: nearFrom(parameters.get('near')),
    updatedSince: sinceFrom(parameters.get('since')),
  };
  const step = parameters.get('step');
  return {
    query: (parameters.get('q') ?? '').slice(0, 300),
    without: values('without').slice(0, 50),
    filters,
    sort: enumName(oneOf(parameters.get('sort'), sorts)) as SearchSort,
    step: (step ? enumName(step) : null) as SearchStep | null,
  };
}
