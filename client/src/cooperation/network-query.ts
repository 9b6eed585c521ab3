import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../gql';

export const networkQuery = graphql(`
  query Network($countries: [String!], $sector: String, $types: [LinkType!], $around: String, $depth: Int!, $first: Int!) {
    network(countries: $countries, sector: $sector, types: $types, around: $around, depth: $depth, first: $first) {
      nodes { links community sector stakeholder { id slug name nameLang kind demonstration country { code } } }
      links { id from to type since }
      stakeholdersLeftOut linksLeftOut
    }
    countries { code name { text } }
    categories: sectors(level: 1) { id label { text } }
    sectors(level: 2) { id label { text } }
  }
`);

export type NetworkData = NonNullable<ResultOf<typeof networkQuery>>;
