import { remember, remembered } from '../app/remembered';
import type { Audience, Maturity, ProfileInput } from '../gql/graphql';
import { type Profile, writtenIn } from './profile-query';

/** A profile as it stands in the form. */
export interface Draft {
  /** The version it was begun from; a profile changed since is not overwritten. */
  version: number;
  name: string;
  summary: Record<string, string>;
  description: Record<string, string>;
  placeId: string;
  sectors: string[];
  concepts: { id: string; label: string }[];
  languages: string[];
  sizeBand: string;
  foundedYear: string;
  website: string;
  maturity: string;
  visibility: Record<string, Audience>;
}

function byLanguage(texts: readonly { lang: string; text: string }[]): Record<string, string> {
  return {
    ...Object.fromEntries(writtenIn.map((lang) => [lang, ''])),
    ...Object.fromEntries(texts.map(({ lang, text }) => [lang, text])),
  };
}

export function draftFrom({ stakeholder, ...profile }: Profile): Draft {
  return {
    version: profile.version,
    name: stakeholder.name,
    summary: byLanguage(profile.summary),
    description: byLanguage(profile.description),
    placeId: stakeholder.place?.id ?? '',
    sectors: stakeholder.sectors.map((each) => each.id),
    concepts: profile.declaredConcepts.map((each) => ({ id: each.id, label: each.label.text })),
    languages: stakeholder.languages,
    sizeBand: stakeholder.sizeBand ?? '',
    foundedYear: stakeholder.foundedYear ? String(stakeholder.foundedYear) : '',
    website: stakeholder.website ?? '',
    maturity: stakeholder.maturity ?? '',
    visibility: Object.fromEntries(profile.visibility.map(({ field, audience }) => [field, audience])),
  };
}

const texts = (source: Record<string, string>) => Object.entries(source).map(([lang, text]) => ({ lang, text }));

/** What is sent: only what differs from the profile, so that two people may write different parts after each other. */
export function inputFrom(draft: Draft, profile: Profile): ProfileInput {
  const before = draftFrom(profile);
  const changed = (name: keyof Draft) => JSON.stringify(draft[name]) !== JSON.stringify(before[name]);
  return {
    version: draft.version,
    ...(changed('name') ? { name: draft.name } : {}),
    ...(changed('summary') ? { summary: texts(draft.summary) } : {}),
    ...(changed('description') ? { description: texts(draft.description) } : {}),
    ...(changed('placeId') ? { placeId: draft.placeId || null } : {}),
    ...(changed('sectors') ? { sectors: draft.sectors } : {}),
    ...(changed('concepts') ? { concepts: draft.concepts.map((each) => each.id) } : {}),
    ...(changed('languages') ? { languages: draft.languages } : {}),
    ...(changed('sizeBand') ? { sizeBand: draft.sizeBand || null } : {}),
    ...(changed('foundedYear') ? { foundedYear: draft.foundedYear ? Number(draft.foundedYear) : null } : {}),
    ...(changed('website') ? { website: draft.website || null } : {}),
    ...(changed('maturity') ? { maturity: (draft.maturity || null) as Maturity | null } : {}),
    ...(changed('visibility')
      ? {
          visibility: Object.entries(draft.visibility)
            .filter(([field, audience]) => before.visibility[field] !== audience)
            .map(([field, audience]) => ({ field, audience })),
        }
      : {}),
  };
}

/** A draft is kept on this device until it is saved or thrown away. */
export function keptDraft(id: string): Draft | null {
  const kept = remembered(`wasl-profile-${id}`);
  return kept ? (JSON.parse(kept) as Draft) : null;
}

export function keepDraft(id: string, draft: Draft | null): void {
  remember(`wasl-profile-${id}`, draft && JSON.stringify(draft));
}
