import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import type { LocalisedText } from '../foundation/localised-text.js';

/** A named, dated cooperation of two or more stakeholders. */
@Entity({ tableName: 'project' })
@ObjectType({ description: 'A named, dated cooperation of two or more stakeholders.' })
export class Project {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Property({ type: 'json' })
  title!: LocalisedText;

  @Property({ type: 'json' })
  text!: LocalisedText;

  @Property({ type: 'string[]' })
  @Field(() => [String], { description: 'Themes, in the source’s words.' })
  themes!: string[];

  @Property({ type: 'date' })
  @Field(() => String, { description: 'First day, ISO 8601.' })
  starts!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => String, { nullable: true, description: 'Last day, ISO 8601.' })
  ends!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it was read.' })
  source!: string | null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'True for invented records that demonstrate the product.' })
  demonstration!: boolean;
}

/** A stakeholder's part in a project. */
@Entity({ tableName: 'participation' })
export class Participation {
  @PrimaryKey({ type: 'uuid' })
  projectId!: string;

  @PrimaryKey({ type: 'uuid' })
  stakeholderId!: string;

  @Property({ type: 'text' })
  role!: 'lead' | 'partner';
}
