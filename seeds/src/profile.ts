import {
  agreements,
  companyKinds,
  directions,
  evidenceLevels,
  maturities,
  offeringKinds,
  sizeBands,
  stakeholderKinds,
  womenLedForms,
} from '@wasl/server/seeding';
import { z } from 'zod';
import { filesOf, readJson } from './read-data.js';

const month = z.string().regex(/^\d{4}-\d{2}$/, 'must be a month such as 2026-03');
const localised = z.record(z.string(), z.string().min(1));

const offering = z.object({
  direction: z.enum(directions),
  kind: z.enum(offeringKinds),
  title: localised,
  text: localised.default({}),
  concepts: z.array(z.string()).default([]),
  targets: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
  agreements: z.array(z.enum(agreements)).default([]),
  quantity: z.string().nullish(),
  from: month,
  until: month,
});

/** A hand-written, invented profile as it stands in seeds/data/stakeholders. */
const profile = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(stakeholderKinds),
  name: z.string().min(1),
  nameLang: z.string(),
  otherNames: z.array(z.object({ lang: z.string(), name: z.string().min(1) })).default([]),
  country: z.string().regex(/^[A-Z]{2}$/),
  place: z.string(),
  sectors: z.array(z.string()).min(1),
  concepts: z.array(z.string()),
  languages: z.array(z.string()).min(1),
  size: z.enum(sizeBands).nullish(),
  founded: z.number().int().nullish(),
  maturity: z.enum(maturities).nullish(),
  summary: localised,
  description: z.record(z.string(), z.array(z.string())),
  womenLed: z
    .object({ form: z.enum(womenLedForms), evidence: z.enum(evidenceLevels), since: z.number().int().nullish() })
    .nullish(),
  cluster: z.string().nullish(),
  offerings: z.array(offering),
});
export type Profile = z.infer<typeof profile>;

/** All hand-written profiles, in a stable order. */
export function readProfiles(): Profile[] {
  return filesOf('stakeholders', '.json').flatMap((file) => readJson(file, z.array(profile)));
}

export function isCompany(entry: Profile): boolean {
  return (companyKinds as readonly string[]).includes(entry.kind);
}
