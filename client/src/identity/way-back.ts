import { remember, remembered } from '../app/remembered';

/** Where to go after signing in: a page of ours, never another site. */
export function wayBack(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}

const keptAs = 'wasl.wayBack';

/** Keeps where to go in this browser until the letter with the link or the confirmation is followed. */
export function keepWayBack(wanted: string | null): void {
  remember(keptAs, wanted);
}

/** Where to go now that the letter was followed; asked once. */
export function takeWayBack(): string {
  const kept = remembered(keptAs);
  remember(keptAs, null);
  return wayBack(kept);
}
