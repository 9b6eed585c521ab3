/** What this browser kept under a name; null where it kept nothing or keeps nothing at all. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    // A browser that forbids storage throws on the first touch: the choice then lasts as long as the page.
    return null;
  }
}

/** Keeps a choice in this browser, or forgets it when there is none; a browser that forbids storage just forgets. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // As above: the choice still holds for this page.
  }
}
