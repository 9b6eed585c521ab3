import { graphql } from '../gql';
import type { ConceptKind, TermDeclineReason } from '../gql/graphql';

export const kinds: ConceptKind[] = ['PRODUCT', 'TECHNIQUE', 'MATERIAL', 'SERVICE', 'SKILL', 'NEED', 'MARKET'];

export const declineReasons: TermDeclineReason[] = [
  'ALREADY_THERE',
  'TOO_PARTICULAR',
  'NOT_OUR_FIELD',
  'UNCLEAR',
  'OTHER',
];

/** Languages of the region and its neighbours, those that most of us write first; Amazigh among them. */
export const termLanguages = ['ar', 'fr', 'en', 'zgh', 'es', 'it', 'tr', 'el', 'he', 'mt', 'ku', 'hy', 'pt', 'de'];

/** The language that a word is likely of: Arabic by its letters, else the reader's unless theirs is Arabic. */
export function likelyLanguage(term: string, locale: string): string {
  if (/\p{Script=Arabic}/u.test(term)) return 'ar';
  if (/\p{Script=Tifinagh}/u.test(term)) return 'zgh';
  return locale === 'ar' && term !== '' ? 'fr' : locale;
}

export const termParts = graphql(`
  fragment TermParts on TermProposal {
    id version term { text lang dir } country { code name { text } } kind meaning state isNew reason words createdAt decidedAt
    near { id label { text lang dir } } concept { id label { text lang dir } }
  }
`);

export const termChoicesQuery = graphql(`
  query TermChoices { countries { code name { text } } sectors(level: 2) { id label { text } } }
`);

export const proposeMutation = graphql(`
  mutation ProposeTerm($input: TermInput!) { proposeTerm(input: $input) { id } }
`);

export const myTermsQuery = graphql(`
  query MyTerms($after: String) {
    myTerms(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...TermParts } }
  }
`);

export const withdrawMutation = graphql(`
  mutation WithdrawTerm($id: ID!, $version: Int!) { withdrawTerm(id: $id, version: $version) { ...TermParts } }
`);

export const deskTermsQuery = graphql(`
  query DeskTerms($state: TermState!, $after: String) {
    termProposals(state: $state, first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        ...TermParts proposer
        similar { id label { text lang dir } labels { text lang preferred } broader { id label { text } } }
      }
    }
  }
`);

export const approveMutation = graphql(`
  mutation ApproveTerm($id: ID!, $version: Int!, $anotherWord: AnotherWordInput, $newConcept: NewConceptInput) {
    approveTerm(id: $id, version: $version, anotherWord: $anotherWord, newConcept: $newConcept) { ...TermParts }
  }
`);

export const declineMutation = graphql(`
  mutation DeclineTerm($id: ID!, $version: Int!, $answer: TermDeclineInput!) {
    declineTerm(id: $id, version: $version, answer: $answer) { ...TermParts }
  }
`);
