import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Membership } from '../clusters/cluster.js';
import { communitiesOf } from '../cooperation/measure-network.js';
import type { HasSnapshot } from '../cooperation/snapshot-store.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import { NotAllowed } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer, isFacilitatorOf, isSecretariat } from '../identity/viewer.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { brokerage, worthiest } from './brokerage.js';
import { reasonsOf } from './explanation.js';
import type { HasHistory } from './history.js';
import { Reason } from './recommendation.js';
import { activeWeights } from './weights.js';

type Reader = HasDatabase & HasLanguage & HasViewer & HasSnapshot & { clock: Clock } & HasHistory;

@ObjectType({ description: 'Two worth introducing: why, for each side, and what bridge it would build.' })
export class WorthIntroducing {
  @Field(() => StakeholderView, { description: 'The member of the cluster.' })
  one!: StakeholderView;

  @Field(() => StakeholderView, { description: 'Whom to bring together with it.' })
  other!: StakeholderView;

  @Field(() => [Reason], { description: 'The argument for the member, strongest first; three at most.' })
  forOne!: Reason[];

  @Field(() => [Reason], { description: 'The argument for the other; three at most.' })
  forOther!: Reason[];

  @Field(() => Float, { description: 'Harmonic mean of the two scores, 0 to 1.' })
  mutual!: number;

  @Field(() => Int, { nullable: true, description: 'Steps between them today; null where there is no path.' })
  steps!: number | null;

  @Field(() => Int, { description: 'Links so far between their countries, as everyone may see them.' })
  corridorLinks!: number;

  @Field(() => Int, { description: 'Links so far between their main sectors, as everyone may see them.' })
  sectorLinks!: number;
}

/** Members looked at for one list; of a larger cluster those whose identifier comes first. */
const mostMembers = 60;
const mostReasons = 3;

@Resolver()
export class BrokerageResolver {
  @Query(() => [WorthIntroducing], {
    description:
      'Introductions worth making for members of a cluster you facilitate: good for both, not yet near, ranked by mutual score and by the bridge each would build.',
    complexity: 200,
  })
  @Rule('staff')
  async brokerage(
    @Ctx() context: Reader,
    @Arg('cluster', () => String, { description: 'A cluster you facilitate; any for the secretariat.' })
    cluster: string,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 20.' }) first: number,
  ): Promise<WorthIntroducing[]> {
    const { em, viewer } = context;
    if (!isFacilitatorOf(viewer, [cluster]) && !isSecretariat(viewer)) {
      throw new NotAllowed(
        'Only those who facilitate this cluster, or the secretariat, see what is worth introducing.',
      );
    }
    const snapshot = await context.snapshot();
    const rows = await em.find(
      Membership,
      { clusterId: cluster },
      { orderBy: { stakeholderId: 'asc' }, limit: mostMembers },
    );
    const members = rows.map((row) => row.stakeholderId);
    const past = await Promise.all(
      members.map(async (id) => (await context.history?.leftOut(id, snapshot.today, 'facilitator')) ?? []),
    );
    const leftOut = new Map(members.map((id, index) => [id, [...(past[index] ?? [])]]));
    const weights = await activeWeights(context);
    const count = Math.min(20, Math.max(1, first));
    const found = brokerage(snapshot, viewer, members, (id) => leftOut.get(id) ?? [], weights);
    const communities = await communitiesOf(context, [...new Set(found.flatMap(({ one, other }) => [one, other]))]);
    const pairs = worthiest(found, communities, count);
    const shown = await Promise.all(
      pairs.map(async (pair) => {
        const [one, other] = await Promise.all([stakeholderOf(context, pair.one), stakeholderOf(context, pair.other)]);
        if (!one || !other) return null;
        const [forOne, forOther] = await Promise.all([
          reasonsOf(context, pair.forOne),
          reasonsOf(context, pair.forOther),
        ]);
        return Object.assign(new WorthIntroducing(), {
          ...pair,
          one,
          other,
          forOne: forOne.slice(0, mostReasons),
          forOther: forOther.slice(0, mostReasons),
        });
      }),
    );
    return shown.filter((each) => each !== null);
  }
}
