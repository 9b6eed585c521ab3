import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import type { LocalisedText } from '../foundation/localised-text.js';

/** A set of countries that people name together; ours, since M49 has no southern Mediterranean. */
@Entity({ tableName: 'region' })
@ObjectType({ description: 'A named set of countries.' })
export class Region {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Stable identifier, such as southern-mediterranean.' })
  id!: string;

  @Property({ type: 'json' })
  names!: LocalisedText;
}
