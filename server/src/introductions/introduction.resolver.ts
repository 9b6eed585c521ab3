import type { FilterQuery } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { Max, MaxLength, Min } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { type LinkType, LinkTypeEnum } from '../cooperation/cooperation-link.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';
import { requireId } from '../foundation/ids.js';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { NotAllowed, NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer, isDelegateOf, isSecretariat, type Viewer } from '../identity/viewer.js';
import { Offering } from '../offerings/offering.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { type Actor, Introduction, type IntroductionState, type Side } from './introduction.js';
import { contactsOf, eventsOf, meetingsOf, messagesOf, nameOf, outcomesOf } from './introduction-loaders.js';
import { mayReadContacts, partIn } from './introduction-policy.js';
import { calendarOf } from './introduction-thread.js';
import {
  IntroductionActorEnum,
  IntroductionStateEnum,
  IntroductionStep,
  IntroductionView,
  viewIntroduction,
  viewSteps,
} from './introduction-view.js';

type Reader = HasDatabase & HasViewer & { clock: Clock };

@ObjectType({ description: 'One way to reach a stakeholder.' })
export class ContactEntry {
  @Field(() => String, { description: 'Kind: email, phone…' })
  kind!: string;

  @Field(() => String, { description: 'The address or number.' })
  value!: string;
}

@ObjectType({ description: 'How to reach one side; told from introduced on, to the two sides and the facilitator.' })
export class SideContacts {
  @Field(() => String, { description: 'Whose.' })
  name!: string;

  @Field(() => [ContactEntry], { description: 'Ways to reach them.' })
  entries!: ContactEntry[];
}

@ObjectType({ description: 'A message of one of the three to the others.' })
export class IntroductionMessageView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => IntroductionActorEnum, { description: 'Who wrote it.' })
  by!: Actor;

  @Field(() => Boolean, { description: 'Whether the reader’s own account wrote it.' })
  own!: boolean;

  @Field(() => String, { description: 'The words.' })
  text!: string;

  @Field(() => Date, { description: 'When.' })
  at!: Date;
}

@ObjectType({ description: 'When and where to meet; the latest proposal.' })
export class MeetingView {
  @Field(() => Date, { description: 'Beginning, in UTC.' })
  startsAt!: Date;

  @Field(() => Int, { description: 'How long, in minutes.' })
  minutes!: number;

  @Field(() => String, { description: 'Time zone it was proposed in, IANA name.' })
  timeZone!: string;

  @Field(() => String, { description: 'Where: an address or a link.' })
  place!: string;

  @Field(() => IntroductionActorEnum, { description: 'Who proposed it.' })
  by!: Actor;

  @Field(() => String, { description: 'The meeting as an iCalendar file.' })
  ics!: string;
}

export const OutcomeStageEnum = enumeration('OutcomeStage', 'When an outcome is asked for.', {
  'thirty-days': 'After thirty days.',
  'six-months': 'After six months.',
});

@ObjectType({ description: 'What came of it. A count that is null was not reported, which is not zero.' })
export class OutcomeView {
  @Field(() => OutcomeStageEnum, { description: 'When it was asked for.' })
  stage!: 'thirty-days' | 'six-months';

  @Field(() => LinkTypeEnum, { nullable: true, description: 'What they do together; null for nothing.' })
  agreement!: LinkType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Band of the value: none, under-1000, 1000-10000, 10000-50000, over-50000 euros.',
  })
  valueBand!: string | null;

  @Field(() => Int, { nullable: true, description: 'Jobs kept.' })
  jobsKept!: number | null;

  @Field(() => Int, { nullable: true, description: 'Jobs created.' })
  jobsCreated!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of all these, women.' })
  jobsWomen!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of all these, under 35.' })
  jobsUnder35!: number | null;

  @Field(() => IntroductionActorEnum, { description: 'Who reported it.' })
  by!: Actor;

  @Field(() => Date, { description: 'When.' })
  reportedAt!: Date;

  @Field(() => Boolean, { description: 'Whether the other side confirmed it.' })
  confirmed!: boolean;
}

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

