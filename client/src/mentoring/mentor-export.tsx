import { useClient } from 'urql';
import { graphql } from '../gql';
import type { MentorFiltersInput } from '../gql/graphql';
import { type Gather, TakeAway } from '../ui/take-away';

const allMentorsQuery = graphql(`
  query AllMentors($filters: MentorFiltersInput, $after: String) {
    mentors(filters: $filters, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id ...MentorCard }
    }
  }
`);

/** Pages of 100 mentors that an export gathers at most. */
const mostPages = 10;

/** Every mentor that passes the filters, to take away. */
export function MentorExport({ filters }: { filters: MentorFiltersInput }) {
  const client = useClient();
  const gather: Gather = async () => {
    const rows: Record<string, string>[] = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page++) {
      const { data } = await client.query(allMentorsQuery, { filters, after }).toPromise();
      if (!data) return null;
      for (const mentor of data.mentors.nodes) {
        rows.push({
          name: mentor.name,
          headline: mentor.headline.text,
          topics: mentor.topics.map((each) => each.label.text).join(' | '),
          languages: mentor.languages.join(' | '),
          countries: mentor.countries.map((each) => each.name.text).join(' | '),
          prefers: mentor.prefers.join(' | '),
          availability: mentor.time.availability,
          placesFree: String(mentor.time.placesFree ?? ''),
          waitingDays: String(mentor.time.waitingDays ?? ''),
          stakeholder: mentor.stakeholder?.name ?? '',
          demonstration: mentor.demonstration ? 'yes' : 'no',
          address: new URL(`/mentoring/${mentor.slug}`, window.location.href).href,
        });
      }
      if (!data.mentors.pageInfo.hasNextPage) return { rows, cut: false };
      after = data.mentors.pageInfo.endCursor ?? null;
    }
    return { rows, cut: true };
  };
  return <TakeAway name="wasl-mentors" gather={gather} />;
}
