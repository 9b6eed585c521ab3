import { graphql } from '../gql';
import type { SearchQuery } from '../gql/graphql';

/** One query for the whole page: the answer as it was understood, with facets and wider searches. */
export const searchQuery = graphql(`
  query Search($query: String!, $filters: SearchFiltersInput, $without: [String!]!, $first: Int!, $after: String, $sort: SearchSort!, $step: SearchStep) {
    search(query: $query, filters: $filters, without: $without, first: $first, after: $after, sort: $sort, step: $step) {
      total step didYouMean degraded leftOut
      pageInfo { hasNextPage endCursor }
      understood { noun id label { text lang dir } words active }
      facets { name values { id label { text } count } }
      widening { step count }
      clusters { id name { text } }
      hits {
        reasons { kind id label { text lang dir } words lang }
        highlights { field lang dir segments { text hit } }
        stakeholder { id slug name nameLang logo kind demonstration languages otherNames { lang name } summary { text lang dir } country { name { text } } place { id name { text } } sectors { id label { text } } womenLed { form evidence } }
      }
    }
  }
`);

export type SearchAnswer = SearchQuery['search'];
export type SearchHit = SearchAnswer['hits'][number];
