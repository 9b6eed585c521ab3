import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { LocalisedText } from '../foundation/localised-text.js';

export type KnowledgeKind = 'challenge' | 'training-need' | 'good-practice';

/** A challenge, training need or good practice as a source reports it; the API shows the three as types of their own. */
@Entity({ tableName: 'knowledge_record' })
export class KnowledgeRecord {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  kind!: KnowledgeKind;

  @Property({ type: 'json' })
  text!: LocalisedText;

  @Property({ type: 'json', nullable: true })
  story!: LocalisedText | null;

  @Property({ type: 'text', nullable: true })
  concernedGroup!: string | null;

  @Property({ type: 'boolean' })
  regionWide!: boolean;

  @Property({ type: 'smallint' })
  position!: number;
}

@Entity({ tableName: 'knowledge_country' })
export class KnowledgeCountry {
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  @PrimaryKey({ type: 'text' })
  countryCode!: string;
}

@Entity({ tableName: 'knowledge_cluster' })
export class KnowledgeCluster {
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  @PrimaryKey({ type: 'text' })
  clusterId!: string;
}

@Entity({ tableName: 'knowledge_concept' })
export class KnowledgeConcept {
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  @PrimaryKey({ type: 'text' })
  conceptId!: string;
}

@Entity({ tableName: 'knowledge_sector' })
export class KnowledgeSector {
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  @PrimaryKey({ type: 'text' })
  sectorId!: string;
}

/** A source that reports the record. */
@Entity({ tableName: 'knowledge_source' })
export class KnowledgeSource {
  @PrimaryKey({ type: 'text' })
  recordId!: string;

  @PrimaryKey({ type: 'text' })
  sourceKey!: string;
}

/** Which challenge a good practice answers; a reading of ours, and shown as such. */
@Entity({ tableName: 'practice_answer' })
export class PracticeAnswer {
  @PrimaryKey({ type: 'text' })
  practiceId!: string;

  @PrimaryKey({ type: 'text' })
  challengeId!: string;
}
