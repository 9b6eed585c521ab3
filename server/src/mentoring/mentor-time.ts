import { Field, Int, ObjectType } from 'type-graphql';
import { enumeration } from '../foundation/enumeration.js';
import type { Mentor, Mentorship } from './mentor.js';

export const AvailabilityEnum = enumeration('MentorAvailability', 'Whether a mentor can take somebody on.', {
  free: 'There is a free place now.',
  full: 'Every place is taken.',
  paused: 'The mentor takes nobody on until a day they named.',
  unknown: 'Not known yet: the mentor has not said how many they can accompany.',
});
export type Availability = 'free' | 'full' | 'paused' | 'unknown';

@ObjectType({ description: 'How much time a mentor has, computed from what is recorded, never guessed.' })
export class MentorTime {
  @Field(() => AvailabilityEnum, { description: 'Whether there is a place.' })
  availability!: Availability;

  @Field(() => Int, { nullable: true, description: 'Places free now; null when the capacity is not known.' })
  placesFree!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days until a place is likely free: 0 when there is one; when full, the median length of past mentorships (three at least) less how long the oldest has lasted; null when not known yet.',
  })
  waitingDays!: number | null;

  @Field(() => String, { nullable: true, description: 'The last day of a pause, ISO 8601.' })
  pausedUntil!: string | null;

  @Field(() => Int, { description: 'Mentorships that go on now.' })
  current!: number;

  @Field(() => Int, { description: 'Mentorships that have ended; the waiting time rests on these.' })
  past!: number;
}

/** So many ended mentorships say how long one lasts; fewer say nothing. */
const enough = 3;

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Time of a mentor on a day (YYYY-MM-DD), from capacity, pause and mentorships alone. */
export function timeOf(
  mentor: Pick<Mentor, 'capacity' | 'pausedUntil'>,
  mentorships: readonly Pick<Mentorship, 'since' | 'ended'>[],
  today: string,
): MentorTime {
  const current = mentorships.filter((each) => each.since <= today && (each.ended === null || each.ended > today));
  const lengths = mentorships
    .flatMap(({ since, ended }) => (ended !== null && ended <= today ? [days(since, ended)] : []))
    .sort((a, b) => a - b);
  const paused = mentor.pausedUntil !== null && mentor.pausedUntil >= today ? mentor.pausedUntil : null;
  const placesFree = mentor.capacity === null ? null : Math.max(0, mentor.capacity - current.length);
  const availability = paused ? 'paused' : placesFree === null ? 'unknown' : placesFree > 0 ? 'free' : 'full';
  const untilFree = availability === 'full' ? untilNextEnds(current, lengths, today) : null;
  return Object.assign(new MentorTime(), {
    availability,
    placesFree,
    waitingDays: availability === 'free' ? 0 : untilFree,
    pausedUntil: paused,
    current: current.length,
    past: lengths.length,
  });
}

function untilNextEnds(
  current: readonly Pick<Mentorship, 'since'>[],
  lengths: readonly number[],
  today: string,
): number | null {
  if (lengths.length < enough) return null;
  const middle = Math.floor(lengths.length / 2);
  const upper = lengths[middle] ?? 0;
  const median = lengths.length % 2 === 1 ? upper : (upper + (lengths[middle - 1] ?? 0)) / 2;
  const oldest = current.map((each) => each.since).sort()[0];
  return oldest === undefined ? null : Math.max(0, Math.ceil(median - days(oldest, today)));
}
