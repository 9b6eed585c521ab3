import type { EntityName, FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Max, Min } from 'class-validator';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { BadInput } from './refusal.js';

export const maximumPage = 100;

/** How much of a list to return: `first` rows after the cursor of an earlier page. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many to return, 1 to 100.' })
  @Min(1)
  @Max(maximumPage)
  first: number = 20;

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before; omit for the first page.' })
  after?: string | null;
}

@ObjectType({ description: 'Where a page ends and whether more follows.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are rows after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Pass as `after` to get the next page; null on an empty page.' })
  endCursor!: string | null;
}

/** A page of a list. The total is counted only when it is asked for. */
export interface Page<T> {
  nodes: T[];
  cursors: string[];
  pageInfo: PageInfo;
  count: () => Promise<number>;
}

/** Declares the connection and edge types of a list of `node`, named after `name`. */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T> | object): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its cursor.` })
  class Edge {
    @Field(() => node() as ClassType<T>, { description: 'The record.' })
    node!: T;

    @Field(() => String, { description: 'Opaque position of this record in the list.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} records.` })
  class Connection {
    @Field(() => [node() as ClassType<T>], { description: 'The records of this page in order.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    pageInfo!: PageInfo;

    cursors!: string[];
    count!: () => Promise<number>;

    @Field(() => [Edge], { description: 'The records of this page in order, with cursors.' })
    edges(): Edge[] {
      return this.nodes.map((each, index) => ({ node: each, cursor: this.cursors[index] ?? '' }));
    }

    @Field(() => Int, { description: 'How many records the whole list has.' })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return Connection as unknown as ClassType<Page<T>>;
}

/** The list order: columns from most to least significant, all ascending, or all descending; the last is unique. */
export interface KeysetOrder {
  columns: readonly string[];
  descending?: boolean;
}

type CursorValue = string | number | null;

export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a cursor of `length` values; refuses anything that this server did not make for this list. */
export function decodeCursor(cursor: string, length: number): CursorValue[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    values = null;
  }
  const usable = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  if (!Array.isArray(values) || values.length !== length || !values.every(usable)) {
    throw noCursor();
  }
  return values as CursorValue[];
}

const noCursor = () =>
  new BadInput('after', 'is not a cursor of this list; pass the endCursor of an earlier page or leave it out');

/** Whether a value is none of its column's kind, to the database: with a cursor, one that somebody made up. */
const isUnreadable = (error: unknown) => /^(22...|42883|42804)$/.test((error as { code?: string }).code ?? '');

/** Rows strictly after the cursor in the given order, as a filter. */
function afterFilter(order: KeysetOrder, values: CursorValue[]): object {
  const operator = order.descending ? '$lt' : '$gt';
  return {
    $or: order.columns.map((column, index) => ({
      ...Object.fromEntries(order.columns.slice(0, index).map((equal, at) => [equal, values[at]])),
      [column]: { [operator]: values[index] },
    })),
  };
}

/** One page of rows by keyset: a stable position, no OFFSET, an index serves it at any depth. */
export async function keysetPage<T extends object>(
  em: EntityManager,
  entity: EntityName<T>,
  where: FilterQuery<T>,
  order: KeysetOrder,
  args: PageArgs,
): Promise<Page<T>> {
  const filter = args.after
    ? { $and: [where, afterFilter(order, decodeCursor(args.after, order.columns.length))] }
    : where;
  const orderBy = order.columns.map((column) => ({ [column]: order.descending ? 'desc' : 'asc' }));
  const rows = await em
    .find<T>(entity, filter as FilterQuery<NoInfer<T>>, { orderBy: orderBy as never, limit: args.first + 1 })
    .catch((error: unknown) => {
      throw args.after && isUnreadable(error) ? noCursor() : error;
    });
  const nodes = rows.slice(0, args.first);
  const cursors = nodes.map((row) =>
    encodeCursor(order.columns.map((column) => cursorValue((row as Record<string, unknown>)[column]))),
  );
  return {
    nodes: nodes as T[],
    cursors,
    pageInfo: { hasNextPage: rows.length > args.first, endCursor: cursors.at(-1) ?? null },
    count: () => em.count<T>(entity, where as FilterQuery<NoInfer<T>>),
  };
}

function cursorValue(value: unknown): CursorValue {
  return value instanceof Date ? value.toISOString() : (value as CursorValue);
}
