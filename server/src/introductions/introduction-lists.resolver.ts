import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { Max, MaxLength, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { requireId } from '../foundation/ids.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer, isDelegateOf, isSecretariat, type Viewer } from '../identity/viewer.js';
import { Introduction, type IntroductionState, type Side } from './introduction.js';
import { partIn } from './introduction-policy.js';
import { IntroductionStateEnum, IntroductionView, viewIntroduction } from './introduction-view.js';

type Reader = HasDatabase & HasViewer & { clock: Clock };

export const IntroductionConnection = connectionOf('Introduction', () => IntroductionView);

type Stage = 'waiting' | 'under-way' | 'closed';
export const IntroductionStageEnum = enumeration('IntroductionStage', 'Where an introduction is on its way.', {
  waiting: 'Someone has to check or to answer.',
  'under-way': 'Introduced, met, agreed, still active.',
  closed: 'Ended otherwise.',
});
const statesOf: Record<Stage, IntroductionState[]> = {
  waiting: ['proposed', 'forwarded'],
  'under-way': ['introduced', 'met', 'agreed', 'still-active'],
  closed: ['returned', 'withdrawn', 'declined', 'expired', 'no-agreement'],
};

@ArgsType()
class IntroductionArgs extends PageArgs {
  @Field(() => IntroductionStageEnum, { nullable: true, description: 'Only those so far on their way.' })
  stage?: Stage | null;

  @Field(() => ID, { nullable: true, description: 'Only those with this stakeholder.' })
  with?: string | null;
}

@ArgsType()
class BoardArgs extends PageArgs {
  @Field(() => IntroductionStateEnum, { nullable: true, description: 'Only this column.' })
  state?: IntroductionState | null;

  @Field(() => String, { nullable: true, description: 'Only those whose gate belongs to this cluster.' })
  @MaxLength(100)
  cluster?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those with a side whose name holds these words.' })
  @MaxLength(100)
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only those whose time ends within so many days, 0 to 365.' })
  @Min(0)
  @Max(365)
  dueWithin?: number | null;
}

/**
 * Those of the stakeholder one acts for, and those in which one is asked as a person; one that was not forwarded does
 * not exist for the asked side.
 */
function ownIntroductions(viewer: Viewer, args: IntroductionArgs): FilterQuery<Introduction> {
  const other = args.with ? requireId(args.with, 'stakeholder') : null;
  const own = viewer.actsFor && isDelegateOf(viewer, viewer.actsFor) ? viewer.actsFor : null;
  const asked = {
    forwardedAt: { $ne: null },
    ...(other ? { askingId: other } : {}),
    ...atStage('asked', args.stage),
  };
  const sides = [
    { askedAccountId: viewer.accountId, ...asked },
    ...(own
      ? [
          { askingId: own, ...(other ? { askedId: other } : {}), ...atStage('asking', args.stage) },
          { askedId: own, ...asked },
        ]
      : []),
  ];
  return { $or: sides } as FilterQuery<Introduction>;
}

/** What ended without a side's knowing waits, to that side. */
function atStage(side: Side, stage: Stage | null | undefined): object {
  if (!stage) return {};
  const state = { state: { $in: statesOf[stage] } };
  if (stage === 'waiting') return { $or: [state, { keptFrom: side }] };
  return stage === 'closed' ? { ...state, $or: [{ keptFrom: null }, { keptFrom: { $ne: side } }] } : state;
}

/** Those one holds the gate of: taken on by oneself, or not yet taken on in one's clusters or at the desk. */
function boardOf(viewer: Viewer, { state, cluster, name, dueWithin }: BoardArgs, now: Date): FilterQuery<Introduction> {
  const free: FilterQuery<Introduction>[] = [];
  if (viewer.facilitates.length > 0) {
    free.push({ facilitatorId: null, gateClusters: { $overlap: [...viewer.facilitates] } });
  }
  if (isSecretariat(viewer)) free.push({ facilitatorId: null, gate: 'desk' });
  const parties = [...viewer.delegateOf];
  const words = name?.trim();
  const like = `%${words?.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const named = () => raw('(select id from stakeholder where name ilike ?)', [like]);
  return {
    $and: [
      { $or: [{ facilitatorId: viewer.accountId }, ...free] },
      { $or: [{ askedAccountId: null }, { askedAccountId: { $ne: viewer.accountId } }] },
      ...(parties.length > 0 ? [{ $or: [{ askedId: null }, { askedId: { $nin: parties } }] }] : []),
      ...(words
        ? [{ $or: [{ askingId: { $in: named() } }, { askedId: { $in: named() } }, { askedName: { $ilike: like } }] }]
        : []),
    ],
    ...(state ? { state } : {}),
    ...(cluster ? { gateClusters: { $contains: [cluster] } } : {}),
    ...(dueWithin == null ? {} : { closedBy: null, dueAt: { $lte: new Date(now.getTime() + dueWithin * 86_400_000) } }),
    ...(parties.length > 0 ? { askingId: { $nin: parties } } : {}),
  } as FilterQuery<Introduction>;
}

function asViews(viewer: Viewer, page: Page<Introduction>): Page<IntroductionView> {
  const views = page.nodes.map((row) => {
    const part = partIn(viewer, row);
    return part ? viewIntroduction(row, part) : null;
  });
  const kept = views
    .map((view, index) => ({ view, cursor: page.cursors[index] ?? '' }))
    .filter(({ view }) => view !== null);
  return {
    ...page,
    nodes: kept.map(({ view }) => view as IntroductionView),
    cursors: kept.map(({ cursor }) => cursor),
  };
}

@Resolver(() => IntroductionView)
export class IntroductionListsResolver {
  @Query(() => IntroductionConnection, {
    description:
      'Introductions of the stakeholder you act for, and those in which you are asked yourself; those asked for last first.',
  })
  @Rule('signed-in')
  async introductions(
    @Ctx() { em, viewer }: Reader,
    @Args(() => IntroductionArgs) args: IntroductionArgs,
  ): Promise<Page<IntroductionView>> {
    const order = { columns: ['createdAt', 'id'], descending: true };
    return asViews(viewer, await keysetPage(em, Introduction, ownIntroductions(viewer, args), order, args));
  }

  @Query(() => IntroductionConnection, { description: 'The facilitator’s board: what waits longest first.' })
  @Rule('staff')
  async introductionBoard(
    @Ctx() { em, viewer, clock }: Reader,
    @Args(() => BoardArgs) args: BoardArgs,
  ): Promise<Page<IntroductionView>> {
    const order = { columns: ['dueAt', 'id'] };
    return asViews(viewer, await keysetPage(em, Introduction, boardOf(viewer, args, clock.now()), order, args));
  }
}
