import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../gql';

graphql(`
  fragment ProfileParts on OwnProfile {
    id version status completeness nextStep
    summary { lang text } description { lang text }
    visibility { field audience }
    declaredConcepts { id label { text lang } }
    stakeholder {
      id slug name nameLang logo languages sizeBand foundedYear website maturity demonstration
      country { code } place { id name { text } } sectors { id label { text } }
      offerings { id version direction kind title { text lang dir } text { text lang dir } validUntil status quantity agreements concepts { id } targets { code } }
    }
  }
`);

export const profileQuery = graphql(`
  query OwnProfile($id: ID!) {
    ownProfile(id: $id) { ...ProfileParts }
    sectors(level: 2) { id label { text } }
    leaves: sectors(level: 3) { id label { text } }
    places { id name { text } country { code name { text } } }
  }
`);

export const editProfileMutation = graphql(`
  mutation EditProfile($id: ID!, $input: ProfileInput!) { editProfile(id: $id, input: $input) { ...ProfileParts } }
`);

export const publishMutation = graphql(`
  mutation PublishProfile($id: ID!, $version: Int!, $publish: Boolean!) {
    publishProfile(id: $id, version: $version, publish: $publish) { ...ProfileParts }
  }
`);

export type ProfilePage = NonNullable<ResultOf<typeof profileQuery>>;
export type Profile = ProfilePage['ownProfile'];

/** The languages a profile is written in here; others come by import and are kept. */
export const writtenIn = ['ar', 'fr', 'en'] as const;

export const sizes = ['1', '2-9', '10-49', '50-249', '250+'] as const;
export const maturities = ['STARTING', 'GROWING', 'ESTABLISHED'] as const;
