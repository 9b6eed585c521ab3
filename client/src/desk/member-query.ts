import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../gql';

export const deskMembersQuery = graphql(`
  query DeskMembers($cluster: String, $name: String, $status: StakeholderStatus, $hasAccount: Boolean, $first: Int!, $after: String) {
    deskMembers(cluster: $cluster, name: $name, status: $status, hasAccount: $hasAccount, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id slug name nameLang status completeness updatedAt demonstration hasAccount email lastContact { at kind } waiting { id noun publishes createdAt } }
    }
  }
`);

export const memberProfileQuery = graphql(`
  query MemberProfile($id: ID!) {
    ownProfile: memberProfile(id: $id) { ...ProfileParts }
    sectors(level: 2) { id label { text } }
    leaves: sectors(level: 3) { id label { text } }
    places { id name { text } country { code name { text } } }
  }
`);

export const writeProfileForMutation = graphql(`
  mutation WriteProfileFor($stakeholder: ID!, $message: String!, $email: String, $input: ProfileInput!) {
    writeProfileFor(stakeholder: $stakeholder, message: $message, email: $email, input: $input) {
      edit { id } profile { ...ProfileParts }
    }
  }
`);

export const writeOfferingForMutation = graphql(`
  mutation WriteOfferingFor($stakeholder: ID!, $message: String!, $input: OfferingInput!) {
    writeOfferingFor(stakeholder: $stakeholder, message: $message, input: $input) { edit { id } }
  }
`);

export const beginMemberMutation = graphql(`
  mutation BeginMember($cluster: String!, $kind: StakeholderKind!, $name: String!, $nameLang: String!, $country: String!, $email: String, $another: Boolean!) {
    beginMember(cluster: $cluster, kind: $kind, name: $name, nameLang: $nameLang, country: $country, email: $email, another: $another) { id }
  }
`);

export const inviteMembersMutation = graphql(`
  mutation InviteMembers($invitations: [MemberInvitationInput!]!, $message: String!) {
    inviteMembers(invitations: $invitations, message: $message) { stakeholder email outcome code field }
  }
`);

export const withdrawEditMutation = graphql(`
  mutation WithdrawEdit($id: ID!, $version: Int!) { withdrawEdit(id: $id, version: $version) }
`);

export type DeskMember = ResultOf<typeof deskMembersQuery>['deskMembers']['nodes'][number];
