import type { Answers } from '../history.js';

/** Answers that weigh as much as the prior, a Beta(2, 2): half accepted. */
const prior = { accepted: 2, all: 4 };
/** An answer counts half after so many days. */
const halfLife = 365;
/** So few answers say nothing that may be told. */
const leastAnswers = 5;

/**
 * How likely an introduction is taken up: the mean of the Beta posterior of accepted answers (Laplace's rule with a prior of
 * 2 and 2), pulled to one half as the last answer recedes. One half where nothing is known, so that newcomers lose nothing.
 */
export function responsiveness(answers: Answers | undefined, today: number): number {
  if (!answers) return 0.5;
  const mean = (answers.accepted + prior.accepted) / (answers.accepted + answers.declined + prior.all);
  const recency = 2 ** (-Math.max(0, today - answers.last) / halfLife);
  return 0.5 + (mean - 0.5) * recency;
}

/** Whether it may be said that someone usually answers within a week: from five answers up, most of them so. */
export function usuallyAnswersWithinAWeek(answers: Answers | undefined): boolean {
  if (!answers) return false;
  const all = answers.accepted + answers.declined;
  return all >= leastAnswers && answers.withinAWeek * 2 > all;
}
