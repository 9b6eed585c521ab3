import { Min } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import { BadInput } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { type CellRefusal, CellRefusalEnum } from './bad-cell.js';
import { guessFields, type MemberField, memberFields } from './member-columns.js';
import { clusterForImport, type ImportContext, importSeen, MemberImport } from './member-import.js';
import { type Alike, type PreparedRow, prepareRows } from './preview-import.js';
import { mostColumns, mostRows } from './read-table.js';
import { type ImportCounts, type RowChoice, runImport, undoImport } from './run-import.js';

const ImportStateEnum = enumeration('ImportState', 'How far an import of members is.', {
  read: 'Read, and waiting for what is to become of its rows.',
  done: 'Brought in.',
  undone: 'Taken back.',
});

const RowFateEnum = enumeration('RowFate', 'What becomes of a row that is like somebody already here.', {
  new: 'A new member: it is another.',
  merge: 'Fills what is empty in the one who is here.',
  skip: 'Left out.',
});

@ObjectType('ImportAlike', { description: 'Somebody who is already here with a name like that of a row.' })
class AlikeView implements Alike {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => String, { description: 'Readable part of the address.' })
  slug!: string;

  @Field(() => String, { description: 'Name in its own script.' })
  name!: string;

  @Field(() => String, { description: 'BCP 47 language of the name.' })
  nameLang!: string;

  @Field(() => Boolean, { description: 'A member you look after: the row can be merged into it.' })
  mayMerge!: boolean;
}

@ObjectType({ description: 'A value in the reason why a cell is refused.' })
class RefusalValue {
  @Field(() => String, { description: 'Which: value, length, most, low, high, allowed, line, other, noun or source.' })
  name!: string;

  @Field(() => String, { description: 'The value.' })
  value!: string;
}

@ObjectType({ description: 'What would become of one row of a list.' })
class ImportRowPreview {
  @Field(() => Int, { description: 'Line of the file.' })
  line!: number;

  @Field(() => String, { description: 'The name it has; may be empty where the row is refused.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The column that refuses the row; null where nothing does.' })
  field!: string | null;

  @Field(() => CellRefusalEnum, { nullable: true, description: 'What is wrong with it, to be said in any language.' })
  code!: CellRefusal | null;

  @Field(() => [RefusalValue], { description: 'The values that go with the code.' })
  values!: RefusalValue[];

  @Field(() => String, { nullable: true, description: 'The same in English, with what would be right.' })
  reason!: string | null;

  @Field(() => [AlikeView], { description: 'Those already here with a name like it; three at most.' })
  alike!: Alike[];
}

@ObjectType({ description: 'One column of a list.' })
class ImportColumn {
  @Field(() => String, { description: 'The words above it.' })
  header!: string;

  @Field(() => [String], { description: 'What stands in its first rows; three at most.' })
  samples!: string[];

  @Field(() => String, { description: 'What it is taken for; empty where it is left out.' })
  field!: string;
}

@ObjectType({ description: 'A list of members on its way in.' })
class MemberImportView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => Int, { description: 'Counts the changes.' })
  version!: number;

  @Field(() => String, { description: 'The cluster.' })
  cluster!: string;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => ImportStateEnum, { description: 'How far it is.' })
  state!: MemberImport['state'];

  @Field(() => String, { description: 'When it was sent, ISO 8601.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Members that it made.' })
  created!: number;

  @Field(() => Int, { description: 'Rows that were merged into members.' })
  merged!: number;
}

@ObjectType({ description: 'A list as it would go in, by what its columns are taken for. Nothing is written yet.' })
class ImportPreview {
  @Field(() => MemberImportView, { description: 'The import.' })
  import!: MemberImportView;

  @Field(() => [String], { description: 'What a column can be.' })
  fields!: readonly string[];

  @Field(() => [ImportColumn], { description: 'The columns, in the order of the file.' })
  columns!: ImportColumn[];

  @Field(() => Int, { description: 'Rows that would become new members.' })
  ready!: number;

  @Field(() => [ImportRowPreview], { description: 'Rows that are refused, with the column and the reason.' })
  refused!: ImportRowPreview[];

  @Field(() => [ImportRowPreview], { description: 'Rows that are like somebody already here: to be decided.' })
  doubles!: ImportRowPreview[];

  @Field(() => [ImportRowPreview], { description: 'The first rows that would become new members; ten at most.' })
  first!: ImportRowPreview[];
}

@InputType({ description: 'What is to become of a row that is like somebody already here.' })
class RowChoiceInput implements RowChoice {
  @Field(() => Int, { description: 'Line of the file.' })
  @Min(1)
  line!: number;

  @Field(() => RowFateEnum, { description: 'New, merged or left out.' })
  become!: RowChoice['become'];

  @Field(() => ID, { nullable: true, description: 'Into whom it is merged.' })
  with!: string | null;
}

@ObjectType('ImportCounts', { description: 'What became of the rows of a list.' })
class ImportCountsView implements ImportCounts {
  @Field(() => Int, { description: 'New members, as drafts.' })
  created!: number;

  @Field(() => Int, { description: 'Merged into members that were here.' })
  merged!: number;

  @Field(() => Int, { description: 'Left out, since they are like somebody here.' })
  skipped!: number;

  @Field(() => Int, { description: 'Refused.' })
  refused!: number;
}

