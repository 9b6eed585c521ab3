import { Account, type Database, Delegate, idFrom, Role } from '@wasl/server/seeding';
import { z } from 'zod';
import { readJson } from './read-data.js';
import { stakeholderId } from './stakeholders.js';

type EntityManager = Database['em'];

const account = z.object({
  name: z.string(),
  lang: z.enum(['en', 'fr', 'ar']),
  timeZone: z.string(),
  owns: z.array(z.string()).default([]),
  edits: z.array(z.string()).default([]),
  facilitates: z.array(z.string()).default([]),
  role: z.enum(['secretariat', 'administrator']).nullish(),
});

/** Names of the invented people who have accounts. */
export function readAccountNames(): string[] {
  return readJson('accounts.json', z.array(account)).map((each) => each.name);
}

/** Invented people to sign in as, in the order of the file. Their addresses end in .example, which no mail can reach. */
export async function seedAccounts(em: EntityManager): Promise<void> {
  const people = readJson('accounts.json', z.array(account)).map((each, position) => ({
    ...each,
    id: idFrom('account', each.name),
    // A second apart, so that the list keeps the order of the file.
    at: new Date(Date.UTC(2026, 0, 5, 9, 0, position)),
    email: `person-${position + 1}@demonstration.example`,
  }));
  await em.insertMany(
    Account,
    people.map(({ id, name, email, lang, timeZone, at }) => ({
      id,
      name,
      email,
      emailVerified: true,
      lang,
      timeZone,
      actsForId: null,
      mailFrequency: 'at-once',
      demonstration: true,
      createdAt: at,
      updatedAt: at,
    })),
  );
  await em.insertMany(
    Role,
    people.flatMap(({ id, role, facilitates }) => [
      ...(role ? [{ id: idFrom('role', id, role), accountId: id, role, clusterId: null }] : []),
      ...facilitates.map((clusterId) => ({
        id: idFrom('role', id, clusterId),
        accountId: id,
        role: 'facilitator' as const,
        clusterId,
      })),
    ]),
  );
  await em.insertMany(
    Delegate,
    people.flatMap(({ id, owns, edits, at }) =>
      [...owns, ...edits].map((slug, position) => ({
        accountId: id,
        stakeholderId: stakeholderId({ id: slug }),
        role: owns.includes(slug) ? ('owner' as const) : ('editor' as const),
        createdAt: new Date(at.getTime() + position),
      })),
    ),
  );
}
