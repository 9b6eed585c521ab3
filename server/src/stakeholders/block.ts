import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * "Not this partner": binds recommender, search and graph both ways, and is told to nobody. Whoever blocks is bound at
 * once; the other side later where binding it at once would tell what a no was (decision 019).
 */
@Entity({ tableName: 'block' })
export class Block {
  @PrimaryKey({ type: 'uuid' })
  fromId!: string;

  @PrimaryKey({ type: 'uuid' })
  toId!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'boolean', default: true })
  bindsBoth!: boolean & Opt;

  /** When it is to bind the other side as well; null where it did from the start. */
  @Property({ type: 'timestamptz', nullable: true })
  bindsBothAt?: Date | null;
}
