import { setTimeout as after } from 'node:timers/promises';

/** How long each part may take to end its work, in milliseconds. */
const patience = 5_000;

/** Ends a part of the server; with the database gone some would wait for it for ever, and a stop must be a stop. */
export async function letGo(ending: Promise<unknown> | undefined, left: () => void = () => {}): Promise<void> {
  if (!ending) return;
  const bell = new AbortController();
  const late = after(patience, 'late', { signal: bell.signal }).catch(() => 'rung off');
  const outcome = await Promise.race([ending.catch(() => 'failed'), late]);
  bell.abort();
  if (outcome === 'late' || outcome === 'failed') left();
}
