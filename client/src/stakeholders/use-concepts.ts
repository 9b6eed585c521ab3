import { useQuery } from 'urql';
import { graphql } from '../gql';
import { useSettled } from '../ui/settled';

const conceptsQuery = graphql(`
  query ConceptsByWord($query: String!) { suggest(query: $query, first: 12) { noun id label { text lang } } }
`);

/** Concepts with a word that begins as one types, in any language. `words` is what they answer. */
export function useConcepts(typed: string) {
  const words = useSettled(typed);
  const asks = words.length >= 2;
  const [{ data, fetching }] = useQuery({ query: conceptsQuery, variables: { query: words }, pause: !asks });
  const found = asks ? (data?.suggest ?? []).filter((each) => each.noun === 'concept') : [];
  return { words, found, fetching };
}
