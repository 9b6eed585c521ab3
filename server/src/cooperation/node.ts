import { type Audience, audiences } from '../identity/viewer.js';
import type { HideableField, Visibility } from '../stakeholders/stakeholder.js';
import type { UuidWords } from './uuids.js';

/** Fields that matching and paths read and an owner may hide. */
export const graphFields = [
  'profile',
  'place',
  'languages',
  'sectors',
  'concepts',
  'clusters',
  'offerings',
  'links',
] as const satisfies readonly HideableField[];
export type GraphField = (typeof graphFields)[number];

/** An open offer or need as matching reads it; words are numbers of the snapshot's vocabularies, days count from 1970. */
export interface OfferingNode {
  id: UuidWords;
  concepts: readonly number[];
  /** A set of agreements as bits, in the order of `agreements`. */
  agreements: number;
  /** Countries. */
  targets: readonly number[];
  from: number;
  until: number;
}

/** A stakeholder as matching reads it, unpacked; what a viewer may not see is left out by `nodeSeen`. */
export interface Node {
  /** Position in the snapshot. */
  index: number;
  /** See {@link traitsOf}. */
  traits: number;
  country: number;
  /** -1 where there is none. */
  place: number;
  region: number;
  latitude: number | null;
  longitude: number | null;
  /** 0 to 1. */
  completeness: number;
  /** Day of the last change, counted from 1970. */
  updated: number;
  languages: readonly number[];
  /** The main one first. */
  sectors: readonly number[];
  concepts: readonly number[];
  clusters: readonly number[];
  offers: readonly OfferingNode[];
  needs: readonly OfferingNode[];
}

const exists = 1;
const published = 2;
const introduces = 4;
const claimShift = 3;
const fieldShift = 5;

/** What is asked of a stakeholder at every step, in one number: whether it is there, and who may see what of it. */
export function traitsOf(stakeholder: {
  published: boolean;
  /** Hosts or facilitates a cluster. */
  introduces: boolean;
  visibility: Visibility;
  /** Audiences of its women-led claims. */
  claims: readonly Audience[];
}): number {
  let traits = exists | (stakeholder.published ? published : 0) | (stakeholder.introduces ? introduces : 0);
  const widest = Math.min(...stakeholder.claims.map((each) => audiences.indexOf(each)));
  if (stakeholder.claims.length > 0) traits |= (widest + 1) << claimShift;
  for (const [position, field] of graphFields.entries()) {
    // Members unless said otherwise, as in `stakeholder-policy`.
    traits |= audiences.indexOf(stakeholder.visibility[field] ?? 'members') << (fieldShift + 2 * position);
  }
  return traits;
}

export const isThere = (traits: number): boolean => (traits & exists) !== 0;
export const isPublished = (traits: number): boolean => (traits & published) !== 0;
/** Whether it hosts or facilitates a cluster, and so is used to bring others together. */
export const mayIntroduce = (traits: number): boolean => (traits & introduces) !== 0;

/** Whether an audience, 0 the public to 2 facilitators, may see a claim that it is women-led. */
export function showsWomenLed(traits: number, audience: number): boolean {
  const widest = (traits >> claimShift) & 3;
  return widest > 0 && widest - 1 <= audience;
}

const shiftOf = Object.fromEntries(graphFields.map((field, position) => [field, fieldShift + 2 * position])) as Record<
  GraphField,
  number
>;

/** Whether a field is open to an audience, 0 the public to 2 facilitators. */
export function showsField(traits: number, field: GraphField, audience: number): boolean {
  return ((traits >> shiftOf[field]) & 3) <= audience;
}

/** Whether an audience may both meet the stakeholder and read a field of it. */
export function showsToAll(traits: number, field: GraphField, audience: number): boolean {
  return isPublished(traits) && showsField(traits, 'profile', audience) && showsField(traits, field, audience);
}
