/** What the sign-in service says: done, or a code to find the words by and how long to wait where that is why. */
export interface Outcome {
  done: boolean;
  code: string | null;
  waitSeconds: number | null;
}

const refused = (code: string): Outcome => ({ done: false, code, waitSeconds: null });

/** Asks the sign-in service at /api/auth; the session is in a cookie that no script can read. */
export async function askAuthentication(path: string, body: object): Promise<Outcome> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Uses a link that came by mail. One that no longer works is answered by leading elsewhere, which is not followed. */
export async function useLink(path: string, token: string): Promise<Outcome> {
  return ask(`${path}?token=${encodeURIComponent(token)}`, { redirect: 'manual' });
}

/** What a device must be asked to make a passkey or to sign in by one; the challenge goes along in a cookie. */
export async function askForOptions<Options>(path: string): Promise<{ outcome: Outcome; options: Options | null }> {
  const answered = await answerTo(path, {});
  if (!answered?.ok) return { outcome: await outcomeOf(answered), options: null };
  return { outcome: { done: true, code: null, waitSeconds: null }, options: (await answered.json()) as Options };
}

async function ask(path: string, request: RequestInit): Promise<Outcome> {
  return outcomeOf(await answerTo(path, request));
}

function answerTo(path: string, request: RequestInit): Promise<Response | null> {
  return fetch(`/api/auth${path}`, request).catch(() => null);
}

async function outcomeOf(response: Response | null): Promise<Outcome> {
  if (!response) return refused('OFFLINE');
  if (response.type === 'opaqueredirect') return refused('LINK');
  if (response.ok) return { done: true, code: null, waitSeconds: null };
  const answer = (await response.json().catch(() => ({}))) as { code?: string };
  const wait = Number(response.headers.get('x-retry-after'));
  if (response.status === 429) return { done: false, code: 'TOO_MANY', waitSeconds: wait || 60 };
  return refused(answer.code ?? 'FAILED');
}
