import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../gql';

graphql(`
  fragment EditParts on ProposedEdit {
    id version noun state publishes message words createdAt decidedAt expiresAt member memberName memberNameLang mayAnswer seen
    differences { field before { text lang dir } after { text lang dir } }
  }
`);

export const editQuery = graphql(`query ProposedEdit($id: ID!) { proposedEdit(id: $id) { ...EditParts } }`);

export const editByLinkQuery = graphql(
  `query EditByLink($token: String!) { editByLink(token: $token) { ...EditParts } }`,
);

export const toConfirmQuery = graphql(`
  query EditsToConfirm($stakeholder: ID!) { editsToConfirm(stakeholder: $stakeholder) { id noun publishes createdAt } }
`);

export const answerMutation = graphql(`
  mutation AnswerEdit($id: ID!, $seen: Int!, $confirms: Boolean!, $words: String!) {
    answerEdit(id: $id, seen: $seen, confirms: $confirms, words: $words) { ...EditParts }
  }
`);

export const answerByLinkMutation = graphql(`
  mutation AnswerEditByLink($token: String!, $seen: Int!, $confirms: Boolean!, $words: String!) {
    answerEditByLink(token: $token, seen: $seen, confirms: $confirms, words: $words)
  }
`);

export type Edit = ResultOf<typeof editQuery>['proposedEdit'];
