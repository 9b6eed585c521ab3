import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../gql';

graphql(`
  fragment DeskCard on Introduction {
    id version state reason { text lang dir } waitsFor until changedAt createdAt mayDo askingName askedName
  }
`);

/** The board, a column a state; each column shows what waits longest first. */
export const deskQuery = graphql(`
  query Desk($first: Int!, $cluster: String, $name: String, $dueWithin: Int) {
    proposed: introductionBoard(state: PROPOSED, first: $first, cluster: $cluster, name: $name, dueWithin: $dueWithin) { totalCount nodes { ...DeskCard } }
    forwarded: introductionBoard(state: FORWARDED, first: $first, cluster: $cluster, name: $name, dueWithin: $dueWithin) { totalCount nodes { ...DeskCard } }
    introduced: introductionBoard(state: INTRODUCED, first: $first, cluster: $cluster, name: $name, dueWithin: $dueWithin) { totalCount nodes { ...DeskCard } }
    met: introductionBoard(state: MET, first: $first, cluster: $cluster, name: $name, dueWithin: $dueWithin) { totalCount nodes { ...DeskCard } }
    agreed: introductionBoard(state: AGREED, first: $first, cluster: $cluster, name: $name, dueWithin: $dueWithin) { totalCount nodes { ...DeskCard } }
  }
`);

export const forwardMutation = graphql(`
  mutation DeskForward($id: ID!, $version: Int!) { forwardIntroduction(id: $id, version: $version) { id state } }
`);

export const returnMutation = graphql(`
  mutation DeskReturn($id: ID!, $version: Int!, $words: String!) {
    returnIntroduction(id: $id, version: $version, words: $words) { id state }
  }
`);

export const columns = ['proposed', 'forwarded', 'introduced', 'met', 'agreed'] as const;
export type Column = (typeof columns)[number];
export type DeskCardData = ResultOf<typeof deskQuery>['proposed']['nodes'][number];
