/**
 * How many letters are put in, left out or changed to turn one word into another (Levenshtein 1966). Of words that are
 * further apart than `most` it says only that: any number above.
 */
export function editDistance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  const row = Array.from({ length: one.length + 1 }, (_, at) => at);
  for (let i = 1; i <= other.length; i++) {
    let least = i;
    let across = i - 1;
    row[0] = i;
    for (let j = 1; j <= one.length; j++) {
      const changed = across + (one.charCodeAt(j - 1) === other.charCodeAt(i - 1) ? 0 : 1);
      across = row[j] ?? 0;
      const slips = Math.min(across + 1, (row[j - 1] ?? 0) + 1, changed);
      row[j] = slips;
      if (slips < least) least = slips;
    }
    if (least > most) return least;
  }
  return row[one.length] ?? 0;
}
