import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { LocalisedText } from '../foundation/localised-text.js';

/** Where a fact was read. */
@Entity({ tableName: 'source' })
@ObjectType({ description: 'A public source, with its address.' })
export class Source {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Short key of the source.' })
  key!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Address where it can be read.' })
  url!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Title, or a short description where the title is not known.' })
  title!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who published it.' })
  publisher!: string | null;

  @Property({ type: 'smallint', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Year of publication, if known.' })
  year!: number | null;

  @Property({ type: 'text', nullable: true })
  language!: string | null;
}

/** A statement with its source; where sources conflict every value is kept, with its own source. */
@Entity({ tableName: 'fact' })
@ObjectType({ description: 'A sourced statement. Where sources conflict, every value is kept.' })
export class Fact {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Stable identifier.' })
  id!: string;

  @Property({ type: 'text', nullable: true })
  clusterId!: string | null;

  @Property({ type: 'text', nullable: true })
  countryCode!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is about, such as members or frame.' })
  topic!: string;

  @Property({ type: 'json' })
  statement!: LocalisedText;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'The figure, where there is one.' })
  figure!: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Unit of the figure.' })
  unit!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Date it holds for, ISO 8601 to the precision known.' })
  date!: string | null;

  @Property({ type: 'json', nullable: true })
  note!: LocalisedText | null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'False for leads that nobody checked, and where the source is weak.' })
  verified!: boolean;

  @Property({ type: 'smallint' })
  position!: number;
}

@Entity({ tableName: 'fact_source' })
export class FactSource {
  @PrimaryKey({ type: 'text' })
  factId!: string;

  @PrimaryKey({ type: 'text' })
  sourceKey!: string;
}

@Entity({ tableName: 'fact_conflict' })
export class FactConflict {
  @PrimaryKey({ type: 'text' })
  factId!: string;

  @PrimaryKey({ type: 'text' })
  otherId!: string;
}
