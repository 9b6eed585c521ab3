import { Max, MaxLength, Min } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { nearnessFrom } from '../cooperation/nearness.js';
import type { Node } from '../cooperation/node.js';
import { idOf, indexOf, nodeOf, type Snapshot } from '../cooperation/snapshot.js';
import type { HasSnapshot } from '../cooperation/snapshot-store.js';
import { nodeSeen, sightOf } from '../cooperation/visible-to.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase, HasLanguage } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import type { HasViewer, Viewer } from '../identity/viewer.js';
import { Sector } from '../sectors/sector.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import type { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { plainReason, reasonsOf } from './explanation.js';
import { nearnessOf } from './feature.js';
import { usuallyAnswersWithinAWeek } from './features/responsiveness.js';
import { feedbackOf } from './feedback.js';
import type { Answers, HasHistory } from './history.js';
import { type Account, account } from './model.js';
import { type Kinship, listFrom, poolFor } from './recommend.js';
import { KinshipEnum, PairExplanation, RecommendationList } from './recommendation.js';
import { activeWeights } from './weights.js';

type Reader = HasDatabase & HasLanguage & HasViewer & HasSnapshot & { clock: Clock } & HasHistory;

@ArgsType()
class RecommendationArgs {
  @Field(() => Int, { defaultValue: 10, description: 'How many partners, 1 to 50.' })
  @Min(1)
  @Max(50)
  first: number = 10;

  @Field(() => Boolean, { defaultValue: true, description: 'Only partners in other countries.' })
  acrossBorders: boolean = true;

  @Field(() => KinshipEnum, {
    defaultValue: 'either',
    description: 'Who completes what you do, who does alike, or both.',
  })
  kinship: Kinship = 'either';

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Keep women-led partners from being under-represented in the list (FA*IR test at every length).',
  })
  evenExposure: boolean = true;

  @Field(() => Boolean, { defaultValue: false, description: 'Only women-led partners, by claims that you may see.' })
  womenLed: boolean = false;

  @Field(() => String, { nullable: true, description: 'Only partners active in this sector.' })
  @MaxLength(100)
  sector?: string | null;
}

function ownNode(snapshot: Snapshot, viewer: Viewer): Node {
  const node = viewer.actsFor === null ? undefined : nodeOf(snapshot, indexOf(snapshot, viewer.actsFor));
  if (!node) throw new NotFound('stakeholder');
  return node;
}

async function explain(
  context: Reader,
  stakeholder: StakeholderView,
  pair: Account,
  answers: Answers | undefined,
  weights: string,
): Promise<PairExplanation> {
  const reasons = await reasonsOf(context, pair);
  // Never the first reason, and never more than these words.
  if (reasons.length > 0 && usuallyAnswersWithinAWeek(answers)) reasons.push(plainReason(context.lang, 'answers-soon'));
  return Object.assign(new PairExplanation(), {
    stakeholder,
    reasons,
    score: pair.score,
    logOdds: pair.logOdds,
    intercept: pair.intercept,
    parts: pair.contributions.map(({ feature, value, contribution }) => ({ feature, value, contribution })),
    weights,
  });
}

@Resolver()
export class MatchingResolver {
  @Query(() => RecommendationList, {
    description: 'Partners for the stakeholder you act for, ranked, each with its reasons.',
  })
  @Rule('acting')
  async recommendations(
    @Ctx() context: Reader,
    @Args(() => RecommendationArgs) args: RecommendationArgs,
  ): Promise<RecommendationList> {
    await requireKnown(context.em, Sector, 'id', 'sector', args.sector);
    const snapshot = await context.snapshot();
    const you = ownNode(snapshot, context.viewer);
    const { acrossBorders, kinship, womenLed, evenExposure } = args;
    const id = idOf(snapshot, you.index);
    const [own, said, past, weights] = await Promise.all([
      stakeholderOf(context, id),
      feedbackOf(context, id),
      context.history?.leftOut(id, snapshot.today, 'side'),
      activeWeights(context),
    ]);
    if (!own) throw new NotFound('stakeholder');
    const setAside = [...said.filter((each) => each.verdict !== 'useful').map((each) => each.otherId), ...(past ?? [])];
    const wishes = { acrossBorders, kinship, womenLed, evenExposure, sector: args.sector ?? null, setAside };
    const pool = poolFor(snapshot, context.viewer, you, wishes, args.first, weights);
    const ids = pool.map((each) => idOf(snapshot, each.node.index));
    const answers = await context.history?.answers(ids, own.id);
    const found = listFrom(snapshot, pool, wishes, args.first, answers);
    const views = await Promise.all(found.map((each) => stakeholderOf(context, each.id)));
    const partners = await Promise.all(
      found.flatMap((each, index) => {
        const view = views[index];
        return view ? [explain(context, view, each.account, answers?.get(each.id), weights.version)] : [];
      }),
    );
    return Object.assign(new RecommendationList(), { stakeholder: own, partners, snapshotVersion: snapshot.version });
  }

  @Query(() => PairExplanation, { description: 'Why, or why not, you and one other: the same account for any pair.' })
  @Rule('acting')
  async explainPair(
    @Ctx() context: Reader,
    @Arg('with', () => String, { description: 'Identifier of the other stakeholder.' }) otherId: string,
  ): Promise<PairExplanation> {
    const snapshot = await context.snapshot();
    const you = ownNode(snapshot, context.viewer);
    const sight = sightOf(snapshot, context.viewer);
    const index = indexOf(snapshot, otherId);
    const they = index !== you.index && sight.meets(index) ? nodeSeen(snapshot, sight, index) : undefined;
    const view = they ? await stakeholderOf(context, otherId) : null;
    if (!they || !view) throw new NotFound('stakeholder');
    const nearness = nearnessOf(snapshot, nearnessFrom(snapshot, sight, you.index), index);
    const answers = await context.history?.answers([view.id], idOf(snapshot, you.index));
    const weights = await activeWeights(context);
    const pair = account({ snapshot, you, they, nearness }, weights);
    return explain(context, view, pair, answers?.get(view.id), weights.version);
  }
}
