import 'reflect-metadata';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { DateTimeISOResolver } from 'graphql-scalars';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { ClusterResolver, FactResolver, StakeholderClustersResolver } from '../clusters/cluster.resolver.js';
import { ConfirmWomenLedResolver } from '../clusters/confirm-women-led.resolver.js';
import {
  AccountClustersResolver,
  ClusterFacilitatorsResolver,
  DemonstrationClustersResolver,
} from '../clusters/facilitators.resolver.js';
import { InvitationsResolver } from '../clusters/invitations.resolver.js';
import {
  CooperationLinkResolver,
  ProjectResolver,
  StakeholderLinksResolver,
} from '../cooperation/cooperation.resolver.js';
import { CorridorsResolver } from '../cooperation/corridors.resolver.js';
import { GraphResolver } from '../cooperation/graph.resolver.js';
import { NetworkResolver } from '../cooperation/network.resolver.js';
import { CountryResolver, PlaceResolver, RegionResolver } from '../countries/country.resolver.js';
import { DeskMemberResolver } from '../edits/desk-member.resolver.js';
import { EditResolver } from '../edits/edit.resolver.js';
import { InviteMembersResolver } from '../edits/invite-members.resolver.js';
import { WriteForMemberResolver } from '../edits/write-for-member.resolver.js';
import { MemberImportResolver } from '../exchange/member-import.resolver.js';
import { NotAllowed, NotSignedIn } from '../foundation/refusal.js';
import type { AccessRule } from '../foundation/rule.js';
import { AccountResolver } from '../identity/account.resolver.js';
import { DemonstrationAccountsResolver } from '../identity/demonstration-accounts.resolver.js';
import { PasskeysResolver } from '../identity/passkeys.resolver.js';
import { PersonalDataResolver } from '../identity/personal-data.resolver.js';
import { SessionsResolver } from '../identity/sessions.resolver.js';
import { TokensResolver } from '../identity/tokens.resolver.js';
import { isSecretariat, isStaff, type Viewer, visitor } from '../identity/viewer.js';
import { AnswerByLinkResolver } from '../introductions/answer-by-link.resolver.js';
import { FollowIntroductionResolver } from '../introductions/follow-introduction.resolver.js';
import { IntroductionResolver } from '../introductions/introduction.resolver.js';
import { IntroductionListsResolver } from '../introductions/introduction-lists.resolver.js';
import { LastContactResolver } from '../introductions/last-contact.resolver.js';
import { ReportResolver } from '../introductions/report.resolver.js';
import { WriteIntroductionResolver } from '../introductions/write-introduction.resolver.js';
import { Challenge, GoodPractice, TrainingNeed } from '../knowledge/knowledge.js';
import { ClusterKnowledgeResolver, GoodPracticeResolver, KnowledgeResolver } from '../knowledge/knowledge.resolver.js';
import { BrokerageResolver } from '../matching/brokerage.resolver.js';
import { ExposureAuditResolver } from '../matching/exposure-audit.resolver.js';
import { FeedbackResolver } from '../matching/feedback.resolver.js';
import { MatchingResolver } from '../matching/matching.resolver.js';
import { ReasonResolver } from '../matching/reason.resolver.js';
import { AskMentorResolver } from '../mentoring/ask-mentor.resolver.js';
import { DemonstrationMentorsResolver } from '../mentoring/demonstration-mentors.resolver.js';
import { DeskMentorsResolver } from '../mentoring/desk-mentors.resolver.js';
import { MentorResolver, StakeholderMentorsResolver } from '../mentoring/mentor.resolver.js';
import { OwnMentorResolver } from '../mentoring/own-mentor.resolver.js';
import { InboxResolver } from '../notifications/inbox.resolver.js';
import { MailFrequencyResolver } from '../notifications/mail-frequency.resolver.js';
import { MailboxResolver } from '../notifications/mailbox.resolver.js';
import { OfferingResolver, StakeholderOfferingsResolver } from '../offerings/offering.resolver.js';
import { WriteOfferingResolver } from '../offerings/write-offering.resolver.js';
import { SavedSearchResolver } from '../search/saved-search.resolver.js';
import { SearchResolver } from '../search/search.resolver.js';
import { SimilarTermsResolver } from '../search/similar-terms.resolver.js';
import { SectorResolver } from '../sectors/sector.resolver.js';
import { AccountDelegationsResolver, DemonstrationDelegationsResolver } from '../stakeholders/delegate.resolver.js';
import { DemonstrationCompaniesResolver } from '../stakeholders/demonstration-companies.resolver.js';
import { LogoResolver } from '../stakeholders/logo.resolver.js';
import { OwnStakeholderResolver } from '../stakeholders/own-stakeholder.resolver.js';
import { ProfileResolver } from '../stakeholders/profile.resolver.js';
import { StakeholderResolver } from '../stakeholders/stakeholder.resolver.js';
import { CompanyView, InstitutionView } from '../stakeholders/stakeholder-view.js';
import { TermResolver } from '../terms/term.resolver.js';
import { ConceptResolver } from '../thesaurus/concept.resolver.js';
import type { Context } from './context.js';
import { requirePlainTexts } from './plain-texts.js';

