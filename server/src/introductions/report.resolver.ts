import { MaxLength } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { connectionOf, keysetPage, type Page, PageArgs } from '../foundation/paging.js';
import { Rule } from '../foundation/rule.js';
import { Account } from '../identity/account.js';
import { stakeholderOf } from '../stakeholders/stakeholder-loaders.js';
import { StakeholderView } from '../stakeholders/stakeholder-view.js';
import type { Writer } from './change-introduction.js';
import { fileReport } from './file-report.js';
import { handleReport, liftPause } from './handle-report.js';
import { Introduction } from './introduction.js';
import { nameOf } from './introduction-loaders.js';
import { IntroductionMessage } from './introduction-thread.js';
import {
  mayHandle,
  Report,
  type ReportNoun,
  ReportNounEnum,
  type ReportOutcome,
  ReportOutcomeEnum,
  type ReportReason,
  ReportReasonEnum,
} from './report.js';

@InputType({ description: 'Something that should not be.' })
class ReportInput {
  @Field(() => ReportNounEnum, { description: 'What it is.' })
  noun!: ReportNoun;

  @Field(() => ID, { description: 'Its identifier.' })
  id!: string;

  @Field(() => ReportReasonEnum, { description: 'Why.' })
  reason!: ReportReason;

  @Field(() => String, { defaultValue: '', description: 'More words; needed for OTHER.' })
  @MaxLength(4000)
  words: string = '';
}

@ObjectType('Report', { description: 'A report, for the desk.' })
export class ReportView {
  row!: Report;

  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => ReportNounEnum, { description: 'What is reported.' })
  noun!: ReportNoun;

  @Field(() => ID, { description: 'Its identifier.' })
  recordId!: string;

  @Field(() => ReportReasonEnum, { description: 'Why.' })
  reason!: ReportReason;

  @Field(() => String, { description: 'In the reporter’s words.' })
  words!: string;

  @Field(() => Date, { description: 'When it was filed.' })
  createdAt!: Date;

  @Field(() => ReportOutcomeEnum, { nullable: true, description: 'What became of it; null while it waits.' })
  outcome!: ReportOutcome | null;

  @Field(() => String, { nullable: true, description: 'What was told the reporter; null while it waits.' })
  outcomeWords!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was decided; null while it waits.' })
  handledAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the profile that it paused was shown again.' })
  liftedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the reader may handle it: someone outside the case does.' })
  yours!: boolean;
}

@ArgsType()
class ReportArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Those decided, the last first, instead of those that wait.',
  })
  handled: boolean = false;
}

const ReportConnection = connectionOf('Report', () => ReportView);

/** Name of the person asked in the introduction a report is about; null where it is about none, or none was asked. */
async function askedPersonOf({ em }: Writer, { noun, recordId, personId }: Report): Promise<string | null> {
  if (personId === null) return null;
  const id = noun === 'message' ? (await em.findOne(IntroductionMessage, { id: recordId }))?.introductionId : recordId;
  return (id && (await em.findOne(Introduction, { id }))?.askedName) || null;
}

function viewReport(row: Report, { viewer }: Writer): ReportView {
  const { id, noun, recordId, reason, words, createdAt, outcome, outcomeWords, handledAt, liftedAt } = row;
  const yours = mayHandle(viewer, row) && row.handledAt === null;
  const told = { id, noun, recordId, reason, words, createdAt, outcome, outcomeWords, handledAt, liftedAt, yours };
  return Object.assign(new ReportView(), { row, ...told });
}

@Resolver(() => ReportView)
export class ReportResolver {
  @Mutation(() => Boolean, { description: 'Reports something one may read to the platform’s desk.' })
  @Rule('signed-in')
  async report(
    @Ctx() context: Writer,
    @Arg('input', () => ReportInput, { description: 'What, and why.' }) input: ReportInput,
  ): Promise<boolean> {
    await fileReport(context, input.noun, input.id, input.reason, input.words);
    return true;
  }

  @Query(() => ReportConnection, { description: 'Reports, without those one has a part in.' })
  @Rule('secretariat')
  async reports(@Ctx() context: Writer, @Args(() => ReportArgs) args: ReportArgs): Promise<Page<ReportView>> {
    const { accountId, delegateOf } = context.viewer;
    const own = delegateOf.length > 0 ? { $not: { parties: { $overlap: [...delegateOf] } } } : {};
    const outside = {
      handledAt: args.handled ? { $ne: null } : null,
      ...own,
      $and: [
        { $or: [{ reporterId: null }, { reporterId: { $ne: accountId } }] },
        { $or: [{ facilitatorId: null }, { facilitatorId: { $ne: accountId } }] },
        { $or: [{ personId: null }, { personId: { $ne: accountId } }] },
      ],
    };
    const order = args.handled ? { columns: ['handledAt', 'id'], descending: true } : { columns: ['createdAt', 'id'] };
    const page = await keysetPage(context.em, Report, outside as never, order, args);
    return { ...page, nodes: page.nodes.map((row) => viewReport(row, context)) };
  }

  @Mutation(() => ReportView, { description: 'Says what became of a report; the reporter is told.' })
  @Rule('secretariat')
  async handleReport(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Identifier of the report.' }) id: string,
    @Arg('outcome', () => ReportOutcomeEnum, { description: 'What became of it.' }) outcome: ReportOutcome,
    @Arg('words', () => String, { description: 'Words for the reporter.' }) words: string,
  ): Promise<ReportView> {
    return viewReport(await handleReport(context, id, outcome, words), context);
  }

  @Mutation(() => ReportView, {
    description: 'Shows a profile again that a report had paused; its delegates are told.',
  })
  @Rule('secretariat')
  async liftPause(
    @Ctx() context: Writer,
    @Arg('id', () => ID, { description: 'Identifier of the report.' }) id: string,
  ): Promise<ReportView> {
    return viewReport(await liftPause(context, id), context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whose profile, text or silence it is about.' })
  about(@Root() { row }: ReportView, @Ctx() context: Writer): Promise<string | null> {
    return row.aboutId ? nameOf(context, row.aboutId) : askedPersonOf(context, row);
  }

  @FieldResolver(() => StakeholderView, {
    nullable: true,
    description: 'The same as a profile; null while it is hidden.',
  })
  profile(@Root() { row }: ReportView, @Ctx() context: Writer): Promise<StakeholderView | null> | null {
    return row.aboutId ? stakeholderOf(context, row.aboutId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The reported words: of the message, or of the request.',
  })
  async reported(@Root() { row }: ReportView, @Ctx() { em }: Writer): Promise<string | null> {
    if (row.noun === 'message') return (await em.findOne(IntroductionMessage, { id: row.recordId }))?.text ?? null;
    if (row.noun === 'introduction') return (await em.findOne(Introduction, { id: row.recordId }))?.reason ?? null;
    return null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who decided it; null while it waits.' })
  async handler(@Root() { row }: ReportView, @Ctx() { em }: Writer): Promise<string | null> {
    return row.handlerId ? ((await em.findOne(Account, { id: row.handlerId }))?.name ?? null) : null;
  }

  @FieldResolver(() => [String], { description: 'Names of the stakeholders, and of the person asked, in the case.' })
  async parties(@Root() { row }: ReportView, @Ctx() context: Writer): Promise<string[]> {
    const names = await Promise.all(row.parties.map((id) => nameOf(context, id)));
    const person = await askedPersonOf(context, row);
    return person === null ? names : [...names, person];
  }
}
