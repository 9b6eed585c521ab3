import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { connectionOf } from '../foundation/paging.js';
import { KnowledgeRecord } from './knowledge-record.js';

const typeNames = { challenge: 'Challenge', 'training-need': 'TrainingNeed', 'good-practice': 'GoodPractice' } as const;

/** What the three kinds of knowledge share. */
@InterfaceType('Knowledge', {
  description: 'A challenge, training need or good practice, with where it was reported and by which source.',
  resolveType: (value: KnowledgeRecord) => typeNames[value.kind],
})
export abstract class Knowledge extends KnowledgeRecord {
  @Field(() => ID, { name: 'id', description: 'Stable identifier.' })
  declare id: string;

  @Field(() => String, { name: 'group', nullable: true, description: 'Group it concerns, such as women.' })
  declare concernedGroup: string | null;

  @Field(() => Boolean, { description: 'Reported for the region as a whole rather than for a place.' })
  declare regionWide: boolean;
}

@ObjectType({ implements: Knowledge, description: 'Something that holds stakeholders back.' })
export class Challenge extends Knowledge {}

@ObjectType({ implements: Knowledge, description: 'Something people need to learn.' })
export class TrainingNeed extends Knowledge {}

@ObjectType({ implements: Knowledge, description: 'Something that worked elsewhere.' })
export class GoodPractice extends Knowledge {}

export const ChallengeConnection = connectionOf('Challenge', () => Challenge);
export const TrainingNeedConnection = connectionOf('TrainingNeed', () => TrainingNeed);
export const GoodPracticeConnection = connectionOf('GoodPractice', () => GoodPractice);
