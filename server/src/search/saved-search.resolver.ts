import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { requestFilters } from './request-filters.js';
import { changeSavedSearch, deleteSavedSearch, saveSearch } from './save-search.js';
import { addressOf, SavedSearch } from './saved-search.js';
import { SearchFiltersInput, SearchSortEnum, SearchStepEnum } from './search-args.js';
import type { HasSearch, SearchSort, SearchStep } from './search-engine.js';

type Owner = HasDatabase & HasViewer & HasSearch & { clock: Clock; requestId: string };

@ObjectType('SavedSearch', { description: 'A search that one keeps. Nobody else sees it.' })
export class SavedSearchView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => String, { description: 'What one calls it.' })
  name!: string;

  @Field(() => String, { description: 'Path of the page that asks it.' })
  address!: string;

  @Field(() => Boolean, {
    description:
      'Whether one is told when something answers that had not; mail comes as often as one chose for all mail.',
  })
  alerts!: boolean;

  @Field(() => Date, { description: 'Since when it is kept.' })
  createdAt!: Date;
}

@ArgsType()
class SaveSearchArgs {
  @Field(() => String, { description: 'What to call it: one line of 1 to 80 characters, another for each.' })
  name!: string;

  @Field(() => String, { defaultValue: '', description: 'Words in any language, at most 500 characters.' })
  query: string = '';

  @Field(() => SearchFiltersInput, { nullable: true, description: 'Filters.' })
  @ValidateNested()
  filters?: SearchFiltersInput | null;

  @Field(() => SearchSortEnum, { defaultValue: 'relevance', description: 'Order.' })
  sort: SearchSort = 'relevance';

  @Field(() => [String], { defaultValue: [], description: 'Identifiers understood in the query that do not count.' })
  @ArrayMaxSize(50)
  without!: string[];

  @Field(() => SearchStepEnum, { nullable: true, description: 'As wide as this step; as asked if left out.' })
  step?: SearchStep | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether to be told when something new answers; for searches that find at most 2,000.',
  })
  alerts: boolean = true;
}

@Resolver()
export class SavedSearchResolver {
  @Query(() => [SavedSearchView], { description: 'The searches one keeps, by name; at most 50.' })
  @Rule('signed-in')
  async savedSearches(@Ctx() { em, viewer }: Owner): Promise<SavedSearchView[]> {
    const rows = await em.find(SavedSearch, { accountId: viewer.accountId }, { orderBy: { name: 'asc' } });
    return rows.map(viewSavedSearch);
  }

  @Mutation(() => SavedSearchView, { description: 'Keeps a search, and tells of what newly answers it from now on.' })
  @Rule('signed-in')
  async saveSearch(@Ctx() context: Owner, @Args(() => SaveSearchArgs) given: SaveSearchArgs): Promise<SavedSearchView> {
    const filters = await requestFilters(context, given.filters);
    return viewSavedSearch(await saveSearch(context, { ...given, filters, step: given.step ?? null }));
  }

  @Mutation(() => SavedSearchView, { description: 'Renames a saved search, or turns its alerts on or off.' })
  @Rule('signed-in')
  async changeSavedSearch(
    @Ctx() context: Owner,
    @Arg('id', () => ID, { description: 'Identifier of the saved search.' }) id: string,
    @Arg('name', () => String, { nullable: true, description: 'Its new name; as it is if left out.' })
    name?: string | null,
    @Arg('alerts', () => Boolean, { nullable: true, description: 'Whether to be told; as it is if left out.' })
    alerts?: boolean | null,
  ): Promise<SavedSearchView> {
    return viewSavedSearch(await changeSavedSearch(context, id, { name, alerts }));
  }

  @Mutation(() => Boolean, { description: 'Forgets a saved search.' })
  @Rule('signed-in')
  async deleteSavedSearch(
    @Ctx() context: Owner,
    @Arg('id', () => ID, { description: 'Identifier of the saved search.' }) id: string,
  ): Promise<boolean> {
    await deleteSavedSearch(context, id);
    return true;
  }
}

function viewSavedSearch(row: SavedSearch): SavedSearchView {
  const { id, name, alerts, createdAt } = row;
  return Object.assign(new SavedSearchView(), { id, name, alerts, createdAt, address: addressOf(row) });
}
