import type { HasDatabase } from '../foundation/database-slice.js';
import type { HasViewer } from '../identity/viewer.js';
import type { MenteePreference } from './mentor.js';
import { readableMentors } from './mentor-policy.js';

/** What mentors are narrowed to: values of one filter are alternatives, filters hold together. */
export interface MentorFilters {
  topic?: string[] | null;
  language?: string[] | null;
  country?: string[] | null;
  prefers?: MenteePreference[] | null;
  free?: boolean | null;
}

export const mentorFacetNames = ['topic', 'language', 'country', 'prefers'] as const;
export type MentorFacetName = (typeof mentorFacetNames)[number];

const array = (values: readonly string[]) => `{${values.map((each) => JSON.stringify(each)).join(',')}}`;

/** A topic stands for the narrower ones as well: who helps with pricing helps with financial management. */
const conditions: Record<MentorFacetName, string> = {
  topic: `exists (with recursive wanted(id) as (select unnest(?::text[])
      union select r.from_id from concept_relation r join wanted w on r.to_id = w.id where r.kind = 'broader')
    select from mentor_topic t join wanted w on w.id = t.concept_id where t.mentor_id = m.id)`,
  language: 'm.languages && ?::text[]',
  country: 'm.countries && ?::text[]',
  prefers: 'm.prefers && ?::text[]',
};

const freePlace = `(m.paused_until is null or m.paused_until < ?::date) and m.capacity > (select count(*) from mentorship
  where mentor_id = m.id and since <= ?::date and (ended is null or ended > ?::date))`;

function narrowed(context: HasViewer, filters: MentorFilters, today: string, without?: MentorFacetName) {
  const readable = readableMentors(context.viewer);
  const chosen = mentorFacetNames.filter((name) => name !== without && (filters[name]?.length ?? 0) > 0);
  const sql = [readable.sql, ...chosen.map((name) => conditions[name]), ...(filters.free ? [freePlace] : [])];
  const values = [...readable.values, ...chosen.map((name) => array(filters[name] ?? []))];
  return { sql: sql.join(' and '), values: filters.free ? [...values, today, today, today] : values };
}

/** Identifiers of the mentors whom the viewer may see and the filters let pass; `today` is a day, YYYY-MM-DD. */
export async function findMentors(
  context: HasDatabase & HasViewer,
  filters: MentorFilters,
  today: string,
): Promise<string[]> {
  const { sql, values } = narrowed(context, filters, today);
  const rows = await context.em.execute<{ id: string }[]>(`select m.id from mentor m where ${sql}`, values);
  return rows.map((row) => row.id);
}

const valuesOf: Record<MentorFacetName, string> = {
  topic: 'mentor_topic t on t.mentor_id = m.id cross join lateral (select t.concept_id as value) v',
  language: 'lateral unnest(m.languages) as v(value) on true',
  country: 'lateral unnest(m.countries) as v(value) on true',
  prefers: 'lateral unnest(m.prefers) as v(value) on true',
};

/** Values of one facet with how many mentors have them, most first; its own filter is left out. */
export async function countMentors(
  context: HasDatabase & HasViewer,
  name: MentorFacetName,
  filters: MentorFilters,
  today: string,
): Promise<{ value: string; count: number }[]> {
  const { sql, values } = narrowed(context, filters, today, name);
  return context.em.execute<{ value: string; count: number }[]>(
    `select v.value, count(distinct m.id)::int as count from mentor m join ${valuesOf[name]}
     where ${sql} group by v.value order by count(distinct m.id) desc, v.value`,
    values,
  );
}
