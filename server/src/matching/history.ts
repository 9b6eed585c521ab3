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
 * know, and without it nobody is left out and nobody has answered.
 */
export interface MatchHistory {
  /**
   * Whom this stakeholder is not shown again on a day: introduced before, asked for and not yet answered, or not taken up
   * less than three months ago. A side is not told of what has not been forwarded to it; a facilitator may be.
   */
  leftOut(stakeholderId: string, today: number, reader: 'side' | 'facilitator'): Promise<ReadonlySet<string>>;
  /** Answers of these stakeholders, where there are any, without those given to the reader: they would tell a no. */
  answers(stakeholderIds: readonly string[], reader: string): Promise<ReadonlyMap<string, Answers>>;
}

/** The part of the request that knows the past, where a room has registered it. */
export interface HasHistory {
  history?: MatchHistory;
}
