import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type HasViewer } from '../identity/viewer.js';
import { Offering } from '../offerings/offering.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import { isClosedBy } from './block-stakeholder.js';
import { Introduction, type Side } from './introduction.js';
import {
  blocksOf,
  contactsOfSide,
  eventsOf,
  meetingsOf,
  messagesOf,
  nameOfSide,
  outcomesOf,
} from './introduction-loaders.js';
import { isToConfirm } from './introduction-outcome.js';
import { ContactEntry, IntroductionMessageView, MeetingView, OutcomeView, SideContacts } from './introduction-parts.js';
import { mayReadContacts, partIn } from './introduction-policy.js';
import { isIntroduced, otherSide } from './introduction-rules.js';
import { calendarOf } from './introduction-thread.js';
import { asToldTo, IntroductionStep, IntroductionView, viewIntroduction, viewSteps } from './introduction-view.js';
import { type Action, IntroductionActionEnum, mayDo } from './may-do.js';

type Reader = HasDatabase & HasViewer & { clock: Clock };

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

  @FieldResolver(() => StakeholderView, {
    nullable: true,
    description: 'The asking side; null where its profile is hidden.',
  })
  asking(@Root() { row }: IntroductionView, @Ctx() context: Reader): Promise<StakeholderView | null> {
    return stakeholderOf(context, row.askingId);
  }

  @FieldResolver(() => StakeholderView, {
    nullable: true,
    description: 'The asked side; null where its profile is hidden, or where a person is asked.',
  })
  asked(@Root() { row }: IntroductionView, @Ctx() context: Reader): Promise<StakeholderView | null> | null {
    return row.askedId === null ? null : stakeholderOf(context, row.askedId);
  }

  @FieldResolver(() => String, { description: 'Name of the asking side.' })
  askingName(@Root() { row }: IntroductionView, @Ctx() context: Reader): Promise<string> {
    return nameOfSide(context, row, 'asking');
  }

  @FieldResolver(() => String, { description: 'Name of the asked side, a stakeholder or a person.' })
  askedName(@Root() { row }: IntroductionView, @Ctx() context: Reader): Promise<string> {
    return nameOfSide(context, row, 'asked');
  }

  @FieldResolver(() => Offering, {
    nullable: true,
    description: 'The offer or need of the asked side that it answers.',
  })
  offering(@Root() { row }: IntroductionView, @Ctx() { em }: Reader): Promise<Offering | null> | null {
    return row.offeringId ? em.findOne(Offering, { id: row.offeringId }) : null;
  }

  @FieldResolver(() => [IntroductionActionEnum], { description: 'What the reader may do now.' })
  async mayDo(@Root() { row, part }: IntroductionView, @Ctx() context: Reader): Promise<Action[]> {
    const opened = part !== 'other-facilitator' && isIntroduced(row);
    const isClosed = opened && isClosedBy(await blocksOf(context, row.id), row, part);
    const isSide = part === 'asking' || part === 'asked';
    const toConfirm = opened && isSide && (await outcomesOf(context, row.id)).some((each) => isToConfirm(each, part));
    const moment = { account: context.viewer.accountId, at: context.clock.now(), isClosed, toConfirm };
    return mayDo(asToldTo(part, row), part, moment);
  }

  @FieldResolver(() => [IntroductionStep], { description: 'What happened so far, as far as it concerns the reader.' })
  async timeline(@Root() { row, part }: IntroductionView, @Ctx() context: Reader): Promise<IntroductionStep[]> {
    return viewSteps(row, part, await eventsOf(context, row.id));
  }

  @FieldResolver(() => [SideContacts], { description: 'Contacts; empty until both sides have agreed to meet.' })
  async contacts(@Root() { row, part }: IntroductionView, @Ctx() context: Reader): Promise<SideContacts[]> {
    if (!mayReadContacts(part, row)) return [];
    const sides: Side[] = part === 'asking' || part === 'asked' ? [otherSide(part)] : ['asking', 'asked'];
    return Promise.all(
      sides.map(async (side) => {
        const contacts = Object.entries(await contactsOfSide(context, row, side));
        const entries = contacts.map(([kind, value]) =>
          Object.assign(new ContactEntry(), { kind, value: String(value) }),
        );
        return Object.assign(new SideContacts(), { name: await nameOfSide(context, row, side), entries });
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
    const names = await Promise.all([nameOfSide(context, row, 'asking'), nameOfSide(context, row, 'asked')]);
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
