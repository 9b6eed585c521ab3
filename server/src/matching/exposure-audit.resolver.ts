import { setImmediate } from 'node:timers/promises';
import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { HasSnapshot } from '../cooperation/snapshot-store.js';
import { Country } from '../countries/country.js';
import { countryOf } from '../countries/country-loaders.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { BadInput } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { Sector } from '../sectors/sector.js';
import { sectorOf, sectorsAbove } from '../sectors/sector-loaders.js';
import { type AtPlace, drawnFrom, type Exposure, exposureIn, poolsFor } from './exposure-audit.js';
import { countryIn, type GroupShare, sectorIn, sharesOf } from './exposure-groups.js';
import type { Scored } from './reorder.js';
import { activeWeights } from './weights.js';

@ObjectType({ description: 'Women-led partners among the first places of lists: what is drawn of an exposure audit.' })
export class ExposureAtPlace implements AtPlace {
  @Field(() => Int, { description: 'How many places, from 1 to 10.' })
  place!: number;

  @Field(() => Float, { description: 'Women-led partners among them, on average.' })
  shown!: number;

  @Field(() => Float, { description: 'How many a fair draw from candidates of comparable score would show.' })
  expected!: number;

  @Field(() => Float, { description: 'Share of lists with fewer than the FA*IR test allows, 0 to 1.' })
  failing!: number;
}

@ObjectType({ description: 'How women-led partners fare in one way of ordering lists.' })
export class ExposureOfLists implements Exposure {
  @Field(() => Float, {
    nullable: true,
    description: 'Shown by expected over whole lists: 1 is even. Null where no candidate is women-led.',
  })
  ratio!: number | null;

  @Field(() => [ExposureAtPlace], { description: 'By number of places.' })
  places!: ExposureAtPlace[];
}

@ObjectType({
  description: 'The part that one group of partners has: among candidates and in the lists that are read.',
})
export class GroupExposure {
  @Field(() => Country, { nullable: true, description: 'The country that makes the group, if it is one of countries.' })
  country!: Country | null;

  @Field(() => Sector, { nullable: true, description: 'The sector that makes the group, if it is one of sectors.' })
  sector!: Sector | null;

  @Field(() => Float, {
    description: 'Share among candidates of comparable score, 0 to 1: what a fair draw would show.',
  })
  candidates!: number;

  @Field(() => Float, { description: 'Share of the first ten places as members read them, 0 to 1.' })
  shown!: number;

  @Field(() => Float, { description: 'Share of the first ten places by score and diversity alone, 0 to 1.' })
  scored!: number;
}

@ObjectType({
  description: 'How partners fare in lists of recommendations drawn today, women-led ones and other groups.',
})
export class ExposureAudit {
  @Field(() => Int, { description: 'How many lists were looked at: of members with any candidate.' })
  lists!: number;

  @Field(() => String, { description: 'Version of the weights that scored them.' })
  weights!: string;

  @Field(() => ExposureOfLists, { description: 'As members read them: with the exposure test at every length.' })
  asShown!: ExposureOfLists;

  @Field(() => ExposureOfLists, { description: 'As score and diversity alone would have ordered them.' })
  asScored!: ExposureOfLists;

  @Field(() => GroupExposure, {
    nullable: true,
    description: 'Women-led partners, by claims that members may see; null where no candidate is.',
  })
  womenLed!: GroupExposure | null;

  @Field(() => [GroupExposure], { description: 'By country of the partner, the largest group among candidates first.' })
  countries!: GroupExposure[];

  @Field(() => [GroupExposure], {
    description: 'By main sector of the partner (level 2), the largest group first; those who show none are left out.',
  })
  sectors!: GroupExposure[];
}

const shareOf = (share: GroupShare<string>, of: { country?: Country | null; sector?: Sector | null } = {}) =>
  Object.assign(new GroupExposure(), {
    country: of.country ?? null,
    sector: of.sector ?? null,
    candidates: share.candidates,
    shown: share.shown,
    scored: share.scored,
  });

@Resolver()
export class ExposureAuditResolver {
  @Query(() => ExposureAudit, {
    description:
      'Whether women-led partners are under-represented in recommendations, over lists of members drawn the same all day.',
  })
  @Rule('staff')
  async exposureAudit(
    @Ctx() context: HasDatabase & HasSnapshot,
    @Arg('lists', () => Int, { defaultValue: 50, description: 'How many lists to draw, 1 to 200.' }) lists: number,
  ): Promise<ExposureAudit> {
    if (lists < 1 || lists > 200) throw new BadInput('lists', 'must be from 1 to {most}', { most: 200 });
    const snapshot = await context.snapshot();
    const weights = await activeWeights(context);
    const pools: Scored[][] = [];
    for (const index of drawnFrom(snapshot, lists)) {
      pools.push(...poolsFor(snapshot, [index], weights).filter((pool) => pool.length > 0));
      // Others are answered between one list and the next.
      await setImmediate();
    }
    const women = sharesOf(pools, (each) => (each.womenLed ? 'women-led' : null))[0];
    const countries = sharesOf(pools, countryIn(snapshot));
    const sectors = sharesOf(pools, sectorIn(snapshot, await sectorsAbove(context)));
    return Object.assign(new ExposureAudit(), {
      lists: pools.length,
      weights: weights.version,
      asShown: exposureIn(pools, true),
      asScored: exposureIn(pools, false),
      womenLed: women ? shareOf(women) : null,
      countries: await Promise.all(
        countries.map(async (each) => shareOf(each, { country: await countryOf(context, each.group) })),
      ),
      sectors: await Promise.all(
        sectors.map(async (each) => shareOf(each, { sector: await sectorOf(context, each.group) })),
      ),
    });
  }
}
