/** The one door through which seeds/ reaches the server: what is needed to fill an empty database. */
export { readConfig, WrongSetting } from './app/config.js';
export type { Database } from './app/database.js';
export { createLogger } from './app/logger.js';
export { openMigrated } from './app/start.js';
export { Cluster, ClusterSector, Membership } from './clusters/cluster.js';
export { Fact, FactConflict, FactSource, Source } from './clusters/fact.js';
export { CooperationLink } from './cooperation/cooperation-link.js';
export { Participation, Project } from './cooperation/project.js';
export { Country } from './countries/country.js';
export { Place } from './countries/place.js';
export { Region } from './countries/region.js';
export { idFrom } from './foundation/ids.js';
export { arrayText, type Bulk, copyField, inBulk } from './foundation/in-bulk.js';
export { makePostponedIndexes, postponeIndexes } from './foundation/postponed-indexes.js';
export { Account, Role } from './identity/account.js';
export {
  KnowledgeCluster,
  KnowledgeConcept,
  KnowledgeCountry,
  KnowledgeRecord,
  KnowledgeSector,
  KnowledgeSource,
  PracticeAnswer,
} from './knowledge/knowledge-record.js';
export { Mentor, Mentorship, MentorTopic, menteePreferences } from './mentoring/mentor.js';
export { agreements, directions, Offering, OfferingConcept, offeringKinds } from './offerings/offering.js';
export {
  type EvaluationSet,
  type EvaluationText,
  readJudgements,
  readTexts,
} from './search/evaluation/evaluation-files.js';
export { Sector } from './sectors/sector.js';
export { Delegate } from './stakeholders/delegate.js';
export {
  companyKinds,
  hideableFields,
  maturities,
  Stakeholder,
  StakeholderConcept,
  StakeholderSector,
  sizeBands,
  stakeholderKinds,
} from './stakeholders/stakeholder.js';
export { evidenceLevels, WomenLedClaim, womenLedForms } from './stakeholders/women-led-claim.js';
export {
  Concept,
  ConceptLabel,
  ConceptRelation,
  ConceptScheme,
  ConceptSector,
  conceptKinds,
} from './thesaurus/concept.js';
export { fold } from './thesaurus/normalise.js';
