import { useQuery } from 'urql';
import { graphql } from '../gql';

const meQuery = graphql(`
  query Me {
    me {
      id email name lang timeZone roles demonstration mailFrequency unread
      actsFor { id slug name nameLang }
      delegations { role stakeholder { id slug name nameLang } }
      mentor { shown invitedAt }
      facilitates { id name { text lang dir } }
    }
  }
`);

/** The account one is signed in to; null for a visitor, undefined while that is not known yet. */
export function useMe() {
  const [{ data }] = useQuery({ query: meQuery });
  return data ? (data.me ?? null) : undefined;
}

export type Me = NonNullable<ReturnType<typeof useMe>>;

/** Whether it looks after others: facilitator, secretariat or administrator. */
export function isStaff({ roles }: Me): boolean {
  return roles.some((role) => role !== 'MEMBER');
}
