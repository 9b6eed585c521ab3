/** How someone answered introductions so far; told to others only as "usually answers within a week", never as a rate. */
export interface Answers {
  accepted: number;
  declined: number;
  /** Of all answers, how many came within a week. */
  withinAWeek: number;
  /** Day of the last answer, counted from 1970. */
  last: number;
}

/**
 * What a later room knows of the past between stakeholders. Matching only declares it; `app` hands in what introductions
 * know, and until then nobody is left out and nobody has answered.
 */
export interface MatchHistory {
  /** Whom this stakeholder is not shown again on a day: introduced before, dismissed, or answered less than three months ago. */
  leftOut(stakeholderId: string, today: number): Promise<ReadonlySet<string>>;
  /** Answers of these stakeholders, where there are any. */
  answers(stakeholderIds: readonly string[]): Promise<ReadonlyMap<string, Answers>>;
}

/** The part of the request that knows the past, where a room has registered it. */
export interface HasHistory {
  history?: MatchHistory;
}
