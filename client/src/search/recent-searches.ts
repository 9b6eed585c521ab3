const key = 'wasl-recent-searches';
const most = 6;

/** What was searched for on this device, the latest first; it is told to nobody. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(words: string): void {
  if (words === '') return;
  try {
    localStorage.setItem(
      key,
      JSON.stringify([words, ...recentSearches().filter((each) => each !== words)].slice(0, most)),
    );
  } catch {
    // A device that keeps nothing still searches.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
