import { Max, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Country } from '../countries/country.js';
import { countryOf } from '../countries/country-loaders.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer } from '../identity/viewer.js';
import { dayNumber } from './snapshot.js';
import type { HasSnapshot } from './snapshot-store.js';
import { eachVisibleLink } from './visible-links.js';
import { sightOf } from './visible-to.js';

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
    const snapshot = await context.snapshot();
    const codes = snapshot.vocabularies.countries;
    const last = until == null ? Number.POSITIVE_INFINITY : dayNumber(`${until}-12-31`);
    const tally = new Map<number, number>();
    eachVisibleLink(snapshot, sightOf(snapshot, context.viewer), (from, to, _type, since) => {
      if (since > last) return;
      const key = (snapshot.countries[from] as number) * codes.size + (snapshot.countries[to] as number);
      tally.set(key, (tally.get(key) ?? 0) + 1);
    });
    const counts = new Map<string, number>();
    for (const [key, links] of tally) {
      const pair = [codes.of(Math.floor(key / codes.size)), codes.of(key % codes.size)].sort().join();
      counts.set(pair, (counts.get(pair) ?? 0) + links);
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
