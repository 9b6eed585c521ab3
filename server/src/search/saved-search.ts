import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Viewer } from '../identity/viewer.js';
import {
  facetNames,
  type SearchFilters,
  type SearchRequest,
  type SearchSort,
  type SearchStep,
} from './search-engine.js';

/** As many as one account keeps. */
export const mostSaved = 50;
/** An alert needs a search that finds no more than this: of a broader one there would be news every day. */
export const mostWatched = 2000;

/** A search that somebody keeps, with what it asks for; `alerts` when they are told of what newly answers it. */
@Entity({ tableName: 'saved_search' })
export class SavedSearch {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  query!: string;

  @Property({ type: 'json' })
  filters!: SearchFilters;

  @Property({ type: 'string[]' })
  without!: string[];

  @Property({ type: 'text' })
  sort!: SearchSort;

  @Property({ type: 'text', nullable: true })
  step!: SearchStep | null;

  @Property({ type: 'boolean' })
  alerts!: boolean;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}

/** The search itself, as it would be asked by its owner now. */
export function requestOf(saved: SavedSearch, viewer: Viewer, among: readonly string[] | null = null): SearchRequest {
  const { query, sort, without, step } = saved;
  return { query, sort, without, step, filters: { ...saved.filters, among }, first: 1, offset: 0, viewer, lang: 'en' };
}

/** The page of the search, by the names that its address uses. */
export function addressOf({ query, filters, without, sort, step }: Omit<SavedSearch, 'id'>): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const name of facetNames) for (const value of filters[name] ?? []) parameters.append(name, value);
  const { bounds, near } = filters;
  if (bounds) parameters.set('bounds', [bounds.south, bounds.west, bounds.north, bounds.east].join(','));
  if (near) parameters.set('near', [near.latitude, near.longitude, ...(near.km ? [near.km] : [])].join(','));
  if (filters.updatedSince) parameters.set('since', filters.updatedSince);
  for (const id of without) parameters.append('without', id);
  if (sort !== 'relevance') parameters.set('sort', sort);
  if (step) parameters.set('step', step);
  const asked = parameters.toString();
  return asked ? `/search?${asked}` : '/search';
}