/** Those of the stakeholder one acts for; one that was not forwarded does not exist for the asked side. */
function ownIntroductions(own: string, args: IntroductionArgs): FilterQuery<Introduction> {
  const other = args.with ? requireId(args.with, 'stakeholder') : null;
  const sides = [
    { askingId: own, ...(other ? { askedId: other } : {}), ...atStage('asking', args.stage) },
    {
      askedId: own,
      forwardedAt: { $ne: null },
      ...(other ? { askingId: other } : {}),
      ...atStage('asked', args.stage),
    },
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
  const named = () =>
    raw('(select id from stakeholder where name ilike ?)', [`%${words?.replaceAll(/[\\%_]/g, '\\$&')}%`]);
  return {
    $and: [
      { $or: [{ facilitatorId: viewer.accountId }, ...free] },
      ...(words ? [{ $or: [{ askingId: { $in: named() } }, { askedId: { $in: named() } }] }] : []),
    ],
    ...(state ? { state } : {}),
    ...(cluster ? { gateClusters: { $contains: [cluster] } } : {}),
    ...(dueWithin == null ? {} : { dueAt: { $lte: new Date(now.getTime() + dueWithin * 86_400_000) } }),
    ...(parties.length > 0 ? { askingId: { $nin: parties }, askedId: { $nin: parties } } : {}),
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

/** One introduction as the reader may see it; absent for everyone whom it does not concern. */
export async function introductionOf({ em, viewer }: Reader, id: string): Promise<IntroductionView> {
  const row = await em.findOne(Introduction, { id: requireId(id, 'introduction') }, { refresh: true });
  const part = row && partIn(viewer, row);
  if (!row || !part) throw new NotFound('introduction');
  return viewIntroduction(row, part);
}

@Resolver(() => IntroductionView)
export class IntroductionResolver {
  @Query(() => IntroductionView, { description: 'One introduction that concerns you.' })
  @Rule('signed-in')
  introduction(
    @Ctx() context: Reader,
    @Arg('id', () => ID, { description: 'Identifier.' }) id: string,
  ): Promise<IntroductionView> {
    return introductionOf(context, id);
  }

  @Query(() => IntroductionConnection, {
    description: 'Introductions of the stakeholder you act for, those asked for last first.',
  })
  @Rule('signed-in')
  async introductions(
    @Ctx() { em, viewer }: Reader,
    @Args(() => IntroductionArgs) args: IntroductionArgs,
  ): Promise<Page<IntroductionView>> {
    const own = viewer.actsFor;
    if (!own || !isDelegateOf(viewer, own)) throw new NotAllowed('Choose the stakeholder you act for.');
    const order = { columns: ['createdAt', 'id'], descending: true };
    return asViews(viewer, await keysetPage(em, Introduction, ownIntroductions(own, args), order, args));
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

  @FieldResolver(() => StakeholderView, {
    nullable: true,
    description: 'The asking side; null where its profile is hidden.',
  })
  asking(@Root() { row }: IntroductionView, @Ctx() context: Reader): Promise<StakeholderView | null> {
    return stakeholderOf(context, row.askingId);
  }

  @FieldResolver(() => StakeholderView, {
    nullable: true,
    description: 'The asked side; null where its profile is hidden.',
  })
  asked(@Root() { row }: IntroductionView, @Ctx() context: Reader): Promise<StakeholderView | null> {
    return stakeholderOf(context, row.askedId);
  }

  @FieldResolver(() => String, { description: 'Name of the asking side.' })
  askingName(@Root() { row }: IntroductionView, @Ctx() context: Reader): Promise<string> {
    return nameOf(context, row.askingId);
  }

  @FieldResolver(() => String, { description: 'Name of the asked side.' })
  askedName(@Root() { row }: IntroductionView, @Ctx() context: Reader): Promise<string> {
    return nameOf(context, row.askedId);
  }

  @FieldResolver(() => Offering, {
    nullable: true,
    description: 'The offer or need of the asked side that it answers.',
  })
  offering(@Root() { row }: IntroductionView, @Ctx() { em }: Reader): Promise<Offering | null> | null {
    return row.offeringId ? em.findOne(Offering, { id: row.offeringId }) : null;
  }

  @FieldResolver(() => [IntroductionStep], { description: 'What happened so far, as far as it concerns the reader.' })
  async timeline(@Root() { row, part }: IntroductionView, @Ctx() context: Reader): Promise<IntroductionStep[]> {
    return viewSteps(row, part, await eventsOf(context, row.id));
  }

  @FieldResolver(() => [SideContacts], { description: 'Contacts; empty until both sides have agreed to meet.' })
  async contacts(@Root() { row, part }: IntroductionView, @Ctx() context: Reader): Promise<SideContacts[]> {
    if (!mayReadContacts(part, row)) return [];
    const ids = part === 'facilitator' ? [row.askingId, row.askedId] : [part === 'asking' ? row.askedId : row.askingId];
    return Promise.all(
      ids.map(async (id) => {
        const contacts = Object.entries(await contactsOf(context, id));
        const entries = contacts.map(([kind, value]) =>
          Object.assign(new ContactEntry(), { kind, value: String(value) }),
        );
        return Object.assign(new SideContacts(), { name: await nameOf(context, id), entries });
      }),
    );
  }

  @FieldResolver(() => [IntroductionMessageView], { description: 'The thread of the three, oldest first.' })
  async messages(@Root() { row, part }: IntroductionView, @Ctx() context: Reader): Promise<IntroductionMessageView[]> {
    if (!mayReadContacts(part, row)) return [];
    const rows = await messagesOf(context, row.id);
    return rows.map(({ id, side, accountId, text, at }) =>
      Object.assign(new IntroductionMessageView(), {
        id,
        by: side,
        own: accountId === context.viewer.accountId,
        text,
        at,
      }),
    );
  }

  @FieldResolver(() => MeetingView, { nullable: true, description: 'The meeting proposed last.' })
  async meeting(@Root() { row, part }: IntroductionView, @Ctx() context: Reader): Promise<MeetingView | null> {
    const meetings = mayReadContacts(part, row) ? await meetingsOf(context, row.id) : [];
    const last = meetings.at(-1);
    if (!last) return null;
    const names = await Promise.all([nameOf(context, row.askingId), nameOf(context, row.askedId)]);
    const { startsAt, minutes, timeZone, place, side } = last;
    const ics = calendarOf(last, meetings.length - 1, names);
    return Object.assign(new MeetingView(), { startsAt, minutes, timeZone, place, by: side, ics });
  }

  @FieldResolver(() => [OutcomeView], { description: 'What came of it, as reported.' })
  async outcomes(@Root() { row, part }: IntroductionView, @Ctx() context: Reader): Promise<OutcomeView[]> {
    if (!mayReadContacts(part, row)) return [];
    const rows = await outcomesOf(context, row.id);
    return rows.map((each) =>
      Object.assign(new OutcomeView(), { ...each, by: each.side, confirmed: each.confirmedAt !== null }),
    );
  }
}