/** Every room's resolvers; removing a room is deleting its folder and its line here. */
const resolvers: NonEmptyArray<NewableFunction> = [
  CountryResolver,
  PlaceResolver,
  RegionResolver,
  SectorResolver,
  ConceptResolver,
  AccountResolver,
  SessionsResolver,
  PasskeysResolver,
  TokensResolver,
  PersonalDataResolver,
  DemonstrationAccountsResolver,
  StakeholderResolver,
  ProfileResolver,
  OwnStakeholderResolver,
  LogoResolver,
  AccountDelegationsResolver,
  DemonstrationDelegationsResolver,
  DemonstrationCompaniesResolver,
  TermResolver,
  ClusterResolver,
  StakeholderClustersResolver,
  AccountClustersResolver,
  InvitationsResolver,
  ClusterFacilitatorsResolver,
  DemonstrationClustersResolver,
  FactResolver,
  ConfirmWomenLedResolver,
  OfferingResolver,
  WriteOfferingResolver,
  StakeholderOfferingsResolver,
  EditResolver,
  DeskMemberResolver,
  InviteMembersResolver,
  WriteForMemberResolver,
  MemberImportResolver,
  CooperationLinkResolver,
  StakeholderLinksResolver,
  ProjectResolver,
  GraphResolver,
  NetworkResolver,
  CorridorsResolver,
  SearchResolver,
  SavedSearchResolver,
  SimilarTermsResolver,
  MatchingResolver,
  ReasonResolver,
  BrokerageResolver,
  ExposureAuditResolver,
  IntroductionResolver,
  IntroductionListsResolver,
  WriteIntroductionResolver,
  FollowIntroductionResolver,
  AnswerByLinkResolver,
  LastContactResolver,
  ReportResolver,
  FeedbackResolver,
  MentorResolver,
  AskMentorResolver,
  OwnMentorResolver,
  DeskMentorsResolver,
  DemonstrationMentorsResolver,
  StakeholderMentorsResolver,
  KnowledgeResolver,
  GoodPracticeResolver,
  ClusterKnowledgeResolver,
  InboxResolver,
  MailboxResolver,
  MailFrequencyResolver,
];

/** Who meets each rule. */
const meets: Record<AccessRule, (viewer: Viewer) => boolean> = {
  public: () => true,
  'signed-in': (viewer) => viewer.accountId !== null,
  acting: (viewer) => viewer.actsFor !== null,
  facilitator: (viewer) => viewer.roles.includes('facilitator'),
  staff: isStaff,
  secretariat: isSecretariat,
};

/**
 * Closed by default: a root field answers only when it names a rule and the viewer meets it. Put around the root fields
 * alone: a middleware would be asked for each of the thousands of fields of an answer.
 */
function closeRootFields(schema: GraphQLSchema): void {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const rule = field.extensions.rule as AccessRule | undefined;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (root, args, context: Context, info) => {
        if (!rule || !meets[rule](context.viewer)) {
          if (context.viewer === visitor) throw new NotSignedIn('Sign in to use {field}.', { field: info.fieldName });
          throw new NotAllowed('{field} is not open to you.', { field: info.fieldName });
        }
        if (type === schema.getMutationType()) requirePlainTexts(field.args, args);
        return resolve(root, args, context, info);
      };
    }
  }
}

export function buildApi(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers,
    orphanedTypes: [CompanyView, InstitutionView, Challenge, TrainingNeed, GoodPractice],
    validate: { forbidUnknownValues: true },
    scalarsMap: [{ type: Date, scalar: DateTimeISOResolver }],
    emitSchemaFile: false,
  });
  closeRootFields(schema);
  return schema;
}
