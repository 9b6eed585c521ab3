import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { HasSnapshot } from '../cooperation/snapshot-store.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { BadInput } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type AtPlace, drawnFrom, type Exposure, exposureIn, poolsFor } from './exposure-audit.js';
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

@ObjectType({ description: 'How women-led partners fare in lists of recommendations drawn today.' })
export class ExposureAudit {
  @Field(() => Int, { description: 'How many lists were looked at: of members with any candidate.' })
  lists!: number;

  @Field(() => String, { description: 'Version of the weights that scored them.' })
  weights!: string;

  @Field(() => ExposureOfLists, { description: 'As members read them: with the exposure test at every length.' })
  asShown!: ExposureOfLists;

  @Field(() => ExposureOfLists, { description: 'As score and diversity alone would have ordered them.' })
  asScored!: ExposureOfLists;
}

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
    const pools = poolsFor(snapshot, drawnFrom(snapshot, lists), weights).filter((pool) => pool.length > 0);
    return Object.assign(new ExposureAudit(), {
      lists: pools.length,
      weights: weights.version,
      asShown: exposureIn(pools, true),
      asScored: exposureIn(pools, false),
    });
  }
}
