import { graphql } from '../gql';
import type { Audience, MenteePreference, MentorInput, OwnMentorPartsFragment } from '../gql/graphql';
import { writtenIn } from '../stakeholders/profile-query';

/** A record as its mentor writes it; the generated type of the fragment is what the components take. */
graphql(`
  fragment OwnMentorParts on OwnMentor {
    version shown invitedAt audience pausedUntil headline { lang text } bio { lang text }
    mentor { id slug name demonstration languages prefers capacity topics { id label { text } } countries { code name { text } } }
  }
`);

export const ownMentorQuery = graphql(`
  query OwnMentor { me { id mentor { ...OwnMentorParts } } countries { code name { text } } }
`);
export const saveMentorMutation = graphql(`
  mutation SaveMentor($input: MentorInput!) { saveMentor(input: $input) { ...OwnMentorParts } }
`);
export const showMentorMutation = graphql(`
  mutation ShowMentor($shown: Boolean!) { showMentor(shown: $shown) { ...OwnMentorParts } }
`);
export const leaveMentoringMutation = graphql(`mutation LeaveMentoring { leaveMentoring }`);

/** A record as it stands in the form. */
export interface MentorDraft {
  name: string;
  headline: Record<string, string>;
  bio: Record<string, string>;
  topics: { id: string; label: string }[];
  languages: string[];
  countries: string[];
  prefers: MenteePreference[];
  capacity: string;
  pausedUntil: string;
  audience: Audience;
}

function byLanguage(texts: readonly { lang: string; text: string }[]): Record<string, string> {
  const none = Object.fromEntries(writtenIn.map((lang) => [lang, '']));
  return { ...none, ...Object.fromEntries(texts.map(({ lang, text }) => [lang, text])) };
}

export function mentorDraft({ mentor, ...own }: OwnMentorPartsFragment): MentorDraft {
  return {
    name: mentor.name,
    headline: byLanguage(own.headline),
    bio: byLanguage(own.bio),
    topics: mentor.topics.map((each) => ({ id: each.id, label: each.label.text })),
    languages: mentor.languages,
    countries: mentor.countries.map((each) => each.code),
    prefers: mentor.prefers,
    capacity: mentor.capacity == null ? '' : String(mentor.capacity),
    pausedUntil: own.pausedUntil ?? '',
    audience: own.audience,
  };
}

const texts = (source: Record<string, string>) => Object.entries(source).map(([lang, text]) => ({ lang, text }));

export function mentorInput(draft: MentorDraft, version: number): MentorInput {
  const { name, headline, bio, topics, languages, countries, prefers, capacity, pausedUntil, audience } = draft;
  return {
    ...{ version, name, languages, countries, prefers, audience },
    headline: texts(headline),
    bio: texts(bio),
    topics: topics.map((each) => each.id),
    capacity: capacity ? Number(capacity) : null,
    pausedUntil: pausedUntil || null,
  };
}
