import { Max, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Country } from '../countries/country.js';
import { countryOf } from '../countries/country-loaders.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import type { HasSnapshot } from './snapshot-store.js';
import { visibleLinks } from './visible-links.js';

type Reader = HasDatabase & HasViewer & HasSnapshot;

@ObjectType({ description: 'How many confirmed links join two countries, or lie inside one.' })
export class Corridor {
  @Field(() => Country, { description: 'One country, the first of the two by code.' })
  from!: Country;

  @Field(() => Country, { description: 'The other country; the same one for links inside it.' })
  to!: Country;

  @Field(() => Int, { description: 'Confirmed links that the viewer may see.' })
  links!: number;
}

@ArgsType()
class CorridorArgs {
  @Field(() => Int, { nullable: true, description: 'Only links that began in this year or before.' })
  @Min(1900)
  @Max(2200)
  until?: number | null;
}

@Resolver()
export class CorridorsResolver {
  @Query(() => [Corridor], {
    description: 'Confirmed links that the viewer may see, counted by pair of countries, most first.',
  })
  @Rule('public')
  async corridors(@Ctx() context: Reader, @Args(() => CorridorArgs) { until }: CorridorArgs): Promise<Corridor[]> {
    const counts = new Map<string, number>();
    for (const { sides, since } of visibleLinks(await context.snapshot(), context.viewer)) {
      if (until != null && Number(since.slice(0, 4)) > until) continue;
      const pair = sides
        .map((side) => side.country)
        .sort()
        .join();
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    const ordered = [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b));
    const corridors = await Promise.all(
      ordered.map(async ([pair, links]) => {
        const [from, to] = await Promise.all(pair.split(',').map((code) => countryOf(context, code)));
        return from && to ? [Object.assign(new Corridor(), { from, to, links })] : [];
      }),
    );
    return corridors.flat();
  }
}
