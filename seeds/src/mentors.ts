import { type Database, idFrom, Mentor, Mentorship, MentorTopic, menteePreferences } from '@wasl/server/seeding';
import { z } from 'zod';
import { isCompany, type Profile } from './profile.js';
import { seededRandom } from './random.js';
import { readJson } from './read-data.js';
import { stakeholderId } from './stakeholders.js';

const localised = z.record(z.string(), z.string().min(1));

/** A hand-written, invented mentor as it stands in seeds/data/mentors.json; `past` are lengths in days. */
const mentor = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1),
  lang: z.string(),
  /** Where they belong, or the name of their own account where they belong nowhere. */
  stakeholder: z.string().optional(),
  account: z.string().optional(),
  headline: localised,
  bio: localised,
  topics: z.array(z.string()).min(1),
  languages: z.array(z.string()).min(1),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
  prefers: z.array(z.enum(menteePreferences)),
  capacity: z.number().int().positive().nullable(),
  past: z.array(z.number().int().positive()),
  current: z.number().int().nonnegative(),
  pausedUntil: z.iso.date().optional(),
  audience: z.enum(['public', 'members']).default('public'),
});
export type InventedMentor = z.infer<typeof mentor>;

export function readMentors(): InventedMentor[] {
  return readJson('mentors.json', z.array(mentor));
}

/** The day the invented mentorships are told from; those that go on began in the months before it. */
const told = Date.UTC(2026, 10, 1);
const dayBefore = (days: number) => new Date(told - days * 86_400_000).toISOString().slice(0, 10);

/** Writes the invented mentors with topics and mentorships; mentees are drawn from companies of the countries they know. */
export async function seedMentors(em: Database['em'], profiles: Profile[]): Promise<void> {
  const random = seededRandom(2026);
  const byId = new Map(profiles.map((each) => [each.id, each]));
  for (const each of readMentors()) {
    const id = idFrom('mentor', each.id);
    const house = each.stakeholder ? byId.get(each.stakeholder) : null;
    if (house === undefined)
      throw new Error(`seeds/data/mentors.json: ${each.id} belongs to ${each.stakeholder}, which is not there.`);
    await em.insert(Mentor, {
      id,
      slug: each.id,
      name: each.name,
      nameLang: each.lang,
      stakeholderId: house && stakeholderId(house),
      accountId: each.account ? idFrom('account', each.account) : null,
      headline: each.headline,
      bio: each.bio,
      languages: each.languages,
      countries: each.countries,
      prefers: each.prefers,
      capacity: each.capacity,
      pausedUntil: each.pausedUntil ?? null,
      audience: each.audience,
      demonstration: true,
      version: 1,
      updatedAt: new Date(told),
    });
    await em.insertMany(
      MentorTopic,
      each.topics.map((conceptId, position) => ({ mentorId: id, conceptId, position })),
    );
    const mentees = profiles.filter(
      (other) => isCompany(other) && other !== house && each.countries.includes(other.country),
    );
    const lengths = [...each.past, ...Array.from({ length: each.current }, () => null)];
    const drawn = lengths.flatMap((length, index) => {
      const mentee = mentees[Math.floor(random() * mentees.length)];
      const since = length === null ? 20 + Math.floor(random() * 120) : 400 + index * 130 + length;
      return mentee
        ? [
            {
              id: idFrom('mentorship', each.id, String(index)),
              mentorId: id,
              menteeId: stakeholderId(mentee),
              since: dayBefore(since),
              ended: length === null ? null : dayBefore(since - length),
            },
          ]
        : [];
    });
    if (drawn.length > 0) await em.insertMany(Mentorship, drawn);
  }
}
