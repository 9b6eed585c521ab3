import 'reflect-metadata';
import { DataloaderType } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { runMigrations, Logger as WorkerLogger } from 'graphile-worker';
import { Cluster, ClusterSector, Membership } from '../clusters/cluster.js';
import { Fact, FactConflict, FactSource, Source } from '../clusters/fact.js';
import { CooperationLink } from '../cooperation/cooperation-link.js';
import { Participation, Project } from '../cooperation/project.js';
import { Country } from '../countries/country.js';
import { Place } from '../countries/place.js';
import { Region } from '../countries/region.js';
import { ProposedEdit } from '../edits/proposed-edit.js';
import { MemberImport } from '../exchange/member-import.js';
import { Account, Role } from '../identity/account.js';
import { ApiToken } from '../identity/api-token.js';
import { Passkey } from '../identity/passkey.js';
import { Session } from '../identity/session.js';
import { ConsentLink } from '../introductions/consent-link.js';
import { Introduction, IntroductionEvent } from '../introductions/introduction.js';
import { IntroductionOutcome } from '../introductions/introduction-outcome.js';
import { IntroductionMeeting, IntroductionMessage } from '../introductions/introduction-thread.js';
import { Report } from '../introductions/report.js';
import {
  KnowledgeCluster,
  KnowledgeConcept,
  KnowledgeCountry,
  KnowledgeRecord,
  KnowledgeSector,
  KnowledgeSource,
  PracticeAnswer,
} from '../knowledge/knowledge-record.js';
import { Feedback } from '../matching/feedback.js';
import { Mentor, Mentorship, MentorTopic } from '../mentoring/mentor.js';
import { Notification } from '../notifications/notification.js';
import { Offering, OfferingConcept } from '../offerings/offering.js';
import { SavedSearch } from '../search/saved-search.js';
import { Sector } from '../sectors/sector.js';
import { Block } from '../stakeholders/block.js';
import { Delegate } from '../stakeholders/delegate.js';
import { Logo } from '../stakeholders/logo.js';
import { Stakeholder, StakeholderConcept, StakeholderSector } from '../stakeholders/stakeholder.js';
import { WomenLedClaim } from '../stakeholders/women-led-claim.js';
import { TermProposal } from '../terms/term-proposal.js';
import { Concept, ConceptLabel, ConceptRelation, ConceptScheme, ConceptSector } from '../thesaurus/concept.js';
import { WrongSetting } from './config.js';
import { Vocabularies } from './migrations/001-vocabularies.js';
import { Stakeholders } from './migrations/002-stakeholders.js';
import { ClustersAndOfferings } from './migrations/003-clusters-and-offerings.js';
import { Cooperation } from './migrations/004-cooperation.js';
import { Knowledge } from './migrations/005-knowledge.js';
import { OutboxAndAudit } from './migrations/006-outbox-and-audit.js';
import { Search } from './migrations/007-search.js';
import { OutboxTriggers } from './migrations/008-outbox-triggers.js';
import { ImportedVocabularies } from './migrations/009-imported-vocabularies.js';
import { SearchAtScale } from './migrations/010-search-at-scale.js';
import { SearchByNumber } from './migrations/012-search-by-number.js';
import { MarksWithTheIndex } from './migrations/013-marks-with-the-index.js';
import { LinksByTheirEnds } from './migrations/015-links-by-their-ends.js';
import { Weights } from './migrations/016-weights.js';
import { FeedbackOnMatches } from './migrations/017-feedback.js';
import { Communities } from './migrations/018-communities.js';
import { Accounts } from './migrations/020-accounts.js';
import { Notifications } from './migrations/021-notifications.js';
import { SignIn } from './migrations/021-sign-in.js';
import { Introductions } from './migrations/022-introductions.js';
import { Mentors } from './migrations/023-mentors.js';
import { SavedSearches } from './migrations/024-saved-searches.js';
import { WordsReadOnce } from './migrations/025-words-read-once.js';
import { ToldAlike } from './migrations/026-told-alike.js';
import { AskedMentorsAndDecidedReports } from './migrations/027-asked-mentors-and-decided-reports.js';
import { ProposedEdits } from './migrations/028-proposed-edits.js';
import { Logos } from './migrations/029-logos.js';
import { MemberImports } from './migrations/029-member-imports.js';
import { KnowledgeSources } from './migrations/030-knowledge-sources.js';
import { Passkeys } from './migrations/034-passkeys.js';
import { AskedPersons } from './migrations/036-asked-persons.js';
import { LateBlocks } from './migrations/037-late-blocks.js';
import { ErasedPersons } from './migrations/038-erased-persons.js';
import { ToldOfPasskeys } from './migrations/045-told-of-passkeys.js';
import { MentorsOfTheirOwn } from './migrations/050-mentors-of-their-own.js';
import { NamesOfReservations } from './migrations/051-names-of-reservations.js';
import { RecordsThatStood } from './migrations/052-records-that-stood.js';
import { EndedAgreements } from './migrations/053-ended-agreements.js';
import { UnwantedLetters } from './migrations/054-unwanted-letters.js';
import { TracesOfSigningIn } from './migrations/055-traces-of-signing-in.js';
import { DocumentsByNumber } from './migrations/060-documents-by-number.js';
import { TextsAsWritten } from './migrations/061-texts-as-written.js';
import { TermProposals } from './migrations/063-term-proposals.js';

export type Database = MikroORM;

