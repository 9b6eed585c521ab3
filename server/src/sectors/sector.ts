import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { LocalisedText } from '../foundation/localised-text.js';

/** A code of a public classification that a sector corresponds to. */
@ObjectType({ description: 'A code of a public classification, such as NACE 2 13.20.' })
export class SectorCode {
  @Field(() => String, { description: 'Classification, such as NACE or ISIC.' })
  scheme!: string;

  @Field(() => String, { description: 'Version of the classification.' })
  version!: string;

  @Field(() => String, { description: 'The code.' })
  code!: string;
}

/** A node of the programme's taxonomy: four categories, eleven sectors, and leaves below them. */
@Entity({ tableName: 'sector' })
@ObjectType({ description: 'A sector of the programme’s taxonomy: category (level 1), sector (2) or leaf (3).' })
export class Sector {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Stable identifier, such as copper-metal.' })
  id!: string;

  @Property({ type: 'text', nullable: true })
  parentId!: string | null;

  @Property({ type: 'smallint' })
  @Field(() => Int, { description: 'Depth in the tree: 1 category, 2 sector, 3 leaf.' })
  level!: number;

  @Property({ type: 'smallint' })
  position!: number;

  @Property({ type: 'json' })
  labels!: LocalisedText;

  @Property({ type: 'json' })
  codes!: SectorCode[];
}
