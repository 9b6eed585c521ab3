/** How many letters are put in, left out or changed to turn one word into another (Levenshtein 1966). */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: one.length + 1 }, (_, at) => at);
  for (let i = 1; i <= other.length; i++) {
    const next = [i];
    for (let j = 1; j <= one.length; j++) {
      const changed = one[j - 1] === other[i - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + changed));
    }
    row = next;
  }
  return row[one.length] ?? 0;
}
