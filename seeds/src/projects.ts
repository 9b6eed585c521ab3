import { type Database, idFrom, Participation, Place, Project } from '@wasl/server/seeding';
import { z } from 'zod';
import { drawLinks } from './links.js';
import type { Profile } from './profile.js';
import { seededRandom } from './random.js';
import { readJson } from './read-data.js';
import { stakeholderId } from './stakeholders.js';

const localised = z.record(z.string(), z.string().min(1));
const pattern = z.object({ title: localised, text: localised, months: z.number().int().positive() });

/** As many invented projects as there are, each by one who leads and two to four whom it already works with. */
const count = 40;

/** Writes invented projects among those who are linked, so that a project never joins strangers. */
export async function seedProjects(em: Database['em'], profiles: Profile[]): Promise<void> {
  const random = seededRandom(2011);
  const patterns = readJson('projects.json', z.array(pattern));
  const places = new Map((await em.find(Place, {})).map((place) => [place.id, place.names]));
  const partners = new Map<string, Profile[]>();
  for (const { from, to, status } of drawLinks(profiles, 620)) {
    if (status === 'confirmed') partners.set(from.id, [...(partners.get(from.id) ?? []), to]);
  }
  const leads = profiles.filter((each) => (partners.get(each.id)?.length ?? 0) >= 2);
  const chosen = leads
    .filter((_, index) => index % Math.max(1, Math.floor(leads.length / count)) === 0)
    .slice(0, count);
  for (const [index, lead] of chosen.entries()) {
    const shape = patterns[index % patterns.length];
    const others = (partners.get(lead.id) ?? []).slice(0, 2 + Math.floor(random() * 3));
    const far = others.find((each) => each.place !== lead.place) ?? others[0];
    if (!shape || !far) continue;
    const starts = new Date(Date.UTC(2015 + Math.floor(random() * 10), Math.floor(random() * 12), 1));
    const ends = new Date(Date.UTC(starts.getUTCFullYear(), starts.getUTCMonth() + shape.months, 0));
    const townIn = (id: string, lang: string) => places.get(id)?.[lang] ?? places.get(id)?.en ?? id;
    const title = Object.fromEntries(
      Object.entries(shape.title).map(([lang, words]) => [
        lang,
        words.replace('{a}', townIn(lead.place, lang)).replace('{b}', townIn(far.place, lang)),
      ]),
    );
    const id = idFrom('project', lead.id);
    await em.insert(Project, {
      id,
      title,
      text: shape.text,
      themes: lead.sectors.slice(0, 1),
      starts: starts.toISOString().slice(0, 10),
      ends: ends.toISOString().slice(0, 10),
      source: null,
      demonstration: true,
    });
    await em.insertMany(
      Participation,
      [lead, ...new Set(others)].map((each, position) => ({
        projectId: id,
        stakeholderId: stakeholderId(each),
        role: position === 0 ? ('lead' as const) : ('partner' as const),
      })),
    );
  }
}
