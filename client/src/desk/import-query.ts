import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../gql';

graphql(`
  fragment ImportRow on ImportRowPreview { line name field code values { name value } reason alike { id slug name nameLang mayMerge } }
`);

export const previewQuery = graphql(`
  query ImportPreview($id: ID!, $columns: [String!]) {
    importPreview(id: $id, columns: $columns) {
      import { id version fileName cluster }
      fields columns { header samples field } ready
      refused { ...ImportRow } doubles { ...ImportRow } first { ...ImportRow }
    }
  }
`);

export const importsQuery = graphql(`
  query MemberImports($cluster: String!) {
    memberImports(cluster: $cluster) { id version fileName state createdAt created merged }
  }
`);

export const runMutation = graphql(`
  mutation RunImport($id: ID!, $version: Int!, $columns: [String!]!, $choices: [RowChoiceInput!]!) {
    runImport(id: $id, version: $version, columns: $columns, choices: $choices) { created merged skipped refused }
  }
`);

export const undoMutation = graphql(`
  mutation UndoImport($id: ID!, $version: Int!) { undoImport(id: $id, version: $version) { removed kept } }
`);

export type Preview = ResultOf<typeof previewQuery>['importPreview'];
