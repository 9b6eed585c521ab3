import type { PlatformRole } from './account.js';

/** Who may see a field: everyone, members, or facilitators and the secretariat. */
export const audiences = ['public', 'members', 'facilitators'] as const;
export type Audience = (typeof audiences)[number];

/** Who is asking: the audience they belong to, the stakeholder they act for, and what their account may do. */
export interface Viewer {
  audience: Audience;
  /** The stakeholder they act for now, one of `delegateOf`. */
  actsFor: string | null;
  accountId: string | null;
  roles: readonly PlatformRole[];
  /** Clusters they facilitate. */
  facilitates: readonly string[];
  /** Stakeholders they may act for. */
  delegateOf: readonly string[];
}

export const visitor: Viewer = {
  audience: 'public',
  actsFor: null,
  accountId: null,
  roles: [],
  facilitates: [],
  delegateOf: [],
};

/** The part of the request that says who is asking. */
export interface HasViewer {
  viewer: Viewer;
}

/** A viewer sees what is open to their own audience and to every wider one. */
export function maySee(viewer: Viewer, audience: Audience): boolean {
  return audiences.indexOf(viewer.audience) >= audiences.indexOf(audience);
}

/** The audiences whose content a viewer may see, widest first. */
export function audiencesOf(viewer: Viewer): Audience[] {
  return audiences.slice(0, audiences.indexOf(viewer.audience) + 1);
}

/** The same as a PostgreSQL array literal, for `= any(?)`. */
export function audienceArray(viewer: Viewer): string {
  return `{${audiencesOf(viewer).join(',')}}`;
}

/** Facilitates at least one of these clusters: what the domain calls a stakeholder's *own* facilitator. */
export function isFacilitatorOf(viewer: Viewer, clusterIds: readonly string[]): boolean {
  return clusterIds.some((id) => viewer.facilitates.includes(id));
}

/** Belongs to the secretariat; administrators may do all that the secretariat may. */
export function isSecretariat(viewer: Viewer): boolean {
  return viewer.roles.includes('secretariat') || viewer.roles.includes('administrator');
}

/** Facilitators of any cluster, the secretariat and administrators: the audience `facilitators`. */
export function isStaff(viewer: Viewer): boolean {
  return viewer.audience === 'facilitators';
}

/** May act for this stakeholder, whether or not they do so now. */
export function isDelegateOf(viewer: Viewer, stakeholderId: string): boolean {
  return viewer.delegateOf.includes(stakeholderId);
}
