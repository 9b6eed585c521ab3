import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, labelText } from '../foundation/localised-text.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { Country } from './country.js';
import { countryOf } from './country-loaders.js';
import { Place } from './place.js';
import { Region } from './region.js';

@Resolver(() => Country)
export class CountryResolver {
  @Query(() => [Country], { description: 'All countries, or those of one region, by code.' })
  @Rule('public')
  async countries(
    @Ctx() { em }: HasDatabase,
    @Arg('region', () => String, { nullable: true, description: 'Only countries of this region.' }) region?: string,
  ): Promise<Country[]> {
    await requireKnown(em, Region, 'id', 'region', region);
    return em.find(Country, region ? { regions: { $contains: [region] } } : {}, { orderBy: { code: 'asc' } });
  }

  @Query(() => Country, { description: 'One country by its ISO 3166-1 alpha-2 code.' })
  @Rule('public')
  async country(
    @Ctx() context: HasDatabase,
    @Arg('code', () => String, { description: 'Two capital letters, such as TN.' }) code: string,
  ): Promise<Country> {
    const found = await countryOf(context, code);
    if (!found) throw new NotFound('country');
    return found;
  }

  @FieldResolver(() => LocalText, { description: 'Name of the country, from CLDR.' })
  name(@Root() country: Country, @Lang() lang: string): LocalText {
    return labelText(country.names, lang, country.code);
  }

  @FieldResolver(() => [Country], { description: 'Countries next to it by land, or near by sea.' })
  async neighbours(@Root() country: Country, @Ctx() context: HasDatabase): Promise<Country[]> {
    const found = await Promise.all(country.neighbours.map((code) => countryOf(context, code)));
    return found.filter((each) => each !== null);
  }
}

@Resolver(() => Place)
export class PlaceResolver {
  @Query(() => [Place], { description: 'All towns that profiles can be placed in, or those of one country.' })
  @Rule('public')
  async places(
    @Ctx() { em }: HasDatabase,
    @Arg('country', () => String, { nullable: true, description: 'Only towns of this country.' }) country?: string,
  ): Promise<Place[]> {
    await requireKnown(em, Country, 'code', 'country', country);
    return em.find(Place, country ? { countryCode: country } : {}, { orderBy: { id: 'asc' } });
  }

  @FieldResolver(() => LocalText, { description: 'Name of the town.' })
  name(@Root() place: Place, @Lang() lang: string): LocalText {
    return labelText(place.names, lang, place.id);
  }

  @FieldResolver(() => Country, { description: 'The country it lies in.' })
  async country(@Root() place: Place, @Ctx() context: HasDatabase): Promise<Country> {
    const found = await countryOf(context, place.countryCode);
    if (!found) throw new NotFound('country');
    return found;
  }
}

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => [Region], { description: 'Named sets of countries.' })
  @Rule('public')
  regions(@Ctx() { em }: HasDatabase): Promise<Region[]> {
    return em.find(Region, {}, { orderBy: { id: 'asc' } });
  }

  @FieldResolver(() => LocalText, { description: 'Name of the region.' })
  name(@Root() region: Region, @Lang() lang: string): LocalText {
    return labelText(region.names, lang, region.id);
  }
}
