import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { NotAllowed, NotSignedIn } from '../foundation/refusal.js';
import type { HasViewer } from './viewer.js';

/** One browser that is signed in. The library writes it; we list and end it. */
@Entity({ tableName: 'session' })
export class Session {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'text', nullable: true })
  ipAddress!: string | null;

  @Property({ type: 'text', nullable: true })
  userAgent!: string | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** The part of the request that says by which session it came; null for programs and visitors. */
export interface HasSession {
  sessionId: string | null;
}

/** The person behind the request. Looking after an account takes a person: a token is not enough. */
export function personAsking({ viewer, sessionId }: HasViewer & HasSession): { accountId: string; sessionId: string } {
  if (!viewer.accountId) throw new NotSignedIn('Sign in first.');
  if (!sessionId) throw new NotAllowed('A token cannot look after its account: sign in.');
  return { accountId: viewer.accountId, sessionId };
}
