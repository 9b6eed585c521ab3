import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { LocalisedText } from '../foundation/localised-text.js';

/** A town; stakeholders are placed, sorted and filtered by its centre. */
@Entity({ tableName: 'place' })
@ObjectType({ description: 'A town, placed by its centre.' })
export class Place {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Stable identifier, such as nabeul.' })
  id!: string;

  @Property({ type: 'text' })
  countryCode!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'ISO 3166-2, NUTS or governorate code, where known.' })
  regionCode!: string | null;

  @Property({ type: 'json' })
  names!: LocalisedText;

  @Property({ type: 'string[]' })
  alternatives!: string[];

  @Property({ type: 'double' })
  @Field(() => Float, { description: 'Latitude of the town centre, degrees.' })
  latitude!: number;

  @Property({ type: 'double' })
  @Field(() => Float, { description: 'Longitude of the town centre, degrees.' })
  longitude!: number;
}
