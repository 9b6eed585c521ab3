import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { LocalisedText } from '../foundation/localised-text.js';

/** A country by its ISO 3166-1 alpha-2 code; names come from CLDR. */
@Entity({ tableName: 'country' })
@ObjectType({ description: 'A country, by ISO 3166-1 alpha-2 code.' })
export class Country {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'ISO 3166-1 alpha-2 code, such as TN.' })
  code!: string;

  @Property({ type: 'text', nullable: true })
  m49!: string | null;

  @Property({ type: 'json' })
  names!: LocalisedText;

  @Property({ type: 'string[]' })
  @Field(() => [String], { description: 'Working languages, BCP 47.' })
  languages!: string[];

  @Property({ type: 'string[]' })
  neighbours!: string[];

  @Property({ type: 'string[]' })
  @Field(() => [String], { description: 'Regions the country belongs to, such as southern-mediterranean.' })
  regions!: string[];

  @Property({ type: 'double' })
  @Field(() => Float, { description: 'Latitude of the centre, degrees.' })
  latitude!: number;

  @Property({ type: 'double' })
  @Field(() => Float, { description: 'Longitude of the centre, degrees.' })
  longitude!: number;
}
