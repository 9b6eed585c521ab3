import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** "Not this partner": binds recommender, search and graph both ways, and is told to nobody. */
@Entity({ tableName: 'block' })
export class Block {
  @PrimaryKey({ type: 'uuid' })
  fromId!: string;

  @PrimaryKey({ type: 'uuid' })
  toId!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
