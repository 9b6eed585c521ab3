/**
 * How many letters are put in, left out or changed to turn one word into another (Levenshtein 1966). Of words that are
 * further apart than `most` it says only that: any number above.
 */
export function editDistance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  let row = Array.from({ length: one.length + 1 }, (_, at) => at);
  for (let i = 1; i <= other.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= one.length; j++) {
      const changed = one[j - 1] === other[i - 1] ? 0 : 1;
      const slips = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + changed);
      next.push(slips);
      if (slips < least) least = slips;
    }
    if (least > most) return least;
    row = next;
  }
  return row[one.length] ?? 0;
}
