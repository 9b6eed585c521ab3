/** One in ten fair lists would be told unfair by chance: the test's level, as in the FA*IR paper's examples. */
const level = 0.1;

/**
 * The fewest protected members that a fair ranking shows among its first `places`, when each place is filled
 * by a fair draw with share `share` (FA*IR: Zehlike et al. 2017): the smallest m with P(Binomial(places, share) ≤ m) > 0.1.
 */
export function fewestFair(places: number, share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return places;
  let probability = (1 - share) ** places;
  let below = probability;
  let fewest = 0;
  while (below <= level && fewest < places) {
    fewest++;
    probability *= ((places - fewest + 1) / fewest) * (share / (1 - share));
    below += probability;
  }
  return fewest;
}