@ObjectType({ description: 'What taking an import back did.' })
class UndoneCounts {
  @Field(() => Int, { description: 'Rows taken back.' })
  removed!: number;

  @Field(() => Int, { description: 'Rows that stay, since somebody has worked on them or confirmed them since.' })
  kept!: number;
}

function viewImport(row: MemberImport): MemberImportView {
  const { id, version, clusterId: cluster, fileName, state, result } = row;
  const created = result.filter((each) => each.became === 'created').length;
  const counts = { created, merged: result.length - created };
  return Object.assign(new MemberImportView(), {
    id,
    version,
    cluster,
    fileName,
    state,
    ...counts,
    createdAt: row.createdAt.toISOString(),
  });
}

function fieldsOf(list: MemberImport, given: readonly string[] | null): (MemberField | null)[] {
  if (!given) return guessFields(list.header);
  if (given.length !== list.header.length) {
    throw new BadInput('columns', 'names {given} columns; the file has {columns}', {
      given: given.length,
      columns: list.header.length,
    });
  }
  const named = given.filter(Boolean);
  const twice = named.find((each, at) => named.indexOf(each) !== at);
  if (twice) throw new BadInput('columns', 'has {column} twice; each is one column', { column: twice });
  return given.map((each) => memberFields.find((field) => field === each) ?? null);
}

function viewRow({ line, name, refusal, alike }: PreparedRow): ImportRowPreview {
  const { field, code, reason } = refusal ?? { field: null, code: null, reason: null };
  const values = Object.entries(refusal?.values ?? {}).map(([name, value]) => ({ name, value: String(value) }));
  return Object.assign(new ImportRowPreview(), { line, name, field, code, values, reason, alike });
}

const columnsDescription =
  'What each column is, in the order of the file: one of `fields`, or empty to leave it out; guessed if left out.';

@Resolver()
export class MemberImportResolver {
  @Query(() => [MemberImportView], {
    description: 'Lists brought into a cluster you facilitate, the latest first; twenty at most.',
  })
  @Rule('staff')
  async memberImports(
    @Ctx() context: ImportContext,
    @Arg('cluster', () => String, { description: 'The cluster.' }) cluster: string,
  ): Promise<MemberImportView[]> {
    await clusterForImport(context, cluster);
    const rows = await context.em.find(
      MemberImport,
      { clusterId: cluster, state: { $ne: 'read' } },
      {
        orderBy: { createdAt: 'desc' },
        limit: 20,
        fields: ['id', 'version', 'clusterId', 'fileName', 'state', 'createdAt', 'result'],
      },
    );
    return rows.map((row) => viewImport(row as MemberImport));
  }

  @Query(() => ImportPreview, { description: 'What would become of a list that was sent, row by row. Writes nothing.' })
  @Rule('staff')
  async importPreview(
    @Ctx() context: ImportContext,
    @Arg('id', () => ID, { description: 'The import.' }) id: string,
    @Arg('columns', () => [String], { nullable: true, description: columnsDescription }) columns: string[] | null,
  ): Promise<ImportPreview> {
    const list = await importSeen(context, id);
    if (list.state !== 'read') throw new BadInput('id', 'is an import that is done already');
    const cluster = await clusterForImport(context, list.clusterId);
    const fields = fieldsOf(list, columns ?? null);
    const rows = await prepareRows(context, list, cluster, fields, context.clock.now().toISOString().slice(0, 10));
    const ready = rows.filter((row) => row.record && row.alike.length === 0);
    return Object.assign(new ImportPreview(), {
      import: viewImport(list),
      fields: memberFields,
      columns: list.header.map((header, at) => ({
        header,
        samples: (list.rows ?? [])
          .map((row) => row.cells[at] ?? '')
          .filter(Boolean)
          .slice(0, 3),
        field: fields[at] ?? '',
      })),
      ready: ready.length,
      refused: rows.filter((row) => !row.record).map(viewRow),
      doubles: rows.filter((row) => row.record && row.alike.length > 0).map(viewRow),
      first: ready.slice(0, 10).map(viewRow),
    });
  }

  @Mutation(() => ImportCountsView, {
    description:
      'Brings a list in, by one transaction: new members are drafts until they confirm; rows like somebody already here become what is chosen, and are left out otherwise.',
  })
  @Rule('staff')
  async runImport(
    @Ctx() context: ImportContext,
    @Arg('id', () => ID, { description: 'The import.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
    @Arg('columns', () => [String], { description: columnsDescription }) columns: string[],
    @Arg('choices', () => [RowChoiceInput], { defaultValue: [], description: 'For rows like somebody already here.' })
    choices: RowChoiceInput[],
  ): Promise<ImportCounts> {
    const list = await importSeen(context, id);
    if (choices.length > mostRows || columns.length > mostColumns)
      throw new BadInput('choices', 'are more than the rows');
    return runImport(context, id, version, fieldsOf(list, columns), choices);
  }

  @Mutation(() => UndoneCounts, { description: 'Takes an import back, as far as nobody has worked on what it made.' })
  @Rule('staff')
  undoImport(
    @Ctx() context: ImportContext,
    @Arg('id', () => ID, { description: 'The import.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number,
  ): Promise<UndoneCounts> {
    return undoImport(context, id, version);
  }
}
