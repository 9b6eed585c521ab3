import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type LinkType, LinkTypeEnum } from '../cooperation/cooperation-link.js';
import { enumeration } from '../foundation/enumeration.js';
import { type Actor } from './introduction.js';
import { IntroductionActorEnum } from './introduction-view.js';

@ObjectType({ description: 'One way to reach a stakeholder.' })
export class ContactEntry {
  @Field(() => String, { description: 'Kind: email, phone…' })
  kind!: string;

  @Field(() => String, { description: 'The address or number.' })
  value!: string;
}

@ObjectType({ description: 'How to reach one side; told from introduced on, to the two sides and the facilitator.' })
export class SideContacts {
  @Field(() => String, { description: 'Whose.' })
  name!: string;

  @Field(() => [ContactEntry], { description: 'Ways to reach them.' })
  entries!: ContactEntry[];
}

@ObjectType({ description: 'A message of one of the three to the others.' })
export class IntroductionMessageView {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string;

  @Field(() => IntroductionActorEnum, { description: 'Who wrote it.' })
  by!: Actor;

  @Field(() => Boolean, { description: 'Whether the reader’s own account wrote it.' })
  own!: boolean;

  @Field(() => String, { description: 'The words.' })
  text!: string;

  @Field(() => Date, { description: 'When.' })
  at!: Date;
}

@ObjectType({ description: 'When and where to meet; the latest proposal.' })
export class MeetingView {
  @Field(() => Date, { description: 'Beginning, in UTC.' })
  startsAt!: Date;

  @Field(() => Int, { description: 'How long, in minutes.' })
  minutes!: number;

  @Field(() => String, { description: 'Time zone it was proposed in, IANA name.' })
  timeZone!: string;

  @Field(() => String, { description: 'Where: an address or a link.' })
  place!: string;

  @Field(() => IntroductionActorEnum, { description: 'Who proposed it.' })
  by!: Actor;

  @Field(() => String, { description: 'The meeting as an iCalendar file.' })
  ics!: string;
}

export const OutcomeStageEnum = enumeration('OutcomeStage', 'When an outcome is asked for.', {
  'thirty-days': 'After thirty days.',
  'six-months': 'After six months.',
});

@ObjectType({ description: 'What came of it. A count that is null was not reported, which is not zero.' })
export class OutcomeView {
  @Field(() => OutcomeStageEnum, { description: 'When it was asked for.' })
  stage!: 'thirty-days' | 'six-months';

  @Field(() => LinkTypeEnum, { nullable: true, description: 'What they do together; null for nothing.' })
  agreement!: LinkType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Band of the value: none, under-1000, 1000-10000, 10000-50000, over-50000 euros.',
  })
  valueBand!: string | null;

  @Field(() => Int, { nullable: true, description: 'Jobs kept.' })
  jobsKept!: number | null;

  @Field(() => Int, { nullable: true, description: 'Jobs created.' })
  jobsCreated!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of all these, women.' })
  jobsWomen!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of all these, under 35.' })
  jobsUnder35!: number | null;

  @Field(() => IntroductionActorEnum, { description: 'Who reported it.' })
  by!: Actor;

  @Field(() => Date, { description: 'When.' })
  reportedAt!: Date;

  @Field(() => Boolean, { description: 'Whether the other side confirmed it.' })
  confirmed!: boolean;
}
