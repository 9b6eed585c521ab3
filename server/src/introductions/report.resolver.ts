import { MaxLength } from 'class-validator';
import {
  Arg,
  Args,
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
import type { Writer } from './change-introduction.js';
import { fileReport, handleReport } from './file-report.js';
import { nameOf } from './introduction-loaders.js';
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

  @Field(() => Boolean, { description: 'Whether the reader may handle it: someone outside the case does.' })
  yours!: boolean;
}

const ReportConnection = connectionOf('Report', () => ReportView);

function viewReport(row: Report, { viewer }: Writer): ReportView {
  const { id, noun, recordId, reason, words, createdAt, outcome } = row;
  const yours = mayHandle(viewer, row) && row.handledAt === null;
  return Object.assign(new ReportView(), { row, id, noun, recordId, reason, words, createdAt, outcome, yours });
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

  @Query(() => ReportConnection, { description: 'Reports that wait, oldest first, without those one has a part in.' })
  @Rule('secretariat')
  async reports(@Ctx() context: Writer, @Args(() => PageArgs) args: PageArgs): Promise<Page<ReportView>> {
    const { accountId, delegateOf } = context.viewer;
    const own = delegateOf.length > 0 ? { $not: { parties: { $overlap: [...delegateOf] } } } : {};
    const outside = {
      handledAt: null,
      ...own,
      $and: [
        { $or: [{ reporterId: null }, { reporterId: { $ne: accountId } }] },
        { $or: [{ facilitatorId: null }, { facilitatorId: { $ne: accountId } }] },
      ],
    };
    const page = await keysetPage(context.em, Report, outside as never, { columns: ['createdAt', 'id'] }, args);
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

  @FieldResolver(() => [String], { description: 'Names of the stakeholders it is about.' })
  parties(@Root() { row }: ReportView, @Ctx() context: Writer): Promise<string[]> {
    return Promise.all(row.parties.map((id) => nameOf(context, id)));
  }
}
