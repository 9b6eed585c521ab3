import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import ical from 'ical-generator';
import type { Side } from './introduction.js';

/** What one of the three wrote to the others, from *introduced* on. */
@Entity({ tableName: 'introduction_message' })
export class IntroductionMessage {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  introductionId!: string;

  @Property({ type: 'text' })
  side!: Side | 'facilitator';

  @Property({ type: 'uuid', nullable: true })
  accountId!: string | null;

  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'timestamptz' })
  at!: Date;
}

/** When and where to meet, as one of the three proposes. */
@Entity({ tableName: 'introduction_meeting' })
export class IntroductionMeeting {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  introductionId!: string;

  @Property({ type: 'timestamptz' })
  startsAt!: Date;

  @Property({ type: 'smallint' })
  minutes!: number;

  /** The zone it was thought in; times are shown with it. */
  @Property({ type: 'text' })
  timeZone!: string;

  @Property({ type: 'text' })
  place!: string;

  @Property({ type: 'text' })
  side!: Side | 'facilitator';

  @Property({ type: 'timestamptz' })
  proposedAt!: Date;
}

/** The meeting as a calendar entry, in UTC so that every calendar shows it in its own zone. */
export function calendarOf(meeting: IntroductionMeeting, sequence: number, names: [string, string]): string {
  const calendar = ical({ prodId: { company: 'Wasl', product: 'introductions' } });
  calendar.createEvent({
    // One entry for the introduction: a later proposal moves it.
    id: `${meeting.introductionId}@wasl`,
    sequence,
    start: meeting.startsAt,
    end: new Date(meeting.startsAt.getTime() + meeting.minutes * 60_000),
    stamp: meeting.proposedAt,
    summary: names.join(' + '),
    location: meeting.place,
  });
  return calendar.toString();
}
