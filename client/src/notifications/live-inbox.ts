import { useEffect, useRef, useSyncExternalStore } from 'react';

/** How many are unread, as the server told last; null until it has. */
let unread: number | null = null;
const ears = new Set<() => void>();

function hear(count: number | null): void {
  unread = count;
  for (const each of ears) each();
}

function listen(ear: () => void): () => void {
  ears.add(ear);
  return () => ears.delete(ear);
}

/**
 * Keeps the number of unread notifications true while the page is looked at. A page in the background lets go of its
 * connection, since a browser has few of them for one site; the browser itself comes back to a server that was away.
 */
export function useLiveInbox(account: string | undefined): void {
  useEffect(() => {
    if (!account) return;
    let source: EventSource | null = null;
    const look = () => {
      source?.close();
      source = document.hidden ? null : new EventSource('/inbox/live');
      source?.addEventListener('unread', (event) => hear((JSON.parse(event.data) as { unread: number }).unread));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      source?.close();
      hear(null);
    };
  }, [account]);
}

/** The number of unread notifications: what the server told last, or what was known before. */
export function useUnread(known: number): number {
  return useSyncExternalStore(listen, () => unread) ?? known;
}

/** Looks anew whenever the number changes while one looks on, so that a page shows what one is being told. */
export function useToldAnew(renew: () => void): void {
  const now = useSyncExternalStore(listen, () => unread);
  const before = useRef(now);
  const latest = useRef(renew);
  latest.current = renew;
  useEffect(() => {
    if (before.current !== null && now !== null && before.current !== now) latest.current();
    before.current = now;
  }, [now]);
}
