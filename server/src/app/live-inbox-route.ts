import type { Express, Request } from 'express';
import type { HasViewer } from '../identity/viewer.js';
import type { LiveInbox } from '../notifications/live-inbox.js';

/** What the route needs: who asks, how many of their notifications are unread, and who hears of new ones. */
export interface LiveInboxNeeds {
  inbox: LiveInbox;
  viewerOf(request: Request): Promise<HasViewer>;
  unreadOf(account: string): Promise<number>;
  failed(error: unknown): void;
}

/** Milliseconds between signs of life, at each of which it is also asked whether they are still signed in. */
const pulse = 25_000;
/** So many pages of one account are told at once on one server; a further one waits for one to close. */
const mostOpen = 12;

/**
 * GET /inbox/live: server-sent events, `unread` with the number of unread notifications, at once and whenever it may have
 * changed. 401 without a session, 429 with too many open. Returns how to end them all.
 */
export function addLiveInbox(app: Express, needs: LiveInboxNeeds): () => void {
  const open = new Set<{ account: string; end: () => void }>();
  app.get('/inbox/live', async (request, response) => {
    const account = await accountOf(needs, request);
    if (!account) {
      response.status(401).json({ errors: [{ message: 'Sign in first.', extensions: { code: 'NOT_SIGNED_IN' } }] });
      return;
    }
    if ([...open].filter((each) => each.account === account).length >= mostOpen) {
      response
        .status(429)
        .json({ errors: [{ message: 'Too many pages are open.', extensions: { code: 'TOO_MANY' } }] });
      return;
    }
    // `no-transform` keeps the compression from holding events back.
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' });
    response.flushHeaders();
    const send = oneAtATime(async () => {
      const unread = await needs.unreadOf(account);
      if (!response.writableEnded) response.write(`event: unread\ndata: ${JSON.stringify({ unread })}\n\n`);
    }, needs.failed);
    const stop = needs.inbox.follow(account, send);
    const beat = setInterval(() => {
      accountOf(needs, request)
        .then((still) => (still === account ? response.write(': still here\n\n') : response.end()))
        .catch(needs.failed);
    }, pulse);
    const entry = { account, end: () => response.end() };
    open.add(entry);
    response.on('close', () => {
      clearInterval(beat);
      stop();
      open.delete(entry);
    });
    send();
  });
  return () => {
    for (const each of open) each.end();
  };
}

/** The account that asks; null where there is none, or no longer. */
async function accountOf(needs: LiveInboxNeeds, request: Request): Promise<string | null> {
  try {
    return (await needs.viewerOf(request)).viewer.accountId;
  } catch {
    return null;
  }
}

/** Runs it now, and once more afterwards where it was asked for meanwhile: a burst is told in one or two. */
function oneAtATime(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let running = false;
  let wanted = false;
  const run = () => {
    wanted = true;
    if (running) return;
    running = true;
    void (async () => {
      while (wanted) {
        wanted = false;
        await work().catch(failed);
      }
      running = false;
    })();
  };
  return run;
}