const migrationsList = [
  { name: '001-vocabularies', class: Vocabularies },
  { name: '002-stakeholders', class: Stakeholders },
  { name: '003-clusters-and-offerings', class: ClustersAndOfferings },
  { name: '004-cooperation', class: Cooperation },
  { name: '005-knowledge', class: Knowledge },
  { name: '006-outbox-and-audit', class: OutboxAndAudit },
  { name: '007-search', class: Search },
  { name: '008-outbox-triggers', class: OutboxTriggers },
  { name: '009-imported-vocabularies', class: ImportedVocabularies },
  { name: '010-search-at-scale', class: SearchAtScale },
  { name: '012-search-by-number', class: SearchByNumber },
  { name: '013-marks-with-the-index', class: MarksWithTheIndex },
  { name: '015-links-by-their-ends', class: LinksByTheirEnds },
  { name: '016-weights', class: Weights },
  { name: '017-feedback', class: FeedbackOnMatches },
  { name: '018-communities', class: Communities },
  { name: '020-accounts', class: Accounts },
  { name: '021-notifications', class: Notifications },
  { name: '021-sign-in', class: SignIn },
  { name: '022-introductions', class: Introductions },
  { name: '023-mentors', class: Mentors },
  { name: '024-saved-searches', class: SavedSearches },
  { name: '025-words-read-once', class: WordsReadOnce },
  { name: '026-told-alike', class: ToldAlike },
  { name: '027-asked-mentors-and-decided-reports', class: AskedMentorsAndDecidedReports },
  { name: '028-proposed-edits', class: ProposedEdits },
  { name: '029-logos', class: Logos },
  { name: '029-member-imports', class: MemberImports },
  { name: '030-knowledge-sources', class: KnowledgeSources },
  { name: '034-passkeys', class: Passkeys },
  { name: '036-asked-persons', class: AskedPersons },
  { name: '037-late-blocks', class: LateBlocks },
  { name: '038-erased-persons', class: ErasedPersons },
  { name: '045-told-of-passkeys', class: ToldOfPasskeys },
  { name: '050-mentors-of-their-own', class: MentorsOfTheirOwn },
  { name: '051-names-of-reservations', class: NamesOfReservations },
  { name: '052-records-that-stood', class: RecordsThatStood },
  { name: '053-ended-agreements', class: EndedAgreements },
  { name: '054-unwanted-letters', class: UnwantedLetters },
  { name: '055-traces-of-signing-in', class: TracesOfSigningIn },
  { name: '060-documents-by-number', class: DocumentsByNumber },
  { name: '061-texts-as-written', class: TextsAsWritten },
  { name: '063-term-proposals', class: TermProposals },
];

const entities = [
  Account,
  ApiToken,
  Passkey,
  Block,
  Cluster,
  ClusterSector,
  Concept,
  ConceptLabel,
  ConceptRelation,
  ConceptScheme,
  ConceptSector,
  ConsentLink,
  CooperationLink,
  Country,
  Delegate,
  Fact,
  FactConflict,
  FactSource,
  Introduction,
  IntroductionEvent,
  IntroductionMeeting,
  IntroductionMessage,
  IntroductionOutcome,
  KnowledgeCluster,
  KnowledgeConcept,
  KnowledgeCountry,
  KnowledgeRecord,
  KnowledgeSector,
  KnowledgeSource,
  Logo,
  MemberImport,
  Membership,
  Feedback,
  Mentor,
  Mentorship,
  MentorTopic,
  Notification,
  Offering,
  OfferingConcept,
  Participation,
  Place,
  PracticeAnswer,
  Project,
  ProposedEdit,
  Region,
  Report,
  Role,
  SavedSearch,
  Sector,
  Session,
  Source,
  Stakeholder,
  StakeholderConcept,
  StakeholderSector,
  TermProposal,
  WomenLedClaim,
];

/** Opens the database, its tables looked for first in `schema` if given. The URL names any PostgreSQL 16 or newer. */
export async function openDatabase(
  url: string,
  options: { log?: (statement: string) => void; schema?: string } = {},
): Promise<Database> {
  const address = new URL(url);
  const path = options.schema ? `-c search_path=${options.schema},public` : null;
  // In the address for connections of our own; the mapper reads no options from there.
  if (path) address.searchParams.set('options', path);
  const orm = await MikroORM.init({
    clientUrl: path ? address.toString() : url,
    ...(path ? { driverOptions: { options: path } } : {}),
    entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    dataloader: DataloaderType.ALL,
    migrations: { migrationsList, transactional: true, allOrNothing: true, snapshot: false, silent: true },
    discovery: { warnWhenNoEntities: true },
    ignoreUndefinedInQuery: true,
    ...(options.log ? { debug: ['query'] as const, logger: options.log, colors: false } : {}),
  } as never);
  return orm as MikroORM;
}

const silent = new WorkerLogger(() => () => {});

/** Brings the schema up to date, all migrations in one transaction. Refuses a database newer than this program. */
export async function migrate(orm: Database): Promise<string[]> {
  const executed = await orm.migrator.getExecuted();
  const known = new Set(migrationsList.map((each) => each.name));
  const stranger = executed.find((each) => !known.has(each.name));
  if (stranger) {
    throw new WrongSetting(
      `The database has migration ${stranger.name}, which this version of Wasl does not know. Start the newer version.`,
    );
  }
  const applied = await orm.migrator.up();
  // The queue keeps its tables in a schema of its own, by migrations of its own.
  await runMigrations({ connectionString: orm.config.get('clientUrl') ?? '', logger: silent });
  return applied.map((each) => each.name);
}
