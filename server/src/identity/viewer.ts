/** Who may see a field: everyone, members, or facilitators and the secretariat. */
export const audiences = ['public', 'members', 'facilitators'] as const;
export type Audience = (typeof audiences)[number];

/** Who is asking: the audience they belong to and the stakeholder they act for, if any. */
export interface Viewer {
  audience: Audience;
  actsFor: string | null;
}

export const visitor: Viewer = { audience: 'public', actsFor: null };

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
