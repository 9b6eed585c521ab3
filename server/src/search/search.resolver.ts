import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { clusterOf } from '../clusters/cluster-loaders.js';
import { countryOf, placeOf } from '../countries/country-loaders.js';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import { decodeCursor, encodeCursor } from '../foundation/paging.js';
import { BadInput } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { sectorOf } from '../sectors/sector-loaders.js';
import { cardsOf } from '../stakeholders/stakeholder-loaders.js';
import { requestFilters } from './request-filters.js';
import { SearchPoint, SearchResult, SearchSuggestion } from './search.types.js';
import { SearchArgs } from './search-args.js';
import type { HasSearch, SearchRequest } from './search-engine.js';

type Reader = HasDatabase & HasLanguage & HasViewer & HasSearch;

/** Deeper pages than this are not read by people; filters narrow instead. */
const deepest = 10_000;

function offsetOf(after: string | null | undefined): number {
  if (!after) return 0;
  const [offset] = decodeCursor(after, 1);
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0 || offset > deepest) {
    throw new BadInput('after', 'is not a cursor of this list; pass the endCursor of an earlier page or leave it out');
  }
  return offset;
}

@Resolver(() => SearchResult)
export class SearchResolver {
  @Query(() => SearchResult, { description: 'Stakeholders by words in any language, each hit with its reasons.' })
  @Rule('public')
  async search(@Ctx() context: Reader, @Args(() => SearchArgs) args: SearchArgs): Promise<SearchResult> {
    const offset = offsetOf(args.after);
    const { filters, query, sort, first, without, step } = args;
    const wanted = await requestFilters(context, filters);
    const { viewer, lang } = context;
    const request: SearchRequest = { query, filters: wanted, sort, first, offset, without, step, viewer, lang };
    const answer = await context.engine.search(request);
    const { sectors, countries, places } = await context.engine.known();
    sectorOf.know(context, sectors);
    countryOf.know(context, countries);
    placeOf.know(context, places);
    const stakeholders = await cardsOf(
      context,
      answer.hits.map((hit) => hit.id),
    );
    const clusters = await Promise.all(answer.clusters.map((id) => clusterOf(context, id)));
    const end = offset + answer.hits.length;
    return {
      ...answer,
      request,
      // The rows decide what is shown: a hit hidden since it was indexed falls out here.
      hits: answer.hits.flatMap((hit, index) => {
        const stakeholder = stakeholders[index];
        return stakeholder ? [{ ...hit, stakeholder }] : [];
      }),
      clusters: clusters.filter((each) => each !== null),
      pageInfo: { hasNextPage: end < answer.total, endCursor: answer.hits.length > 0 ? encodeCursor([end]) : null },
    };
  }

  @FieldResolver(() => [SearchPoint], {
    description:
      'Where the hits are, for a map: of the whole answer, not of this page, those with a place you may see.',
    complexity: 20,
  })
  points(
    @Ctx() { engine }: Reader,
    @Root() { request }: SearchResult,
    @Arg('first', () => Int, { defaultValue: 2000, description: 'How many at most, 1 to 2,000.' }) first: number,
  ): Promise<SearchPoint[]> {
    if (first < 1 || first > 2000) throw new BadInput('first', 'must be from 1 to {most}', { most: 2000 });
    return engine.points(request, first);
  }

  @Query(() => [SearchSuggestion], { description: 'Concepts, sectors, places and stakeholders as one types.' })
  @Rule('public')
  suggest(
    @Ctx() { engine, viewer, lang }: Reader,
    @Arg('query', () => String, { description: 'The beginning of a word, at least two letters.' }) query: string,
    @Arg('first', () => Int, { defaultValue: 8, description: 'How many, 1 to 20.' }) first: number,
  ): Promise<SearchSuggestion[]> {
    if (first < 1 || first > 20) throw new BadInput('first', 'must be from 1 to {most}', { most: 20 });
    return engine.suggest(query, first, viewer, lang);
  }
}
