import { createHash, randomBytes } from 'node:crypto';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';

/** A key for a program: it may do what the account may, except look after the account itself. */
@Entity({ tableName: 'api_token' })
@ObjectType({ description: 'A key by which a program asks with the rights of one account.' })
export class ApiToken {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is for, in the words of its owner.' })
  name!: string;

  /** SHA-256 of the secret, which nobody can read again. */
  @Property({ type: 'blob', lazy: true })
  hash!: Buffer;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it stops working.' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was last used, to the hour.' })
  lastUsedAt!: Date | null;
}

/** A new secret: recognisable where it leaks, 256 bits of chance. */
export function newSecret(): string {
  return `wasl_${randomBytes(32).toString('base64url')}`;
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The account of a token that is still good, or null. */
export async function accountOfToken(em: HasDatabase['em'], secret: string): Promise<string | null> {
  if (!secret.startsWith('wasl_')) return null;
  const [row] = await em.execute<{ id: string; account: string; stale: boolean }[]>(
    `select id, account_id as account, coalesce(last_used_at < now() - interval '1 hour', true) as stale
     from api_token where hash = ? and expires_at > now()`,
    [hashOf(secret)],
  );
  if (row?.stale) await em.execute('update api_token set last_used_at = now() where id = ?', [row.id]);
  return row?.account ?? null;
}
