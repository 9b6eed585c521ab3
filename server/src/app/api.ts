import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { DateTimeISOResolver } from 'graphql-scalars';
import { buildSchemaSync, type MiddlewareFn, type NonEmptyArray } from 'type-graphql';
import { ClusterResolver, FactResolver, StakeholderClustersResolver } from '../clusters/cluster.resolver.js';
import { AccountClustersResolver, DemonstrationClustersResolver } from '../clusters/facilitators.resolver.js';
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
import { NotAllowed, NotSignedIn } from '../foundation/refusal.js';
import type { AccessRule } from '../foundation/rule.js';
import { AccountResolver } from '../identity/account.resolver.js';
import { DemonstrationAccountsResolver } from '../identity/demonstration-accounts.resolver.js';
import { PersonalDataResolver } from '../identity/personal-data.resolver.js';
import { SessionsResolver } from '../identity/sessions.resolver.js';
import { TokensResolver } from '../identity/tokens.resolver.js';
import { isSecretariat, isStaff, type Viewer, visitor } from '../identity/viewer.js';
import { Challenge, GoodPractice, TrainingNeed } from '../knowledge/knowledge.js';
import { ClusterKnowledgeResolver, GoodPracticeResolver, KnowledgeResolver } from '../knowledge/knowledge.resolver.js';
import { MatchingResolver } from '../matching/matching.resolver.js';
import { MentorResolver, StakeholderMentorsResolver } from '../mentoring/mentor.resolver.js';
import { InboxResolver } from '../notifications/inbox.resolver.js';
import { MailFrequencyResolver } from '../notifications/mail-frequency.resolver.js';
import { MailboxResolver } from '../notifications/mailbox.resolver.js';
import { OfferingResolver, StakeholderOfferingsResolver } from '../offerings/offering.resolver.js';
import { SearchResolver } from '../search/search.resolver.js';
import { SectorResolver } from '../sectors/sector.resolver.js';
import { AccountDelegationsResolver, DemonstrationDelegationsResolver } from '../stakeholders/delegate.resolver.js';
import { DemonstrationCompaniesResolver } from '../stakeholders/demonstration-companies.resolver.js';
import { StakeholderResolver } from '../stakeholders/stakeholder.resolver.js';
import { CompanyView, InstitutionView } from '../stakeholders/stakeholder-view.js';
import { ConceptResolver } from '../thesaurus/concept.resolver.js';
import type { Context } from './context.js';

/** Every room's resolvers; removing a room is deleting its folder and its line here. */
const resolvers: NonEmptyArray<NewableFunction> = [
  CountryResolver,
  PlaceResolver,
  RegionResolver,
  SectorResolver,
  ConceptResolver,
  AccountResolver,
  SessionsResolver,
  TokensResolver,
  PersonalDataResolver,
  DemonstrationAccountsResolver,
  StakeholderResolver,
  AccountDelegationsResolver,
  DemonstrationDelegationsResolver,
  DemonstrationCompaniesResolver,
  ClusterResolver,
  StakeholderClustersResolver,
  AccountClustersResolver,
  InvitationsResolver,
  DemonstrationClustersResolver,
  FactResolver,
  OfferingResolver,
  StakeholderOfferingsResolver,
  CooperationLinkResolver,
  StakeholderLinksResolver,
  ProjectResolver,
  GraphResolver,
  NetworkResolver,
  CorridorsResolver,
  SearchResolver,
  MatchingResolver,
  MentorResolver,
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

/** Closed by default: a root field answers only when it names a rule and the viewer meets it. */
const rules: MiddlewareFn<Context> = async ({ info, context }, next) => {
  if (info.path.prev === undefined) {
    const rule = info.parentType.getFields()[info.fieldName]?.extensions.rule as AccessRule | undefined;
    if (!rule || !meets[rule](context.viewer)) {
      if (context.viewer === visitor) throw new NotSignedIn(`Sign in to use ${info.fieldName}.`);
      throw new NotAllowed(`${info.fieldName} is not open to you.`);
    }
  }
  return next();
};

export function buildApi(): GraphQLSchema {
  return buildSchemaSync({
    resolvers,
    orphanedTypes: [CompanyView, InstitutionView, Challenge, TrainingNeed, GoodPractice],
    globalMiddlewares: [rules],
    validate: { forbidUnknownValues: true },
    scalarsMap: [{ type: Date, scalar: DateTimeISOResolver }],
    emitSchemaFile: false,
  });
}
