import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { HasDatabase } from '../foundation/database-slice.js';
import { enumeration } from '../foundation/enumeration.js';

export const delegateRoles = ['owner', 'editor'] as const;
export type DelegateRole = (typeof delegateRoles)[number];
export const DelegateRoleEnum = enumeration('DelegateRole', 'What an account may do for a stakeholder.', {
  owner: 'Everything, delegates included.',
  editor: 'Write the profile and its offerings, answer introductions.',
});

/** An account that may act for a stakeholder. */
@Entity({ tableName: 'delegate' })
export class Delegate {
  @PrimaryKey({ type: 'uuid' })
  accountId!: string;

  @PrimaryKey({ type: 'uuid' })
  stakeholderId!: string;

  @Property({ type: 'text' })
  role!: DelegateRole;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}

/** The stakeholders an account may act for, oldest delegation first. */
export async function delegationsOf(em: HasDatabase['em'], accountId: string): Promise<string[]> {
  const rows = await em.find(Delegate, { accountId }, { orderBy: { createdAt: 'asc', stakeholderId: 'asc' } });
  return rows.map((row) => row.stakeholderId);
}
