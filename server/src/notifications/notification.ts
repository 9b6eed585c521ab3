import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { enumeration } from '../foundation/enumeration.js';

export const mailFrequencies = ['at-once', 'daily', 'weekly', 'never'] as const;
export type MailFrequency = (typeof mailFrequencies)[number];
export const MailFrequencyEnum = enumeration('MailFrequency', 'How often notifications also come by e-mail.', {
  'at-once': 'Each as it happens.',
  daily: 'Once a day, together.',
  weekly: 'Once a week, together.',
  never: 'Never; the inbox keeps them.',
});

/** Something an account was told. Written by `notify` in foundation, where every room can reach it. */
@Entity({ tableName: 'notification' })
export class Notification {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  kind!: string;

  @Property({ type: 'json' })
  arguments!: Record<string, string | number>;

  @Property({ type: 'text' })
  link!: string;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  readAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  mailedAt!: Date | null;
}
