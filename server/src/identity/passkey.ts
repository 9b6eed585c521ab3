import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';

/** A key that a device keeps for one account. The library writes it; we list and remove it. */
@Entity({ tableName: 'passkey' })
@ObjectType({ description: 'A key that a device keeps and by which one signs in without a password.' })
export class Passkey {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether it is also on other devices of its owner, or kept safe elsewhere.' })
  backedUp!: boolean;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When someone last signed in by it.' })
  lastUsedAt!: Date | null;
}
